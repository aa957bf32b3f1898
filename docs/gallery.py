"""Take the pictures of README and GALLERY.md anew: `python -m docs.gallery [NAME...]`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from core.writing.characters import CHARACTERS
from tests.browser.anomalies.page import AnomaliesPage
from tests.browser.chromium import launch
from tests.browser.dec.page import DECPage
from tests.browser.draw.page import DrawPage
from tests.browser.embeddings.page import EmbeddingsPage
from tests.browser.figure import Figure
from tests.browser.kana.page import KanaPage, handwritten
from tests.browser.server import serve_runs
from tests.browser.strokes import DIGITS, SCRIBBLE
from tests.browser.teach.page import TeachPage, smiley
from tests.browser.watch.page import WatchPage

FOLDER = Path(__file__).parent / "pictures"
PATIENCE = 120_000  # milliseconds for a page to come up
REST = 4_000  # milliseconds for what still comes to rest
LOW, HIGH, WHOLE = (1280, 720), (1280, 860), (1280, 1060)
Act = Callable[[Page, str], object]


def embeddings(page: Page, url: str) -> None:
    """Draw a seven into a map and select a part of it."""
    maps = EmbeddingsPage(page, url).open()
    maps.draw(DIGITS[7])
    maps.lasso(0.16)


def taught(page: Page, url: str) -> None:
    """Teach a smiley by three drawings and draw a fourth."""
    teach = TeachPage(page, url).open()
    teach.name("smiley")
    for number in range(3):
        teach.keep(smiley(number))
    teach.draw(smiley(3))


def opened(address: str, *figures: str) -> Act:
    """Return what opens an address and waits for figures."""

    def act(page: Page, url: str) -> None:
        page.goto(url + address)
        for figure in figures:
            Figure(page, figure).wait()

    return act


# The picture -> what is done before it, its size, and the colours.
PICTURES: dict[str, tuple[Act, tuple[int, int], str]] = {
    "draw-light": (lambda page, url: DrawPage(page, url).open().draw(DIGITS[7]), LOW, "light"),
    "draw-dark": (lambda page, url: DrawPage(page, url).open().draw(SCRIBBLE), LOW, "dark"),
    "watch-light": (lambda page, url: WatchPage(page, url).open_film("/watch"), LOW, "light"),
    "overclusters-light": (opened("/overclusters?open=38,42", "overclusters"), LOW, "light"),
    "embeddings-light": (embeddings, HIGH, "light"),
    "anomalies-light": (lambda page, url: AnomaliesPage(page, url).open(), HIGH, "light"),
    "dec-light": (lambda page, url: DECPage(page, url).open(), HIGH, "light"),
    "mutual-information-light": (opened("/mine", "relief", "climb"), WHOLE, "light"),
    "inside-light": (opened("/inside"), HIGH, "light"),
    "kana-light": (
        lambda page, url: KanaPage(page, url).open().draw(handwritten(CHARACTERS.index("ね"))),
        LOW,
        "light",
    ),
    "kana-lab-light": (opened("/kana-lab?lesson=rate", "accuracy"), HIGH, "light"),
    "lessons-light": (opened("/lessons"), LOW, "light"),
    "teach-light": (taught, HIGH, "light"),
    "texts-light": (opened("/texts?text=metric-learning", "norms"), HIGH, "light"),
}


def main() -> None:
    """Take the pictures that the command line names, all of them by default."""
    wanted = sys.argv[1:] or list(PICTURES)
    expect.set_options(timeout=PATIENCE)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_runs(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for name in wanted:
            act, (width, height), colours = PICTURES[name]
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=colours,
                reduced_motion="reduce",
            )
            page.set_default_timeout(PATIENCE)
            act(page, server.url)
            page.mouse.move(width - 1, height - 1)
            page.wait_for_timeout(REST)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
