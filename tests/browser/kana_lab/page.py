"""The page Kana lab as a visitor handles it: lessons, legend, curves, a training."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure


class KanaLabPage(AppPage):
    """A browser page that shows the Kana lab."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.question = page.get_by_role("heading", level=1)
        self.cards = page.locator(".gs-lab-legend li")
        self.accuracy = Figure(page, "accuracy")
        self.figures = page.locator("figure[data-name] .plot")
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

    def own_curve(self) -> list[float]:
        """Return the steps of the visitor's line, the last one, in the figure of accuracy."""
        own = "plot.data.find(({ line }) => line?.width > 3 && !line.dash)"
        return self.accuracy.plot.evaluate(f"plot => [...{own}.x]")

    def legend(self, name: str, figure: int = 0) -> Locator:
        """Return an entry of the legend of a figure by its words."""
        entries = self.figures.nth(figure).locator(".legend .traces")
        return entries.filter(has_text=name)

    def switch(self, name: str) -> None:
        """Click an entry of the legend of the first figure."""
        self.legend(name).locator(".legendtoggle").click()
