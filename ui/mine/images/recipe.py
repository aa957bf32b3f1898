"""The panel that trains MINE on images."""

from dataclasses import dataclass

import streamlit as st

from core.runs import Run, jobs
from core.runs.pace import seconds_an_epoch
from ui.frame.texts import Say
from ui.mine.images import runs
from ui.training import start_form
from ui.training.live_run import attempt
from ui.training.words import duration

# Core knows its presets by these names, but cannot be asked without Keras.
DIMS = (10, 16, 32, 64)
MAX_EPOCHS = 30
FEW_EPOCHS = 3


@dataclass(frozen=True)
class ImageRecipe:
    """How long to train which latents."""

    latent_dim: int
    n_epochs: int
    seed: int

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs besides method and seed."""
        return ("--preset", str(self.latent_dim), "--n-epochs", str(self.n_epochs))

    @property
    def command(self) -> str:
        """The line that does the same in a terminal."""
        words = [runs.METHOD, *self.flags, "--seed", str(self.seed)]
        return f"python -m core train {' '.join(words)}"


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
    recipe = wanted()
    if pace := seconds_an_epoch(found):
        st.caption(say("mine.takes", time=duration(pace * recipe.n_epochs)))
    start_form.finish("mine_image_start", start_wanted, recipe.command, say)


def wanted() -> ImageRecipe:
    """Return what the form asks for now: a quick visitor may start before the page follows."""
    state = st.session_state
    dim, n_epochs, seed = state["mine_dim"], state["mine_epochs"], state["mine_image_seed"]
    return ImageRecipe(int(dim or DIMS[0]), int(n_epochs), int(seed))


def start_wanted() -> None:
    """Start what the form asks for."""
    start(wanted())


def start(recipe: ImageRecipe) -> None:
    """Start a run and look at it; keep the reason where the machine refuses."""
    if run := attempt(jobs.start, runs.METHOD, recipe.seed, recipe.flags):
        st.session_state.setdefault("mine_started", {})[run.id] = recipe.latent_dim
        runs.show(run.id)
