"""Runs to choose among: which one is meant, what each is called, and the list itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from core.runs import LIVE_STATES, Run, list_runs
from ui.frame.texts import Say
from ui.training.words import state_name

TROUBLED = ("failed", "interrupted", "stopped")


def find(name: str | None) -> Run | None:
    """Return the run with this id, None where it is gone."""
    return next((run for run in list_runs() if run.id == name), None)


def tells(run: Run) -> bool:
    """Tell whether a run of the visitor's own has something to say before it shows anything."""
    return not run.is_bundled and run.state in LIVE_STATES + TROUBLED


def live_first(runs: Iterable[Run]) -> list[Run]:
    """Return runs in their order, those that go on before the others."""
    return sorted(runs, key=lambda run: run.state not in LIVE_STATES)


def likely(runs: Sequence[Run], favourites: Iterable[str | None]) -> str | None:
    """Return the id of a live run, else of the first favourite that is there, else of any run."""
    ids = [run.id for run in runs]
    live = [run.id for run in runs if run.state in LIVE_STATES]
    known = [name for name in favourites if name in ids]
    return next(iter([*live, *known, *ids]), None)


def beside(runs: Sequence[Run], run: str | None) -> str | None:
    """Return the id of the run that the link puts beside `run`, None for none."""
    asked = st.query_params.get("beside")
    return asked if asked != run and asked in {other.id for other in runs} else None


def label(run: Run, title: str, say: Say) -> str:
    """Return what a run is called in a list: the bundled ones by their title alone."""
    if run.is_bundled:
        return title
    state = run.state
    # A word that stays true while a run goes on: the list is not drawn anew then.
    word = say("training.live") if state in LIVE_STATES else state_name(state, say)
    return f"{title} · {word}"


def seeded(name: str, run: Run, say: Say) -> str:
    """Return a name with the run's seed behind it."""
    return f"{name} · {say('watch.seed', seed=run.config.get('seed', 0))}"


def picker(
    key: str,
    names: Mapping[str, str],
    value: str | None,
    on_pick: Callable[[str | None], None],
    *,
    title: str,
    hint: str,
    width: int,
    labelled: bool = False,
) -> None:
    """Let the visitor choose a run.

    Args:
        key: of the list.
        names: id -> what the list calls it.
        value: the id that is chosen now; none of `names` shows the hint.
        on_pick: called with the id that the visitor chose.
        title: what the list is called, for those who cannot see it.
        hint: what stands in it while nothing is chosen.
        width: in pixels.
        labelled: show the title over the list.
    """
    st.session_state[key] = value if value in names else None
    st.selectbox(
        title,
        list(names),
        format_func=distinct(names).__getitem__,
        key=key,
        on_change=_take,
        args=(key, names, on_pick),
        placeholder=hint,
        label_visibility="visible" if labelled else "collapsed",
        width=width,
    )


def _take(key: str, names: Mapping[str, str], on_pick: Callable[[str | None], None]) -> None:
    """Pass on what was chosen, unless the list has no such entry.

    The browser repeats what its list called the choice. Where a run ended meanwhile and is called
    otherwise, Streamlit takes the old name for a new choice.
    """
    if (picked := st.session_state[key]) in names:
        on_pick(picked)


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return names that tell runs apart: those that several bear get the run's id.

    The browser sends back what a list calls its choice, and Streamlit takes one of that name.
    """
    times = Counter(names.values())
    return {run: f"{name} · {run}" if times[name] > 1 else name for run, name in names.items()}
