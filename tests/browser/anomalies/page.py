"""The page of anomalies as a visitor handles it: the limit, the sets, the wall."""

from collections.abc import Iterable

from playwright.sync_api import Page, expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage
from tests.browser.figure import Figure
from ui.anomalies.shares import BARS, TEXTS

MOVES = 6  # mouse events on the way of a drag


class AnomaliesPage(AppPage):
    """A browser page that shows the anomalies."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.scores = Figure(page, "scores")
        self.shares = Figure(page, "shares")
        self.limit = page.get_by_role("slider", name="Limit")
        self.line = page.locator(".limit-line")
        self.readout = self.scores.whole.locator(".value")
        self.alarms = page.locator(".wall section").nth(0)
        self.misses = page.locator(".wall section").nth(1)
        self.pictures = page.locator(".wall .pictures button")
        self.explained = page.locator(".gs-explained")
        self.steps = page.locator(".gs-steps")

    def open(self, address: str = "/anomalies") -> "AnomaliesPage":
        """Go to an address and wait until images are explained."""
        self.go(address)
        self.scores.wait()
        self.shares.wait()
        expect(self.steps).to_be_visible(timeout=WARM_TIMEOUT)
        self.settle()
        return self

    def grasp(self) -> None:
        """Press the mouse on the handle of the limit."""
        box = self.line.bounding_box()
        self.page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
        self.page.mouse.down()

    def move_to(self, place: float) -> None:
        """Move the mouse to a place on the axis, in [0, 1], its button held."""
        x, y = self.point(place)
        self.page.mouse.move(x, y, steps=MOVES)

    def point(self, place: float) -> tuple[float, float]:
        """Return where a place on the axis lies on the screen."""
        return self.scores.place(place, 0)

    def swipe(self, points: Iterable[tuple[float, float]]) -> None:
        """Draw a finger along points of the screen."""
        session = self.page.context.new_cdp_session(self.page)
        for number, (x, y) in enumerate(points):
            kind = "touchMove" if number else "touchStart"
            session.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            )
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def names(self) -> list[str]:
        """Return what the sets are called, from top to bottom."""
        return self.shares.read(f"data[{BARS}].text")

    def share(self, name: str) -> str:
        """Return the share of a set that is said to be rejected."""
        return self.shares.read(f"data[{TEXTS}].text")[self.names().index(name)]

    def await_share(self, name: str, share: str) -> None:
        """Wait until a share of a set is said to be rejected."""
        self.shares.until(f"{_share(name)} === '{share}'")

    def await_another_share(self, name: str, than: str) -> None:
        """Wait until another share of a set is said to be rejected."""
        self.shares.until(f"{_share(name)} !== '{than}'")

    def rejected(self, name: str) -> float:
        """Return the share of a set that is said to be rejected, in [0, 1]."""
        return float(self.share(name).strip("<>≥%")) / 100

    def pick(self, name: str) -> None:
        """Click the line of a set, and wait until it is marked."""
        place = self.shares.read(f"data[{BARS}].y")[self.names().index(name)]
        self.shares.click(1.4, place)
        self.await_picked(name)

    def await_picked(self, name: str) -> None:
        """Wait until a set is the one that is set against the digits."""
        self.shares.until(f"plot.layout.yaxis.ticktext.includes('<b>{name}</b>')")
        self.settle()

    def show(self, name: str) -> None:
        """Choose among the segments of a control."""
        self.page.get_by_role("radio", name=name, exact=True).click()
        self.settle()


def _share(name: str) -> str:
    """Return the script for the share of a set that is said to be rejected."""
    return f"plot.data[{TEXTS}].text[plot.data[{BARS}].text.indexOf('{name}')]"
