"""The page Mutual information as a visitor handles it: tilt, read, train, replay."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure

CHANGE_TIMEOUT = 60  # seconds


class MinePage(AppPage):
    """A browser page that shows Mutual information."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.stage = page.locator(".stage")
        self.cloud = page.locator(".pairs canvas")
        self.slider = page.locator("input.rho")
        self.moment = page.locator(".figures .moment")
        self.transport = page.locator(".figures .transport")
        self.relief = Figure(page, "relief")
        self.climb = Figure(page, "climb")

    def open(self, address: str = "/mine") -> "MinePage":
        """Go to an address and wait until the cloud is on the screen."""
        self.go(address)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("tell you about another")
        expect(self.reading("exact")).not_to_be_empty()
        return self

    def reading(self, name: str) -> Locator:
        """Return the big number of "exact", "histogram" or "mine"."""
        return self.page.locator(f".readings .{name} b")

    def nats(self, name: str) -> float:
        """Return the number that is read."""
        return float(self.reading(name).inner_text().replace("−", "-"))

    def rho(self) -> float:
        """Return the correlation on the stage."""
        text = self.page.locator(".pairs .value").inner_text().replace("−", "-")
        return float(re.search(r"-?\d\.\d+", text)[0])

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag the cloud between two places, in shares of its width and height."""
        box = self.cloud.bounding_box()
        where = [
            (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)
        ]
        self.page.mouse.move(*where[0])
        self.page.mouse.down()
        self.page.mouse.move(*where[1], steps=12)
        self.page.mouse.up()

    def button(self, name: str) -> Locator:
        """Return the first button with that name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def step(self) -> int:
        """Return the training step on the screen."""
        return int(re.search(r"step (\d+)", self.moment.inner_text())[1])

    def go_to(self, step: float) -> None:
        """Click a moment on the climb, by its training step."""
        self.climb.wait()
        self.page.mouse.click(*self.climb.place(step, 0))

    def eye(self) -> dict[str, float]:
        """Return from where the relief is seen."""
        return self.relief.eye()

    def turn(self) -> tuple[dict[str, float], dict[str, float]]:
        """Turn the relief with the mouse; return from where it is seen before and after."""
        self.relief.wait()
        self.relief.plot.scroll_into_view_if_needed()
        before, box = self.eye(), self.relief.plot.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for step in range(1, 7):  # as slowly as a hand; the relief follows from frame to frame
            self.page.mouse.move(x + 15 * step, y + 2 * step)
            self.page.wait_for_timeout(100)
        self.page.mouse.up()
        eye = "plot._fullLayout.scene._scene.getCamera().eye"
        self.relief.until(f"Math.abs({eye}.x - {before['x']}) > 0.1")
        return before, self.eye()

    def picture(self, name: str) -> str:
        """Return the pixels of "pairs", "learned" or "truth" as the browser shows them."""
        return self.page.locator(f".{name} canvas").evaluate("canvas => canvas.toDataURL()")

    def await_step_after(self, step: int) -> int:
        """Wait until a later step is on the screen, and return it."""
        deadline = time.monotonic() + CHANGE_TIMEOUT
        while (now := self.step()) <= step:
            if time.monotonic() > deadline:
                raise TimeoutError(f"The training did not go on after step {step}.")
            self.page.wait_for_timeout(100)
        return now
