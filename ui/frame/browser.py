"""What only a script in the browser can do for every page: the document's language, the menu."""

from ui.frame.component import Component
from ui.frame.texts import Say, under

_component = Component("glyphscope_page", __file__, "page.html", entry="page.js")


def prepare(say: Say) -> None:
    """Let the document name its language, and the menu of a phone its button."""
    _component.mount({"language": say.tag, "texts": under("menu.", say)}, key="browser")
