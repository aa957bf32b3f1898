"""Open an image file, or say in one sentence why not; no pixel is decoded."""

import importlib
import importlib.util
import io
import struct
import zlib
from functools import cache
from pathlib import Path

from PIL import Image

MAX_BYTES = 64 * 2**20
MAX_PIXELS = 32_000_000  # decoded whole: at most half a gigabyte
MAX_JPEG_PIXELS = 64_000_000  # decoded at a reduced size

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "PPM", "ICO", "AVIF")

# What Pillow's decoders raise on damaged or hostile files.
DECODING_ERRORS = (
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
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class UnreadableImage(ValueError):
    """The file cannot be used; the message is one sentence for the user."""


def content_of(source: bytes | Path) -> bytes:
    """Return what a file holds, given as that or by its path.

    Raises:
        UnreadableImage: it cannot be read, is empty, or larger than `MAX_BYTES`.
    """
    try:
        content = source.read_bytes() if isinstance(source, Path) else bytes(source)
    except OSError as error:
        raise UnreadableImage(f"The file cannot be opened: {error.strerror}.") from error
    if not content:
        raise UnreadableImage("The file is empty (0 bytes).")
    if len(content) > MAX_BYTES:
        raise UnreadableImage(f"The file is larger than {MAX_BYTES // 2**20} MB.")
    return content


def open_header(content: bytes) -> Image.Image:
    """Read the header only, and refuse what is too large before a pixel is decoded.

    Raises:
        UnreadableImage: not an image, or one of more pixels than are decoded.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=_formats())
    except BOMBS as error:
        raise UnreadableImage(too_large()) from error
    except DECODING_ERRORS as error:
        raise UnreadableImage(_not_an_image(content)) from error
    most = MAX_JPEG_PIXELS if picture.format in ("JPEG", "MPO") else MAX_PIXELS
    if picture.width * picture.height > most:
        raise UnreadableImage(too_large(most))
    return picture


@cache
def _formats() -> tuple[str, ...]:
    """Return what can be read here: HEIC, too, where its library is installed."""
    if importlib.util.find_spec("pillow_heif") is None:
        return FORMATS
    importlib.import_module("pillow_heif").register_heif_opener()
    return (*FORMATS, "HEIF")


def too_large(most: int = MAX_PIXELS) -> str:
    """Say that a picture has more than so many pixels."""
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
    return content.startswith((PNG_SIGNATURE, b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"))
