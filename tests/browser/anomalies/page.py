"""The page of anomalies as a visitor handles it: the limit, the sets, the wall."""

from collections.abc import Iterable

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage

MOVES = 6  # mouse events on the way of a drag


class AnomaliesPage(AppPage):
    """A browser page that shows the anomalies."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.plot = page.locator(".threshold .plot")
        self.limit = page.get_by_role("slider", name="Limit")
        self.readout = page.locator(".threshold .readout")
        self.alarms = page.locator(".wall section").nth(0)
        self.misses = page.locator(".wall section").nth(1)
        self.pictures = page.locator(".wall .pictures button")
        self.explained = page.locator(".gs-explained")
        self.steps = page.locator(".gs-steps")

    def open(self, address: str = "/anomalies") -> "AnomaliesPage":
        """Go to an address and wait until images are explained."""
        self.go(address)
        expect(self.limit).to_be_visible()
        expect(self.steps).to_be_visible(timeout=WARM_TIMEOUT)
        self.settle()
        return self

    def grasp(self) -> None:
        """Press the mouse on the handle of the limit."""
        box = self.limit.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()

    def move_to(self, place: float) -> None:
        """Move the mouse to a place on the axis, in [0, 1], its button held."""
        x, y = self.point(place)
        self.page.mouse.move(x, y, steps=MOVES)

    def point(self, place: float) -> tuple[float, float]:
        """Return where a place on the axis lies on the screen."""
        box = self.plot.bounding_box()
        return box["x"] + place * box["width"], box["y"] + box["height"] / 2

    def swipe(self, points: Iterable[tuple[float, float]]) -> None:
        """Draw a finger along points of the screen."""
        session = self.page.context.new_cdp_session(self.page)
        for number, (x, y) in enumerate(points):
            kind = "touchMove" if number else "touchStart"
            session.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            )
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def row(self, dataset: str) -> Locator:
        """Return the row of a set beside the histograms."""
        return self.page.locator(f".threshold [data-set='{dataset}']")

    def rejected(self, dataset: str) -> float:
        """Return the share of a set that is said to be rejected, in [0, 1]."""
        shown = self.row(dataset).locator(".share").inner_text()
        return float(shown.strip("<>≥%")) / 100

    def show(self, name: str) -> None:
        """Choose among the segments of a control."""
        self.page.get_by_role("radio", name=name, exact=True).click()
        self.settle()
