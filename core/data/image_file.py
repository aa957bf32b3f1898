"""Read any image file a user may bring, or say in one sentence why not."""

import importlib
import importlib.util
import io
import struct
import warnings
import zlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from core.data.finding.remarks import Remark, remark, sentences
from core.data.finding.sheet import Box
from core.data.ink import find_ink
from core.data.page import Writing, find_writing

MAX_BYTES = 64 * 2**20
MAX_PIXELS = 32_000_000  # decoded whole: at most half a gigabyte
MAX_JPEG_PIXELS = 64_000_000  # decoded at a reduced size
MAX_FRAMES = 50  # pictures of an animation that are looked at for the first with ink
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
    RuntimeError,  # of AVIF's decoder
    ArithmeticError,
    MemoryError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# A picture whose opaque part varies more than this, in grey levels, brings its own paper.
_OWN_PAPER_DEVIATION = 50
_SMALL = 20  # pixels, the side of a network's box: smaller pictures are enlarged
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_TIFF_RANGES = ((340, 341), (280, 281))  # the tags of the least and the greatest value
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class UnreadableImage(ValueError):
    """The file cannot be used; the message is one sentence for the user."""


@dataclass(frozen=True)
class ImageFile:
    """Hold what was read.

    Attributes:
        pixels: uint8 (height, width), ink bright on dark, at most 1024 pixels a side: of the
            part in `crop`.
        note: what the user should know, in one line, or None.
        crop: what was cut out, in pixels of `picture`; None where all of it is used.
        picture: uint8 (height, width), in grey as the file shows it, at most 1024 pixels a side.
        remarks: what `note` says, for other languages.
    """

    pixels: np.ndarray
    note: str | None = None
    crop: Box | None = None
    picture: np.ndarray = field(default_factory=lambda: np.zeros((1, 1), np.uint8))
    remarks: tuple[Remark, ...] = ()


def read_image(source: bytes | Path, crop: Box | None = None) -> ImageFile:
    """Read an image file of any common format, polarity, depth and size.

    Of several pictures in a file the first with ink is used. Transparent pictures are composed
    on the background that the file names, or on one that their ink stands out from.

    Args:
        source: the content of the file, or its path.
        crop: the part to read, (left, top, right, bottom) in pixels of `ImageFile.picture`;
            None finds it.

    Returns:
        The picture in grey, ink bright on dark; all zeros where the page is blank.

    Raises:
        UnreadableImage: not an image, empty, damaged, or too large; or `crop` lies outside.
    """
    content = _content(source)
    try:
        with warnings.catch_warnings(action="ignore", category=UserWarning):  # of damaged tags
            opened = _open(content)
            index, picture, writing = _first_with_ink(opened, content, crop)
    except UnreadableImage:
        raise
    except _BOMBS as error:
        raise UnreadableImage(_too_large()) from error
    except _DECODING_ERRORS as error:
        raise UnreadableImage("The image file is damaged or cut short.") from error
    remarks = _remarks(opened, index, writing)
    return ImageFile(writing.ink, sentences(remarks), writing.box, picture, remarks)


def _first_with_ink(
    opened: Image.Image, content: bytes, crop: Box | None
) -> tuple[int, np.ndarray, Writing]:
    """Return the first picture that is not blank, the first of all if all are: its index too."""
    n_pictures = MAX_FRAMES if _holds_several(opened) else 1
    first = None
    for index in range(n_pictures):
        try:
            opened.seek(index)
        except EOFError:
            break
        loaded = _loaded(opened)
        grey = _grey(_upright(loaded), content, _named_range(loaded))
        found = index, grey, _writing(grey, crop)
        if found[2].ink.any():
            return found
        first = first or found
    if first is None:
        raise EOFError
    return first


def _writing(grey: np.ndarray, crop: Box | None) -> Writing:
    if crop is None:
        return find_writing(grey)
    height, width = grey.shape
    left, top, right, bottom = crop
    box = Box(max(0, left), max(0, top), min(width, right), min(height, bottom))
    if box.left >= box.right or box.top >= box.bottom:
        raise UnreadableImage(
            f"`crop` must hold a part of {width} x {height}. Received: crop={crop}"
        )
    return Writing(find_ink(box.cut(grey)), box)


def _remarks(opened: Image.Image, index: int, writing: Writing) -> tuple[Remark, ...]:
    """Return what the user should know of how a file was read."""
    remarks = []
    if _holds_several(opened):
        remarks.append(remark("several", n=index + 1) if index else remark("first"))
    if not writing.ink.any():
        return (*remarks, remark("blank"))
    if writing.box is not None:
        remarks.append(remark("cropped"))
    height, width = writing.ink.shape
    if max(height, width) < _SMALL:
        remarks.append(remark("scaled", width=width, height=height))
    return tuple(remarks)


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
        picture = Image.open(io.BytesIO(content), formats=_formats())
    except _BOMBS as error:
        raise UnreadableImage(_too_large()) from error
    except _DECODING_ERRORS as error:
        raise UnreadableImage(_not_an_image(content)) from error
    most = MAX_JPEG_PIXELS if picture.format in ("JPEG", "MPO") else MAX_PIXELS
    if picture.width * picture.height > most:
        raise UnreadableImage(_too_large(most))
    return picture


@cache
def _formats() -> tuple[str, ...]:
    """Return what can be read here: HEIC, too, where its library is installed."""
    if importlib.util.find_spec("pillow_heif") is None:
        return FORMATS
    importlib.import_module("pillow_heif").register_heif_opener()
    return (*FORMATS, "HEIF")


def _too_large(most: int = MAX_PIXELS) -> str:
    return f"The picture has more than {most // 10**6} megapixels: save it smaller."


def _not_an_image(content: bytes) -> str:
    start = content[:1024].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "PDF files are not read: save the page as PNG or JPEG."
    if b"<svg" in start:
        return "SVG drawings are not read: save the drawing as PNG."
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "HEIC photographs are not read here: save the photograph as JPEG."
    if _looks_like_image(content):
        return "The image file is damaged or cut short."
    return "This is not an image file that can be read: use PNG, JPEG, GIF, WebP, BMP or TIFF."


def _looks_like_image(content: bytes) -> bool:
    return content.startswith((_PNG_SIGNATURE, b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"))


def _holds_several(picture: Image.Image) -> bool:
    # Phones store a depth or gain map behind the photograph of an MPO file.
    return picture.format != "MPO" and bool(getattr(picture, "is_animated", False))


def _loaded(picture: Image.Image) -> Image.Image:
    picture.draft(None, (WORKING_SIDE, WORKING_SIDE))  # JPEG decodes at a reduced size
    picture.load()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Apply the EXIF orientation; a damaged EXIF block counts as none."""
    try:
        return ImageOps.exif_transpose(picture)
    except _DECODING_ERRORS:
        return picture


def _grey(picture: Image.Image, content: bytes, named: tuple[float, float] | None) -> np.ndarray:
    """Return uint8 (height, width) of at most 1024 pixels a side."""
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture)
        whole = np.issubdtype(values.dtype, np.integer)
        picture = Image.fromarray(_eight_bits(_averaged(values), named, whole))
    elif picture.mode == "L" and picture.getextrema() == (0, 1):
        picture = picture.point(lambda bit: 255 * bit)  # a mask: one bit in eight
    if picture.has_transparency_data:
        return _composed(_reduced(picture, ("RGBA", "LA")).convert("LA"), content)
    return np.asarray(_reduced(picture, ("L", "RGB")).convert("L"))


def _reduced(picture: Image.Image, modes: tuple[str, ...]) -> Image.Image:
    """Average down to the working size; convert first what is in none of the modes."""
    if picture.mode not in modes:
        picture = picture.convert(modes[0])
    picture.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX)
    return picture


def _averaged(values: np.ndarray) -> np.ndarray:
    """Average blocks of a large picture, so that what follows needs little memory."""
    n = max(values.shape) // (2 * WORKING_SIDE)
    if n < 2:
        return values
    height, width = (length // n for length in values.shape)
    blocks = values[: height * n, : width * n].reshape(height, n, width, n)
    return blocks.mean(axis=(1, 3), dtype=np.float32) if height and width else values


def _eight_bits(
    values: np.ndarray, named: tuple[float, float] | None = None, whole: bool = False
) -> np.ndarray:
    """Scale 16-bit, 32-bit or floating values to 0 ... 255.

    Args:
        values: (height, width), what is no number counts as paper.
        named: the least and the greatest value, if the file tells them.
        whole: whether the file holds whole numbers.
    """
    numbers = values.astype(np.float64)
    finite = numbers[np.isfinite(numbers)]
    if not finite.size:
        return np.zeros(values.shape, np.uint8)
    low, high = named or _range(finite, whole)
    numbers = np.where(np.isfinite(numbers), numbers, np.median(finite))
    shares = (numbers - low) / max(high - low, np.finfo(np.float64).tiny)
    return np.rint(255 * np.clip(shares, 0, 1)).astype(np.uint8)


def _range(values: np.ndarray, whole: bool) -> tuple[float, float]:
    """Return the range of numbers: of whole ones, that of the bits which hold them."""
    low, high = float(values.min()), float(values.max())
    if whole:
        reach = 2.0 ** np.ceil(np.log2(max(abs(low), high, 1) + 1))
        return (-reach if low < 0 else 0.0), reach - 1
    if low >= 0 and high <= 1:
        return 0.0, 1.0
    return low, high


def _named_range(picture: Image.Image) -> tuple[float, float] | None:
    """Return the least and the greatest value that a TIFF names for its pixels."""
    tags = getattr(picture, "tag_v2", {})
    for least, greatest in _TIFF_RANGES:
        if least in tags and greatest in tags:
            low, high = (float(np.ravel(tags[tag])[0]) for tag in (least, greatest))
            if low < high:
                return low, high
    return None


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
