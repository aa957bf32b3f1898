"""What the visitors waited and what they cost, as rows of a table."""

from pathlib import Path

import numpy as np
import psutil

from benchmarks.load.visitor import Visitor
from benchmarks.load.wall import Wall
from tests.browser.server import Server

FINISHED_FRAGMENT = "FINISHED_FRAGMENT_RUN_SUCCESSFULLY"


def report(visitors: list[Visitor], timings: Path, log: str) -> None:
    """Print the table's rows and what went wrong."""
    lines = [line.split() for line in timings.read_text().splitlines()]
    reruns = [float(seconds) for status, seconds in lines if status == FINISHED_FRAGMENT]
    trips = [seconds for visitor in visitors for seconds in visitor.round_trips]
    errors = [error for visitor in visitors for error in visitor.errors]
    errors += ["traceback in the log"] * log.count("Traceback (most recent call last)")
    missing = len(trips) - sum(visitor.n_verdicts for visitor in visitors)
    print("| measure | n | median | p95 | largest |\n|---|---|---|---|---|")
    row("server-side rerun, s", reruns)
    row("stroke sent to rerun finished, at the client, s", trips)
    print(f"\n{len(visitors)} sessions, {len(errors)} errors, {missing} strokes without a verdict")
    print(*sorted(set(errors)), sep="\n")


def cost(server: Server) -> tuple[float, float]:
    """Return what a server took so far: seconds of processors, and bytes of memory."""
    port = int(server.url.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        if any(link.laddr.port == port for link in process.net_connections("tcp")):
            times = process.cpu_times()
            return times.user + times.system, process.memory_info().rss
    raise LookupError(f"No process of mine listens on port {port}.")


def report_cost(
    visitors: list[Visitor], before: tuple[float, float], after: tuple[float, float]
) -> None:
    """Print what a stroke and a session cost the server; both hold on a busy machine, too."""
    n_strokes = sum(len(visitor.sent) for visitor in visitors)
    seconds, memory = (end - start for start, end in zip(before, after, strict=True))
    print(f"\n{1000 * seconds / n_strokes:.1f} ms of a processor a stroke", end=", ")
    print(f"{memory / len(visitors) / 1e6:.1f} MB a session")


def report_wall(visitors: list[Visitor], wall: Wall) -> None:
    """Print how long drawings took to the wall.

    A stroke counts as seen when the next drawing of its seat appears; one that was drawn over
    before the wall looked is seen with the one after it.
    """
    waits = [
        min(after) - sent
        for visitor in visitors
        for sent in visitor.sent
        if (after := [at for at in wall.seen.get(visitor.seat, []) if at > sent])
    ]
    n_sent = sum(len(visitor.sent) for visitor in visitors)
    n_seen = sum(map(len, wall.seen.values()))
    print("\n| measure | n | median | p95 | largest |\n|---|---|---|---|---|")
    row("stroke sent to the teacher's wall, s", waits)
    print(f"\n{n_sent - len(waits)} strokes never seen, {n_seen - wall.n_stars} without a star")


def row(measure: str, values: list[float]) -> None:
    median, p95 = np.percentile(values, [50, 95])
    print(f"| {measure} | {len(values)} | {median:.3f} | {p95:.3f} | {max(values):.3f} |")
