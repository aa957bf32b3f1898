"""The frame around every page: navigation, style, language."""

from pathlib import Path
from typing import Any

import streamlit as st

from ui.frame import session
from ui.frame.page import browser, presenting
from ui.frame.texts import NAMES, Say, known
from ui.lessons import returning
from ui.room import joining

ROOT = Path(__file__).resolve().parent.parent
FRAME = ROOT / "ui" / "frame"
PAGES = ROOT / "pages"
# Pages that stand in the menu by themselves, and groups of pages behind one name.
ALONE = ("draw", "lessons", "teach", "room", "embeddings", "anomalies", "inside")
GROUPS = {
    "unlabelled": ("watch", "overclusters", "dec", "mine"),
    "kana": ("kana", "kana_lab"),
    "runs": ("texts", "runs"),
}


def main() -> None:
    """Show the page that the address names."""
    say = session.say()
    st.set_page_config("Glyphscope", FRAME / "marks" / "favicon.png", "wide", "collapsed")
    st.html(FRAME / "style.css")
    if presenting.is_on():
        st.html(FRAME / "page" / "present.css")
    st.logo(FRAME / "marks" / "logo.svg", size="large")
    page = st.navigation(_menu(say), position="top")
    path = page.url_path or page_names()[0]
    st.set_page_config(say("app.window", page=_title(path.replace("-", "_"), say)))
    browser.prepare(presenting.is_on(), _group(path.replace("-", "_"), say), say)
    returning.bar(path, say)
    joining.bar(path, say)
    page.run()
    session.write_link(lang=(session.language(), session.browsers_language()))
    with st.container(horizontal=True, vertical_alignment="center", key="foot"):
        presenting.switch(say)
        st.html(_languages())


def page_names() -> list[str]:
    """Return the files of `pages/` in their order; one that no group names stands by itself."""
    return [name for names in _groups().values() for name in names]


def _groups() -> dict[str, list[str]]:
    """Return the pages of each group that is there, those that stand alone under ""."""
    there = {file.stem for file in PAGES.glob("*.py")}
    named = {name for names in (ALONE, *GROUPS.values()) for name in names}
    groups = {"": (*ALONE, *sorted(there - named)), **GROUPS}
    return {group: [name for name in names if name in there] for group, names in groups.items()}


def _menu(say: Say) -> dict[str, list[st.Page]]:
    """Return the pages by groups, the first page at / and, out of sight, at its own path."""
    first = page_names()[0]
    menu = {
        say(f"app.group.{group}") if group else "": [
            _page(name, say, url_path=name.replace("_", "-")) for name in names if name != first
        ]
        for group, names in _groups().items()
        if names
    }
    # The default page answers at / only, whatever its path; the second one answers at /draw.
    menu[""].insert(0, _page(first, say, url_path="home", default=True))
    menu[""].append(_page(first, say, url_path=first, visibility="hidden"))
    return menu


def _group(page: str, say: Say) -> str:
    """Return what the menu calls the group of a page, "" for one that stands by itself."""
    found = next((group for group, names in GROUPS.items() if page in names), "")
    return say(f"app.group.{found}") if found else ""


def _page(name: str, say: Say, **place: Any) -> st.Page:
    return st.Page(PAGES / f"{name}.py", title=_title(name, say), **place)


def _title(name: str, say: Say) -> str:
    """Return what a page is called; one that no catalogue knows, as its file is."""
    key = f"app.{name}"
    return say(key) if known(key) else name.replace("_", " ").capitalize()


def _languages() -> str:
    """Return the links that choose a language."""
    links = "".join(
        f'<a href="?lang={code}" target="_self" lang="{code}">{name}</a>'
        for code, name in NAMES.items()
    )
    return f'<footer class="gs gs-languages">{links}</footer>'


main()
