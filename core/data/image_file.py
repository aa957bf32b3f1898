"""Read any image file a user may bring, or say in one sentence why not."""

import warnings
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from core.data.finding.remarks import Remark, remark, sentences
from core.data.finding.sheet import Box
from core.data.image.grey import to_grey
from core.data.image.opening import (
    BOMBS,
    DECODING_ERRORS,
    UnreadableImage,
    content_of,
    open_header,
    too_large,
)
from core.data.ink import find_ink
from core.data.page import Writing, find_writing

MAX_FRAMES = 50  # pictures of an animation that are looked at for the first with ink

_SMALL = 20  # pixels, the side of a network's box: smaller pictures are enlarged


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
    content = content_of(source)
    try:
        with warnings.catch_warnings(action="ignore", category=UserWarning):  # of damaged tags
            opened = open_header(content)
            index, picture, writing = _first_with_ink(opened, content, crop)
    except UnreadableImage:
        raise
    except BOMBS as error:
        raise UnreadableImage(too_large()) from error
    except DECODING_ERRORS as error:
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
        grey = to_grey(opened, content)
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


def _holds_several(picture: Image.Image) -> bool:
    # Phones store a depth or gain map behind the photograph of an MPO file.
    return picture.format != "MPO" and bool(getattr(picture, "is_animated", False))
