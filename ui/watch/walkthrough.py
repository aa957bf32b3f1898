"""One batch, step by step: an image, its pair, P, and the number, with the formulas beside."""

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from core.runs import Run
from ui.figure import figure
from ui.figure.figure import Plot
from ui.frame import numbers
from ui.frame.texts import Say
from ui.frame.warmup import Warmup, keep_keras_state
from ui.pictures.images import data_uri
from ui.watch import walk_figures

N_IMAGES = 500
MATRIX = 270  # CSS pixels that a matrix is wide at most
POLL = 0.5  # seconds between two looks at whether the network is loaded
FORMULAS = {
    "pair": r"x=g(\mathrm{image}),\qquad x'=g'(\mathrm{image})",
    "answers": r"z=\Phi(x),\qquad z'=\Phi(x')",
    "outer": r"z\,{z'}^{\top}",
    "average": r"\bar P=\frac1n\sum_{i=1}^{n} z_i\,{z_i'}^{\top}",
    "joint": r"P=\tfrac12\left(\bar P+\bar P^{\top}\right)",
    "marginal": r"P_c=\sum_{c'}P_{cc'}",
    "information": r"I(z,z')=\sum_{c,c'}P_{cc'}\ln\frac{P_{cc'}}{P_c\,P_{c'}}",
}


@lru_cache(maxsize=2)
def walker(path: str) -> Warmup:
    """Return the loading of a run's network with its batch, begun or not yet."""
    return Warmup(lambda: _load(path))


def _load(path: str) -> Any:
    keep_keras_state()
    from core.iic.walkthrough import load_walker

    return load_walker(Run(Path(path)))


def section(run: Run, say: Say) -> None:
    """Offer to take a batch apart, and do it once the network is loaded."""
    loading = walker(str(run.path))
    st.subheader(say("watch.walk"), anchor=False)
    if st.session_state.get("walked") != run.id:
        st.markdown(say("watch.walk_lead"))
        st.button(say("watch.walk_open"), icon=":material/footprint:", on_click=_open, args=(run,))
        return
    loading.start()
    waiting = POLL if not loading.settled else None
    st.fragment(_steps, run_every=waiting)(loading, say, waiting is not None)


def _open(run: Run) -> None:
    st.session_state["walked"] = run.id


def _steps(loading: Warmup, say: Say, polled: bool) -> None:
    if loading.settled and polled:
        st.rerun()
    if loading.error is not None:
        st.error(say("watch.walk_missing", reason=loading.reason))
        st.button(say("warm.retry"), on_click=loading.retry)
    elif loading.value is None:
        st.html(f'<p class="gs gs-waking"><i></i>{escape(say("watch.walk_loading"))}</p>')
    else:
        _walk(loading.value, say)


def _walk(loaded: Any, say: Say) -> None:
    places = st.columns([2, 3, 5], gap="medium")
    with places[0]:
        index = st.number_input(say("watch.walk_image"), 1, N_IMAGES, 1, key="walk_image")
    walk = loaded.walk(int(index) - 1)
    with places[1]:
        heads = range(len(walk.z))
        head = st.segmented_control(
            say("watch.walk_head"),
            heads,
            format_func=lambda h: str(h + 1),
            default=0,
            required=True,
        )
    _cards(walk, int(head or 0), say)


def _cards(walk: Any, head: int, say: Say) -> None:
    """Lay the steps out, each with its formula, its sentence and its real values."""
    for row in (("pair", "answers", "outer"), ("average", "joint", "marginal")):
        for place, name in zip(st.columns(3, gap="large"), row, strict=True):
            with place:
                _card(name, walk, head, say)
    _card("information", walk, head, say)


def _card(name: str, walk: Any, head: int, say: Say) -> None:
    st.markdown(say(f"watch.walk.{name}"))
    st.latex(FORMULAS[name])
    if name in ("pair", "information"):
        st.html(f'<div class="gs gs-walk">{card_html(name, walk, head, say)}</div>')
        return
    plot = card_plot(name, walk, head, say)
    width = f"minmax(0, {MATRIX}px)" if plot.ratio else "minmax(0, 1fr)"
    figure.show([plot], key=f"walk_{name}", columns=width, narrow=width)


def card_html(name: str, walk: Any, head: int, say: Say) -> str:
    """Return the images of the first step, or the number of the last one, as HTML.

    Args:
        name: "pair" or "information".
        walk: a `core.iic.walkthrough.Walkthrough`.
        head: which sub-head.
        say: speaks the visitor's language.
    """
    if name == "pair":
        views = (walk.image, walk.view_a, walk.view_b)
        names = [say(f"watch.walk_{part}") for part in ("original", "first", "second")]
        return "".join(_picture(view, text) for view, text in zip(views, names, strict=True))
    number, most = float(walk.information[head]), np.log(walk.joint.shape[-1])
    figures = {"number": number, "most": most}
    written = {name: numbers.decimal(value, 4, say) for name, value in figures.items()}
    return f"<p>{escape(say('watch.walk_number', **written))}</p>"


def card_plot(name: str, walk: Any, head: int, say: Say) -> Plot:
    """Return the figure of a step in between.

    Args:
        name: another key of `FORMULAS`.
        walk: a `core.iic.walkthrough.Walkthrough`.
        head: which sub-head.
        say: speaks the visitor's language.
    """
    if name == "answers":
        rows = {"z": walk.z[head], "z′": walk.z_prime[head]}
        return _bars(name, rows, 230, say)
    if name == "marginal":
        return _bars(name, {"P": walk.marginal[head]}, 150, say)
    P = getattr(walk, name)[head]
    alt = f"{say(f'watch.walk_alt.{name}')} {numbers.decimal(np.trace(P), 3, say)}"
    return Plot(name, walk_figures.matrix(alt, P, say), alt, ratio=1)


def _bars(name: str, rows: dict[str, np.ndarray], height: int, say: Say) -> Plot:
    told = [
        f"{symbol}: {'; '.join(numbers.decimal(value, 3, say) for value in values)}"
        for symbol, values in rows.items()
    ]
    return Plot(name, walk_figures.bars(rows, say), ". ".join(told), height=height)


def _picture(view: np.ndarray, text: str) -> str:
    pixels = np.rint(255 * np.clip(view, 0, 1)).astype(np.uint8)
    return (
        f'<figure><img class="gs-pixels" src="{data_uri(pixels)}" alt="{escape(text)}">'
        f"<figcaption>{escape(text)}</figcaption></figure>"
    )
