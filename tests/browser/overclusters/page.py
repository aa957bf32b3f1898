"""The page of overclusters as a visitor handles it: the matrix, its columns, and names."""

from playwright.sync_api import Page, expect

from tests.browser.app_page import AppPage
from tests.browser.figure import Figure
from ui.pictures.clusters import pair

ROW = 4  # where a column is clicked, but on its mean image


class ClustersPage(AppPage):
    """A browser page that shows the overclusters."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.matrix = Figure(page, "overclusters")
        self.cards = page.locator(".gs-card")

    def open(self, address: str = "/overclusters") -> "ClustersPage":
        """Go to an address and wait for the matrix."""
        self.go(address)
        return self.await_matrix()

    def await_matrix(self) -> "ClustersPage":
        """Wait until the matrix can be used."""
        self.matrix.wait()
        self.settle()
        return self

    def columns(self) -> list[str]:
        """Return the clusters in the matrix, from left to right."""
        return [name.removeprefix("#") for name in self.matrix.read("data[0].x")]

    def opened(self) -> list[str]:
        """Return the clusters whose columns are framed."""
        frames = self.matrix.read(
            "layout.shapes.filter(({ type }) => type === 'rect').map(({ x0 }) => x0)"
        )
        return [self.columns()[round(left + 0.5)] for left in frames]

    def names(self) -> dict[str, str]:
        """Return the names that stand below columns."""
        values, words = (self.matrix.read(f"layout.xaxis2.tick{part}") for part in ("vals", "text"))
        return {value.removeprefix("#"): word for value, word in zip(values, words, strict=True)}

    def await_open(self, cluster: str, is_open: bool = True) -> None:
        """Wait until a column is framed, or no longer."""
        self.matrix.until(
            f"{'' if is_open else '!'}plot.layout.shapes.some(({{ type, x0 }}) => type === 'rect'"
            f" && x0 + 0.5 === plot.data[0].x.indexOf('#{cluster}'))",
        )
        self.settle()

    def await_columns(self, count: int) -> None:
        """Wait until the matrix has so many columns."""
        self.matrix.until(f"plot.data[0].x.length === {count}")
        self.settle()

    def await_name(self, cluster: str, name: str) -> None:
        """Wait until a column bears a name, or none."""
        self.matrix.until(
            f"(plot.layout.xaxis2.ticktext[plot.layout.xaxis2.tickvals.indexOf('#{cluster}')]"
            f" ?? '') === '{name}'"
        )
        self.settle()

    def show_only(self, cluster: str) -> None:
        """Open one cluster and close all others, with the mouse."""
        for other in self.opened():
            if other != cluster:
                self.toggle(other)
        if cluster not in self.opened():
            self.toggle(cluster)
        expect(self.cards).to_have_count(1)

    def toggle(self, cluster: str, row: float = ROW) -> None:
        """Click a column and wait until it is as it was not before."""
        before = cluster in self.opened()
        self.matrix.click(f"#{cluster}", row)
        self.await_open(cluster, not before)

    def name(self, cluster: str, name: str) -> None:
        """Give an open cluster a name and wait until the matrix bears it."""
        label = f"Name of cluster {letters(cluster)}"
        field = self.page.get_by_role("textbox", name=label, exact=True)
        field.fill(name)
        field.press("Enter")
        self.await_name(cluster, name)


def letters(cluster: str) -> str:
    """Return what a cluster is called on the page."""
    return pair(int(cluster))
