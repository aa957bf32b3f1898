"""MNIST, bundled: the four original idx files, compressed and checked by hash."""

import functools
import gzip
import zlib
from pathlib import Path

import numpy as np

from core.data.idx import decode_idx, sha256
from core.data.split import Split, cut_split, original_split

FOLDER = Path(__file__).parent / "mnist"

# SHA-256 of the uncompressed files.
CHECKSUMS = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
_PREFIXES = {"train": "train", "test": "t10k"}


class DamagedBundle(RuntimeError):
    """A bundled MNIST file is missing or not the original."""


def load_mnist(split: str) -> Split:
    """Load one split of the bundled MNIST.

    Each file is read and checked once per process; the arrays are shared and read-only.

    Args:
        split: "train" (the first 55,000 of the training file), "validation" (its last 5,000) or
            "test" (10,000).

    Returns:
        Images uint8 (n, 28, 28) and labels uint8 (n,), in the original order.

    Raises:
        ValueError: `split` is none of the three.
        DamagedBundle: a file is missing or its checksum differs.
    """
    return cut_split(_original_part(original_split(split)), split)


@functools.cache
def _original_part(part: str) -> Split:
    prefix = _PREFIXES[part]
    return Split(_read(f"{prefix}-images-idx3-ubyte"), _read(f"{prefix}-labels-idx1-ubyte"))


def _read(name: str) -> np.ndarray:
    path = FOLDER / f"{name}.gz"
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise DamagedBundle(_advice(path)) from error
    if sha256(content) != CHECKSUMS[name]:
        raise DamagedBundle(_advice(path))
    return decode_idx(content)


def _advice(path: Path) -> str:
    return (
        f"The bundled MNIST file {path.name} is missing or damaged: restore {path.parent} from "
        "the repository, or write it again with `python -m core.bundling.mnist`."
    )
