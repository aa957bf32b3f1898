"""The recipes of IIC that the page offers, in groups, and how a run was made by one."""

from dataclasses import dataclass

from core.runs import Run
from ui.frame.texts import Say
from ui.training.run_list import seeded

METHODS = ("iic", "iic-vgg")
MAX_HEADS = 5


@dataclass(frozen=True)
class Recipe:
    """A named preset of a method, with its sentences under `watch.recipe.<key>`."""

    key: str
    method: str
    preset: str

    def flags(self, n_sub_heads: int | None = None) -> tuple[str, ...]:
        """Return what the command line needs besides method and seed."""
        heads = () if n_sub_heads is None else ("--n-sub-heads", str(n_sub_heads))
        return ("--preset", self.preset, *heads)

    def command(self, seed: int, n_sub_heads: int | None = None) -> str:
        """Return the line that does the same in a terminal."""
        flags = " ".join(self.flags(n_sub_heads))
        return f"python -m core train {self.method} {flags} --seed {seed}"


def _iic(*presets: str) -> tuple[Recipe, ...]:
    return tuple(Recipe(preset, "iic", preset) for preset in presets)


GROUPS: dict[str, tuple[Recipe, ...]] = {
    "whole": _iic("quick", "post", "post-alpha-1"),
    "views": _iic("rotation", "shear", "binarisation", "noise", "four"),
    "alpha": _iic("alpha-1", "alpha-10"),
    "failures": _iic("identical", "merged", "collapsed"),
    "book": (
        Recipe("book-crops", "iic-vgg", "crops"),
        Recipe("book-rotation", "iic-vgg", "rotation"),
    ),
}
# What tells the recipes apart. Core knows them whole, but cannot be asked without Keras.
PLAIN = {
    "network": "quick",
    "views": "warp",
    "alpha": 2.0,
    "final_alpha": 1.0,
    "overclustering_weight": 0.5,
}
_POST = {
    "network": "post",
    "views": "rotate+shear+binarise+noise",
    "overclustering_weight": 1.0,
}
_BOOK = {"network": "vgg", "alpha": 1.0, "overclustering_weight": 0.0}
MARKS: dict[str, dict[str, str | float]] = {
    "quick": {},
    "post": _POST | {"alpha": 10.0, "final_alpha": 10.0},
    "post-alpha-1": _POST | {"alpha": 1.0},
    "rotation": {"views": "rotate"},
    "shear": {"views": "shear"},
    "binarisation": {"views": "binarise"},
    "noise": {"views": "noise"},
    "four": {"views": "rotate+shear+binarise+noise"},
    "alpha-1": {"alpha": 1.0},
    "alpha-10": {"alpha": 10.0, "final_alpha": 10.0},
    "identical": {"views": "none"},
    "merged": {"alpha": 1.0, "overclustering_weight": 0.0},
    "collapsed": {"alpha": 0.4, "final_alpha": 0.4},
    "book-crops": _BOOK | {"views": "crop"},
    "book-rotation": _BOOK | {"views": "rotate"},
}


def name(recipe: Recipe, say: Say) -> str:
    """Return a recipe's name."""
    return say(f"watch.recipe.{recipe.key}")


def shows(recipe: Recipe, say: Say) -> str:
    """Return the sentence that says what a recipe shows."""
    return say(f"watch.recipe.{recipe.key}.shows")


def recipe_of(run: Run) -> Recipe | None:
    """Return the recipe whose marks a run's configuration bears, None where it is no other's."""
    config = run.config.get("config") or {}
    every = [recipe for recipes in GROUPS.values() for recipe in recipes]
    found = [r for r in every if r.method == run.method and _bears(config, MARKS[r.key])]
    return found[0] if found else None


def _bears(config: dict, marks: dict) -> bool:
    return all(config.get(name) == value for name, value in (PLAIN | marks).items())


def title(run: Run, say: Say) -> str:
    """Return what people call a run: its recipe and its seed, else its id."""
    recipe = recipe_of(run)
    if recipe is None:
        return run.id
    return seeded(name(recipe, say), run, say)
