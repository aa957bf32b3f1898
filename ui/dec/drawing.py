"""The visitor's own drawing on its way through the autoencoder, stage after stage."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

import numpy as np
import streamlit as st

from core.dec import moves
from core.dec.config import CLUSTER, FINETUNE, LAYERS
from core.dec.film import N_MAPPED, Clustering
from core.maps.points import load_points
from core.runs import Run
from ui.dec import feed
from ui.dec import stack as dec_stack
from ui.dec.squeeze import WIDTHS
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
    found = loading.value.reconstructions(shown)
    code_dim = int(feed.settings(run).get("code_dim", 10))
    st.html(chain_html(shown, found, code_dim, image is None, say))


def code(run: Run, image: np.ndarray | None, say: Say) -> None:
    """Show the numbers that are left of the drawing, once the network is there."""
    stack = dec_stack.opened(run).value
    if stack is not None and stack.network is not None:
        found, q = stack.assign(example() if image is None else image)
        st.html(code_html(found, q, run, say))


def twin(run: Run, film: Clustering, act: str, stand_in: int, say: Say) -> int | None:
    """Say where the drawing belongs, and return its twin on the map, None before that is known.

    The map was made without the drawing. Its twin there is the test image whose code lies nearest
    to the drawing's in the end. While there is no drawing, a test image stands in.

    Args:
        run: whose map it is.
        film: its updates.
        act: "centres", right after k-means, or "refine".
        stand_in: row of the test image that stands in.
        say: speaks the visitor's language.
    """
    image = sources.seen(own_board())
    if image is None:
        place = placed(film, stand_in, act, feed.kernel(run))
        points = load_points("test")
        words = {"row": stand_in, "label": int(points.labels[stand_in])} | place.words(say)
        st.html(twin_html(example(stand_in), say(f"dec.stand_in.{act}", **words), say))
        return stand_in
    loading = dec_stack.opened(run)
    if loading.value is None:
        dec_stack.await_stack(loading, say)
        return None
    if loading.value.network is None:
        return None
    code, q = loading.value.assign(image)
    row = nearest(film, code)
    ends = Place(int(q.argmax()), float(q.max()), len(q), _name(int(q.argmax()), run))
    place = placed(film, row, act, feed.kernel(run)) if act == "centres" else ends
    st.html(twin_html(image, say(f"dec.twin.{act}", **place.words(say)), say))
    return row


def nearest(film: Clustering, code: np.ndarray) -> int:
    """Return the row of the mapped test image whose last code lies nearest to a code, (d,)."""
    return int(np.square(film.codes[-1][:N_MAPPED] - code).sum(axis=1).argmin())


class Place(NamedTuple):
    """In which cluster an image lies.

    Attributes:
        cluster: its number.
        q: how much the image belongs to it, in [0, 1].
        n_clusters: how many there are.
        digit: what it stands for.
    """

    cluster: int
    q: float
    n_clusters: int
    digit: str

    def words(self, say: Say) -> dict[str, str]:
        """Return what a sentence needs to tell it."""
        return {
            "cluster": clusters.name(self.cluster, self.n_clusters),
            "name": self.digit,
            "q": numbers.percent(self.q, 0, say),
        }


def placed(film: Clustering, row: int, act: str, kernel: moves.Kernel) -> Place:
    """Return where a filmed test image lies after k-means, or in the end of the refinement."""
    frame = 0 if act == "centres" else -1
    q = moves.assignments(film, row, kernel)[0][frame]
    best = int(q.argmax())
    return Place(best, float(q[best]), len(q), str(film.cluster_digits[frame][best]))


def twin_html(image: np.ndarray, words: str, say: Say) -> str:
    """Return an image beside a sentence on where it lies, and on what is marked on the map."""
    seen = picture(image, say("dec.yours"))
    return f'<div class="gs gs-dec-twin">{seen}<p>{escape(words)}</p></div>'


def _name(cluster: int, run: Run) -> str:
    names = (run.evaluation or {}).get("cluster_digits") or []
    return str(names[cluster]) if cluster < len(names) else "–"


def example(row: int = EXAMPLE) -> np.ndarray:
    """Return the test image that stands in for a drawing, uint8 (28, 28)."""
    return load_points("test").images[row]


def chain_html(
    image: np.ndarray, found: Mapping[str, np.ndarray], code_dim: int, example: bool, say: Say
) -> str:
    """Return an image and what each stage gives back of it, side by side.

    Args:
        image: (28, 28) uint8.
        found: name of a stage -> what it gives back, (28, 28) uint8.
        code_dim: numbers that the deepest layer leaves of an image.
        example: whether the image stands in for a drawing.
        say: speaks the visitor's language.
    """
    first = say("dec.chain.example" if example else "dec.chain.given")
    widths = dict(zip(LAYERS, WIDTHS[1:], strict=False))
    cells = [_cell(image, first, "", "given")]
    for name in (name for name in ORDER if name in found):
        held = say("dec.chain.from", n=widths.get(name, code_dim))
        cells.append(_cell(found[name], say(f"dec.chain.{name}"), held, name))
    return f'<div class="gs gs-dec-chain">{"".join(cells)}</div>'


def _cell(image: np.ndarray, caption: str, held: str, css: str) -> str:
    below = f"<b>{escape(held)}</b>" if held else ""
    return (
        f'<figure class="{escape(css)}">{picture(image, caption)}'
        f"<figcaption>{escape(caption)}{below}</figcaption></figure>"
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
