"""The recipes of DEC that the page offers, and how a run was made by one."""

from core.runs import Run
from ui.frame.texts import Say
from ui.training import recipe
from ui.training.recipe import Recipe
from ui.training.run_list import seeded

METHOD = "dec"
EXHIBIT = "dec"  # the run whose autoencoder shorter trainings take over
LENGTHS = ("layer_epochs", "finetune_epochs", "max_updates")
TELLING = ("start", "kernel", "rotation", *LENGTHS)
RECIPES = {
    key: Recipe(key, METHOD, None if key == "full" else key, TELLING)
    for key in ("quick", "clustering", "post-kernel", "paper", "text", "full", "untrained")
}
KIN = tuple(  # what makes these recipes, whatever their other lengths
    Recipe(key, METHOD, key, telling)
    for key, telling in {
        "untrained": ("layer_epochs", "finetune_epochs"),
        "post-kernel": ("start", "kernel"),
        "clustering": ("start",),
        "paper": ("rotation",),
        "text": ("rotation", "kernel"),
    }.items()
)


def usual(key: str) -> dict[str, int]:
    """Return the lengths of a recipe: field of `LENGTHS` -> value."""
    return {name: int(getattr(RECIPES[key].config, name)) for name in LENGTHS}


def lengths_of(key: str) -> tuple[str, ...]:
    """Return which lengths mean something: none of the first act where it is taken over."""
    return LENGTHS[2:] if RECIPES[key].config.start else LENGTHS


def recipe_of(run: Run) -> str | None:
    """Return the recipe of a run, whose lengths may be the visitor's own; None for no recipe."""
    found = recipe.recipe_of(run, (*RECIPES.values(), *KIN))
    return None if found is None else found.key


def title(run: Run, say: Say) -> str:
    """Return what people call a run: its recipe and its seed; its id until it has begun."""
    if "config" not in run.config:
        return run.id
    return seeded(say(f"dec.recipe.{recipe_of(run) or 'own'}"), run, say)
