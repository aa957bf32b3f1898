"""The page Kana lab as a visitor handles it: lessons, legend, curves, a training."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage


class KanaLabPage(AppPage):
    """A browser page that shows the Kana lab."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.question = page.get_by_role("heading", level=1)
        self.charts = page.locator("[data-testid=stVegaLiteChart]")
        self.cards = page.locator(".gs-lab-legend li")
        # The visitor's line is the thickest.
        self.own_line = self.charts.first.locator("path[stroke-width='3.4']").first
        # On a busy machine the one of before may still stand below, until the page has settled.
        self.own = page.locator(".gs-lab-legend li.own").first

    def open(self, address: str = "/kana-lab") -> "KanaLabPage":
        """Go to an address and wait for the posts' figures at the end of the page."""
        self.go(address)
        expect(self.page.locator(".gs-lab-table")).to_be_visible()
        return self

    def choose(self, lesson: str) -> None:
        """Turn to a lesson by its name."""
        self.page.get_by_role("radio", name=lesson, exact=True).click()

    def button(self, name: str) -> Locator:
        """Return the first button with that name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def own_step(self) -> int:
        """Return the step that the visitor's run was last measured after, 0 for none."""
        found = re.search(r"after step ([\d,]+)", self.own.inner_text())
        return int(found[1].replace(",", "")) if found else 0

    def own_curve(self) -> str:
        """Return the outline of the visitor's line in the chart of accuracy."""
        return self.own_line.get_attribute("d")
