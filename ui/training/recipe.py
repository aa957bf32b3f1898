"""The presets that an exhibit offers, and by which of them a run was made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from core.methods import METHODS
from core.runs import Run
from ui.training.order import Order, settings_of

Made = TypeVar("Made", bound="Recipe")


@dataclass(frozen=True)
class Recipe:
    """A preset of a method that an exhibit offers.

    Attributes:
        key: names it in the words and in the form.
        method: as the command line spells it.
        preset: of the method, None for its defaults.
        telling: fields of the configuration that tell its runs from those of others.
    """

    key: str
    method: str
    preset: str | None = None
    telling: tuple[str, ...] = ()

    @property
    def config(self) -> Any:
        """The configuration, as core defines it."""
        return METHODS[self.method].preset(self.preset)

    def order(self, seed: int = 0, **changed: Any) -> Order:
        """Return the order of a run by this recipe, with some fields changed."""
        return Order(self.method, self.preset, seed, tuple(changed.items()))

    def made(self, method: str, settings: Mapping[str, Any]) -> bool:
        """Tell whether a run of a method bears the telling values of this recipe."""
        own = self.config
        return method == self.method and all(
            settings.get(name) == getattr(own, name) for name in self.telling
        )


def recipe_of(run: Run, recipes: Iterable[Made]) -> Made | None:
    """Return the recipe that made a run: of several the one that tells the most, the first."""
    method, settings = run.method, settings_of(run)
    found = [recipe for recipe in recipes if recipe.made(method, settings)]
    return max(found, key=lambda recipe: len(recipe.telling), default=None)
