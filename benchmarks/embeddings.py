"""Time the page of embeddings in a browser: sliders, selections, drawings.

    python -m benchmarks.embeddings [--rounds N]

A slider's clock stops when the title says the new map, whose points are drawn right after
that; a selection's when its gallery stands in the page; a drawing's when its star is drawn.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import expect, sync_playwright

from tests.browser import chromium
from tests.browser.app_page import WARM_TIMEOUT
from tests.browser.embeddings.page import EmbeddingsPage
from tests.browser.server import serve
from tests.browser.strokes import DIGITS

VIEWPORT = {"width": 1280, "height": 720}
PERPLEXITIES = ("30", "50")
CORNERS = 25
RADIUS = 0.13  # of the lasso, in sides of the map: some two thousand points


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    n_rounds = parser.parse_args().rounds
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(
            Path(folder) / "log", environment={"GLYPHSCOPE_RUNS": str(Path(folder) / "runs")}
        ) as server,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright)
        page = EmbeddingsPage(browser.new_page(viewport=VIEWPORT), server.url).open()
        print("| measure | n | median, s | p95 | worst |\n|---|---|---|---|---|")
        report("slider to new map", slide(page, n_rounds))
        sizes, seconds = select(page, n_rounds)
        report(f"lasso of {median(sizes):.0f} points to gallery", seconds)
        report("stroke to star, networks warm", draw(page, n_rounds))
        browser.close()


def slide(page: EmbeddingsPage, n_rounds: int) -> list[float]:
    seconds = []
    for turn in range(n_rounds):
        key, perplexity = (("ArrowRight", PERPLEXITIES[1]), ("ArrowLeft", PERPLEXITIES[0]))[
            turn % 2
        ]
        seconds.append(page.slide(key, f"L2-softmax · t-SNE {perplexity}"))
        page.settle()
        page.page.wait_for_timeout(400)
    return seconds


def select(page: EmbeddingsPage, n_rounds: int) -> tuple[list[int], list[float]]:
    """Lasso the middle of the map; two radii tell the gallery of one round from the next."""
    sizes, seconds = [], []
    page.take("Lasso")
    for turn in range(n_rounds):
        before = galleries(page)
        page.drag(circle(RADIUS - 0.01 * (turn % 2)))
        start = time.perf_counter()
        seconds.append(until(lambda b=before: galleries(page) not in ("", b), start))
        sizes.append(page.selected())
    return sizes, seconds


def circle(radius: float) -> list[tuple[float, float]]:
    turns = np.linspace(0, 2 * np.pi, CORNERS)
    return [(0.5 + radius * np.cos(turn), 0.5 + radius * np.sin(turn)) for turn in turns]


def galleries(page: EmbeddingsPage) -> str:
    return " ".join(page.gallery.all_inner_texts())


def draw(page: EmbeddingsPage, n_rounds: int) -> list[float]:
    page.draw(DIGITS[7])
    expect(page.near.first).to_be_visible(timeout=WARM_TIMEOUT)
    seconds = []
    for turn in range(n_rounds):
        page.page.get_by_role("button", name="Clear", exact=True).click()
        page.settle()
        expect(page.near).to_have_count(0)
        page.draw(DIGITS[turn % 10])
        start = time.perf_counter()
        seconds.append(until(lambda: page.stars() > 0, start))
    return seconds


def until(done: Callable[[], bool], start: float) -> float:
    """Return the seconds since `start` when `done` says so."""
    while not done():
        if time.perf_counter() - start > 30:
            raise TimeoutError("The page did not answer within 30 seconds.")
        time.sleep(0.005)
    return time.perf_counter() - start


def report(name: str, seconds: list[float]) -> None:
    p95 = np.percentile(seconds, 95)
    print(f"| {name} | {len(seconds)} | {median(seconds):.2f} | {p95:.2f} | {max(seconds):.2f} |")


if __name__ == "__main__":
    main()
