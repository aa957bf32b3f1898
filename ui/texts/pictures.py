"""The pictures of a text, each with a link to the page that shows its counterpart."""

from collections.abc import Sequence
from html import escape

from core.runs import Run
from core.texts.comparison import shown
from core.texts.kinds import Picture, Text
from ui.frame.texts import Say


def pictures_html(text: Text, runs: Sequence[Run], say: Say) -> str:
    """Return the list of links.

    Args:
        text: the text.
        runs: those that there are; where one took the text's recipe, the link shows that one.
        say: speaks the visitor's language.
    """
    items = "".join(_item(text, picture, runs, say) for picture in text.pictures)
    title = escape(say("texts.pictures"))
    return f'<div class="gs gs-pictures"><h2>{title}</h2><ul>{items}</ul></div>'


def _item(text: Text, picture: Picture, runs: Sequence[Run], say: Say) -> str:
    run, is_texts = shown(picture, runs)
    words = escape(say(f"texts.{text.name}.picture_{picture.name}"))
    by = "" if run is None else escape(say("texts.by_text" if is_texts else "texts.by_ours"))
    small = f" <small>{by}</small>" if by else ""
    return (
        f'<li><a href="{escape(address(picture, run, say))}" target="_self">{words}</a>{small}</li>'
    )


def address(picture: Picture, run: Run | None, say: Say) -> str:
    """Return the link to a picture's counterpart, in the visitor's language."""
    asked = {"lang": say.language} if say.language != "en" else {}
    asked |= {"run": run.id} if run is not None else {}
    asked |= picture.settings
    query = "&".join(f"{name}={content}" for name, content in asked.items())
    return f"/{picture.page.replace('_', '-')}" + (f"?{query}" if query else "")
