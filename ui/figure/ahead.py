"""Fetch plotly.js while a page without figures is read, so that the first figure need not wait."""

from ui.figure.plotly import ADDRESS
from ui.frame.component import Component

_component = Component("glyphscope_ahead", __file__, "browser/ahead.html", entry="browser/ahead.js")


def fetch_ahead() -> None:
    """Let the browser fetch it when it has nothing else to do."""
    _component.mount(ADDRESS, key="ahead")
