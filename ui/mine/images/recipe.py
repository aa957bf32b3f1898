"""The panel that trains MINE on images."""

import streamlit as st

from core.methods import METHODS
from core.runs import Run
from core.runs.pace import seconds_an_epoch
from ui.frame import numbers
from ui.frame.texts import Say
from ui.mine.images import runs
from ui.training import order, start_form
from ui.training.order import Order

DIMS = tuple(int(name) for name in METHODS[runs.METHOD].presets if name.isdigit())
MAX_EPOCHS = 30
FEW_EPOCHS = 3


def panel(found: list[Run], say: Say) -> None:
    """Offer a training behind a button."""
    with start_form.door(say("mine.train")):
        _form(found, say)


def _form(found: list[Run], say: Say) -> None:
    st.segmented_control(
        say("mine.latent_dim"), DIMS, default=DIMS[0], required=True, key="mine_dim"
    )
    st.slider(say("mine.epochs"), 1, MAX_EPOCHS, FEW_EPOCHS, key="mine_epochs")
    start_form.ask_seed("mine_image_seed", say)
    asked = wanted()
    if pace := seconds_an_epoch(found):
        st.caption(say("mine.takes", time=numbers.duration(pace * asked.value("n_epochs"), say)))
    start_form.finish("mine_image_start", start_wanted, asked.command, say)


def wanted() -> Order:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    dim, n_epochs = state["mine_dim"] or DIMS[0], int(state["mine_epochs"])
    seed = start_form.seed("mine_image_seed")
    return Order(runs.METHOD, str(dim), seed, (("n_epochs", n_epochs),))


def start_wanted() -> None:
    """Start what the form asks for."""
    order.start(wanted(), runs.RUN.show)
