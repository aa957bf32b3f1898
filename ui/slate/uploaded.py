"""An uploaded picture: what was cut out of it, what the reader remarks, and another cut."""

import threading
import time
from typing import NamedTuple

import numpy as np
import streamlit as st
from PIL import Image, ImageDraw

from core import limits
from core.data import ImageFile, UnreadableImage, read_image
from core.data.finding.sheet import Box
from core.limits import Refused
from ui.frame.texts import Say
from ui.slate.board import Board
from ui.slate.drawing import shrink

MB = 1e6
MINUTE = 60.0  # seconds
_TIMES = "upload_times"  # when the visitor's last files were read, in seconds
_decoding = threading.BoundedSemaphore(2)  # a decoded file may take hundreds of megabytes
NAME = "upload:"  # begins the names of uploads on a board
SHOWN = 320  # pixels, the side of the picture with what was cut out
FRAME = (214, 69, 65)  # red, on pictures of any brightness


class Upload(NamedTuple):
    """The last upload: its name on the board, its content, and what was read."""

    name: str
    content: bytes
    image: ImageFile


def put(board: Board, content: bytes, turn: int, crop: Box | None = None) -> None:
    """Read a file onto the slate.

    Args:
        board: the slate.
        content: of the file.
        turn: counts the visitor's uploads and cuts.
        crop: the part to read, None to find it.

    Raises:
        UnreadableImage: the file cannot be read.
        Refused: it is too large, or one too many within a minute.
    """
    _check(len(content))
    with _decoding:
        image = read_image(content, crop)
    name = f"{NAME}{turn}"
    st.session_state["uploaded"] = Upload(name, content, image)
    board.show(name, shrink(image.pixels))


def _check(size: int) -> None:
    """Hold a visitor to the server's limits on uploads, in bytes and in number."""
    if size > limits.UPLOAD_MB.value * MB:
        raise Refused("upload_size", limits.UPLOAD_MB.value)
    now, most = time.monotonic(), limits.UPLOADS_A_MINUTE.value
    lately = [at for at in st.session_state.get(_TIMES, ()) if now - at < MINUTE]
    if len(lately) >= most:
        raise Refused("upload_rate", most)
    st.session_state[_TIMES] = [*lately, now]


def show(board: Board, say: Say) -> None:
    """Show how the upload on the slate was read; its part is chosen with two sliders."""
    upload = st.session_state.get("uploaded")
    if upload is None or board.drawing.picture != upload.name:
        return
    for remark in upload.image.remarks:
        st.caption(say(f"read.{remark.name}", **dict(remark.values)))
    if upload.image.crop is None and upload.image.pixels.any():
        return
    st.image(with_frame(upload.image), caption=say("upload.shown"))
    height, width = upload.image.picture.shape
    box = _part(upload)
    for key, end, ends in (
        ("columns", width, (box.left, box.right)),
        ("rows", height, (box.top, box.bottom)),
    ):
        st.slider(
            say(f"upload.{key}"),
            0,
            end,
            ends,
            key=f"{upload.name}-{key}",
            on_change=_cut_again,
            args=(board,),
        )


def with_frame(image: ImageFile) -> Image.Image:
    """Return the picture as the file shows it, small, with a frame round what was cut out."""
    small = Image.fromarray(shrink(image.picture, SHOWN)).convert("RGB")
    if image.crop is not None:
        scale = small.width / image.picture.shape[1]
        ends = np.array(image.crop) * scale
        corners = [float(end) for end in np.clip(ends - (0, 0, 1, 1), 0, SHOWN)]
        ImageDraw.Draw(small).rectangle(corners, outline=FRAME, width=2)
    return small


def _part(upload: Upload) -> Box:
    """Return the part that was read, the whole picture where nothing was cut out."""
    height, width = upload.image.picture.shape
    return upload.image.crop or Box(0, 0, width, height)


def _cut_again(board: Board) -> None:
    """Read the part between the sliders' ends."""
    upload = st.session_state["uploaded"]
    left, right = st.session_state[f"{upload.name}-columns"]
    top, bottom = st.session_state[f"{upload.name}-rows"]
    st.session_state["upload_turn"] += 1
    try:
        put(board, upload.content, st.session_state["upload_turn"], Box(left, top, right, bottom))
    except (UnreadableImage, Refused) as error:
        st.session_state["upload_error"] = error
