"""A run that is going on, or ended before its time: its state in words, and its buttons."""

import time
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, TypeVar

import streamlit as st
from filelock import Timeout

from core import limits
from core.limits import Refused
from core.runs import LIVE_STATES, RESUMABLE_STATES, Run, jobs, list_runs
from core.training.failures import DISK_FULL, failure_name
from ui.frame import numbers, placards, visitor
from ui.frame.refusals import refused_sentence
from ui.frame.texts import Say
from ui.training.run_list import find
from ui.training.words import state_name

REFRESH = 0.8  # seconds between two looks at a run that is going on
_REFUSED = "refused"  # what was refused last: by the server's limits, or an error's name, message
Result = TypeVar("Result")


def is_live(run: Run | None) -> bool:
    """Tell whether a run is going on, waits or stands still."""
    return run is not None and run.state in LIVE_STATES


def follow(
    screen: Callable[..., None],
    name: str | None,
    *arguments: Any,
    say: Say,
    every: float = REFRESH,
) -> Run | None:
    """Show a screen of a run that shows itself again while the run goes on.

    Args:
        screen: takes the run's id, the further arguments, what `standing` says, and the language.
        name: the id.
        *arguments: further ones.
        say: speaks the visitor's language.
        every: seconds between two looks.

    Returns:
        The run, None where it is gone.
    """
    run = find(name)
    again = every if is_live(run) else None
    st.fragment(screen, run_every=again)(name, *arguments, standing(run), say)
    return run


def standing(run: Run | None) -> tuple[bool, bool]:
    """Return what the whole page depends on: whether a run is live, and whether it has a name."""
    return is_live(run), run is not None and "config" in run.config


def progress(status: dict[str, Any], step: int) -> tuple[float, float | None]:
    """Return how far a run is.

    Args:
        status: the run's `status`.
        step: the last step that was seen.

    Returns:
        The share of all steps in [0, 1], and the seconds that remain, None where unknown.
    """
    total = int(status.get("n_epochs") or 0) * int(status.get("n_steps") or 0)
    if not total:
        return 0.0, None
    speed = float(status.get("steps_per_second") or 0.0)
    left = max(0, total - step)
    return min(1.0, step / total), left / speed if speed > 0 else None


def headline(run: Run, step: int, say: Say) -> str:
    """Return state, epoch, speed, remaining time and device of a live run in one line."""
    status = run.status
    _, remaining = progress(status, step)
    parts = [standing_name(run, say)]
    if (n_steps := status.get("n_steps")) and (n_epochs := status.get("n_epochs")):
        epoch = min(n_epochs, step // n_steps + 1)
        parts.append(say("training.epoch", epoch=epoch, n=n_epochs))
    if speed := status.get("steps_per_second"):
        parts.append(say("training.speed", speed=numbers.decimal(speed, 1, say)))
    if remaining is not None:
        parts.append(say("training.left", time=numbers.duration(remaining, say)))
    parts.append(str(run.config.get("device", "")))
    return " · ".join(part for part in parts if part)


def standing_name(run: Run, say: Say) -> str:
    """Return a live run's state in words; a queued one whose turn has come is starting."""
    starting = run.state == "queued" and waits_for(run, list_runs()) is None
    return say("training.starting") if starting else state_name(run.state, say)


def waits_for(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return the run that has the machine while this one is queued."""
    if run.state != "queued":
        return None
    busy = [other for other in runs if other.id != run.id and other.state in LIVE_STATES]
    began = float(run.status.get("queued", 0))
    ahead = [
        other
        for other in busy
        if other.state != "queued" or float(other.status.get("queued", 0)) < began
    ]
    return min(ahead, key=lambda other: other.state == "queued", default=None)


def control(run: Run, step: int, say: Say) -> None:
    """Show how far a live run is with its buttons, or why it ended and how to go on."""
    if is_live(run):
        going(run, progress(run.status, step)[0], headline(run, step, say), say)
    else:
        ended(run, failure(run, say), say)


def going(run: Run, share: float, line: str, say: Say) -> None:
    """Show how far a live run is, and its buttons.

    Args:
        run: the run.
        share: of it that is done, in [0, 1].
        line: what stands over the bar.
        say: speaks the visitor's language.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="live"):
        st.progress(share, line)
        _buttons(run, say)
    if (other := waits_for(run, list_runs())) is not None:
        st.info(say("training.queued", run=other.id))


def _buttons(run: Run, say: Say) -> None:
    if not visitor.may_steer(run):
        return
    if run.state == "paused":
        _button("go_on", run, jobs.go_on, ":material/play_arrow:", say)
    elif run.state == "running":
        _button("pause", run, jobs.pause, ":material/pause:", say)
    _button("stop", run, jobs.stop, ":material/stop:", say)


def _button(name: str, run: Run, act: Callable[[Run], None], icon: str, say: Say) -> None:
    key = f"watch_{name}"
    st.button(say(f"training.{name}"), icon=icon, key=key, on_click=attempt, args=(act, run))


def attempt(act: Callable[..., Result], *arguments: Any) -> Result | None:
    """Start a run or do something to one; keep the reason where the machine refuses.

    Returns:
        What `act` returned, None where it was refused.
    """
    try:
        return act(*arguments)
    except Refused as refused:
        st.session_state[_REFUSED] = refused
    except (OSError, Timeout) as error:
        st.session_state[_REFUSED] = (failure_name(error), str(error))
    return None


def refusal(say: Say) -> None:
    """Say, once, why the machine refused."""
    refused = st.session_state.pop(_REFUSED, None)
    if isinstance(refused, Refused):
        st.warning(refused_sentence(refused, say))
    elif refused is not None:
        name, message = refused
        st.error(_sentence(name, message, say))


def ended(run: Run, reason: str, say: Say) -> None:
    """Show why a run ended before its time, `reason` where it failed, and how it can go on."""
    state = run.state
    if state == "failed":
        st.error(reason)
    elif state in RESUMABLE_STATES:
        with st.container(horizontal=True, vertical_alignment="center", key="ended"):
            st.html(f'<p class="gs gs-ended {state}">{escape(say(f"training.{state}"))}</p>')
            if visitor.may_steer(run):
                _button("resume", run, jobs.resume, ":material/resume:", say)


def failure(run: Run, say: Say) -> str:
    """Return why a run failed in one sentence."""
    return _sentence(run.failure, run.status.get("message"), say)


def _sentence(name: str | None, message: object, say: Say) -> str:
    if name == DISK_FULL:
        return say("training.disk_full")
    if limits.is_public():  # what an error says may name folders of the server
        return say("runs.failed", reason=say("runs.no_reason"))
    return say("runs.failed", reason=str(message or say("runs.no_reason")))


def waking_html(run: Run, say: Say) -> str:
    """Return what stands in for the first snapshot: what happens, and for how long already."""
    waiting = placards.waiting_html(elapsed(run, say))
    return placards.invitation_html(say("training.waking"), say("training.waking_body"), waiting)


def elapsed(run: Run, say: Say) -> str:
    """Return for how long a run wakes up already, in words."""
    began = float(run.status.get("queued") or time.time())
    return say("training.waking_for", time=numbers.duration(max(0, time.time() - began), say))
