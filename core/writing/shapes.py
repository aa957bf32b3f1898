"""How kana are written, bundled: strokes in writing order, and pictures from handwriting fonts."""

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.idx import sha256
from core.data.mnist import DamagedBundle
from core.runs.archives import read_arrays

FILE = Path(__file__).parent / "shapes.npz"
CHECKSUM = "764af8d7147b7af229e4f9577bc115000a299cec7ddc59bf066fe7d281ae4685"
NAMES = ("strokes", "owners", "glyphs", "spines")
N_POINTS = 32  # points of a stroke
GLYPH_SIDE = 64  # pixels

# Fonts by family: those of one hand stay together, so that a font held out is truly unseen.
FAMILIES = {
    "aoyagi": ("aoyagi-gyosho", "aoyagi-kouzan", "aoyagi-soseki"),
    "cherry-bomb": ("cherry-bomb-one",),
    "darumadrop": ("darumadrop-one",),
    "gamja-flower": ("gamja-flower",),
    "hachi-maru-pop": ("hachi-maru-pop",),
    "kiloji": ("kiloji",),
    "kiwi-maru": ("kiwi-maru",),
    "klee": ("klee-one",),
    "nanum-brush": ("nanum-brush-script",),
    "potta": ("potta-one",),
    "seto": ("seto",),
    "slackside": ("slackside-one",),
    "stick": ("stick",),
    "yomogi": ("yomogi",),
    "yozfont": (
        "yozfont-antique",
        "yozfont-cute",
        "yozfont-edu",
        "yozfont-new-kana",
        "yozfont-standard",
    ),
    "yuji": ("yuji-mai", "yuji-syuku"),
    "yusei-magic": ("yusei-magic",),
    "zen-kurenaido": ("zen-kurenaido",),
}
FONTS = tuple(font for family in FAMILIES.values() for font in family)


@dataclass(frozen=True)
class Shapes:
    """Hold what the bundle has.

    Attributes:
        strokes: (n_strokes, N_POINTS, 2) float32, points (x, y) in [0, 1], y down.
        owners: (n_strokes,) uint8, the character that each stroke belongs to, in writing order.
        glyphs: (n_fonts, 71, 64, 64) uint8, ink bright, by `FONTS` and `CHARACTERS`.
        spines: (n_fonts, 71, 64, 64) bool, lines one pixel wide in the middle of the ink.
    """

    strokes: np.ndarray
    owners: np.ndarray
    glyphs: np.ndarray
    spines: np.ndarray


@functools.cache
def load_shapes() -> Shapes:
    """Read the bundle, once per process.

    Raises:
        DamagedBundle: the file is missing or its checksum differs.
    """
    arrays = read_arrays(FILE)
    if arrays is None or checksum(arrays) != CHECKSUM:
        raise DamagedBundle(
            f"The bundled file {FILE.name} is missing or damaged: restore {FILE} from the "
            "repository, or write it again with `python -m core.bundling.shapes`."
        )
    shapes = Shapes(
        arrays["strokes"].astype(np.float32),
        arrays["owners"],
        arrays["glyphs"],
        np.unpackbits(arrays["spines"], axis=-1).astype(bool),
    )
    for array in vars(shapes).values():
        array.flags.writeable = False
    return shapes


def load_pen_strokes() -> tuple[tuple[np.ndarray, ...], ...]:
    """Return each character's strokes in writing order.

    Returns:
        For each of the 71 characters its strokes, each (N_POINTS, 2) float32: evenly spaced
        points (x, y) in [0, 1], y down.
    """
    shapes = load_shapes()
    parts = np.split(shapes.strokes, np.flatnonzero(np.diff(shapes.owners)) + 1)
    return tuple(tuple(part) for part in parts)


def gather_rows(groups: np.ndarray, n_groups: int, wanted: np.ndarray) -> tuple[np.ndarray, ...]:
    """Find all rows of the wanted groups.

    Args:
        groups: (rows,) int, ascending, the group that each row belongs to.
        n_groups: how many groups there are.
        wanted: (n,) int, groups; one may come twice.

    Returns:
        The rows, (m,) int, group after group, and the place in `wanted` of each, (m,) int.
    """
    first = np.searchsorted(groups, np.arange(n_groups + 1))
    counts = np.diff(first)[wanted]
    owners = np.repeat(np.arange(len(wanted)), counts)
    within = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first[wanted][owners] + within, owners


def describe() -> list[str]:
    """Tell what synthetic kana are made from, and its checksum, a line each."""
    made = f"kana: synthetic, made when needed from KanjiVG's strokes and {len(FONTS)} fonts"
    return [f"{made}, bundled with the repository", f"  {FILE.name}  sha256 {CHECKSUM}"]


def checksum(arrays: dict[str, np.ndarray]) -> str:
    """Return the SHA-256 of the bundle's arrays, "" where one is missing."""
    if not set(NAMES) <= arrays.keys():
        return ""
    return sha256(b"".join(arrays[name].tobytes() for name in NAMES))
