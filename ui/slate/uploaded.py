"""An uploaded picture: what was cut out of it, what the reader remarks, and another cut."""

import base64
import io
import math
import threading
import time
from typing import NamedTuple

import numpy as np
import streamlit as st
from PIL import Image

from core import limits
from core.data import ImageFile, UnreadableImage, read_image
from core.data.finding.sheet import Box
from core.limits import Refused
from ui.frame.component import Component, reported
from ui.frame.refusals import refused_sentence
from ui.frame.texts import Say
from ui.slate.board import Board
from ui.slate.drawing import shrink

MB = 1e6
MINUTE = 60.0  # seconds
_TIMES = "upload_times"  # when the visitor's last files were read, in seconds
_decoding = threading.BoundedSemaphore(2)  # a decoded file may take hundreds of megabytes
NAME = "upload:"  # begins the names of uploads on a board
SHOWN = 320  # pixels, the side of the picture with what was cut out
GRIPS = ("inside", "left", "right", "top", "bottom")

_crop = Component("glyphscope_crop", __file__, "crop.html", "crop.css", entry="crop.js")


class Upload(NamedTuple):
    """The last upload: its name on the board, its content, and what was read."""

    name: str
    content: bytes
    image: ImageFile


class Refusal(NamedTuple):
    """Why the last file was not read, and the slate that it left as it was."""

    error: UnreadableImage | Refused
    board: Board
    version: int


def uploader(board: Board, say: Say) -> None:
    """Offer to put an image file on the slate."""
    st.session_state.setdefault("upload_turn", 0)
    st.file_uploader(
        say("source.upload"),
        key=_key(),
        label_visibility="collapsed",
        on_change=_take,
        args=(board, _key()),
        width=104,
        max_upload_size=math.ceil(limits.UPLOAD_MB.value),
    )


def show(board: Board, say: Say, key: str) -> None:
    """Show how the upload on the slate was read, or why it was not; its part can be dragged.

    Args:
        board: the slate.
        key: of the frame round the part, in the session.
    """
    refusal = st.session_state.get("refusal")
    if refusal is not None and refusal.board is board and refusal.version == board.version:
        error = refusal.error
        st.error(refused_sentence(error, say) if isinstance(error, Refused) else str(error))
    upload = st.session_state.get("uploaded")
    if upload is None or board.drawing.picture != upload.name:
        return
    for remark in upload.image.remarks:
        st.caption(say(f"read.{remark.name}", **dict(remark.values)))
    if upload.image.crop is None and upload.image.pixels.any():
        return
    height, width = upload.image.picture.shape
    data = {
        "picture": _photo(upload.image.picture),
        "alt": say("upload.shown"),
        "box": list(part(upload.image)),
        "size": [width, height],
        "labels": {grip: say(f"upload.{grip}") for grip in GRIPS},
    }
    _crop.mount(data, key=key, on_crop_change=lambda: cut_again(board, reported(key)["crop"]))
    st.caption(say("upload.shown"))


def part(image: ImageFile) -> Box:
    """Return the part that was read, the whole picture where nothing was cut out."""
    height, width = image.picture.shape
    return image.crop or Box(0, 0, width, height)


def cut_again(board: Board, box: list[int]) -> None:
    """Read another part of the upload, (left, top, right, bottom) in pixels of its picture."""
    _put(board, st.session_state["uploaded"].content, Box(*box))


def _key() -> str:
    """Return the key of the uploader for the next file."""
    return f"upload-{st.session_state['upload_turn']}"


def _take(board: Board, key: str) -> None:
    """Read a file that was chosen, once: Streamlit tells of it again where a run is cut short."""
    file = st.session_state[key]
    if file is not None and key == _key():
        _put(board, file.getvalue(), new=True)


def _check(size: int) -> None:
    """Hold a visitor to the server's limits on uploads, in bytes and in number."""
    if size > limits.UPLOAD_MB.value * MB:
        raise Refused("upload_size", limits.UPLOAD_MB.value)
    now, most = time.monotonic(), limits.UPLOADS_A_MINUTE.value
    lately = [at for at in st.session_state.get(_TIMES, ()) if now - at < MINUTE]
    if len(lately) >= most:
        raise Refused("upload_rate", most)
    st.session_state[_TIMES] = [*lately, now]


def _put(board: Board, content: bytes, crop: Box | None = None, *, new: bool = False) -> None:
    """Read a file onto the slate; a bad one leaves its sentence, and the slate as it was."""
    st.session_state["upload_turn"] += 1  # a fresh uploader, ready for the next file
    try:
        if new:
            _check(len(content))
        with _decoding:
            image = read_image(content, crop)
    except (UnreadableImage, Refused) as error:
        st.session_state["refusal"] = Refusal(error, board, board.version)
        return
    name = f"{NAME}{st.session_state['upload_turn']}"
    st.session_state["uploaded"] = Upload(name, content, image)
    board.show(name, shrink(image.pixels))


def _photo(picture: np.ndarray) -> str:
    """Return a picture, small, as a data URI."""
    encoded = io.BytesIO()
    Image.fromarray(shrink(picture, SHOWN)).save(encoded, "JPEG", quality=85)
    return "data:image/jpeg;base64," + base64.b64encode(encoded.getvalue()).decode("ascii")
