"""The page of overclusters as a visitor handles it: the matrix, its columns, and names."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import AppPage


class ClustersPage(AppPage):
    """A browser page that shows the overclusters."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.columns = page.locator(".columns .row button")
        self.cards = page.locator(".gs-card")
        self.pressed = page.locator(".columns .row button[aria-pressed=true]")

    def open(self, address: str = "/overclusters") -> "ClustersPage":
        """Go to an address and wait for the matrix."""
        self.go(address)
        return self.await_matrix()

    def await_matrix(self) -> "ClustersPage":
        """Wait until the matrix can be used."""
        expect(self.columns.first).to_be_visible()
        self.settle()
        return self

    def column(self, cluster: str) -> Locator:
        """Return the button of a cluster in the matrix."""
        return self.page.locator(f".columns .row button[data-cluster='{cluster}']")

    def show_only(self, cluster: str) -> None:
        """Open one cluster and close all others, with the mouse."""
        for other in self.opened():
            if other != cluster:
                self.toggle(other)
        if cluster not in self.opened():
            self.toggle(cluster)
        expect(self.cards).to_have_count(1)

    def toggle(self, cluster: str) -> None:
        """Click a column and wait until it is as it was not before."""
        before = self.column(cluster).get_attribute("aria-pressed") == "true"
        self.column(cluster).click()
        expect(self.column(cluster)).to_have_attribute("aria-pressed", str(not before).lower())
        self.settle()

    def opened(self) -> list[str]:
        """Return the clusters whose columns are marked as open."""
        return [button.get_attribute("data-cluster") for button in self.pressed.all()]

    def name(self, cluster: str, name: str) -> None:
        """Give an open cluster a name and wait until the matrix bears it."""
        field = self.page.get_by_role("textbox", name=f"Name of cluster {cluster}", exact=True)
        field.fill(name)
        field.press("Enter")
        expect(self.column(cluster).locator(".name")).to_have_text(name)
        self.settle()
