"""Train it for real: the last layers learn what was taught, as a run like any other."""

import hashlib
from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from core import limits
from core.own import file
from core.own.examples import Examples
from core.runs import Run, list_runs, runs_folder
from ui.frame import numbers, session
from ui.frame.texts import Say
from ui.own import readers
from ui.own.book import LEAST, own_book
from ui.teach import moved
from ui.training import export, live_run
from ui.training.command import training_command
from ui.training.order import Order, start

METHOD = "own"
ROWS = ("test_accuracy", "kept", "own", "others")


def tuning(say: Say) -> None:
    """Show what starts a training, and the visitor's run."""
    own = own_book().ready
    st.html(f'<div class="gs gs-tune"><p>{say("tune.body")}</p></div>')
    with st.container(horizontal=True, vertical_alignment="center", key="tune-start"):
        st.button(
            say("tune.start"),
            type="primary",
            icon=":material/model_training:",
            disabled=not own.names or limits.is_public(),
            on_click=_start,
            args=(own,),
            key="tune-go",
        )
        st.caption(say("tune.visible") if own.names else say("tune.nothing", least=LEAST))
    if limits.is_public():
        st.info(say("refused.public"))
    live_run.refusal(say)
    name = st.query_params.get("run") or st.session_state.get("tune-run")
    if name not in {run.id for run in list_runs() if run.method == METHOD}:
        return
    st.session_state["tune-run"] = name
    session.write_link(run=(name, None))
    run = live_run.follow(_screen, name, say=say)
    if run is not None and "command" in run.config:
        st.code(training_command(run), language=None, wrap_lines=True)


def _start(own: Examples) -> None:
    """Put the examples where the training finds them, and start it."""
    if limits.is_public():
        return
    content = file.to_bytes(own)
    path = runs_folder() / f"own-{hashlib.sha256(content).hexdigest()[:12]}.npz"
    path.parent.mkdir(parents=True, exist_ok=True)
    if live_run.attempt(file.save, own, path) is None and path.is_file():
        start(Order(METHOD, changed=(("own", str(path)),)), _show)


def _show(name: str) -> None:
    st.session_state["tune-run"] = name
    session.write_link(run=(name, None))


def _screen(name: str, before: tuple[bool, bool], say: Say) -> None:
    run = next((one for one in list_runs() if one.id == name), None)
    if live_run.standing(run) != before:
        st.rerun()
    if run is None:
        st.warning(say("training.gone"))
        return
    live_run.control(run, _step(run.status), say)
    if outcome := outcome_html(run, say):
        st.html(outcome)
        with st.container(horizontal=True, key="tune-next"):
            st.page_link(
                "../pages/draw.py",
                label=say("tune.draw"),
                icon=":material/draw:",
                query_params=session.in_language({readers.LINK: run.id}),
            )
        moved.moved(run, say)
        st.html(f'<div class="gs"><h2>{say("export.title")}</h2></div>')
        export.offer(run, say)


def _step(status: Mapping[str, Any]) -> int:
    """Return how many steps a run has done, by its status."""
    epoch, n_steps, step = (int(status.get(name) or 0) for name in ("epoch", "n_steps", "step"))
    return epoch * n_steps + (step % n_steps if n_steps else 0)


def outcome_html(run: Run, say: Say) -> str:
    """Return the figures before and after as a table, "" while there are none."""
    found = run.evaluation or {}
    if not {"before", "after"} <= found.keys():
        return ""
    head = "".join(
        f"<th>{escape(say(f'tune.{name}'))}</th>" for name in ("what", "before", "after")
    )
    rows = "".join(_row(name, found, say) for name in ROWS)
    seconds = run.metrics[-1]["seconds"] if run.metrics else 0.0
    note = say("tune.took", time=numbers.duration(seconds, say), n=found["after"]["n_own"])
    return (
        f'<section class="gs"><h2>{escape(say("tune.outcome"))}</h2>'
        f'<div class="gs-scroll"><table class="gs-figures"><tr>{head}</tr>{rows}</table></div>'
        f'<p class="gs-note">{escape(note)}</p></section>'
    )


def _row(name: str, found: dict[str, Any], say: Say) -> str:
    cells = [found[when].get(name) for when in ("before", "after")]
    written = ["–" if cell is None else numbers.percent(cell, 2, say) for cell in cells]
    return (
        f"<tr><td>{escape(say(f'tune.row_{name}'))}</td>"
        + "".join(f"<td>{cell}</td>" for cell in written)
        + "</tr>"
    )
