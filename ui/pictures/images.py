"""Greyscale arrays as data URIs, for pages that draw their own HTML."""

import base64
import struct
import zlib

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(image: np.ndarray) -> bytes:
    """Encode a greyscale image; a tenth of the time of a general encoder at this size.

    Args:
        image: uint8 (height, width).
    """
    height, width = image.shape
    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    rows = np.zeros((height, width + 1), np.uint8)  # each row starts with its filter, 0
    rows[:, 1:] = image
    body = zlib.compress(rows.tobytes(), 6)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


def data_uri(image: np.ndarray) -> str:
    """Return a PNG data URI of uint8 (height, width)."""
    return "data:image/png;base64," + base64.b64encode(png(image)).decode("ascii")


def sprite(images: np.ndarray, n_columns: int, gap: int = 2) -> np.ndarray:
    """Lay images out in rows, so that the browser decodes one picture and not twenty.

    Args:
        images: uint8 (n, side, side).
        gap: black pixels between neighbours.

    Returns:
        uint8 (height, width).
    """
    n_images, side, _ = images.shape
    n_rows = -(-n_images // n_columns)
    pitch = side + gap
    sheet = np.zeros((n_rows * pitch - gap, n_columns * pitch - gap), np.uint8)
    for index, image in enumerate(images):
        top, left = index // n_columns * pitch, index % n_columns * pitch
        sheet[top : top + side, left : left + side] = image
    return sheet
