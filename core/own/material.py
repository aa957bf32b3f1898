"""The images that a fine-tuning sees: examples in many views, digits, and what is neither."""

from dataclasses import dataclass, replace

import keras
import numpy as np
from keras import ops

from core.data import load_mnist
from core.data.decoys import FAMILIES
from core.digits.training import VIEWS
from core.digits.written import decoys, write_digits
from core.outliers.lof import LocalOutlierFactor
from core.own.config import OwnConfig
from core.own.examples import Examples
from core.own.ground import N_DIGITS
from core.own.rule import Learnt
from core.own.strokes import SIDE as WIDEST
from core.views.warp import random_view
from core.writing.canvas import Pens
from core.writing.kinds import HANDS
from core.writing.people import write_strokes

DIGITS = tuple("0123456789")
PENS = Pens(redrawn=1.0)  # as the slate draws
HAND = replace(HANDS, joining=0.0)  # a line that joins two strokes may make another character


@dataclass(frozen=True, eq=False)
class Material:
    """Labelled images.

    Attributes:
        images: (n, 28, 28) uint8.
        labels: (n,) int: digits, then new classes, then kinds of decoys.
    """

    images: np.ndarray
    labels: np.ndarray


def new_names(examples: Examples) -> tuple[str, ...]:
    """Return the taught classes that are no digits: each gets a class of its own."""
    return tuple(name for name in examples.names if name not in DIGITS)


def learnt_classes(lof: LocalOutlierFactor, examples: Examples) -> Learnt | None:
    """Return the classes that a network was fine-tuned on; None for one that was not.

    Args:
        lof: the network's outlier test, which holds what its classes say.
        examples: that it was fine-tuned on.
    """
    new = new_names(examples)
    return Learnt(lof.evidence, new) if new and lof.evidence is not None else None


def labels_of(examples: Examples) -> np.ndarray:
    """Return the class that each example has in training, (n,) int: a digit, or 10 and up."""
    new = new_names(examples)
    codes = [
        DIGITS.index(name) if name in DIGITS else N_DIGITS + new.index(name)
        for name in examples.names
    ]
    return np.array(codes, np.int64)[examples.classes]


def split(examples: Examples, held_out: int) -> tuple[Examples, Examples]:
    """Part examples into those to train on and those to judge by.

    Args:
        examples: all of them.
        held_out: of each class every so-manieth example is judged by; 0 for none.

    Returns:
        Both; a class with fewer examples than `held_out` has none to judge by.
    """
    numbers = np.array(
        [int((examples.classes[:row] == code).sum()) for row, code in enumerate(examples.classes)],
        np.int64,
    )
    out = numbers % held_out == held_out - 1 if held_out else np.zeros(len(numbers), bool)
    return _some(examples, ~out), _some(examples, out)


def _some(examples: Examples, kept: np.ndarray) -> Examples:
    for row in np.flatnonzero(~kept)[::-1]:
        examples = examples.without_example(int(row))
    return examples


def gather(examples: Examples, config: OwnConfig, is_taught: np.ndarray | None = None) -> Material:
    """Put together what is trained on.

    Args:
        examples: those to train on.
        config: how many of what.
        is_taught: (n_decoys,) bool, which of `decoys_of` look like a taught class: these would
            teach that it is none, and are left out.
    """
    train = load_mnist("train")
    written, written_labels = write_digits(
        config.n_written, np.random.default_rng([config.seed, 1])
    )
    decoys, rows = decoys_of(config)
    kept = np.ones(len(rows), bool) if is_taught is None else ~is_taught
    first = N_DIGITS + len(new_names(examples)) + len(FAMILIES)
    views, view_labels = views_of(examples, config)
    return Material(
        np.concatenate([train.images[: config.n_digits], written, decoys[kept], views]),
        np.concatenate(
            [train.labels[: config.n_digits], written_labels, first + rows[kept], view_labels]
        ),
    )


def decoys_of(config: OwnConfig) -> tuple[np.ndarray, np.ndarray]:
    """Write what is no digit, the same each time: images, and kinds."""
    return decoys().write(config.n_decoys, np.random.default_rng([config.seed, 2]))


def views_of(examples: Examples, config: OwnConfig) -> tuple[np.ndarray, np.ndarray]:
    """Return views of the examples, as many of each class, and their classes in training.

    Where strokes are known, half of the views are of these, drawn again by another hand.
    """
    labels = labels_of(examples)
    rows = np.concatenate(
        [np.resize(np.flatnonzero(labels == c), config.n_views) for c in set(labels.tolist())]
    )
    pixels = _redrawn(examples, rows, np.random.default_rng([config.seed, 4]))
    pixels = pixels.astype(np.float32) / 255
    views = random_view(
        ops.convert_to_tensor(pixels), VIEWS, keras.random.SeedGenerator(config.seed)
    )
    shown = np.rint(255 * np.clip(ops.convert_to_numpy(views), 0, 1)).astype(np.uint8)
    return shown, labels[rows]


def _redrawn(examples: Examples, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the images of examples, (n,) rows, half of those of known strokes drawn again."""
    images = examples.images[rows]
    drawn = [examples.strokes_of(row) / np.float32(WIDEST) for row in range(len(examples))]
    known = np.array([len(drawn[row]) > 0 for row in rows])
    again = np.flatnonzero(known & (rng.random(len(rows)) < 0.5))
    images[again] = write_strokes([drawn[row] for row in rows[again]], HAND, PENS, rng)
    return images
