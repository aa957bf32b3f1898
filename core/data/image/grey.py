"""The pixels of an opened image file, in grey: any mode and depth, transparent or not."""

import struct

import numpy as np
from PIL import Image, ImageOps

from core.data.image.opening import DECODING_ERRORS, PNG_SIGNATURE

WORKING_SIDE = 1024  # pixels; larger pictures are reduced before anything else is done

# A picture whose opaque part varies more than this, in grey levels, brings its own paper.
_OWN_PAPER_DEVIATION = 50
_TIFF_RANGES = ((340, 341), (280, 281))  # the tags of the least and the greatest value


def to_grey(opened: Image.Image, content: bytes) -> np.ndarray:
    """Decode the picture that an opened file stands at.

    Args:
        opened: what `open_header` returned, at one of its pictures.
        content: of the file, which tells the background of a transparent picture.

    Returns:
        uint8 (height, width), upright, of at most `WORKING_SIDE` pixels a side.

    Raises:
        DECODING_ERRORS: the file is damaged.
    """
    loaded = _loaded(opened)
    return _grey(_upright(loaded), content, _named_range(loaded))


def _loaded(picture: Image.Image) -> Image.Image:
    picture.draft(None, (WORKING_SIDE, WORKING_SIDE))  # JPEG decodes at a reduced size
    picture.load()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Apply the EXIF orientation; a damaged EXIF block counts as none."""
    try:
        return ImageOps.exif_transpose(picture)
    except DECODING_ERRORS:
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
    position = len(PNG_SIGNATURE)
    while content.startswith(PNG_SIGNATURE) and position + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        if kind == b"IDAT":
            return None
        if kind == name:
            return content[position + 8 : position + 8 + length]
        position += length + 12
    return None
