"""The recipes of IIC that the page offers, in groups, and how a run was made by one."""

from core.runs import Run
from ui.frame.texts import Say
from ui.training import recipe
from ui.training.recipe import Recipe
from ui.training.run_list import seeded

METHODS = ("iic", "iic-vgg")
TELLING = ("network", "views", "alpha", "final_alpha", "overclustering_weight")


def _iic(*presets: str) -> tuple[Recipe, ...]:
    return tuple(Recipe(preset, "iic", preset, TELLING) for preset in presets)


GROUPS: dict[str, tuple[Recipe, ...]] = {
    "whole": _iic("quick", "text-alpha-10", "text-alpha-1"),
    "views": _iic(
        *("text-rotation", "text-shear", "text-binarisation", "text-noise"),
        *("rotation", "shear", "binarisation", "noise", "four"),
    ),
    "alpha": _iic("alpha-1", "alpha-10"),
    "failures": _iic("identical", "merged", "collapsed"),
    "book": (
        Recipe("book-crops", "iic-vgg", "crops", TELLING),
        Recipe("book-rotation", "iic-vgg", "rotation", TELLING),
        Recipe("book-text", "iic-vgg", "text", TELLING),
    ),
}
EVERY = tuple(recipe for recipes in GROUPS.values() for recipe in recipes)


def name(recipe: Recipe, say: Say) -> str:
    """Return a recipe's name."""
    return say(f"watch.recipe.{recipe.key}")


def shows(recipe: Recipe, say: Say) -> str:
    """Return the sentence that says what a recipe shows."""
    return say(f"watch.recipe.{recipe.key}.shows")


def recipe_of(run: Run) -> Recipe | None:
    """Return the recipe that made a run, None where it is no other's."""
    return recipe.recipe_of(run, EVERY)


def title(run: Run, say: Say) -> str:
    """Return what people call a run: its recipe and its seed, else its id."""
    found = recipe_of(run)
    return run.id if found is None else seeded(name(found, say), run, say)
