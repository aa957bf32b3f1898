"""The post's lessons: which runs each compares, and how those are trained again."""

from dataclasses import dataclass

from core.runs import Run
from ui.training import recipe
from ui.training.order import value_of
from ui.training.recipe import Recipe

USUAL_RATE = 0.001
METHODS = ("kana-linear", "kana-cnn")


@dataclass(frozen=True)
class LabRecipe(Recipe):
    """A training that a lesson compares, with its words under `kana_lab.recipe.<key>`.

    Attributes:
        exhibit: id of the bundled run.
        colour: of its curve, fit for a light and a dark ground.
        lengths: steps that a training may be given.
    """

    exhibit: str = ""
    colour: str = ""
    lengths: tuple[int, ...] = (250, 500, 1000, 2000, 5000, 10_000, 20_000)

    @property
    def rate(self) -> float:
        """The highest learning rate."""
        return float(self.config.learning_rate)

    @property
    def epoch_steps(self) -> int:
        """Training steps between two points of a curve."""
        return int(self.config.epoch_steps)

    @property
    def network(self) -> str:
        """What is trained: equal for recipes that take equally long a step."""
        return str(getattr(self.config, "network", self.method))


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


_OURS = ("batch_size",)  # the text's runs have batches of another size
_SHAPE = (*_OURS, "network", "dropout", "final_dropout", "schedule")
_TEXTS = (*_SHAPE, "loss", "rate_steps", "kept_steps", "weights")
_RATE = (*_SHAPE, "learning_rate")  # of recipes whose rate is what they are about
RECIPES = {
    recipe.key: recipe
    for recipe in (
        LabRecipe(
            "linear",
            "kana-linear",
            telling=_OURS,
            exhibit="kana-linear",
            colour="#d98a1f",
            lengths=(1000, 2000, 5000, 10_000, 20_000, 100_000),
        ),
        LabRecipe("constant", "kana-cnn", "constant", _SHAPE, "kana-post", "#3f86d8"),
        LabRecipe("falling", "kana-cnn", "falling", _RATE, "kana-post-falling", "#2a9d74"),
        LabRecipe("diverging", "kana-cnn", "diverging", _RATE, "kana-post-diverging", "#cf4f63"),
        LabRecipe("dropout", "kana-cnn", "dropout", _RATE, "kana-post-dropout", "#8a5fc2"),
        LabRecipe(
            "deep",
            "kana-cnn",
            None,
            ("network", "learning_rate"),
            "kana-cnn",
            "#1aa3ab",
            lengths=(500, 1000, 2000, 5000, 10_000),
        ),
        LabRecipe("guarded", "kana-cnn", "text-10k", _TEXTS, "kana-cnn-text-10k", "#3f86d8"),
        LabRecipe(
            "unguarded",
            "kana-cnn",
            "text-unguarded",
            _TEXTS,
            "kana-cnn-text-unguarded",
            "#cf4f63",
        ),
        LabRecipe("meant", "kana-cnn", "text-meant", _TEXTS, "kana-cnn-text-meant", "#2a9d74"),
        LabRecipe(
            "scheduled", "kana-cnn", "text-dropout", _TEXTS, "kana-cnn-text-dropout", "#8a5fc2"
        ),
        LabRecipe(
            "no_dropout",
            "kana-cnn",
            "text-no-dropout",
            _TEXTS,
            "kana-cnn-text-no-dropout",
            "#d98a1f",
        ),
        LabRecipe("as_run", "kana-cnn", "text-as-run", _TEXTS, "kana-cnn-text-as-run", "#d98a1f"),
    )
}
OF_RATE = "constant"  # the recipe whose rate may be chosen
LESSONS = {
    lesson.key: lesson
    for lesson in (
        Lesson("layers", ("linear", "constant", "deep"), shows_training=True),
        Lesson("rate", ("constant", "falling", "diverging")),
        Lesson("without", ("no_dropout", "guarded"), shows_training=True),
        Lesson("dropout", ("falling", "dropout"), shows_training=True),
        Lesson("guard", ("guarded", "unguarded")),
        Lesson("schedule", ("meant", "scheduled", "as_run"), shows_training=True),
    )
}
OWN_COLOUR = "#d6409f"  # of the visitor's own run


def recipe_of(run: Run) -> LabRecipe | None:
    """Return the recipe that a run was made by, None where it is none of the lessons'.

    A constant rate of the visitor's choice counts as the recipe with the usual one.
    """
    return recipe.recipe_of(run, RECIPES.values())


def rate_of(run: Run) -> float | None:
    """Return the highest learning rate of a run, None where nobody knows it yet."""
    rate = value_of(run, "learning_rate")
    return None if rate is None else float(rate)
