"""The Train-and-watch page as a visitor handles it: start, play, scrub, and what is seen."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure

WAKE_TIMEOUT = 120_000  # milliseconds until a training has taken its first step
CHANGE_TIMEOUT = 120  # seconds; a training that shares two cores with another test is slow


class WatchPage(AppPage):
    """A browser page that shows Train and watch."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.board = page.locator(".figures")
        self.films = page.locator(".panels header")
        self.moment = page.locator(".panels .moment").first
        self.transport = page.locator(".transport .play")
        self.playing = page.locator(".transport.playing")
        self.joint, self.confusion, self.curves = (
            Figure(page, f"{name}-1") for name in ("joint", "confusion", "curves")
        )
        self.scrub = page.locator(".scrub")

    def open(self, address: str = "/watch") -> "WatchPage":
        """Go to an address and wait for the page's question."""
        self.go(address)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("find the digits")
        return self

    def open_film(self, address: str) -> "WatchPage":
        """Go to the address of a film, and wait until it is on the screen."""
        self.open(address)
        expect(self.films.first).to_be_visible()
        self.joint.wait()
        return self

    def choose(self, name: str) -> None:
        """Choose a head, or the order of the clusters."""
        self.page.get_by_role("radio", name=name, exact=True).click()

    def go_to(self, share: float, number: int = 1) -> None:
        """Click on the curves of a film, so far along their axis."""
        curves = Figure(self.page, f"curves-{number}")
        curves.wait()
        left, right = (curves.place(x, 1)[0] for x in curves.read("_fullLayout.xaxis.range"))
        self.page.mouse.click(left + share * (right - left), curves.place(0, 1)[1])

    def button(self, name: str) -> Locator:
        """Return the first button with that name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def step(self) -> int:
        """Return the training step of the snapshot on the screen."""
        return int(re.search(r"step ([\d,]+)", self.moment.inner_text())[1].replace(",", ""))

    def matrix(self) -> str:
        """Return the picture of P as the browser shows it."""
        return str(self.joint.plot.locator("image").first.evaluate("image => image.href.baseVal"))

    def await_change(self) -> int:
        """Wait until P looks different than now, and return the step that it belongs to."""
        before, deadline = self.matrix(), time.monotonic() + CHANGE_TIMEOUT
        while self.matrix() == before:
            if time.monotonic() > deadline:
                raise TimeoutError("P did not change on the screen.")
            self.page.wait_for_timeout(100)
        return self.step()
