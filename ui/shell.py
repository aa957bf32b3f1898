"""The frame around every page: navigation, style, language."""

from pathlib import Path
from typing import Any

import streamlit as st

from ui.frame import session
from ui.frame.texts import NAMES, Say, known
from ui.lessons import returning

ROOT = Path(__file__).resolve().parent.parent
FRAME = ROOT / "ui" / "frame"
PAGES = ROOT / "pages"
ORDER = (
    "draw",
    "lessons",
    "teach",
    "watch",
    "overclusters",
    "embeddings",
    "anomalies",
    "dec",
    "mine",
    "inside",
    "kana",
    "kana_lab",
    "texts",
)
LAST = "runs"


def main() -> None:
    """Show the page that the address names."""
    say = session.say()
    st.set_page_config("Glyphscope", page_icon=FRAME / "favicon.png", layout="wide")
    st.html(FRAME / "style.css")
    st.logo(FRAME / "logo.svg", size="large")
    page = st.navigation(_pages(say), position="top")
    returning.bar(page.url_path or page_names()[0], say)
    page.run()
    session.write_link(lang=(session.language(), "en"))
    st.html(_languages())


def _pages(say: Say) -> list[st.Page]:
    """Return the pages in their order, the first one at / and, out of sight, at its own path."""
    first, *others = page_names()
    return [
        _page(first, say, url_path="home", default=True),
        *(_page(name, say, url_path=name.replace("_", "-")) for name in others),
        # The default page answers at / only, whatever its path; this one answers at /draw.
        _page(first, say, url_path=first, visibility="hidden"),
    ]


def page_names() -> list[str]:
    """Return the files of `pages/`: those of `ORDER`, then any others, the list of runs last."""
    there = {file.stem for file in PAGES.glob("*.py")}
    return [*(name for name in ORDER if name in there), *sorted(there - {*ORDER, LAST}), LAST]


def _page(name: str, say: Say, **place: Any) -> st.Page:
    key = f"app.{name}"
    title = say(key) if known(key) else name.replace("_", " ").capitalize()
    return st.Page(PAGES / f"{name}.py", title=title, **place)


def _languages() -> str:
    """Return the links that choose a language."""
    links = "".join(
        f'<a href="?lang={code}" target="_self" lang="{code}">{name}</a>'
        for code, name in NAMES.items()
    )
    return f'<footer class="gs gs-languages">{links}</footer>'


main()
