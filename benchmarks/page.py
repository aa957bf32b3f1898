"""Time the pages: a stroke's verdict, the start of the app, visits, the verdict by itself.

python -m benchmarks.page [--strokes N] [--starts N] [--visits N] [--verdicts N] [--seed N]

A part whose N is 0 is left out.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import chromium
from tests.browser.draw.page import DrawPage
from tests.browser.kana.page import KanaPage, handwritten
from tests.browser.server import serve
from tests.browser.strokes import DIGITS

CONSTANT = (sys.executable, "-m", "benchmarks.instrumented", "--constant", "run", "app.py")
HELLO = (sys.executable, "-m", "streamlit", "hello")
WARM_TIMEOUT = 120_000  # milliseconds
STROKES_PER_DRAWING = 3
PAUSE = 300  # milliseconds between strokes: both pages at rest

# A page -> what it is there to show; its question stands in an `h1`.
CONTENT = {
    "/": "canvas.upper-canvas[aria-label]",
    "/lessons": ".gs-lesson-card",
    "/watch": ".figures .main-svg",
    "/overclusters": ".figures .main-svg",
    "/embeddings": ".figures .main-svg",
    "/anomalies": ".figures .main-svg",
    "/dec": "canvas.upper-canvas[aria-label]",
    "/mine": ".stage canvas",
    "/inside": "canvas.upper-canvas[aria-label]",
    "/kana": "canvas.upper-canvas[aria-label]",
    "/kana-lab": ".figures .main-svg",
    "/teach": "canvas.upper-canvas[aria-label]",
    "/texts": ".gs table",
    "/runs": ".gs table",
}

# The clock starts when the pen is lifted and stops when the answer stands in the page: the
# page shows the picture it judged, and sends the answer after everything else.
STOPWATCH = """() => {
    window.laps = [];
    let lifted = null, shown = null;
    window.addEventListener('pointerup', () => { lifted = performance.now(); }, true);
    new MutationObserver(() => {
        const source = document.querySelector('.gs-answer .gs-seen img')?.src;
        if (!source || source === shown) return;
        shown = source;
        if (lifted !== null) window.laps.push(performance.now() - lifted);
        lifted = null;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""


def main() -> None:
    options = parse_options()
    print("| measure | n | median | spread |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        if options.strokes:
            compare_strokes(browser, Path(folder), options.strokes, options.seed)
            compare_modes(browser, Path(folder), options.strokes, options.seed)
        if options.starts:
            compare_starts(browser, Path(folder), options.starts)
        if options.visits:
            compare_visits(browser, Path(folder), options.visits)
        browser.close()
    if options.verdicts:
        time_verdicts(options.verdicts, options.seed)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strokes", type=int, default=40, help="on each page")
    parser.add_argument("--starts", type=int, default=7, help="of each app")
    parser.add_argument("--visits", type=int, default=9, help="to each page")
    parser.add_argument("--verdicts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


# ---- a stroke -----------------------------------------------------------------


def compare_strokes(browser: Browser, folder: Path, n_strokes: int, seed: int) -> None:
    """Draw the same strokes in turn on the page and on one whose verdict is constant."""
    with ExitStack() as stack:
        ours = stack.enter_context(serve(folder / "ours"))
        constant = stack.enter_context(serve(folder / "constant", CONSTANT))
        pages = [open_page(browser, server.url) for server in (ours, constant)]
        laps = alternate(pages, n_strokes, seed)
    report("stroke's end to shown verdict, ms", laps[0])
    report("the same with a constant verdict, ms", laps[1])
    report_ratio(*laps)


def compare_modes(browser: Browser, folder: Path, n_strokes: int, seed: int) -> None:
    """Draw the same strokes in turn in kana mode and in digit mode, on one server."""
    with serve(folder / "modes") as server:
        kana = KanaPage(browser.new_page(), server.url).open()
        kana.draw(handwritten(0))  # the first verdict is not timed
        kana.page.evaluate(STOPWATCH)
        laps = alternate([kana, open_page(browser, server.url)], n_strokes, seed)
    report("stroke's end to shown verdict in kana mode, ms", laps[0])
    report("the same in digit mode, ms", laps[1])
    report_ratio(*laps)


def alternate(pages: Sequence[DrawPage], n_strokes: int, seed: int) -> list[list[float]]:
    """Draw the same strokes on two pages in turn and return the laps of each."""
    rng = random.Random(seed)
    for number in range(n_strokes + STROKES_PER_DRAWING):
        stroke = scrawl(rng)
        for page in pages if number % 2 else pages[::-1]:
            if number % STROKES_PER_DRAWING == 0:
                wipe(page)
            timed_stroke(page, stroke, number == STROKES_PER_DRAWING)
    laps = [page.page.evaluate("window.laps") for page in pages]
    for page in pages:
        page.page.context.close()
    return laps


def open_page(browser: Browser, url: str) -> DrawPage:
    page = DrawPage(browser.new_page(), url).open()
    page.draw(DIGITS[4])  # the first verdict is not timed
    page.page.evaluate(STOPWATCH)
    return page


def scrawl(rng: random.Random) -> list[tuple[float, float]]:
    return [(rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85)) for _ in range(4)]


def wipe(page: DrawPage) -> None:
    page.button("Clear").click()
    expect(page.invitation).to_be_visible()


def timed_stroke(page: DrawPage, stroke: list[tuple[float, float]], forget: bool) -> None:
    """Draw and wait for the answer; the strokes before `forget` were practice."""
    if forget:
        page.page.evaluate("window.laps.length = 0")
    n_laps = page.page.evaluate("window.laps.length")
    page.stroke(stroke)
    page.page.wait_for_function("n => window.laps.length > n", arg=n_laps, timeout=WARM_TIMEOUT)
    page.page.wait_for_timeout(PAUSE)


# ---- the start ----------------------------------------------------------------


def compare_starts(browser: Browser, folder: Path, n_starts: int) -> None:
    """Start the app and Streamlit's hello in turn, each in a fresh browser profile."""
    ours, hello, warm = [], [], []
    for number in range(n_starts):
        log = folder / f"start-{number}"
        hello.append(time_start(browser, log, HELLO, await_hello)[0])
        canvas, models = time_start(browser, log, None, await_canvas)
        ours.append(canvas)
        warm.append(models)
    report("process start to usable canvas, s", ours)
    report("the same for `streamlit hello`, s", hello)
    report_ratio(ours, hello)
    report("usable canvas to the first verdict, s", warm)


def time_start(
    browser: Browser,
    log: Path,
    command: Sequence[str] | None,
    wait: Callable[[DrawPage], None],
) -> tuple[float, float]:
    """Return seconds from process start to a usable page, and from there to a first verdict."""
    started = time.perf_counter()
    with serve(log, **({"command": command} if command else {})) as server:
        page = DrawPage(browser.new_page(), server.url)
        page.page.goto(server.url)
        wait(page)
        usable = time.perf_counter()
        if not command:
            page.stroke(DIGITS[1][0])
            expect(page.answer).to_be_visible(timeout=WARM_TIMEOUT)
        judged = time.perf_counter()
        page.page.context.close()
    return usable - started, judged - usable


def await_canvas(page: DrawPage) -> None:
    """Wait until the slate takes strokes: its script labels it when it is ready."""
    page.page.locator("canvas.upper-canvas[aria-label]").wait_for()


def await_hello(page: DrawPage) -> None:
    page.page.locator("h1").first.wait_for()


# ---- a visit ------------------------------------------------------------------


def compare_visits(browser: Browser, folder: Path, n_visits: int) -> None:
    """Visit every page, and Streamlit's hello before each, on servers that are warm.

    Each visit is in a browser profile of its own, which has nothing in its cache.
    """
    hello: list[float] = []
    words: dict[str, list[float]] = {path: [] for path in CONTENT}
    whole: dict[str, list[float]] = {path: [] for path in CONTENT}
    with ExitStack() as stack:
        ours = stack.enter_context(serve(folder / "visited"))
        other = stack.enter_context(serve(folder / "hello", HELLO))
        for path, content in CONTENT.items():  # not timed
            time_visit(browser, ours.url + path, content)
        time_visit(browser, other.url, "h1")
        for _ in range(n_visits):
            for path, content in CONTENT.items():
                hello.append(time_visit(browser, other.url, "h1")[0])
                question, shown = time_visit(browser, ours.url + path, content)
                words[path].append(question)
                whole[path].append(shown)
    report("`streamlit hello`, s", hello)
    for path in CONTENT:
        report(f"{path}: its question, s", words[path])
        report(f"{path}: its content, s", whole[path])
    medians = [np.median(seconds) for seconds in whole.values()]
    report("content, medians of the pages, s", medians)
    print(f"| ratio to `streamlit hello` | | {np.median(medians) / np.median(hello):.2f} | |")


def time_visit(browser: Browser, address: str, content: str) -> tuple[float, float]:
    """Return seconds from asking for a page to its question, and to its content."""
    page = browser.new_page()
    page.set_default_timeout(WARM_TIMEOUT)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator("h1").first.wait_for()
    question = time.perf_counter()
    page.locator(content).first.wait_for()
    shown = time.perf_counter()
    page.context.close()
    return question - started, shown - started


# ---- the verdict --------------------------------------------------------------


def time_verdicts(n_verdicts: int, seed: int) -> None:
    """Judge test images one by one, in this process."""
    from core.data import load_mnist
    from core.verdict import load_recognizer

    recognizer, images = load_recognizer(), load_mnist("test").images
    chosen = np.random.default_rng(seed).choice(len(images), n_verdicts + 20, replace=False)
    seconds = []
    for index in chosen:
        start = time.perf_counter()
        recognizer.verdict(images[index])
        seconds.append(time.perf_counter() - start)
    report("one verdict in process, warm, ms", [1000 * s for s in seconds[20:]])


def report(measure: str, values: Sequence[float]) -> None:
    """Print a row: how many, the median, the middle half and the 95th percentile."""
    low, median, high, p95 = np.percentile(values, [25, 50, 75, 95])
    spread = f"{low:.2f} to {high:.2f} (middle half), p95 {p95:.2f}"
    print(f"| {measure} | {len(values)} | {median:.2f} | {spread} |", flush=True)


def report_ratio(ours: Sequence[float], others: Sequence[float]) -> None:
    """Print the ratio of two medians, with the middle half of the ratios of pairs."""
    low, high = np.percentile(np.divide(ours, others), [25, 75])
    ratio = np.median(ours) / np.median(others)
    print(f"| ratio of the medians | | {ratio:.2f} | pairs {low:.2f} to {high:.2f} |", flush=True)


if __name__ == "__main__":
    main()
