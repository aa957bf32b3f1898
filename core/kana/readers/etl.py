"""Hiragana of the user's own ETL8G and ETL8B2 files.

The ETL Character Database (Electrotechnical Laboratory, today AIST) may not be redistributed: who
wants to see how a network reads it brings the files. The layouts are those that AIST publishes
(form_e8g and form_e8b, 2001); positions there count from 1, here from 0. The second and third
byte pair of every record hold the JIS X 0208 code of its character, by which records are chosen:
the reading "….HIRA" also stands with kanji read "hira", and not with を.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

import numpy as np
from PIL import Image

from core.data.canonical import SIDE, canonical_kana
from core.data.ink import find_ink
from core.data.split import Split
from core.writing.characters import INDICES

_CODE = slice(2, 4)
_READING = 4  # where it begins
_N_JUDGED = 8  # records that a file's kind is told by
_LOWER_CASE = 0x60  # readings are written in capitals, points and spaces


class UnreadableEtl(ValueError):
    """The file cannot be used; the message is one sentence with its name and a byte's offset."""


@dataclass(frozen=True)
class Layout:
    """Say how the records of a file are laid out.

    Attributes:
        name: of the format.
        n_bytes: length of a record.
        n_reading: length of the reading, in ASCII, behind the JIS code.
        picture: offset of the packed picture.
        shape: (height, width) of the picture in pixels.
        n_bits: of a pixel, the first one in the highest bits; ink is bright.
        n_dummies: records before the first sample.
    """

    name: str
    n_bytes: int
    n_reading: int
    picture: int
    shape: tuple[int, int]
    n_bits: int
    n_dummies: int


ETL8G = Layout("ETL8G", 8199, 8, 60, (127, 128), 4, 0)
ETL8B2 = Layout("ETL8B2", 512, 4, 8, (63, 64), 1, 1)
LAYOUTS = (ETL8G, ETL8B2)


def read_etl(path: str | Path, preparation: str = "canonical") -> Split:
    """Read the 71 hiragana of an ETL8G or ETL8B2 file, or of a folder of such files.

    Small kana, katakana, kanji and signs are passed over. The file is read record by record, so
    memory grows with the hiragana found, 784 bytes each, and not with the file.

    Args:
        path: a file of either format, told by its content; or a folder, whose files named
            "ETL8G…" or "ETL8B2…" are read in the order of their names.
        preparation: "canonical", as drawings are prepared; or "plain", the whole picture reduced
            to 28 x 28 as it is.

    Returns:
        Images uint8 (n, 28, 28) in the order of the records, and labels uint8 (n,),
        indices of `core.writing.characters.CHARACTERS`.

    Raises:
        UnreadableEtl: missing, of another format, cut short, damaged, or without hiragana.
    """
    prepare = _canonical if preparation == "canonical" else reduce_plainly
    images, labels = [], []
    for file in _files(Path(path)):
        for label, picture in hiragana(file):
            images.append(prepare(picture))
            labels.append(label)
    if not labels:
        raise UnreadableEtl(f"{Path(path).name} holds none of the 71 hiragana.")
    return Split(np.stack(images), np.array(labels, np.uint8))


def _canonical(picture: np.ndarray) -> np.ndarray:
    return canonical_kana(find_ink(picture))


def reduce_plainly(picture: np.ndarray) -> np.ndarray:
    """Reduce a picture to 28 x 28: each pixel is the mean of those whose centres it covers.

    Args:
        picture: uint8 (height, width), ink bright; paper and place of the ink stay, its
            proportions do not.
    """
    return np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.BOX))


def hiragana(path: Path) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the hiragana of one file.

    Yields:
        Index in `CHARACTERS`, and the picture as scanned: uint8 (127, 128) or (63, 64), ink
        bright, 0 ... 255.

    Raises:
        UnreadableEtl: as `read_etl`, once the offending byte is reached.
    """
    try:
        with path.open("rb") as file:
            layout = _layout(file, path.name)
            for record in _records(file, layout, path.name):
                if (label := INDICES.get(_character(record))) is not None:
                    yield label, _picture(record, layout)
    except OSError as error:
        raise UnreadableEtl(f"{path.name} cannot be read: {error.strerror}.") from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = [file for file in sorted(path.iterdir()) if _named(file)]
    if not files:
        raise UnreadableEtl(f"The folder {path.name} holds no file named ETL8G… or ETL8B2….")
    return files


def _named(file: Path) -> bool:
    return file.is_file() and file.name.upper().startswith(tuple(each.name for each in LAYOUTS))


def _layout(file: BufferedReader, name: str) -> Layout:
    """Tell by its first records which layout a file has."""
    for layout in LAYOUTS:
        if _fits(file, layout):
            return layout
    raise UnreadableEtl(
        f"{name} is neither an ETL8G nor an ETL8B2 file: neither from byte {_CODE.start} on nor "
        f"from byte {ETL8B2.n_bytes + _CODE.start} on do records with JIS X 0208 codes follow."
    )


def _fits(file: BufferedReader, layout: Layout) -> bool:
    """Tell whether all first records name a character, and most a reading."""
    heads = []
    for index in range(layout.n_dummies, layout.n_dummies + _N_JUDGED):
        file.seek(index * layout.n_bytes)
        heads.append(file.read(_READING + layout.n_reading))
    whole = [head for head in heads if len(head) == _READING + layout.n_reading]
    n_readings = sum(max(head[_READING:]) < _LOWER_CASE for head in whole)
    return bool(whole) and all(map(_character, whole)) and 2 * n_readings > len(whole)


def _records(file: BufferedReader, layout: Layout, name: str) -> Iterator[bytes]:
    """Yield the records behind the dummies, each of full length and with a JIS code."""
    offset = file.seek(layout.n_dummies * layout.n_bytes)
    while record := file.read(layout.n_bytes):
        if len(record) < layout.n_bytes:
            raise UnreadableEtl(
                f"{name} is cut short: the {layout.name} record that begins at byte {offset} has "
                f"{len(record)} of its {layout.n_bytes} bytes."
            )
        if not _character(record):
            raise UnreadableEtl(
                f"{name} is damaged at byte {offset + _CODE.start}: 0x{record[_CODE].hex()} "
                "stands where a record has the JIS X 0208 code of its character."
            )
        yield record
        offset += layout.n_bytes


def _character(record: bytes) -> str:
    """Return the character that a record's JIS X 0208 code stands for, "" where it is none."""
    code = record[_CODE]
    if not all(0x21 <= byte <= 0x7E for byte in code):
        return ""
    # EUC-JP writes a JIS X 0208 code with the highest bits set.
    return bytes(byte | 0x80 for byte in code).decode("euc_jp", "ignore")


def _picture(record: bytes, layout: Layout) -> np.ndarray:
    height, width = layout.shape
    end = layout.picture + height * width * layout.n_bits // 8
    bits = np.unpackbits(np.frombuffer(record[layout.picture : end], np.uint8))
    places = 2 ** np.arange(layout.n_bits - 1, -1, -1)
    levels = bits.reshape(height, width, layout.n_bits) @ places  # (height, width)
    return (levels * 255 // places.sum()).astype(np.uint8)
