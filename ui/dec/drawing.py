"""The visitor's own drawing on its way through the autoencoder, stage after stage."""

from collections.abc import Mapping
from html import escape

import numpy as np
import streamlit as st

from core.dec import moves
from core.dec.config import CLUSTER, FINETUNE, LAYERS
from core.dec.film import N_MAPPED, Clustering
from core.maps.points import load_points
from core.runs import Run
from ui.dec import feed
from ui.dec import stack as dec_stack
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures import clusters
from ui.pictures.charts import picture
from ui.slate import sources
from ui.slate.board import own_board

EXAMPLE = 0  # a clear 7
ORDER = ("untrained", *LAYERS, FINETUNE, CLUSTER)


def chain(run: Run, image: np.ndarray | None, say: Say) -> None:
    """Show what comes back of the drawing, or of a test image while there is none."""
    loading = dec_stack.opened(run)
    if loading.value is None:
        dec_stack.await_stack(loading, say)
        return
    shown = example() if image is None else image
    st.html(chain_html(shown, loading.value.reconstructions(shown), image is None, say))


def code(run: Run, image: np.ndarray | None, say: Say) -> None:
    """Show the numbers that are left of the drawing, once the network is there."""
    stack = dec_stack.opened(run).value
    if stack is not None and stack.network is not None:
        found, q = stack.assign(example() if image is None else image)
        st.html(code_html(found, q, run, say))


def twin(run: Run, film: Clustering, say: Say) -> int | None:
    """Say where the drawing ends, and return its twin on the map, None before that is known.

    The map was made without the drawing. Its twin there is the test image whose code lies nearest
    to the drawing's; while there is no drawing, an example stands in, which is its own twin.
    """
    image = sources.seen(own_board())
    if image is None:
        q = moves.assignments(film, EXAMPLE, feed.kernel(run))[0][-1]
        st.html(twin_html(example(), q, run, "dec.twin_example", say))
        return EXAMPLE
    loading = dec_stack.opened(run)
    if loading.value is None:
        dec_stack.await_stack(loading, say)
        return None
    if loading.value.network is None:
        return None
    code, q = loading.value.assign(image)
    st.html(twin_html(image, q, run, "dec.twin", say))
    return nearest(film, code)


def nearest(film: Clustering, code: np.ndarray) -> int:
    """Return the row of the mapped test image whose last code lies nearest to a code, (d,)."""
    return int(np.square(film.codes[-1][:N_MAPPED] - code).sum(axis=1).argmin())


def twin_html(image: np.ndarray, q: np.ndarray, run: Run, key: str, say: Say) -> str:
    """Return an image beside the cluster in which it ends, and what is marked on the map."""
    best = int(q.argmax())
    cluster, share = clusters.name(best, len(q)), numbers.percent(q[best], 0, say)
    words = say(key, cluster=cluster, name=_name(best, run), q=share)
    seen = picture(image, say("dec.yours"))
    return f'<div class="gs gs-dec-twin">{seen}<p>{escape(words)}</p></div>'


def _name(cluster: int, run: Run) -> str:
    names = (run.evaluation or {}).get("cluster_digits") or []
    return str(names[cluster]) if cluster < len(names) else "–"


def example() -> np.ndarray:
    """Return the test image that stands in for a drawing, uint8 (28, 28)."""
    return load_points("test").images[EXAMPLE]


def chain_html(image: np.ndarray, found: Mapping[str, np.ndarray], example: bool, say: Say) -> str:
    """Return an image and what each stage gives back of it, side by side."""
    first = say("dec.chain.example" if example else "dec.chain.given")
    cells = [_cell(image, first, "given")]
    cells += [_cell(found[name], say(f"dec.chain.{name}"), name) for name in ORDER if name in found]
    return f'<div class="gs gs-dec-chain">{"".join(cells)}</div>'


def _cell(image: np.ndarray, caption: str, css: str) -> str:
    return (
        f'<figure class="{escape(css)}">{picture(image, caption)}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def code_html(code: np.ndarray, q: np.ndarray, run: Run, say: Say) -> str:
    """Return the numbers that are left of an image, as bars about zero, and its cluster."""
    reach = max(float(np.abs(code).max()), 1e-9)
    bars = "".join(
        f'<i class="{"up" if value >= 0 else "down"}" style="--h:{abs(value) / reach:.3f}"'
        f' title="{numbers.decimal(value, 2, say)}"></i>'
        for value in code
    )
    best = int(q.argmax())
    cluster, share = clusters.name(best, len(q)), numbers.percent(q[best], 0, say)
    words = say("dec.code", n=len(code), cluster=cluster, name=_name(best, run), q=share)
    return f'<div class="gs gs-dec-code"><div>{bars}</div><p>{escape(words)}</p></div>'
