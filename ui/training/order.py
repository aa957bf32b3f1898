"""What a visitor wants trained, whatever form it was asked in."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from core import methods
from core.methods import METHODS
from core.runs import Run, jobs
from ui.frame import visitor
from ui.training.live_run import attempt

_ORDERED = "ordered"  # what this visitor started: id of the run -> its order


@dataclass(frozen=True)
class Order:
    """A preset of a method, and what the visitor changed of it.

    Attributes:
        method: as the command line spells it.
        preset: of the method, None for its defaults.
        seed: the run's seed.
        changed: fields of the configuration and their values.
    """

    method: str
    preset: str | None = None
    seed: int = 0
    changed: tuple[tuple[str, Any], ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs besides method and seed; nothing that the preset says."""
        known = METHODS[self.method].preset(self.preset)
        flags = [] if self.preset is None else ["--preset", self.preset]
        for name, value in self.changed:
            if value != getattr(known, name):
                flags += [f"--{name.replace('_', '-')}", str(value)]
        return tuple(flags)

    @property
    def command(self) -> str:
        """The line that does the same in a terminal."""
        words = [self.method, *self.flags, "--seed", str(self.seed)]
        return f"python -m core train {' '.join(words)}"

    def value(self, name: str) -> Any:
        """Return what a field of the configuration will be."""
        return self.settings[name]

    @property
    def settings(self) -> dict[str, Any]:
        """All fields of the configuration that was asked for."""
        return asdict(METHODS[self.method].preset(self.preset)) | dict(self.changed)


def start(order: Order, show: Callable[[str], None]) -> None:
    """Start a run and show it; keep the reason where the machine refuses.

    Args:
        order: what to train.
        show: puts the run of an id on the screen.
    """
    if run := attempt(jobs.start, order.method, order.seed, order.flags, visitor.mark()):
        st.session_state.setdefault(_ORDERED, {})[run.id] = order
        show(run.id)


def settings_of(run: Run) -> Mapping[str, Any]:
    """Return a run's configuration; of one that has not begun, what this visitor ordered.

    Returns:
        Field -> value; empty where neither the run nor the session knows.
    """
    if config := methods.settings_of(run):
        return config
    order = st.session_state.get(_ORDERED, {}).get(run.id)
    return {} if order is None else order.settings


def value_of(run: Run, name: str) -> Any:
    """Return a field of a run's configuration, None where nobody knows it yet."""
    return settings_of(run).get(name)
