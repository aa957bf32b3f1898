"""The page Inside the network as a visitor handles it: point, scrub, cover."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage


class InsidePage(AppPage):
    """A browser page that shows Inside the network."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.flow = page.locator(".inside")
        self.title = page.locator(".scope .heading b")
        self.pin = page.locator(".scope .pin")
        self.value = page.locator(".scope .result b")
        self.moment = page.locator(".film .moment")
        self.scrub = page.locator(".film .scrub")
        self.verdict = page.locator(".inside .answer .verdict")
        self.cover = page.locator(".cover")
        self.heat = page.locator(".heat")
        self.outcome = page.locator(".cover .outcome")

    def open(self, address: str = "/inside") -> "InsidePage":
        """Go to an address and wait until an image has gone through the network."""
        self.go(address)
        expect(self.verdict).to_be_visible(timeout=WARM_TIMEOUT)
        expect(self.value).to_be_visible()
        expect(self.outcome).not_to_be_empty()
        self.settle()
        return self

    def canvas(self, stage: str) -> Locator:
        """Return the maps of a stage, "conv1 relu"."""
        return self.page.locator(f".block[data-stage='{stage}'] canvas")

    def point(self, stage: str, x: float, y: float) -> str:
        """Point at a place of a stage's maps, in shares of their width and height.

        Returns:
            The title of what is under the pointer.
        """
        canvas, before = self.canvas(stage), self.title.inner_text()
        canvas.evaluate("canvas => canvas.scrollIntoView({block: 'center'})")
        box = canvas.bounding_box()
        self.page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        expect(self.title).not_to_have_text(before)
        self.await_numbers()
        return self.title.inner_text()

    def await_numbers(self) -> None:
        """Wait until the arithmetic is that of the title."""
        said = self.page.locator(".scope .said")
        expect(said).to_contain_text(self.title.inner_text())

    def number(self, name: str) -> float:
        """Return a number of the arithmetic: "partial", "others", "bias" or "result"."""
        return as_number(self.page.locator(f".scope .{name} b").inner_text())

    def terms(self) -> list[float]:
        """Return what the channels or inputs written out add."""
        return [as_number(text) for text in self.page.locator(".term > b").all_inner_texts()]

    def cells(self, place: int) -> list[float]:
        """Return the numbers of a grid: 0 the patch, 1 the kernel, 2 the products."""
        grid = self.page.locator(".scope .numbers").nth(place)
        return [as_number(text) for text in grid.locator("i").all_inner_texts()]

    def where(self) -> tuple[int, int, int]:
        """Return map, row and column of what is pointed at, from 0."""
        numbers = re.search(r"map (\d+) · row (\d+), column (\d+)", self.title.inner_text())
        return tuple(int(number) - 1 for number in numbers.groups())

    def picture(self, selector: str) -> str:
        """Return the pixels of a canvas as the browser shows them."""
        return self.page.locator(selector).first.evaluate("canvas => canvas.toDataURL()")

    def choose(self, network: str) -> None:
        """Take another network from the list, and wait until it answers."""
        shown = self.flow.get_attribute("data-shown")
        self.page.get_by_role("combobox", name="Network").click()
        self.page.get_by_role("option", name=network, exact=True).click()
        expect(self.flow).not_to_have_attribute("data-shown", shown, timeout=WARM_TIMEOUT)
        self.settle()

    def button(self, name: str) -> Locator:
        """Return the first button with that name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def option(self, name: str) -> Locator:
        """Return the choice with that name, of those that lie side by side."""
        return self.page.get_by_role("radio", name=name, exact=True)


def as_number(text: str) -> float:
    """Read a number with a true minus, perhaps without its leading zero."""
    return float(text.replace("−", "-"))
