"""Write the bundled near-anomalies: `python -m core.bundling.near [--omniglot FILE]`.

Kana and letters are drawn with handwriting fonts (SIL Open Font License) from npm packages and
then take the preprocessing of every drawing. The hand-written kana come from a copy of Omniglot's
Japanese hiragana (Lake, Salakhutdinov and Tenenbaum 2015): an .npz with "images", uint8
(n, 105, 105), white on black, and "codepoints", (n,). Without that file they are left as they are.
Other versions of Pillow and FreeType may draw a few pixels differently: then CHECKSUMS tell.
"""

import argparse
import io
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.data.canonical import canonical
from core.data.near import FOLDER, NearSet, checksum
from core.data.packages import FetchFailed, npm_pack

SCOPE = "@expo-google-fonts"
KANA = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ"
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
KANA_FONTS = (
    "klee-one@0.4.1",
    "yomogi@0.4.1",
    "zen-kurenaido@0.4.1",
    "hachi-maru-pop@0.4.1",
    "yusei-magic@0.4.2",
    "yuji-mai@0.4.1",
    "yuji-syuku@0.4.1",
    "slackside-one@0.4.2",
    "darumadrop-one@0.4.2",
    "gamja-flower@0.4.1",
    "potta-one@0.4.1",
    "cherry-bomb-one@0.4.2",
    "kiwi-maru@0.4.1",
    "stick@0.4.1",
)
LETTER_FONTS = (
    "caveat@0.4.2",
    "patrick-hand@0.4.1",
    "indie-flower@0.4.1",
    "kalam@0.4.1",
    "shadows-into-light@0.4.1",
    "gloria-hallelujah@0.4.1",
    "nanum-pen-script@0.4.0",
    "architects-daughter@0.4.1",
    "covered-by-your-grace@0.4.1",
    "reenie-beanie@0.4.1",
    "gaegu@0.4.1",
    "gochi-hand@0.4.2",
    "neucha@0.4.1",
    "nothing-you-could-do@0.4.1",
    "la-belle-aurore@0.4.1",
    "annie-use-your-telescope@0.4.0",
    "short-stack@0.4.1",
    "cedarville-cursive@0.4.1",
    "delius@0.4.1",
    "mali@0.4.1",
)
FONT_SIZE = 120  # pixels: six times the box that the ink is scaled into
MARGIN = 4


def draw_character(font: ImageFont.FreeTypeFont, character: str) -> np.ndarray:
    """Draw one character in full, uint8 (height, width), white on black."""
    left, top, right, bottom = map(round, font.getbbox(character))
    size = (max(1, right - left) + 2 * MARGIN, max(1, bottom - top) + 2 * MARGIN)
    picture = Image.new("L", size)
    # Baselines differ widely between fonts: place the ink itself, not its line.
    place = (MARGIN - left, MARGIN - top)
    ImageDraw.Draw(picture).text(place, character, fill=255, font=font)
    return np.asarray(picture)


def draw_set(fonts: list[ImageFont.FreeTypeFont], characters: str) -> NearSet:
    """Draw every character with every font and prepare it as a drawing.

    Args:
        fonts: in the order of the set.
        characters: all that each font draws.

    Returns:
        The images by fonts, then characters.
    """
    images = [canonical(draw_character(font, c)) for font in fonts for c in characters]
    labels = np.array([ord(c) for c in characters] * len(fonts), np.uint32)
    return NearSet(np.stack(images), labels)


def prepare_omniglot(file: Path) -> NearSet:
    """Read hand-written kana, as the module describes them, and prepare them as drawings."""
    with np.load(file, allow_pickle=False) as arrays:
        images = [canonical(image) for image in arrays["images"]]
        return NearSet(np.stack(images), arrays["codepoints"].astype(np.uint32))


def write_set(near: NearSet, path: Path) -> None:
    """Store a set, compressed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, images=near.images, labels=near.labels)


def fetch_font(package: str) -> ImageFont.FreeTypeFont:
    """Fetch the regular style of a font family.

    Raises:
        FetchFailed: npm did not bring the package, or it holds no such font.
    """
    with tempfile.TemporaryDirectory() as folder:
        tarball = npm_pack(f"{SCOPE}/{package}", Path(folder))
        return ImageFont.truetype(io.BytesIO(_regular_style(tarball)), FONT_SIZE)


def _regular_style(tarball: Path) -> bytes:
    with tarfile.open(tarball) as archive:
        for member in archive:
            regular = member.name.startswith("package/400Regular/")
            file = archive.extractfile(member) if regular else None
            if file is not None and member.name.endswith(".ttf"):
                return file.read()
    raise FetchFailed(f"{tarball.name} holds no regular style")


def main() -> None:
    """Fetch the fonts and write the bundle into the repository."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--omniglot", type=Path, metavar="FILE", help="an .npz, see the module")
    options = parser.parse_args()
    sets = {
        "kana": draw_set([fetch_font(package) for package in KANA_FONTS], KANA),
        "letters": draw_set([fetch_font(package) for package in LETTER_FONTS], LETTERS),
    }
    if options.omniglot:
        sets["omniglot_kana"] = prepare_omniglot(options.omniglot)
    for name, near in sets.items():
        write_set(near, FOLDER / f"{name}.npz")
        sys.stdout.write(f'    "{name}": "{checksum(near)}",\n')


if __name__ == "__main__":
    main()
