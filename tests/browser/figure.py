"""A Plotly figure as a visitor handles it: by the mouse, a finger and keys."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

LOOKS, PAUSE = 50, 200  # at a figure that turns, and milliseconds between two
TRIES = 5  # to have the figure notice the mouse
_PLACE = """(plot, [x, y]) => {
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.d2p(x), box.top + yaxis._offset + yaxis.d2p(y)];
}"""


class Figure:
    """One figure of a page.

    Args:
        page: the browser page.
        name: of the figure, as its exhibit calls it.
    """

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.whole = page.locator(f"figure[data-name='{name}']")
        self.plot = self.whole.locator(".plot")
        self.drawn = self.whole.locator(".main-svg").first
        self.beside = self.whole.locator(".hovertext").first  # what stands beside the pointer

    def wait(self) -> None:
        """Wait until it is drawn."""
        expect(self.drawn).to_be_visible()

    def read(self, path: str) -> Any:
        """Return what the drawn figure has at a path, such as "data[0].x"."""
        return self.plot.evaluate(f"plot => plot.{path}")

    def place(self, x: Any, y: Any) -> tuple[float, float]:
        """Return where values of its first two axes lie on the screen; scroll there."""
        self.plot.scroll_into_view_if_needed()
        left, top = self.plot.evaluate(_PLACE, [x, y])
        return left, top

    def point(self, x: Any, y: Any) -> Locator:
        """Move the mouse there, and return what then stands beside it."""
        left, top = self.place(x, y)
        for _ in range(TRIES):  # a figure that is just drawn anew forgets where the mouse is
            self.page.mouse.move(left - 2, top)
            self.page.mouse.move(left, top)
            self.page.wait_for_timeout(PAUSE)
            if self.beside.count():
                break
        return self.beside

    def click(self, x: Any, y: Any) -> None:
        """Click there, as soon as the figure has noticed the mouse."""
        expect(self.point(x, y)).to_be_visible()
        self.page.mouse.click(*self.place(x, y))

    def tap(self, x: Any, y: Any) -> None:
        """Tap there with a finger."""
        self.page.touchscreen.tap(*self.place(x, y))

    def eye(self) -> dict[str, float]:
        """Return where a figure in space is seen from, once it has stopped turning."""
        before: dict[str, float] = {}
        for _ in range(LOOKS):
            now = self.read("_fullLayout.scene._scene.getCamera().eye")
            if now == before:
                return now
            before = now
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError("The figure keeps turning.")

    def until(self, condition: str) -> None:
        """Wait until something holds of `plot`, the drawn figure."""
        self.page.wait_for_function(
            f"plot => plot && plot.data && ({condition})", arg=self.plot.element_handle()
        )
