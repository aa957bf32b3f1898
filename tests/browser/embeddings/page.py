"""The page of embeddings as a visitor handles it: maps, lasso, hover, slate."""

import io
import math
import re
import time
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure
from tests.browser.strokes import Point, Stroke

MOVES = 4  # mouse events between two points
CORNERS = 24  # of a lasso
LOOKS, PAUSE = 50, 200  # at a map that turns, and milliseconds between two
HOVERS = 40  # places to try until a point is met
STRONG = 60  # difference between the channels of a pixel whose point is not faint
RED = "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)"


class EmbeddingsPage(AppPage):
    """A browser page that shows maps."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.plots = page.locator(".figures .plot")
        self.areas = page.locator(".figures .plot :is(.nsewdrag, .gl-container > div)")
        self.titles = page.locator(".figures figcaption b")
        self.notes = page.locator(".figures .note:not(:empty)")
        self.rings = page.locator(".figures .ring")
        self.count = page.locator(".figures .count").first
        self.card = page.locator(".figures .card").first
        self.groups = page.locator(".figures .all-of")
        self.gallery = page.locator(".gs-gallery")
        self.slate = page.locator("canvas.upper-canvas")
        self.near = page.locator(".gs-near")

    def open(self, address: str = "/embeddings") -> "EmbeddingsPage":
        """Go to an address and wait for a map with points."""
        self.go(address)
        expect(self.areas.first).to_be_visible()
        self.settle()
        return self

    def take(self, tool: str) -> None:
        """Choose what the mouse does."""
        self.page.get_by_role("button", name=tool, exact=True).click()

    def at(self, place: Point, plot: int = 0) -> Point:
        """Return where a place of a map's unit square lies on the screen."""
        area = self.areas.nth(plot)
        for _ in range(LOOKS):  # a map in space is made anew for each tool
            expect(area).to_be_visible()
            if box := area.bounding_box():
                break
            self.page.wait_for_timeout(PAUSE)
        return box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"]

    def drag(self, line: Stroke, plot: int = 0) -> None:
        """Drag the mouse along places of a map."""
        mouse = self.page.mouse
        mouse.move(*self.at(line[0], plot))
        mouse.down()
        for place in line[1:]:
            mouse.move(*self.at(place, plot))
        mouse.up()

    def lasso(self, radius: float, plot: int = 0) -> int:
        """Draw a lasso round the middle of a map and return how many points it caught."""
        self.take("Lasso")
        turn = [2 * math.pi * corner / CORNERS for corner in range(CORNERS + 1)]
        self.drag([(0.5 + radius * math.cos(a), 0.5 + radius * math.sin(a)) for a in turn], plot)
        return self.selected()

    def box_everything(self) -> None:
        """Select all points by a box."""
        self.take("Box")
        self.drag([(0.02, 0.02), (0.5, 0.5), (0.98, 0.98)])

    def selected(self) -> int:
        """Return how many points the plot counts as selected."""
        expect(self.count).not_to_be_empty()
        return int(re.match(r"[\d,]+", self.count.inner_text())[0].replace(",", ""))

    def hover(self, plot: int = 0) -> int:
        """Move the mouse until it meets a point, and return the point's row."""
        self.take("Move")
        for step in range(HOVERS):
            self.page.mouse.move(*self.at((0.3 + 0.4 * step / HOVERS, 0.5), plot))
            if self.card.is_visible():
                return self.row()
        raise LookupError("No point was met.")

    def row(self) -> int:
        """Return the row of the point whose card is shown."""
        expect(self.card).to_be_visible()
        return int(re.search(r"\d+", self.card.inner_text())[0])

    def thumbnail(self) -> np.ndarray:
        """Return the picture on the card, (28, 28) uint8."""
        values = self.card.locator("canvas").evaluate(RED)
        return np.array(values, np.uint8).reshape(28, 28)

    def picture(self, plot: int = 0) -> np.ndarray:
        """Return what a map looks like, (height, width, 3) int."""
        self.page.mouse.move(1, 1)  # off the map, whose tools show only under the mouse
        shot = self.areas.nth(plot).screenshot()
        return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)

    def points(self, plot: int = 0) -> int:
        """Count the pixels of a map's points that are not faint."""
        picture = self.picture(plot)
        return int((picture.max(axis=2) - picture.min(axis=2) > STRONG).sum())

    def stars(self, plot: int = 0) -> int:
        """Count the stars in a map."""
        return self.plots.nth(plot).locator(".annotation", has_text="★").count()

    def read(self, path: str, plot: int = 0) -> Any:
        """Return what a map has at a path, such as "data[0].name"."""
        return self.plots.nth(plot).evaluate(f"plot => plot.{path}")

    def eye(self) -> dict[str, float]:
        """Return where a map in space is seen from, once it has stopped turning."""
        return Figure(self.page, "map-1").eye()

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
