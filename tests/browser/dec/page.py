"""The page DEC as a visitor handles it: acts, player, map, and what is read off them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure


class DECPage(AppPage):
    """A browser page that shows DEC."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.map = page.locator(".dec")
        self.squeeze = page.locator(".squeeze")
        self.stage = page.locator(".dec .stage").first
        self.moment = page.locator(".dec .moment").first
        self.bars = page.locator(".dec .bars").first
        self.transport = page.locator(".dec .transport")
        self.changed = Figure(page, "changed")
        self.right = Figure(page, "right")

    def open(self, address: str = "/dec") -> "DECPage":
        """Go to an address and wait for the page's question."""
        self.go(address)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("ten centres")
        return self

    def open_map(self, address: str) -> "DECPage":
        """Go to the address of an act with a map, and wait until it is painted."""
        self.open(address)
        expect(self.stage).to_be_visible()
        if "act=refine" in address:
            self.right.wait()
        return self

    def button(self, name: str) -> Locator:
        """Return the first button with that name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def update(self) -> int:
        """Return the update that is on the screen, 0 for k-means."""
        words = self.moment.inner_text()
        return 0 if words.startswith("k-means") else int(re.search(r"update (\d+)", words)[1])

    def pixels(self) -> str:
        """Return the map as the browser shows it."""
        return self.stage.locator("canvas").evaluate("canvas => canvas.toDataURL()")

    def point(self, x: float, y: float) -> dict[str, float]:
        """Return a place in the map, given as shares of its sides."""
        box = self.stage.bounding_box()
        return {"x": x * box["width"], "y": y * box["height"]}

    def heights(self, kind: str) -> list[float]:
        """Return the ten heights of the bars of q or p, in per cent."""
        bars = self.bars.locator(f".pair i.{kind}")
        return bars.evaluate_all("bars => bars.map((bar) => parseFloat(bar.style.height))")
