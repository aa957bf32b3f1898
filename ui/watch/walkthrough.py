"""One batch, step by step: an image, its pair, P, and the number, with the formulas beside."""

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from core.runs import Run
from ui.frame import numbers
from ui.frame.texts import Say
from ui.frame.warmup import Warmup, keep_keras_state
from ui.pictures.cividis import hex_colors
from ui.pictures.images import data_uri

N_IMAGES = 500
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
        st.error(say("watch.walk_missing", reason=loading.error))
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
    st.html(f'<div class="gs gs-walk">{card_html(name, walk, head, say)}</div>')


def card_html(name: str, walk: Any, head: int, say: Say) -> str:
    """Return the values of one step as HTML.

    Args:
        name: a key of `FORMULAS`.
        walk: a `core.iic.walkthrough.Walkthrough`.
        head: which sub-head.
    """
    if name == "pair":
        views = (walk.image, walk.view_a, walk.view_b)
        names = [say(f"watch.walk_{part}") for part in ("original", "first", "second")]
        return "".join(_picture(view, text) for view, text in zip(views, names, strict=True))
    if name == "answers":
        return _bars(walk.z[head], "z", say) + _bars(walk.z_prime[head], "z′", say)
    if name == "marginal":
        return _bars(walk.marginal[head], "P", say)
    if name == "information":
        number, most = float(walk.information[head]), np.log(walk.joint.shape[-1])
        figures = {"number": number, "most": most}
        written = {name: numbers.decimal(value, 4, say) for name, value in figures.items()}
        return f"<p>{escape(say('watch.walk_number', **written))}</p>"
    return _matrix(getattr(walk, name)[head], say(f"watch.walk_alt.{name}"), say)


def _picture(view: np.ndarray, text: str) -> str:
    pixels = np.rint(255 * np.clip(view, 0, 1)).astype(np.uint8)
    return (
        f'<figure><img class="gs-pixels" src="{data_uri(pixels)}" alt="{escape(text)}">'
        f"<figcaption>{escape(text)}</figcaption></figure>"
    )


def _bars(values: np.ndarray, symbol: str, say: Say) -> str:
    """Draw probabilities as bars with their numbers."""
    cells = "".join(
        f'<div><span style="height:{100 * value / max(values.max(), 1e-9):.1f}%"></span></div>'
        for value in values
    )
    below = "".join(
        f"<small>{numbers.decimal(value, 2, say).removeprefix('0')}</small>" for value in values
    )
    spoken = "; ".join(numbers.decimal(value, 3, say) for value in values)
    label = escape(f"{symbol}: {spoken}")
    return (
        f'<div class="gs-walk-bars" role="img" aria-label="{label}"><b>{symbol}</b>'
        f"<div>{cells}</div><div>{below}</div></div>"
    )


def _matrix(P: np.ndarray, text: str, say: Say) -> str:
    """Draw a matrix in Cividis, with the value of each cell for those who point at it."""
    colors = hex_colors(np.sqrt(P / max(float(P.max()), 1e-12)))
    cells = "".join(
        f'<i style="background:{color}" title="{numbers.decimal(value, 4, say)}"></i>'
        for color, value in zip(colors, np.ravel(P), strict=True)
    )
    label = escape(f"{text} {numbers.decimal(np.trace(P), 3, say)}")
    return (
        f'<div class="gs-walk-matrix" style="--k:{len(P)}" role="img" aria-label="{label}">'
        f"{cells}</div>"
    )
