"""The page Kana as a visitor handles it: its slate, its practice, its table."""

import numpy as np
from playwright.sync_api import Locator, Page, expect

from core.writing.characters import READINGS
from core.writing.shapes import load_pen_strokes
from tests.browser.app_page import WARM_TIMEOUT
from tests.browser.draw.page import DrawPage
from tests.browser.figure import Figure
from tests.browser.strokes import Stroke

N_POINTS = 16  # of a stroke as the mouse draws it


def handwritten(index: int, seed: int = 0) -> list[Stroke]:
    """Return a character as a hand might write it: smaller, shifted, slanted, a little unsteady.

    Args:
        index: of the character in `CHARACTERS`.
        seed: of the hand.
    """
    rng = np.random.default_rng([seed, index])
    size, slant = rng.uniform(0.6, 0.8), rng.normal(0, 0.06)
    turn = np.array([[size, 0], [slant, size]])
    start = 0.5 - turn.sum(axis=0) / 2 + rng.uniform(-0.06, 0.06, 2)
    kept = np.linspace(0, len(load_pen_strokes()[index][0]) - 1, N_POINTS).round().astype(int)
    drawn = [
        stroke[kept] @ turn + start + rng.normal(0, 0.004, (N_POINTS, 2))
        for stroke in load_pen_strokes()[index]
    ]
    return [[(float(x), float(y)) for x, y in stroke] for stroke in drawn]


class KanaPage(DrawPage):
    """A browser page that shows Kana."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.matrix = Figure(page, "kana")
        self.cell_title = page.locator(".gs-kana-cell h2")
        self.check = self.button("Check")
        self.next = self.button("Next")

    def open(self, address: str = "/kana") -> "KanaPage":
        """Go to an address and wait until drawings are judged."""
        self.go(address)
        expect(self.page.locator(".gs-head")).to_be_visible()
        self.settle()
        expect(self.page.locator(".gs-waking")).to_have_count(0, timeout=WARM_TIMEOUT)
        self.settle()
        return self

    def character(self) -> str:
        """Return the character that the page answers with."""
        return self.answer.inner_text()[0]

    def asked(self) -> int:
        """Return the character that the practice asks for, an index into `CHARACTERS`."""
        return READINGS.index(self.page.locator(".gs-kana-prompt b").inner_text())

    def write(self, strokes: list[Stroke]) -> None:
        """Write on the slate of the practice, and wait until it can be checked."""
        for points in strokes:
            self.stroke(points)
        expect(self.check).to_be_enabled(timeout=WARM_TIMEOUT)
        self.settle()

    def listed(self, place: int) -> tuple[Locator, str]:
        """Return a confusion of the list, and its two characters."""
        pill = self.page.locator(".st-key-kana_often button").nth(place)
        text = pill.inner_text()
        return pill, text[0] + text.split("→")[1].strip()[0]
