"""Real handwriting to judge a kana network by: ten people's hiragana, or a file of one's own.

It is never trained on and chooses nothing.
"""

from pathlib import Path

import numpy as np

from core.data import Split, canonical_kana, load_near
from core.kana.readers.etl import read_etl
from core.kana.readers.kuzushiji import read_kuzushiji
from core.runs.archives import read_arrays
from core.writing.characters import INDICES


class UnreadableHandwriting(ValueError):
    """A file is not an .npz of handwriting; the message says what is wrong with it."""


def load_hands() -> Split:
    """Return the bundled handwriting: 46 basic characters by ten people (Lake et al. 2015)."""
    near = load_near("omniglot_kana")
    return Split(near.images, _indices(near.labels))


def read_handwriting(path: Path) -> Split:
    """Read handwriting of one's own, told by its form.

    Args:
        path: an .npz with "images", uint8 (n, height, width), ink bright on dark, and
            "codepoints", (n,) int, the Unicode code point that each shows; images of KMNIST or
            Kuzushiji-49, ….npz or idx, whose labels lie beside them; or an ETL8G or ETL8B2 file,
            or a folder of these.

    Returns:
        The images as drawings are prepared, uint8 (n, 28, 28), and labels in 0..70; characters
        that are none of the 71 are left out.

    Raises:
        FileNotFoundError: there is no such file.
        UnreadableHandwriting: the .npz is not of that form, or shows none of the 71.
        UnreadableEtl, UnreadableKuzushiji: these files cannot be used.
    """
    if not path.exists():
        raise FileNotFoundError(f"There is no file {path}.")
    labels = _labels_beside(path)
    if labels is not None:
        return read_kuzushiji(path, labels)
    return _read_codepoints(path) if path.suffix == ".npz" else read_etl(path)


def _labels_beside(path: Path) -> Path | None:
    """Return the file of labels that belongs to one of images, as both data sets name them."""
    for images, labels in (("-imgs", "-labels"), ("-images-idx3", "-labels-idx1")):
        beside = path.with_name(path.name.replace(images, labels))
        if beside != path and beside.is_file():
            return beside
    return None


def _read_codepoints(file: Path) -> Split:
    arrays = read_arrays(file)
    if arrays is None or not {"images", "codepoints"} <= arrays.keys():
        raise UnreadableHandwriting(f'{file} is no .npz with "images" and "codepoints".')
    images, codes = arrays["images"], arrays["codepoints"]
    if images.ndim != 3 or images.dtype != np.uint8 or codes.shape != images.shape[:1]:
        raise UnreadableHandwriting(
            f"{file} must hold uint8 images (n, height, width) and n code points. Received: "
            f"{images.dtype} {images.shape} and {codes.shape}"
        )
    known = np.isin(codes, [ord(character) for character in INDICES])
    if not known.any():
        raise UnreadableHandwriting(f"{file} shows none of the 71 hiragana.")
    return Split(
        np.stack([canonical_kana(image) for image in images[known]]), _indices(codes[known])
    )


def _indices(codes: np.ndarray) -> np.ndarray:
    return np.array([INDICES[chr(code)] for code in codes], np.uint8)
