"""Which head of a film the visitor looks at, and whether its clusters are sorted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import streamlit as st

from core.iic.film import Film
from core.iic.film_figures import OVER, SUB, Heads, curves, heads_of, orders
from ui.frame.texts import Say
from ui.pictures import clusters

HEAD, ORDER = "watch_head", "watch_order"  # of the widgets, in the session
SORTED, RAW = "sorted", "raw"
_SHOWN, _CHOSEN = "watch_head_of", "watch_head_chosen"


@dataclass(frozen=True)
class View:
    """What is shown of a film.

    Args:
        film: the film.
        group: the heads, "sub" or "over".
        head: the place of the shown one among them.
        order: (k,) int, the clusters in the order of their rows and columns.
    """

    film: Film
    group: str
    head: int
    order: np.ndarray

    @property
    def heads(self) -> Heads:
        """All heads of the group."""
        return heads_of(self.film, self.group)

    @cached_property
    def figures(self) -> dict[str, np.ndarray]:
        """The figures of all of them: name -> (t, h), as `curves` returns them."""
        return curves(self.film, self.group)

    @cached_property
    def pictures(self) -> np.ndarray:
        """What is in each cluster as it changes: (t, k, side, side) in [0, 1]."""
        return clusters.pictures(self.heads.confusions[:, self.head])

    @property
    def ceiling(self) -> float:
        """The most mutual information that is possible, in nats."""
        return float(np.log(self.heads.joints.shape[-1]))


def views(names: Sequence[str], films: Sequence[Film]) -> list[View]:
    """Return what to show of films: what the visitor chose, else each one's best head.

    Args:
        names: the runs' ids; other ones than before begin with their best heads.
        films: theirs.
    """
    chosen = _chosen(tuple(names), films)
    if is_chosen():
        return [_view(film, chosen) for film in films]
    return [_view(film, str(film.selected[-1])) for film in films]


def is_chosen() -> bool:
    """Tell whether the visitor chose a head; if not, each film shows its own best one."""
    return bool(st.session_state.get(_CHOSEN))


def _view(film: Film, chosen: str) -> View:
    group = OVER if chosen == OVER else SUB
    heads = heads_of(film, group)
    head = 0 if group == OVER else min(int(chosen), heads.joints.shape[1] - 1)
    sort = st.session_state.get(ORDER, SORTED) != RAW
    order = orders(heads)[head] if sort else np.arange(heads.joints.shape[-1])
    return View(film, group, head, order)


def _chosen(names: tuple[str, ...], films: Sequence[Film]) -> str:
    """Return the chosen head, which stands in the widget, too; of other films the best one."""
    state = st.session_state
    if state.get(_SHOWN) != names:
        state[_SHOWN], state[_CHOSEN] = names, state.get(HEAD) == OVER
    if not state.get(_CHOSEN) or state.get(HEAD) not in _options(films):
        state[HEAD] = str(films[0].selected[-1])
    return str(state[HEAD])


def _options(films: Sequence[Film]) -> list[str]:
    n_heads = max(film.joints.shape[1] for film in films)
    over = [OVER] if all(film.over_joints.size for film in films) else []
    return [str(head) for head in range(n_heads)] + over


def choices(films: Sequence[Film], say: Say) -> None:
    """Let the visitor choose the head and the order of its clusters."""
    n_over = films[0].over_joints.shape[-1]
    with st.container(horizontal=True, horizontal_alignment="distribute", key="heads"):
        st.segmented_control(
            say("watch.film.heads"),
            _options(films),
            format_func=lambda head: _name(head, n_over, say),
            required=True,
            key=HEAD,
            on_change=_choose,
            persist_state="session",
        )
        st.segmented_control(
            say("watch.film.columns"),
            [SORTED, RAW],
            format_func=lambda order: say(f"watch.film.{order}"),
            default=SORTED,
            required=True,
            key=ORDER,
            persist_state="session",
        )


def _choose() -> None:
    st.session_state[_CHOSEN] = True


def _name(head: str, n_over: int, say: Say) -> str:
    return say("watch.film.over", n=n_over) if head == OVER else str(int(head) + 1)
