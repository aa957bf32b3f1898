"""What a visitor has taught: examples by class. Names of digits add to the digits."""

import unicodedata
from dataclasses import dataclass, field, replace

import numpy as np

from core.data.canonical import SIDE

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
    """

    names: tuple[str, ...] = ()
    images: np.ndarray = field(default_factory=_no_images)
    classes: np.ndarray = field(default_factory=_no_classes)

    def __post_init__(self) -> None:
        _check_arrays(self.images, self.classes)
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

    def with_examples(self, name: str, images: np.ndarray) -> "Examples":
        """Return these and further examples of a class, new or known.

        Args:
            name: of the class.
            images: (m, 28, 28) uint8, none of them blank.

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
        return Examples(
            names,
            np.concatenate([self.images, images]),
            np.concatenate([self.classes, classes]),
        )

    def joined(self, others: "Examples") -> "Examples":
        """Return these and, after them, others; what is there already comes once.

        Raises:
            ValueError: there are too many.
        """
        found = self
        for name in others.names:
            known = {image.tobytes() for image in self.images[self.rows_of(name)]}
            images = others.images[others.rows_of(name)]
            found = found.with_examples(
                name, images[[image.tobytes() not in known for image in images]]
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
        return replace(self, names=names, images=self.images[kept], classes=classes)


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
