"""Examples as one small file: an .npz with a JSON inside. docs/OWN.md describes it.

What a file says is checked before anything is allocated, and nothing is ever unpickled: a file may
come from anybody.
"""

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from core.data.canonical import SIDE
from core.own.examples import MOST_EXAMPLES, Examples
from core.own.strokes import MOST_STROKES, N_POINTS
from core.runs import atomic_path

FORMAT = "glyphscope-own"
IMAGES_ONLY, VERSION = 1, 2  # a file without strokes is of the first version, read by any program
ABOUT, IMAGES, CLASSES = "about.json", "images.npy", "classes.npy"
STROKES, OWNERS = "strokes.npy", "owners.npy"
MOST_BYTES = 4_000_000  # of a file; a thousand examples take about 300 kB without strokes
_MOST_UNPACKED = {
    ABOUT: 20_000,
    IMAGES: MOST_EXAMPLES * SIDE * SIDE + 1000,
    CLASSES: MOST_EXAMPLES * 8 + 1000,
    STROKES: MOST_EXAMPLES * MOST_STROKES * N_POINTS * 4 + 1000,
    OWNERS: MOST_EXAMPLES * MOST_STROKES * 2 + 1000,
}
_MEMBERS = {
    IMAGES_ONLY: (ABOUT, IMAGES, CLASSES),
    VERSION: (ABOUT, IMAGES, CLASSES, STROKES, OWNERS),
}
_BROKEN = (ValueError, KeyError, EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error)
_SINCE = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip; the same examples give the same bytes


class RefusedFile(ValueError):
    """A file that holds no examples, or more than are taken.

    Attributes:
        reason: "foreign", "newer", "damaged" or "too_many", for those who say it in their language.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def to_bytes(examples: Examples) -> bytes:
    """Return the content of a file that holds the examples."""
    version = VERSION if len(examples.strokes) else IMAGES_ONLY
    about = {"format": FORMAT, "version": version, "side": SIDE, "classes": list(examples.names)}
    parts = {
        ABOUT: json.dumps(about, ensure_ascii=False, indent=1).encode(),
        IMAGES: _npy(examples.images),
        CLASSES: _npy(examples.classes.astype("<u2")),
        STROKES: _npy(examples.strokes.astype("<i2")),
        OWNERS: _npy(examples.owners.astype("<u2")),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _MEMBERS[version]:
            archive.writestr(zipfile.ZipInfo(name, _SINCE), parts[name], zipfile.ZIP_DEFLATED)
    return content.getvalue()


def from_bytes(content: bytes) -> Examples:
    """Read what `to_bytes` wrote.

    Raises:
        RefusedFile: it is no such file, is damaged, of a later version, or holds too much.
    """
    if len(content) > MOST_BYTES:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            about = _about(archive)
            images = _array(archive, IMAGES, "|u1", 3)
            classes = _array(archive, CLASSES, "<u2", 1).astype(np.int64)
            drawn = _strokes(archive) if about["version"] == VERSION else ()
        if not isinstance(about["classes"], list) or not all(
            isinstance(name, str) for name in about["classes"]
        ):
            raise ValueError("`classes` must be a list of names.")
        return Examples(tuple(about["classes"]), images, classes, *drawn)
    except RefusedFile:
        raise
    except _BROKEN as error:
        raise RefusedFile("damaged", f"The file of examples is damaged: {error}") from error


def save(examples: Examples, path: Path) -> None:
    """Write the examples to a file, whole or not at all."""
    with atomic_path(path) as draft:
        draft.write_bytes(to_bytes(examples))


def load(path: Path) -> Examples:
    """Read the examples of a file.

    Raises:
        OSError: it cannot be read.
        RefusedFile: as `from_bytes`.
    """
    with path.open("rb") as file:
        return from_bytes(file.read(MOST_BYTES + 1))


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return what a file says of itself, if it is one of ours that can be read."""
    sizes = [(part.filename, part.file_size) for part in archive.infolist()]
    if ABOUT not in dict(sizes):
        raise _foreign()
    if any(size > _MOST_UNPACKED.get(name, size) for name, size in sizes):
        raise _too_many()
    about = json.loads(archive.read(ABOUT))
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise _foreign()
    version = about.get("version")
    if not isinstance(version, int) or version not in _MEMBERS:
        raise RefusedFile(
            "newer",
            f"The file of examples has version {version!r}; this program reads "
            f"versions up to {VERSION}. Update the program.",
        )
    if sorted(name for name, _ in sizes) != sorted(_MEMBERS[version]):
        raise _foreign()
    return about


def _strokes(archive: zipfile.ZipFile) -> tuple[np.ndarray, np.ndarray]:
    """Read strokes, and the example that each belongs to."""
    owners = _array(archive, OWNERS, "<u2", 1).astype(np.int64)
    return _array(archive, STROKES, "<i2", 3).astype(np.int16), owners


def _array(archive: zipfile.ZipFile, name: str, kind: str, n_axes: int) -> np.ndarray:
    """Read an array whose header agrees with what is there."""
    part = io.BytesIO(archive.read(name))
    if np.lib.format.read_magic(part) != (1, 0):
        raise ValueError(f"{name} has another format.")
    shape, is_fortran, dtype = np.lib.format.read_array_header_1_0(part)
    if is_fortran or dtype != np.dtype(kind) or len(shape) != n_axes:
        raise ValueError(f"{name} must be {kind} with {n_axes} axes, and is not.")
    return np.frombuffer(part.read(), dtype).reshape(shape).copy()


def _npy(array: np.ndarray) -> bytes:
    content = io.BytesIO()
    np.lib.format.write_array(content, np.ascontiguousarray(array), (1, 0), allow_pickle=False)
    return content.getvalue()


def _foreign() -> RefusedFile:
    return RefusedFile("foreign", "The file is no file of examples that this program wrote.")


def _too_many() -> RefusedFile:
    return RefusedFile("too_many", f"The file holds more than {MOST_EXAMPLES} examples.")
