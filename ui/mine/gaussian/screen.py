"""A Gaussian to tilt, with the run that fits it: read the choices, show the stage and the words."""

from typing import Any

import streamlit as st

from core.mine.film import GaussianFilm, load_gaussian_film
from core.mine.sample import tilt
from core.runs import Run, list_runs
from ui.film import reel
from ui.film.reel import Reel
from ui.frame import placards, session
from ui.frame.texts import Say, under
from ui.mine.gaussian import figures, recipe, runs, stage
from ui.mine.gaussian.payload import payload
from ui.training import live_run, order, run_list
from ui.training.command import training_command

SEED = 0  # of the pairs on the stage
SENT = "mine_sent"  # films that this visitor's browser has got, by id
_REEL = Reel(load_gaussian_film, 16)
LABELS = "mine.stage."
NOTES = ("counting", "flatters", "surface")


def section(say: Say) -> None:
    """Show everything about two normal numbers."""
    found = runs.runs()
    name = runs.chosen(found)
    run = live_run.follow(screen, name, say=say)
    notes(say)
    if run is not None and "command" in run.config:
        st.code(training_command(run), language=None, wrap_lines=True)


def toolbar(say: Say) -> None:
    """Show what starts a run, which run is shown, the failure and the formulas."""
    found = runs.runs()
    run = run_list.find(runs.chosen(found))
    recipe.panel(runs.rho(run), say)
    if found:
        runs.RUN.picker(found, run.id if run else None, say, on_pick=runs.show)
    if runs.BLOW_UP in {other.id for other in found}:
        st.button(
            say("mine.blow_up"),
            icon=":material/heart_broken:",
            key="mine_blow_up",
            on_click=runs.show,
            args=(runs.BLOW_UP,),
        )
    how(say)


def how(say: Say) -> None:
    """Offer the formulas behind a button."""
    with st.popover(say("how.title"), icon=":material/function:", width="content"):
        st.markdown(say("mine.how_information"))
        st.latex(r"I(X;Y)=D_{KL}\!\left(p(x,y)\,\Vert\,p(x)\,p(y)\right)=-\tfrac12\ln(1-\rho^2)")
        st.markdown(say("mine.how_bound"))
        st.latex(r"I(X;Y)\;\ge\;\mathbb E_{p(x,y)}[T]-\ln\mathbb E_{p(x)p(y)}\!\left[e^{T}\right]")
        st.markdown(say("mine.how_fails"))
        st.button(
            say("mine.burst_live"),
            icon=":material/heart_broken:",
            key="mine_burst",
            on_click=order.start,
            args=(recipe.order_of("blow-up"), runs.show),
        )


def screen(name: str | None, before: tuple[bool, bool], say: Say) -> None:
    """Show the stage; reruns by itself while a run goes on."""
    run = run_list.find(name)
    found = runs.runs()
    if live_run.standing(run) != before or runs.chosen(found) != name:
        st.rerun()
    if run is None and name is not None:
        st.warning(say("training.gone"))
    film = None if run is None else load(run)
    if run is not None:
        report(run, film, say)
    stage.stage(
        tilt(SEED),
        runs.rho(run),
        None if run is None or film is None else film_of(run, film),
        runs=runs.dots(found),
        live=live_run.is_live(run),
        language=session.language(),
        texts=under(LABELS, say) | {"height": say("mine.axis_nats")},
        on_rho=tilted,
        on_train=train_here,
    )
    figures.show(run, film, runs.rho(run) if run is None else runs.rho_of(run), say)


def report(run: Run, film: GaussianFilm | None, say: Say) -> None:
    """Say how far a run is, how it ended, and why there is nothing to see yet."""
    if run.failure == "TrainingDiverged":
        st.warning(say("mine.burst"), icon=":material/heart_broken:")
    else:
        live_run.control(run, int(film.steps[-1]) if film else 0, say)
    waits = live_run.waits_for(run, list_runs()) is not None
    if film is None and live_run.is_live(run) and not waits:
        st.html(waking_html(run, say))


def waking_html(run: Run, say: Say) -> str:
    """Return what stands in for the first snapshot: for how long the training wakes up already."""
    return placards.waiting_html(f"{say('training.waking')} {live_run.elapsed(run, say)}")


def tilted() -> None:
    """Follow the cloud to where it came to rest."""
    if (value := stage.rested_at()) is not None:
        runs.tilt_to(value)


def train_here() -> None:
    """Train at the correlation on the stage, with the careful recipe."""
    if (value := stage.asked_for()) is not None:
        order.start(recipe.order_of(recipe.USUAL, rho=value), runs.show)


def film_of(run: Run, film: GaussianFilm) -> dict[str, Any]:
    """Return a film for the browser, of which it gets only what it has not got."""
    if stage.is_missing():
        reel.forget(SENT)
    newest = reel.unsent(SENT, run.id)
    found = payload(film, runs.rho_of(run), newest if live_run.is_live(run) else None)
    return found | {"id": run.id}


def load(run: Run) -> GaussianFilm | None:
    """Read a run's film, None where there is none; visitors of one run share it."""
    return _REEL.load(run)


def notes(say: Say) -> None:
    """Say why counting is off, why a batch flatters, and what the surface means."""
    cards = "".join(
        f"<section><h2>{say(f'mine.note.{name}')}</h2><p>{say(f'mine.note.{name}.body')}</p></section>"
        for name in NOTES
    )
    st.html(f'<div class="gs gs-notes">{cards}</div>')
