"""The page Teach as a visitor handles it."""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.app_page import WARM_TIMEOUT
from tests.browser.draw.page import DrawPage
from tests.browser.strokes import Stroke, arc

LEAN = ((0.0, 1.0), (0.08, 0.95), (-0.07, 1.03), (0.04, 0.9), (-0.1, 0.97))


def smiley(number: int) -> list[Stroke]:
    """Return a smiley; each number leans and measures otherwise."""
    lean, size = LEAN[number % len(LEAN)]
    strokes = [
        arc((0.5, 0.5), (0.33, 0.35), -80, 285, 24),
        [(0.38, 0.37), (0.385, 0.45)],
        [(0.62, 0.37), (0.615, 0.45)],
        arc((0.5, 0.53), (0.18, 0.16), 20, 160, 10),
    ]
    return [
        [(0.5 + size * (x - 0.5) + lean * (y - 0.5), 0.5 + size * (y - 0.5)) for x, y in stroke]
        for stroke in strokes
    ]


class TeachPage(DrawPage):
    """A browser page that shows Teach."""

    def open(self, address: str = "/teach") -> "TeachPage":
        """Go to the page and wait until drawings are judged."""
        self.go(address)
        expect(self.invitation).to_be_visible()
        expect(self.page.locator(".gs-waking")).to_have_count(0, timeout=WARM_TIMEOUT)
        self.settle()
        return self

    def name(self, name: str) -> None:
        """Say what is taught."""
        field = self.page.get_by_label("What do you teach?")
        field.fill(name)
        field.press("Enter")
        self.settle()

    def keep(self, strokes: Iterable[Stroke]) -> None:
        """Draw an example and keep it."""
        before = self.examples().count()
        self.draw(strokes)
        self.page.get_by_role("button", name="Keep as example").click()
        expect(self.examples()).to_have_count(before + 1)
        self.await_ink(0)
        self.settle()

    def examples(self):
        """Return the pictures of all examples."""
        return self.page.locator(".st-key-teach-shelf img")

    def go_to(self, name: str) -> None:
        """Follow a link of the navigation."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.settle()

    def save(self, folder: Path) -> Path:
        """Save the examples to a file and return it."""
        self.page.get_by_role("button", name="Take it along").click()
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Save the examples").click()
        path = folder / "own.npz"
        download.value.save_as(path)
        self.page.keyboard.press("Escape")
        return path

    def load(self, path: Path) -> None:
        """Load examples from a file."""
        self.page.get_by_role("button", name="Take it along").click()
        self.page.locator("input[type=file]").set_input_files(path)
        expect(self.examples().first).to_be_visible()  # a popover that closes before drops the file
        self.page.keyboard.press("Escape")
