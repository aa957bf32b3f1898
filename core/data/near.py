"""Characters that are almost digits, bundled: kana and letters from fonts, kana from hands.

Near-anomalies: written with the same strokes and put through the same preprocessing as a drawing.
They judge finished networks and detectors; nothing is trained on them or chosen by them.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.idx import sha256
from core.data.mnist import DamagedBundle
from core.runs.archives import read_arrays

FOLDER = Path(__file__).parent / "near"

# SHA-256 of the images' bytes followed by those of the labels.
CHECKSUMS = {
    "kana": "a1283508825a84386c41d1275894e62816209db790ddf905db9d1abe4c75ea0c",
    "letters": "9150d978a4a0f4d244b8e7bb6dabcaf2cfcd0a4840b519fb7f8a7f2f756c8a73",
    "omniglot_kana": "19358fc6182585aaadd4dd69baed9ffd4f6fc13adb1610363345081ac7ffcfee",
}
# Letters that many people write as they write 0, 1, 2, 5, 6, 8 or 9. They stay in "letters".
DIGIT_SHAPES = "OoIlZzSsbBgq"


@dataclass(frozen=True)
class NearSet:
    """Hold the images of one set.

    Attributes:
        images: uint8 (n, 28, 28), ink bright on dark, read-only.
        labels: uint32 (n,), the Unicode code point that each shows, read-only.
    """

    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)


@functools.cache
def load_near(name: str) -> NearSet:
    """Load a bundled set; it is read and checked once per process.

    Args:
        name: "kana" (71 hiragana in each of 14 fonts), "letters" (A-Z and a-z in each of 20
            fonts) or "omniglot_kana" (46 hiragana by 10 people each, Lake et al. 2015).

    Returns:
        The images in the order of fonts, then characters; the hand-written ones by characters.

    Raises:
        ValueError: the name is unknown.
        DamagedBundle: the file is missing or its checksum differs.
    """
    if name not in CHECKSUMS:
        raise ValueError(f"`name` must be one of {', '.join(CHECKSUMS)}. Received: name={name!r}")
    arrays = read_arrays(_path(name))
    if arrays is None or not {"images", "labels"} <= arrays.keys():
        raise DamagedBundle(_advice(name))
    near = NearSet(arrays["images"], arrays["labels"])
    if checksum(near) != CHECKSUMS[name]:
        raise DamagedBundle(_advice(name))
    near.images.flags.writeable = near.labels.flags.writeable = False
    return near


def checksum(near: NearSet) -> str:
    """Return the SHA-256 of a set's images and labels."""
    return sha256(near.images.tobytes() + near.labels.astype("<u4").tobytes())


def has_digit_shape(labels: np.ndarray) -> np.ndarray:
    """Tell which code points are letters in the shape of a digit, (n,) bool."""
    return np.isin(labels, [ord(letter) for letter in DIGIT_SHAPES])


def _path(name: str) -> Path:
    return FOLDER / f"{name}.npz"


def _advice(name: str) -> str:
    return (
        f"The bundled file {name}.npz is missing or damaged: restore {FOLDER} from the "
        "repository, or write it again with `python -m core.bundling.near`."
    )
