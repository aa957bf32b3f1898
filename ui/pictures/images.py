"""Greyscale arrays as data URIs, for pages that draw their own HTML."""

import base64
import io

import numpy as np
from PIL import Image


def png(image: np.ndarray) -> bytes:
    """Encode a greyscale image, uint8 (height, width)."""
    return encoded(Image.fromarray(image))


def encoded(picture: Image.Image) -> bytes:
    """Return a picture as the content of a PNG file."""
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


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
