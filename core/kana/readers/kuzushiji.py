"""KMNIST and Kuzushiji-49, when the user has them: cursive hiragana of books from before 1900.

Clanuwat et al. 2018, "Deep Learning for Classical Japanese Literature". The script is *kuzushiji*,
in which one modern character has several old forms that few people read today. So how well a
network of modern kana reads these says nothing about how well it reads modern handwriting.
"""

import gzip
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from core.data.canonical import SIDE, canonical_kana
from core.data.idx import decode_idx
from core.data.split import Split
from core.writing.characters import INDICES

# The characters in the order of their labels, as the class maps of the data sets list them.
KMNIST = "おきすつなはまやれを"
KUZUSHIJI_49 = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねの"
    "はひふへほまみむめもやゆよらりるれろわゐゑをんゝ"
)

_ARRAY = "arr_0"
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error)


class UnreadableKuzushiji(ValueError):
    """The files cannot be used; the message is one sentence for the user."""


@dataclass(frozen=True)
class KuzushijiSplit(Split):
    """Hold cursive kana that are among the 71, and count those that are not.

    Attributes:
        dropped: character -> number of its images: the iteration mark ゝ, and ゐ and ゑ, which
            modern Japanese no longer writes. Empty for KMNIST.
    """

    dropped: Mapping[str, int] = field(default_factory=dict)


def read_kuzushiji(images_path: str | Path, labels_path: str | Path) -> KuzushijiSplit:
    """Read one part of KMNIST (10 classes) or of Kuzushiji-49 (49 classes).

    Which of the two it is, the labels tell: those of KMNIST end at 9.

    Args:
        images_path: an .npz with uint8 (n, 28, 28) named "arr_0", or an idx file, plain or
            compressed with gzip; ink bright.
        labels_path: the labels (n,) in one of these forms.

    Returns:
        Canonical images uint8 (n, 28, 28) in the files' order and labels uint8 (n,), indices of
        `core.writing.characters.CHARACTERS`, without the characters that are none of the 71.

    Raises:
        UnreadableKuzushiji: missing, damaged, of another format or shape, or with labels that
            neither data set has.
    """
    images, labels = _read(Path(images_path)), _read(Path(labels_path))
    _check(images, labels, Path(images_path).name, Path(labels_path).name)
    classes = KMNIST if labels.max() < len(KMNIST) else KUZUSHIJI_49
    indices = np.array([INDICES.get(character, -1) for character in classes])[labels]
    known = indices >= 0
    return KuzushijiSplit(
        np.stack([canonical_kana(image) for image in images[known]]),
        indices[known].astype(np.uint8),
        Counter(classes[label] for label in labels[~known]),
    )


def _read(path: Path) -> np.ndarray:
    try:
        if zipfile.is_zipfile(path):
            with np.load(path, allow_pickle=False) as stored:
                return stored[_ARRAY]
        content = path.read_bytes()
        return decode_idx(gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content)
    except _UNREADABLE as error:
        raise UnreadableKuzushiji(
            f"{path.name} cannot be read as an .npz with an array {_ARRAY!r} or as an idx file: "
            f"{error}"
        ) from error


def _check(images: np.ndarray, labels: np.ndarray, images_name: str, labels_name: str) -> None:
    if images.dtype != np.uint8 or images.shape[1:] != (SIDE, SIDE):
        raise UnreadableKuzushiji(
            f"{images_name} must hold uint8 images of {SIDE} x {SIDE}. "
            f"Received: {images.dtype} with shape {images.shape}"
        )
    if not np.issubdtype(labels.dtype, np.integer) or labels.shape != images.shape[:1]:
        raise UnreadableKuzushiji(
            f"{labels_name} must hold one integer for each of the {len(images)} images. "
            f"Received: {labels.dtype} with shape {labels.shape}"
        )
    if not len(labels) or labels.min() < 0 or labels.max() >= len(KUZUSHIJI_49):
        raise UnreadableKuzushiji(
            f"{labels_name} must hold labels from 0 to {len(KUZUSHIJI_49) - 1}. Received: "
            + (f"{labels.min()} to {labels.max()}" if len(labels) else "none")
        )
