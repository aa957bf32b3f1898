"""The post's three lessons: which runs each compares, and how those are trained again."""

from dataclasses import dataclass, field
from typing import Any

from core.runs import Run

USUAL_RATE = 0.001
METHODS = ("kana-linear", "kana-cnn")


@dataclass(frozen=True)
class Recipe:
    """A training that a lesson compares, with its words under `kana_lab.recipe.<key>`.

    Attributes:
        key: names it in the words and in the form.
        exhibit: id of the bundled run.
        method: as the command line spells it.
        preset: of the method, None for its defaults.
        colour: of its curve, fit for a light and a dark ground.
        marks: fields of the configuration that tell it from the others.
        epoch_steps: training steps between two points of a curve.
        lengths: steps that a training may be given.
    """

    key: str
    exhibit: str
    method: str
    preset: str | None
    colour: str
    marks: dict[str, Any] = field(default_factory=dict)
    epoch_steps: int = 250
    lengths: tuple[int, ...] = (250, 500, 1000, 2000, 5000, 10_000, 20_000)

    @property
    def rate(self) -> float:
        """The highest learning rate."""
        return float(self.marks.get("learning_rate", USUAL_RATE))

    @property
    def network(self) -> str:
        """What is trained: equal for recipes that take equally long a step."""
        return str(self.marks.get("network", self.method))

    @property
    def command(self) -> str:
        """The line that trains the bundled run."""
        return " ".join(["python -m core train", self.method, *self.flags, "--seed 0"])

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command line needs for the preset."""
        return () if self.preset is None else ("--preset", self.preset)


@dataclass(frozen=True)
class Lesson:
    """A comparison.

    Attributes:
        key: names it in the link and, under `kana_lab.<key>.*`, in the words.
        recipes: keys of what it compares.
        shows_training: whether accuracy on the training batches is drawn, too.
    """

    key: str
    recipes: tuple[str, ...]
    shows_training: bool = False


# What tells the recipes apart. Core knows them whole, but cannot be asked without Keras.
_POST = {"network": "post", "dropout": 0.5, "final_dropout": 0.5}
_CONSTANT = _POST | {"schedule": "constant"}
_FALLING = _POST | {"schedule": "falling", "learning_rate": 0.001}
RECIPES = {
    recipe.key: recipe
    for recipe in (
        Recipe(
            "linear",
            "kana-linear",
            "kana-linear",
            None,
            "#d98a1f",
            epoch_steps=1000,
            lengths=(1000, 2000, 5000, 10_000, 20_000, 100_000),
        ),
        Recipe("constant", "kana-post", "kana-cnn", "post", "#3f86d8", _CONSTANT),
        Recipe("falling", "kana-post-falling", "kana-cnn", "post-falling", "#2a9d74", _FALLING),
        Recipe(
            "diverging",
            "kana-post-diverging",
            "kana-cnn",
            "post-diverging",
            "#cf4f63",
            _CONSTANT | {"learning_rate": 0.01},
        ),
        Recipe(
            "dropout",
            "kana-post-dropout",
            "kana-cnn",
            "post-dropout",
            "#8a5fc2",
            _FALLING | {"dropout": 0.2, "final_dropout": 0.7},
        ),
        Recipe(
            "deep",
            "kana-cnn",
            "kana-cnn",
            None,
            "#1aa3ab",
            {"network": "deep", "learning_rate": 0.003},
            epoch_steps=500,
            lengths=(500, 1000, 2000, 5000, 10_000),
        ),
    )
}
OF_RATE = "constant"  # the recipe whose rate may be chosen
LESSONS = {
    lesson.key: lesson
    for lesson in (
        Lesson("layers", ("linear", "constant", "deep"), shows_training=True),
        Lesson("rate", ("constant", "falling", "diverging")),
        Lesson("dropout", ("falling", "dropout"), shows_training=True),
    )
}
OWN_COLOUR = "#d6409f"  # of the visitor's own run


def recipe_of(run: Run) -> Recipe | None:
    """Return the recipe that a run was made by, None where it is none of the lessons'.

    A constant rate of the visitor's choice counts as the recipe with the usual one.
    """
    record = run.config
    method, config = record.get("method"), record.get("config") or {}
    found = [r for r in RECIPES.values() if r.method == method and _bears(config, r.marks)]
    return max(found, key=lambda recipe: len(recipe.marks), default=None)


def _bears(config: dict[str, Any], marks: dict[str, Any]) -> bool:
    return all(config.get(name) == value for name, value in marks.items())


def rate_of(run: Run) -> float | None:
    """Return the highest learning rate of a run, None where it does not say it yet."""
    rate = (run.config.get("config") or {}).get("learning_rate")
    return None if rate is None else float(rate)
