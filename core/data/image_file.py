"""Read any image file a user may bring, or say in one sentence why not."""

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from core.data.ink import find_ink

MAX_BYTES = 64 * 2**20
MAX_PIXELS = 50_000_000
WORKING_SIDE = 1024  # pixels; larger pictures are reduced before anything else is done

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "PPM", "ICO", "AVIF")

# What Pillow's decoders raise on damaged or hostile files.
_DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    MemoryError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# A picture whose opaque part varies more than this, in grey levels, brings its own paper.
_OWN_PAPER_DEVIATION = 50
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class UnreadableImage(ValueError):
    """The file cannot be used; the message is one sentence for the user."""


@dataclass(frozen=True)
class ImageFile:
    """Hold what was read.

    Attributes:
        pixels: uint8 (height, width), ink bright on dark, at most 1024 pixels a side.
        note: one sentence on what the user should know, or None.
    """

    pixels: np.ndarray
    note: str | None = None


def read_image(source: bytes | Path) -> ImageFile:
    """Read an image file of any common format, polarity, depth and size.

    Only the first picture of an animation is used. Transparent pictures are composed on the
    background that the file names, or on one that their ink stands out from.

    Args:
        source: the content of the file, or its path.

    Returns:
        The picture in grey, ink bright on dark; all zeros where the page is blank.

    Raises:
        UnreadableImage: not an image, empty, damaged, or too large.
    """
    content = _content(source)
    picture = _open(content)
    try:
        note = _note(picture)
        grey = _grey(_upright(_loaded(picture)), content)
    except _BOMBS as error:
        raise UnreadableImage(_too_large()) from error
    except _DECODING_ERRORS as error:
        raise UnreadableImage("The image file is damaged or cut short.") from error
    return ImageFile(find_ink(grey), note)


def _content(source: bytes | Path) -> bytes:
    try:
        content = source.read_bytes() if isinstance(source, Path) else bytes(source)
    except OSError as error:
        raise UnreadableImage(f"The file cannot be opened: {error.strerror}.") from error
    if not content:
        raise UnreadableImage("The file is empty (0 bytes).")
    if len(content) > MAX_BYTES:
        raise UnreadableImage(f"The file is larger than {MAX_BYTES // 2**20} MB.")
    return content


def _open(content: bytes) -> Image.Image:
    """Read the header only, and refuse what is too large before a pixel is decoded."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except _BOMBS as error:
        raise UnreadableImage(_too_large()) from error
    except _DECODING_ERRORS as error:
        raise UnreadableImage(_not_an_image(content)) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise UnreadableImage(_too_large())
    return picture


def _too_large() -> str:
    return f"The picture has more than {MAX_PIXELS // 10**6} megapixels: save it smaller."


def _not_an_image(content: bytes) -> str:
    start = content[:1024].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "PDF files are not read: save the page as PNG or JPEG."
    if b"<svg" in start:
        return "SVG drawings are not read: save the drawing as PNG."
    if _looks_like_image(content):
        return "The image file is damaged or cut short."
    return "This is not an image file that can be read: use PNG, JPEG, GIF, WebP, BMP or TIFF."


def _looks_like_image(content: bytes) -> bool:
    return content.startswith((_PNG_SIGNATURE, b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"))


def _note(picture: Image.Image) -> str | None:
    # Phones store a depth or gain map behind the photograph of an MPO file.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        return "The file holds several pictures: the first one is used."
    return None


def _loaded(picture: Image.Image) -> Image.Image:
    picture.seek(0)
    picture.draft(None, (WORKING_SIDE, WORKING_SIDE))  # JPEG decodes at a reduced size
    picture.load()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Apply the EXIF orientation; a damaged EXIF block counts as none."""
    try:
        return ImageOps.exif_transpose(picture)
    except _DECODING_ERRORS:
        return picture


def _grey(picture: Image.Image, content: bytes) -> np.ndarray:
    """Return uint8 (height, width) of at most 1024 pixels a side."""
    if picture.mode.startswith(("I", "F")):
        picture = Image.fromarray(_eight_bits(np.asarray(picture)))
    if picture.has_transparency_data:
        return _composed(_reduced(picture, ("RGBA",)).convert("LA"), content)
    return np.asarray(_reduced(picture, ("L", "RGB")).convert("L"))


def _reduced(picture: Image.Image, modes: tuple[str, ...]) -> Image.Image:
    """Average down to the working size; convert first what is in none of the modes."""
    if picture.mode not in modes:
        picture = picture.convert(modes[0])
    picture.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX)
    return picture


def _eight_bits(values: np.ndarray) -> np.ndarray:
    """Scale 16-bit, 32-bit or floating values to 0 ... 255 by the range that holds them."""
    values = np.nan_to_num(values.astype(np.float64), posinf=0, neginf=0)
    values = values - min(0.0, values.min())
    limits = [65535.0] if values.max() > 255 else [1.0, 255.0]
    limit = next((limit for limit in limits if values.max() <= limit), values.max())
    return np.rint(values * (255 / limit)).astype(np.uint8)


def _composed(picture: Image.Image, content: bytes) -> np.ndarray:
    """Lay a picture with transparency on the background that lets its ink show."""
    grey, alpha = (np.asarray(band, np.float64) for band in picture.split())
    if not alpha.any():
        return np.zeros(grey.shape, np.uint8)
    named = _named_background(content)
    if named is not None and abs(named - np.average(grey, weights=alpha)) > _OWN_PAPER_DEVIATION:
        background = named
    else:
        background = _fitting_background(grey, alpha)
    return np.rint(background + (grey - background) * alpha / 255).astype(np.uint8)


def _fitting_background(grey: np.ndarray, alpha: np.ndarray) -> float:
    """Choose white or black against the ink, or the picture's own paper where it brings one."""
    opaque = grey[alpha > 127] if (alpha > 127).any() else grey[alpha > 0]
    if opaque.std() > _OWN_PAPER_DEVIATION:
        return float(np.median(opaque))
    return 255.0 if opaque.mean() < 128 else 0.0


def _named_background(content: bytes) -> float | None:
    """Return the grey level, 0 ... 255, of a PNG's bKGD chunk, if it has one that is no index."""
    chunk = _png_chunk(content, b"bKGD")
    if chunk is None or len(chunk) not in (2, 6):
        return None
    scale = 255 / (2 ** content[24] - 1)  # byte 24 of a PNG is its bit depth
    levels = np.frombuffer(chunk, ">u2") * scale
    return float(levels @ (0.299, 0.587, 0.114)) if len(levels) == 3 else float(levels[0])


def _png_chunk(content: bytes, name: bytes) -> bytes | None:
    """Return the data of the first chunk of that name before the pixels."""
    position = len(_PNG_SIGNATURE)
    while content.startswith(_PNG_SIGNATURE) and position + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        if kind == b"IDAT":
            return None
        if kind == name:
            return content[position + 8 : position + 8 + length]
        position += length + 12
    return None
