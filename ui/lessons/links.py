"""A link to an exhibit in a state: the page and the parameters that it knows."""

from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from ui.frame import session

PARAMETERS = {
    "anomalies": ("run", "set", "limit", "at", "view", "detector", "image"),
    "dec": ("run", "beside", "act"),
    "draw": ("sample", "test", "contamination", "brush"),
    "embeddings": ("view", "space", "method", "axes", "colour", "split", "seed"),
    "inside": ("run", "moment", "square", "shade", "sample", "test"),
    "kana": ("part", "data", "cell", "sample", "test", "hand", "rows"),
    "kana_lab": ("lesson", "run"),
    "mine": ("part", "rho", "run"),
    "overclusters": ("run", "split", "order", "open"),
    "runs": (),
    "texts": ("text", "by"),
    "watch": ("run", "beside"),
}
OWN = (
    "lang",
    "lessons_",
    "room_",
    "visitor",
    "names-",
)  # beginnings of what stays in the session when a link is followed
SLATES = ("board", "kana_board")
DRAWN_ON = ("draw", "kana", "inside")  # pages with a slate


def split(link: str) -> tuple[str, dict[str, str]]:
    """Return a link's page, as its file is called, and its parameters.

    Raises:
        ValueError: there is no such page, or it knows no such parameter.
    """
    parts = urlsplit(link)
    page = parts.path.removeprefix("/").replace("-", "_")
    if not link.startswith("/") or page not in PARAMETERS:
        known = ", ".join("/" + name.replace("_", "-") for name in PARAMETERS)
        raise ValueError(f"must begin with one of {known}. Received: {link!r}")
    found = dict(parse_qsl(parts.query, keep_blank_values=True))
    for name in found:
        if name not in PARAMETERS[page]:
            known = ", ".join(PARAMETERS[page]) or "none"
            raise ValueError(f"may have the parameters {known}. Received: {name}")
    return page, found


def follow(link: str) -> None:
    """Go to the exhibit of a link, in the state that the link says."""
    page, parameters = split(link)
    st.switch_page(f"../pages/{page}.py", query_params=session.in_language(parameters))


def forget(link: str) -> None:
    """Forget what was chosen on pages before, so that the link alone says what is shown.

    What was drawn stays, unless the link leads to a slate.
    """
    page, _ = split(link)
    kept = () if page in DRAWN_ON else SLATES
    for name in [str(name) for name in st.session_state]:
        if not name.startswith(OWN) and name not in kept:
            del st.session_state[name]
