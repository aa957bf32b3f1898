"""One of the two servers whose figures are timed."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.browser.app_page import IDLE

VIEWPORT = {"width": 1280, "height": 720}
TIMEOUT = 60_000  # milliseconds
QUIET = 700  # milliseconds without a change after which a picture has settled


@dataclass(frozen=True)
class Side:
    """One of two servers, and how its pages call what both have.

    Args:
        browser: in which its pages open.
        url: of the server.
        map: a map of the page Embeddings.
        card: what shows the image under the pointer.
        drawn: what is there once a map is drawn.
        film: what is there once a film is shown.
    """

    browser: Browser
    url: str
    map: str
    card: str
    drawn: str
    film: str

    def open(self, address: str) -> Page:
        """Open a page and wait for its first map."""
        page = self.browser.new_page(viewport=VIEWPORT)
        page.set_default_timeout(TIMEOUT)
        page.goto(self.url + address)
        page.locator(self.map).first.wait_for()
        page.locator(IDLE).wait_for()
        page.wait_for_timeout(2 * QUIET)
        return page
