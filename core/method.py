"""What a method is: what anybody may read of it, and what needs Keras."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from core.data import canonical_digit, split_characters
from core.runs import Run, write_json

if TYPE_CHECKING:
    import keras
    import numpy as np

    from core.outliers.scoring import Space
    from core.training.loop import Trainer

Prepare = Callable[["np.ndarray"], "np.ndarray"]  # uint8 (height, width) -> (28, 28)
Split = Callable[["np.ndarray"], list["np.ndarray"]]  # ink -> the ink of each character
Answer = Callable[["np.ndarray"], dict[str, Any]]  # (28, 28) uint8 -> the fields of one answer
Embed = Callable[["np.ndarray"], "np.ndarray"]  # (n, 28, 28) uint8 -> (n, d) float32
Keys = tuple[str, ...]  # keys that lead to a figure of an evaluation
ACCURACY: Keys = ("test_accuracy",)
DIGITS = tuple("0123456789")


@dataclass(frozen=True)
class Works:
    """What a method does with its runs. A room's `method.py` has it, and imports Keras.

    Attributes:
        train: trains a configuration into a run.
        evaluate: computes a finished run's figures from what it stored.
        load: rebuilds what a run has learnt.
        build: builds the network of a configuration, where one can be looked into.
        prepare: turns ink, bright on dark, into what the networks see.
        split: takes ink apart into characters, from left to right; none of a blank picture.
        answer: takes a run and a contamination, and returns what answers for one image.
        embed: takes a run and one of its own spaces, and returns what puts images there.
        look: opens the space in which the outlier tests of a run look.
        viewers: make callbacks that may read labels to show figures; training never asks them.
        store: puts what the pages need beside the evaluation.
        evaluate_real: judges a run by a file of real handwriting.
    """

    train: Trainer
    evaluate: Callable[[Run], dict[str, Any]]
    load: Callable[[Run], Any]
    build: Callable[[Any], keras.Model] | None = None
    prepare: Prepare = canonical_digit
    split: Split = split_characters
    answer: Callable[[Run, float], Answer] | None = None
    embed: Callable[[Run, str], Embed] | None = None
    look: Callable[[Run], Space] | None = None
    viewers: tuple[Callable[[Run], keras.callbacks.Callback], ...] = ()
    store: Callable[[Run], None] | None = None
    evaluate_real: Callable[[Run, Path], dict[str, Any]] | None = None

    def figures(self, run: Run, real: Path | None = None) -> dict[str, Any]:
        """Compute a run's figures, by a file of real handwriting where one is given.

        Raises:
            ValueError: the method does not read kana.
        """
        if real is None:
            return self.evaluate(run)
        if self.evaluate_real is None:
            raise ValueError(f"`real` is for runs of kana networks only. Received: real={real}")
        return self.evaluate_real(run, real)

    def judge(self, run: Run, real: Path | None = None) -> dict[str, Any]:
        """Compute a run's figures and store them in it, with what else the pages need."""
        figures = self.figures(run, real)
        write_json(run.evaluation_file, figures)
        if self.store is not None:
            self.store(run)
        return figures


@dataclass(frozen=True)
class Method:
    """One entry of the table of methods; reading it does not import Keras.

    Attributes:
        config: the frozen dataclass that decides a run.
        place: where its `Works` lie, as "module:name".
        presets: configurations by name.
        spaces: the spaces that its runs put images in, its own before those of every run.
        tested_space: that of its outlier tests, None without any.
        labels: what its classes are called, in their order.
        opens: whether its networks can be looked into.
        spreads: whether a training may share its batches among several devices.
        key_figure: the path of the figure that its runs are first judged by.
    """

    config: type
    place: str
    presets: Mapping[str, Any] = field(default_factory=dict)
    spaces: tuple[str, ...] = ()
    tested_space: str | None = None
    labels: tuple[str, ...] = DIGITS
    opens: bool = False
    spreads: bool = False
    key_figure: Keys = ACCURACY

    @property
    def works(self) -> Works:
        """What it does with runs; the first call imports Keras."""
        return resolve_name(self.place)

    def preset(self, name: str | None) -> Any:
        """Return a named configuration, the defaults for None.

        Raises:
            ValueError: there is no preset of that name.
        """
        if name is None:
            return self.config()
        if name not in self.presets:
            known = ", ".join(sorted(self.presets)) or "none"
            raise ValueError(f"`preset` must be one of: {known}. Received: preset={name}")
        return self.presets[name]
