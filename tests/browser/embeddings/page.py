"""The page of embeddings as a visitor handles it: maps, lasso, hover, slate."""

import math
import re
import time

import numpy as np
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.strokes import Point, Stroke

MOVES = 4  # mouse events between two points
CORNERS = 24  # of a lasso
HOVERS = 40  # places to try until a point is met
INK = (  # opaque pixels of a canvas
    "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
    ".data.filter((value, index) => index % 4 === 3 && value > 127).length"
)
RED = "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)"


class EmbeddingsPage(AppPage):
    """A browser page that shows maps."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.stages = page.locator(".scatter .stage")
        self.titles = page.locator(".scatter figcaption b")
        self.count = page.locator(".scatter .count")
        self.card = page.locator(".scatter .card")
        self.gallery = page.locator(".gs-gallery")
        self.slate = page.locator("canvas.upper-canvas")
        self.near = page.locator(".gs-near")

    def open(self, address: str = "/embeddings") -> "EmbeddingsPage":
        """Go to an address and wait for a map with points."""
        self.go(address)
        expect(self.stages.first).to_be_visible()
        self.settle()
        return self

    def take(self, tool: str) -> None:
        """Choose what the mouse does."""
        self.page.get_by_role("button", name=tool, exact=True).click()

    def at(self, place: Point, stage: int = 0) -> Point:
        """Return where a place of a map's unit square lies on the screen."""
        box = self.stages.nth(stage).bounding_box()
        return box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"]

    def drag(self, line: Stroke, stage: int = 0) -> None:
        """Drag the mouse along places of a map."""
        mouse = self.page.mouse
        mouse.move(*self.at(line[0], stage))
        mouse.down()
        for place in line[1:]:
            mouse.move(*self.at(place, stage))
        mouse.up()

    def lasso(self, radius: float, stage: int = 0) -> int:
        """Draw a lasso round the middle of a map and return how many points it caught."""
        self.take("Lasso")
        turn = [2 * math.pi * corner / CORNERS for corner in range(CORNERS + 1)]
        self.drag([(0.5 + radius * math.cos(a), 0.5 + radius * math.sin(a)) for a in turn], stage)
        return self.selected()

    def box_everything(self) -> None:
        """Select all points by a box."""
        self.take("Box")
        self.drag([(0.02, 0.02), (0.5, 0.5), (0.98, 0.98)])

    def selected(self) -> int:
        """Return how many points the plot counts as selected."""
        expect(self.count).not_to_be_empty()
        return int(re.match(r"[\d,]+", self.count.inner_text())[0].replace(",", ""))

    def hover(self, stage: int = 0) -> int:
        """Move the mouse until it meets a point, and return the point's row."""
        self.take("Move")
        for step in range(HOVERS):
            self.page.mouse.move(*self.at((0.3 + 0.4 * step / HOVERS, 0.5), stage))
            if self.card.is_visible():
                return int(re.search(r"\d+", self.card.inner_text())[0])
        raise LookupError("No point was met.")

    def thumbnail(self) -> np.ndarray:
        """Return the picture on the card, (28, 28) uint8."""
        values = self.card.locator("canvas").evaluate(RED)
        return np.array(values, np.uint8).reshape(28, 28)

    def marks(self, stage: int) -> int:
        """Count the pixels of rings and stars over a map."""
        return self.stages.nth(stage).locator("canvas.over").evaluate(INK)

    def points(self, stage: int) -> int:
        """Count the strong pixels of a map's points."""
        return self.stages.nth(stage).locator("canvas.ground").evaluate(INK)

    def draw(self, strokes: list[Stroke]) -> None:
        """Draw on the small slate."""
        box = self.slate.bounding_box()
        mouse = self.page.mouse
        for line in strokes:
            places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in line]
            mouse.move(*places[0])
            mouse.down()
            for place in places[1:]:
                mouse.move(*place, steps=MOVES)
            mouse.up()

    def slide(self, key: str, title: str) -> float:
        """Press a key on the first slider; return the seconds until a map has that title."""
        self.slider.focus()
        start = time.perf_counter()
        self.page.keyboard.press(key)
        expect(self.titles.first).to_have_text(title)
        return time.perf_counter() - start

    @property
    def slider(self) -> Locator:
        """The first slider of the settings."""
        return self.page.locator(".st-key-map-settings").get_by_role("slider").first
