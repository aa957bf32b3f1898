"""What every page of the app has in common for a visitor: an address, and a server to wait for."""

from playwright.sync_api import Page

IDLE = "[data-testid='stApp'][data-test-script-state='notRunning']"
WARM_TIMEOUT = 120_000  # milliseconds; the server's first visitor waits for TensorFlow


class AppPage:
    """A browser page that shows the app.

    Args:
        page: the browser page.
        url: of the server, without a closing slash.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def go(self, address: str) -> None:
        """Go to an address of the app."""
        self.page.goto(self.url + address)

    def settle(self) -> None:
        """Wait until the server has nothing more to say."""
        self.page.locator(IDLE).wait_for()


def choose(page: Page, name: str, group: str = "") -> None:
    """Choose a page in the menu, behind the name of its group where it has one."""
    if group:
        page.get_by_test_id("stTopNav").get_by_role("button", name=group, exact=True).click()
    role = "menuitem" if group else "link"
    page.get_by_role(role, name=name, exact=True).click()
