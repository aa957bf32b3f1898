"""The recipes of a text, each once: as its author wrote it, ready to be trained."""

from core.texts.kinds import Figure, Text
from ui.training.order import Order


def recipes(text: Text) -> dict[str, Figure]:
    """Return the recipes of a text: the flags that order one -> the first figure it measures."""
    found: dict[str, Figure] = {}
    for figure in text.figures:
        found.setdefault(" ".join((figure.method, *order(figure, 0).flags)), figure)
    return found


def order(figure: Figure, seed: int) -> Order:
    """Return the order of a figure's recipe."""
    return Order(figure.method, figure.preset, seed, tuple(figure.changes.items()))
