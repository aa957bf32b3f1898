"""What only a script in the browser can do for every page: its language, the menu, the keys."""

from ui.frame.component import Component
from ui.frame.texts import Say, under

_component = Component("glyphscope_page", __file__, "page.html", entry="page.js")


def prepare(presenting: bool, group: str, say: Say) -> None:
    """Let the document and what Streamlit says speak the page's language, and a presenter step.

    Args:
        presenting: whether a presenter's keys step through films.
        group: the menu's group that the page is in, "" where it stands by itself.
        say: speaks the visitor's language.
    """
    texts = {"texts": under("menu.", say), "streamlits": under("streamlit.", say)}
    data = {"language": say.tag, "presenting": presenting, "group": group} | texts
    _component.mount(data, key="browser")
