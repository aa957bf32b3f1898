"""Time what a visitor does to figures, on an older checkout and on this one in turn.

    python -m benchmarks.figures OLDER_CHECKOUT [--rounds N] [--only WORD]

Both servers run at once, and each lap on the one is followed by the same lap on the other, so that
whatever else the machine does slows both. The first lap of each is practice.
"""

import argparse
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from benchmarks.figures.rows import ROWS, Row
from benchmarks.figures.side import Side
from tests.browser import chromium
from tests.browser.server import ROOT, serve


def main() -> None:
    options = parse_options()
    rows = [row for row in ROWS if options.only in row.laps.__name__]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        runs = {"GLYPHSCOPE_RUNS": str(folder / "runs")}
        places = {"older": options.older.resolve(), "this": ROOT}
        urls = [
            stack.enter_context(serve(folder / name, environment=runs, folder=place)).url
            for name, place in places.items()
        ]
        browser = chromium.launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        sides = [
            Side(
                browser,
                urls[0],
                ".scatter .stage",
                ".scatter .card",
                ".scatter .stage canvas",
                ".player canvas",
            ),
            Side(
                browser,
                urls[1],
                ".figures .plot",
                ".figures .card",
                ".figures .main-svg",
                ".figures .main-svg",
            ),
        ]
        print("| measure | n | older | this | ratio |\n|---|---|---|---|---|")
        for row in rows:
            compare(row, sides, options.rounds)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("older", type=Path, help="a checkout of the app as it was")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only", default="", help="rows whose function's name has this in it")
    return parser.parse_args()


def compare(row: Row, sides: Sequence[Side], n_rounds: int) -> None:
    """Take the laps of a row on both sides in turn, and print their medians."""
    laps = [row.laps(side) for side in sides]
    taken: list[list[Sequence[float]]] = [[], []]
    for number in range(n_rounds + 1):
        for at in (0, 1) if number % 2 else (1, 0):
            taken[at].append(next(laps[at]))
    for place, name in enumerate(row.names):
        older, this = (median(lap[place] for lap in side[1:]) for side in taken)
        print(
            f"| {name} | {n_rounds} | {older:.3g} | {this:.3g} | {this / older:.2f} |", flush=True
        )
    for context in list(sides[0].browser.contexts):
        context.close()


if __name__ == "__main__":
    main()
