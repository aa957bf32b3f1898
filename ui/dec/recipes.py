"""The recipes of DEC that the page offers, and how a run was made by one."""

from dataclasses import dataclass

from core.runs import Run
from ui.frame.texts import Say
from ui.training.run_list import seeded

METHOD = "dec"
EXHIBIT = "dec"  # the run whose autoencoder shorter trainings take over
KEYS = ("quick", "clustering", "post-kernel", "paper", "full", "untrained")
LENGTHS = ("layer_epochs", "finetune_epochs", "max_updates")
# What tells the recipes apart. Core knows them whole, but cannot be asked without Keras.
PLAIN: dict[str, str | float] = {
    "start": "",
    "kernel": "squared",
    "rotation": 15.0,
    "layer_epochs": 2,
    "finetune_epochs": 6,
    "max_updates": 40,
}
MARKS: dict[str, dict[str, str | float]] = {
    "full": {},
    "quick": {"layer_epochs": 1, "finetune_epochs": 3, "max_updates": 8},
    "paper": {"rotation": 0.0, "layer_epochs": 10, "finetune_epochs": 40},
    "clustering": {"start": EXHIBIT},
    "post-kernel": {"start": EXHIBIT, "kernel": "distance"},
    "untrained": {"layer_epochs": 0, "finetune_epochs": 0, "max_updates": 12},
}
KIN = {  # what makes these recipes, whatever their other lengths
    "untrained": ("layer_epochs", "finetune_epochs"),
    "post-kernel": ("start", "kernel"),
    "clustering": ("start",),
    "paper": ("rotation",),
}


@dataclass(frozen=True)
class Order:
    """What a visitor wants trained.

    Args:
        recipe: one of `KEYS`.
        seed: of the run.
        lengths: field of `LENGTHS` -> value that departs from the recipe's.
    """

    recipe: str
    seed: int
    lengths: tuple[tuple[str, int], ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs besides method and seed."""
        preset = () if self.recipe == "full" else ("--preset", self.recipe)
        own = [(f"--{name.replace('_', '-')}", str(value)) for name, value in self.lengths]
        return (*preset, *(word for pair in own for word in pair))

    @property
    def command(self) -> str:
        """The line that does the same in a terminal."""
        return " ".join(["python -m core train dec", *self.flags, f"--seed {self.seed}"])


def usual(recipe: str) -> dict[str, int]:
    """Return the lengths of a recipe: field of `LENGTHS` -> value."""
    marks = PLAIN | MARKS[recipe]
    return {name: int(marks[name]) for name in LENGTHS}


def lengths_of(recipe: str) -> tuple[str, ...]:
    """Return which lengths mean something: none of the first act where it is taken over."""
    return LENGTHS[2:] if MARKS[recipe].get("start") else LENGTHS


def recipe_of(run: Run) -> str | None:
    """Return the recipe of a run, whose lengths may be the visitor's own; None for no recipe."""
    config = run.config.get("config") or {}
    exact = (key for key in MARKS if _bears(config, PLAIN | MARKS[key]))
    kin = (key for key in KIN if _bears(config, {name: MARKS[key][name] for name in KIN[key]}))
    return next(exact, None) or next(kin, None)


def _bears(config: dict, marks: dict) -> bool:
    return all(config.get(name) == value for name, value in marks.items())


def title(run: Run, say: Say) -> str:
    """Return what people call a run: its recipe and its seed; its id until it has begun."""
    if "config" not in run.config:
        return run.id
    recipe = recipe_of(run) or "own"
    return seeded(say(f"dec.recipe.{recipe}"), run, say)
