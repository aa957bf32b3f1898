"""The examples of one session, with what undo goes back to. Nobody else sees them."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import streamlit as st

from core.own.examples import Examples

LEAST = 3  # examples from which on a class answers
KEPT_STEPS = 100  # that undo goes back


@dataclass
class Book:
    """What a visitor has taught.

    Attributes:
        examples: as they are now.
        past: as they were, the latest last.
        undone: what redo goes forward to, the next last.
    """

    examples: Examples = field(default_factory=Examples)
    past: list[Examples] = field(default_factory=list)
    undone: list[Examples] = field(default_factory=list)

    @property
    def ready(self) -> Examples:
        """The classes with enough examples to answer."""
        return _ready(self.examples)

    def add(self, name: str, image: np.ndarray, strokes: np.ndarray | None = None) -> None:
        """Take an image, (28, 28) uint8, as an example of a class, with its strokes if known.

        Raises:
            ValueError: as `Examples.with_examples`.
        """
        drawn = None if strokes is None else [strokes]
        self.replace(self.examples.with_examples(name, image[None], drawn))

    def remove_example(self, row: int) -> None:
        """Take an example away, and the class with its last one."""
        if row < len(self.examples):
            self.replace(self.examples.without_example(row))

    def remove_class(self, name: str) -> None:
        """Forget a class."""
        if name in self.examples.names:
            self.replace(self.examples.without_class(name))

    def clear(self) -> None:
        """Forget everything; undo brings it back."""
        if len(self.examples):
            self.replace(Examples())

    def replace(self, examples: Examples) -> None:
        """Have other examples from now on."""
        self.past = [*self.past, self.examples][-KEPT_STEPS:]
        self.undone = []
        self.examples = examples

    def undo(self) -> None:
        """Go back to before the last change."""
        if self.past:
            self.undone.append(self.examples)
            self.examples = self.past.pop()

    def redo(self) -> None:
        """Take the last undo back."""
        if self.undone:
            self.past.append(self.examples)
            self.examples = self.undone.pop()


@lru_cache(256)
def _ready(examples: Examples) -> Examples:
    """Return classes with enough examples, the same object for the same examples."""
    for name, count in examples.counts.items():
        if count < LEAST:
            examples = examples.without_class(name)
    return examples


def own_book() -> Book:
    """Return the visitor's examples."""
    return st.session_state.setdefault("own_book", Book())
