"""What a visitor has taught: examples by class. Names of digits add to the digits."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from core.data.canonical import SIDE
from core.own.strokes import MOST_STROKES, N_POINTS, no_strokes
from core.own.strokes import SIDE as WIDEST

MOST_CLASSES = 40
MOST_EXAMPLES = 1000
LONGEST_NAME = 32  # characters


def _no_images() -> np.ndarray:
    return np.empty((0, SIDE, SIDE), np.uint8)


def _no_classes() -> np.ndarray:
    return np.empty(0, np.int64)


@dataclass(frozen=True, eq=False)
class Examples:
    """Examples in the order in which they were given; changing them returns new ones.

    Attributes:
        names: of the classes; each has at least one example.
        images: (n, 28, 28) uint8, as the networks see them, ink bright.
        classes: (n,) int64, indices into `names`.
        strokes: (s, 32, 2) int16, as `strokes_of` has them, of the examples whose strokes are
            known.
        owners: (s,) int64 ascending, the example that each stroke belongs to.
    """

    names: tuple[str, ...] = ()
    images: np.ndarray = field(default_factory=_no_images)
    classes: np.ndarray = field(default_factory=_no_classes)
    strokes: np.ndarray = field(default_factory=no_strokes)
    owners: np.ndarray = field(default_factory=_no_classes)

    def __post_init__(self) -> None:
        _check_arrays(self.images, self.classes)
        _check_strokes(self.strokes, self.owners, len(self.classes))
        if len(set(self.names)) != len(self.names) or any(
            checked_name(name) != name for name in self.names
        ):
            raise ValueError(f"`names` must be names, all different. Received: {self.names}")
        if sorted(set(self.classes.tolist())) != list(range(len(self.names))):
            raise ValueError("`classes` must be indices into `names`, each there at least once.")
        if len(self.names) > MOST_CLASSES:
            raise ValueError(f"There can be {MOST_CLASSES} classes. Received: {len(self.names)}")
        if len(self) > MOST_EXAMPLES:
            raise ValueError(f"There can be {MOST_EXAMPLES} examples. Received: {len(self)}")

    def __len__(self) -> int:
        return len(self.classes)

    @property
    def counts(self) -> dict[str, int]:
        """How many examples each class has, by its name."""
        return {name: int((self.classes == row).sum()) for row, name in enumerate(self.names)}

    def rows_of(self, name: str) -> np.ndarray:
        """Return which examples show a class, (m,) int ascending; none of an unknown one."""
        if name not in self.names:
            return np.empty(0, np.int64)
        return np.flatnonzero(self.classes == self.names.index(name))

    def strokes_of(self, row: int) -> np.ndarray:
        """Return the strokes of an example, (k, 32, 2) int16, none where they are not known."""
        return self.strokes[self.owners == row]

    def with_examples(
        self, name: str, images: np.ndarray, strokes: Sequence[np.ndarray] | None = None
    ) -> "Examples":
        """Return these and further examples of a class, new or known.

        Args:
            name: of the class.
            images: (m, 28, 28) uint8, none of them blank.
            strokes: of each image, as `strokes_of` makes them; None where none are known.

        Raises:
            ValueError: the name is none, an image is blank, or there are too many.
        """
        name = checked_name(name)
        if not len(images):
            return self
        if not images.any(axis=(1, 2)).all():
            raise ValueError("An example must have ink. Received: a blank image")
        names = self.names if name in self.names else (*self.names, name)
        classes = np.full(len(images), names.index(name), np.int64)
        drawn = [no_strokes()] * len(images) if strokes is None else strokes
        owners = np.repeat(len(self) + np.arange(len(images)), [len(one) for one in drawn])
        return Examples(
            names,
            np.concatenate([self.images, images]),
            np.concatenate([self.classes, classes]),
            np.concatenate([self.strokes, *drawn]),
            np.concatenate([self.owners, owners]),
        )

    def joined(self, others: "Examples") -> "Examples":
        """Return these and, after them, others; what is there already comes once.

        Raises:
            ValueError: there are too many.
        """
        found = self
        for name in others.names:
            known = {image.tobytes() for image in self.images[self.rows_of(name)]}
            rows = [r for r in others.rows_of(name) if others.images[r].tobytes() not in known]
            found = found.with_examples(
                name, others.images[rows], [others.strokes_of(row) for row in rows]
            )
        return found

    def without_example(self, row: int) -> "Examples":
        """Return these but one; a class goes with its last example.

        Raises:
            IndexError: there is no such example.
        """
        if not 0 <= row < len(self):
            raise IndexError(f"`row` must be in [0, {len(self)}). Received: row={row}")
        return self._kept(np.arange(len(self)) != row)

    def without_class(self, name: str) -> "Examples":
        """Return these without a class.

        Raises:
            LookupError: there is no such class.
        """
        if name not in self.names:
            known = ", ".join(self.names) or "none"
            raise LookupError(f"`name` must be one of: {known}. Received: name={name}")
        return self._kept(self.classes != self.names.index(name))

    def _kept(self, kept: np.ndarray) -> "Examples":
        left, classes = np.unique(self.classes[kept], return_inverse=True)
        names = tuple(self.names[row] for row in left)
        places, drawn = np.cumsum(kept) - 1, kept[self.owners]
        return Examples(
            names,
            self.images[kept],
            classes,
            self.strokes[drawn],
            places[self.owners[drawn]],
        )


def checked_name(name: str) -> str:
    """Return a class's name without blanks around it, in Unicode's composed form.

    Raises:
        ValueError: it is empty, too long, or has characters that cannot be printed.
    """
    name = unicodedata.normalize("NFC", name).strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise ValueError(
            f"`name` must have 1 to {LONGEST_NAME} printable characters. Received: name={name!r}"
        )
    return name


def _check_arrays(images: np.ndarray, classes: np.ndarray) -> None:
    if images.dtype != np.uint8 or images.shape != (len(classes), SIDE, SIDE):
        raise ValueError(
            f"`images` must be uint8 with shape ({len(classes)}, {SIDE}, {SIDE}). "
            f"Received: {images.dtype} with shape {images.shape}"
        )


def _check_strokes(strokes: np.ndarray, owners: np.ndarray, n: int) -> None:
    if strokes.dtype != np.int16 or strokes.shape != (len(owners), N_POINTS, 2):
        raise ValueError(
            f"`strokes` must be int16 with shape ({len(owners)}, {N_POINTS}, 2). "
            f"Received: {strokes.dtype} with shape {strokes.shape}"
        )
    if not len(owners):
        return
    if strokes.min() < 0 or strokes.max() > WIDEST:
        raise ValueError(f"`strokes` must lie in [0, {WIDEST}].")
    ordered = bool((np.diff(owners) >= 0).all()) and owners[0] >= 0 and owners[-1] < n
    if not ordered or np.bincount(owners).max() > MOST_STROKES:
        raise ValueError(
            f"`owners` must be examples in ascending order, each at most {MOST_STROKES} times."
        )
