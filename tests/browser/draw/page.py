"""The Draw page as a visitor handles it: strokes, buttons, and what the page answers."""

import re
from collections.abc import Iterable, Sequence

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage
from tests.browser.strokes import Point, Stroke

NOT_A_DIGIT = "Not a digit"
MOVES = 4  # mouse events between two points
ROUNDING = 0.01  # of the ink of a stroke that is put back: it comes in whole thousandths
PATIENCE, PAUSE = 40, 100  # looks at the slate, and milliseconds between two


class DrawPage(AppPage):
    """A browser page that shows Draw."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.canvas = page.locator("canvas.upper-canvas")  # takes the pen
        self.ground = page.locator("canvas.dc-canvas.lower-canvas")  # bears the ink
        self.brush = page.get_by_role("slider", name="Brush size")
        self.answer = page.locator(".gs-big")
        self.seen = page.locator(".gs-seen img")
        self.invitation = page.locator(".gs-invite")

    def open(self, address: str = "/") -> "DrawPage":
        """Go to an address and wait until drawings are judged."""
        self.go(address)
        expect(self.page.locator(".gs-invite, .gs-seen")).to_be_visible()
        expect(self.page.locator(".gs-waking")).to_have_count(0, timeout=WARM_TIMEOUT)
        self.settle()
        return self

    def button(self, name: str) -> Locator:
        """Return the one button with that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def sample(self, name: str) -> Locator:
        """Return the picture to try with that name."""
        return self.page.get_by_role("radio", name=name, exact=True)

    def place(self, point: Point) -> Point:
        """Return where a point of the unit square lies on the screen."""
        box = self.canvas.bounding_box()
        return box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"]

    def stroke(self, points: Stroke) -> None:
        """Draw one line with the mouse, and do not wait for an answer."""
        mouse = self.page.mouse
        mouse.move(*self.place(points[0]))
        mouse.down()
        for point in points[1:]:
            mouse.move(*self.place(point), steps=MOVES)
        mouse.up()

    def draw(self, strokes: Iterable[Stroke]) -> str:
        """Draw with the mouse; wait for the verdict after every stroke and return the last."""
        for points in strokes:
            before = self.picture()
            self.stroke(points)
            self.await_change(before)
        return self.answer.inner_text()

    def picture(self) -> str:
        """Return the picture that the networks see, as a data URI, "" where there is none."""
        return self.seen.get_attribute("src") if self.seen.count() else ""

    def await_change(self, before: str) -> None:
        """Wait until the networks see another picture than before, and have answered."""
        if before:
            expect(self.seen).not_to_have_attribute("src", before)
        expect(self.answer).to_be_visible()
        self.settle()

    def take_sample(self, name: str) -> str:
        """Put a bundled picture on the slate and return the verdict."""
        before = self.picture()
        self.sample(name).click()
        self.await_change(before)
        return self.answer.inner_text()

    def upload(self, name: str, content: bytes) -> None:
        """Give the page a file."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        chooser = self.page.locator("input[type=file]")
        expect(chooser).to_have_count(1)  # the page replaces it after every file
        chooser.set_input_files([file])

    def scores(self) -> list[tuple[float, float]]:
        """Return (score, limit) of each space, as the page prints them."""
        texts = self.page.locator(".gs-scale small").all_inner_texts()
        pairs = [re.findall(r"\d+(?:\.\d+)?", text) for text in texts]
        return [(float(score), float(limit)) for score, limit in pairs]

    def ink(self) -> int:
        """Count the pixels of the slate that bear ink."""
        return self.ground.evaluate(
            "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
            ".data.filter((value, index) => index % 4 === 3 && value > 127).length"
        )

    def bright(self) -> int:
        """Count the bright pixels of the picture on the slate."""
        return self.page.locator("canvas.dc-background-canvas").evaluate(
            "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
            ".data.filter((value, index) => index % 4 === 0 && value > 127).length"
        )

    def inked(self, point: Point) -> bool:
        """Tell whether a point of the unit square bears ink."""
        return self.ground.evaluate(
            "(canvas, [x, y]) => canvas.getContext('2d')"
            ".getImageData(x * canvas.width, y * canvas.height, 1, 1).data[3] > 127",
            list(point),
        )

    def await_inked(self, point: Point) -> None:
        """Wait until a point of the unit square bears ink."""
        for _ in range(PATIENCE):
            if self.inked(point):
                return
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"{point} bears no ink")

    def await_ink(self, ink: int) -> None:
        """Wait until about so many pixels of the slate bear ink."""
        for _ in range(PATIENCE):
            if abs(self.ink() - ink) <= ROUNDING * ink:
                return
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"{self.ink()} pixels bear ink, not {ink}")

    def touch(self, lines: Sequence[Stroke]) -> None:
        """Draw with one finger."""
        session = self.page.context.new_cdp_session(self.page)
        for line in lines:
            points = [self.place(point) for point in line]
            for kind, point in [("touchStart", points[0])] + [("touchMove", p) for p in points]:
                finger = {"x": point[0], "y": point[1]}
                session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [finger]})
            session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        session.detach()
