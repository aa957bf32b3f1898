"""Time the live view: from a snapshot on disk to the browser, and what watching costs.

    python -m benchmarks.live [--n-epochs N]

One training runs; a page watches it during every second epoch and is away meanwhile. Delays are
from the moment a snapshot's file is complete to the moment P of its step is drawn.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Page, sync_playwright

from core.iic.film import load_film
from core.runs import Run, jobs
from tests.browser import chromium
from tests.browser.server import serve

STEPS_AN_EPOCH = 110
PATIENCE = 120.0  # seconds

# Notes when P of each step was first drawn, in milliseconds since 1970.
CLOCK = """(panels) => {
    window.seen = {};
    const note = (changes) => {
        if (!changes.some(({ target }) => target.closest?.("[data-name='joint-1'] image"))) return;
        const said = panels.querySelector('.moment').textContent;
        const step = /step ([0-9,]+)/.exec(said)?.[1].replace(',', '');
        if (step) window.seen[step] ??= Date.now();
    };
    new MutationObserver(note).observe(panels, { subtree: true, attributes: true });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--n-epochs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["GLYPHSCOPE_RUNS"] = folder
        with serve(Path(folder) / "log", environment={"GLYPHSCOPE_RUNS": folder}) as server:
            page = chromium.launch(playwright).new_page(viewport={"width": 1280, "height": 720})
            run = jobs.start("iic", 0, ("--preset", "quick", "--n-epochs", str(options.n_epochs)))
            seen, written, watched = follow(run, page, server.url, options.n_epochs)
        report(run, seen, written, watched)


def follow(run: Run, page: Page, url: str, n_epochs: int) -> tuple[dict, dict, set[int]]:
    """Watch every second epoch; return when steps were seen and written, and which epochs."""
    seen: dict[int, float] = {}
    written: dict[int, float] = {}
    watched: set[int] = set()
    watching = False
    deadline = time.monotonic() + PATIENCE * n_epochs
    while run.state not in ("finished", "failed") and time.monotonic() < deadline:
        for file in run.snapshot_files:
            written.setdefault(int(file.stem), file.stat().st_mtime)
        epoch = max(written, default=0) // STEPS_AN_EPOCH
        if epoch % 2 and not watching:
            page.goto(f"{url}/watch?run={run.id}")
            page.locator("[data-name='joint-1'] image").first.wait_for()
            page.locator(".panels").evaluate(CLOCK)
            watching = True
            watched.add(epoch)
        elif watching and epoch % 2 == 0:
            seen |= {int(k): v / 1000 for k, v in page.evaluate("window.seen").items()}
            page.goto("about:blank")
            watching = False
        page.wait_for_timeout(100)
    return seen, written, watched


def report(run: Run, seen: dict, written: dict, watched: set[int]) -> None:
    delays = [seen[step] - written[step] for step in seen if step in written]
    delays = [delay for delay in delays if delay > 0]
    film = load_film(run)
    paces = {True: [], False: []}
    for epoch in range(1, int(film.epochs[-1])):
        inside = (film.steps > epoch * STEPS_AN_EPOCH + 20) & (film.epochs < epoch + 0.999)
        steps, seconds = film.steps[inside], film.seconds[inside]
        paces[epoch in watched].append((seconds[-1] - seconds[0]) / (steps[-1] - steps[0]))
    print("| measure | n | median | p95 |\n|---|---|---|---|")
    p95 = np.quantile(delays, 0.95)
    print(f"| snapshot written to drawn, s | {len(delays)} | {median(delays):.2f} | {p95:.2f} |")
    for watching, name in ((True, "with a page watching"), (False, "without")):
        pace = [1000 * seconds for seconds in paces[watching]]
        print(f"| a step {name}, ms | {len(pace)} epochs | {median(pace):.1f} | |")
    print(f"| ratio | | {median(paces[True]) / median(paces[False]):.3f} | |")


if __name__ == "__main__":
    main()
