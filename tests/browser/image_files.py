"""Image files of every kind a visitor may bring, made on the spot."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

from core.data import load_mnist

SEVEN = 0  # index of a seven in MNIST's test split


def digit(scale: int = 10) -> Image.Image:
    """Return a seven in grey, white on black."""
    side = 28 * scale
    return Image.fromarray(load_mnist("test").images[SEVEN]).resize((side, side))


def encoded(picture: Image.Image, image_format: str, **options: object) -> bytes:
    """Return a picture as the content of a file."""
    buffer = io.BytesIO()
    picture.save(buffer, image_format, **options)
    return buffer.getvalue()


def sixteen_bit() -> bytes:
    """Return a PNG with 16 bits of grey."""
    return encoded(Image.fromarray(np.asarray(digit()).astype(np.uint16) * 257), "PNG")


def transparent() -> bytes:
    """Return a PNG whose ink is opaque black and whose paper is transparent."""
    ink = np.asarray(digit())
    pixels = np.zeros((*ink.shape, 4), np.uint8)
    pixels[..., 3] = ink
    return encoded(Image.fromarray(pixels), "PNG")


def cmyk() -> bytes:
    """Return a JPEG for the printer."""
    return encoded(digit().convert("RGB").convert("CMYK"), "JPEG")


def animated() -> bytes:
    """Return a GIF of two pictures, the seven first."""
    blank = Image.new("L", digit().size)
    return encoded(digit(), "GIF", save_all=True, append_images=[blank])


def huge(side: int = 20_000) -> bytes:
    """Return a PNG of a few hundred bytes that claims 400 megapixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


GOOD = {
    "plain.png": lambda: encoded(digit(), "PNG"),
    "paper.jpg": lambda: encoded(digit().point(lambda grey: 255 - grey), "JPEG"),
    "deep.png": sixteen_bit,
    "transparent.png": transparent,
    "cmyk.jpg": cmyk,
    "animated.gif": animated,
}
BAD = {
    "not-an-image.png": lambda: b"Dear diary, today I drew a seven.",
    "empty.png": lambda: b"",
    "cut.png": lambda: encoded(digit(), "PNG")[:200],
    "huge.png": huge,
    "drawing.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}
