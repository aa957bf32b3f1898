import io
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from core.data import load_mnist, read_image
from core.data.finding.sheet import Box
from ui.slate import uploaded
from ui.slate.board import Board

DIGIT = load_mnist("test").images[0].repeat(10, 0).repeat(10, 1)
PHOTO = np.pad(DIGIT, 80, constant_values=255)  # a dark sheet on a white table


def file(pixels):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def session(monkeypatch):
    """The session of a visitor who has uploaded the photo of a digit."""
    content = file(PHOTO)
    state = {
        "upload_turn": 1,
        "uploaded": uploaded.Upload("upload:1", content, read_image(content)),
    }
    monkeypatch.setattr(uploaded, "st", SimpleNamespace(session_state=state))
    return state


def test_the_part_that_was_dragged_is_read(session):
    board = Board()
    uploaded.cut_again(board, [90, 100, 340, 330])
    assert session["uploaded"].image.crop == Box(90, 100, 340, 330)
    assert board.drawing.picture == session["uploaded"].name == "upload:2"
    assert board.pixels().shape == (230, 250)


def test_a_part_outside_of_the_picture_is_refused_and_leaves_the_slate_as_it_was(session):
    board = Board()
    uploaded.cut_again(board, [900, 900, 990, 990])
    assert str(session["refusal"].error).startswith("`crop` must hold a part of 440 x 440")
    assert session["refusal"].board is board
    assert board.drawing.empty
    assert session["uploaded"].name == "upload:1"


def test_the_whole_picture_is_the_part_where_nothing_was_cut_out():
    plain = read_image(file(DIGIT))
    assert plain.crop is None
    assert uploaded.part(plain) == Box(0, 0, 280, 280)
    photo = read_image(file(PHOTO))
    assert uploaded.part(photo) == photo.crop


def test_a_file_that_is_told_of_twice_is_taken_once(session):
    board = Board()
    session["upload-1"] = io.BytesIO(file(DIGIT))
    uploaded._take(board, "upload-1")
    uploaded._take(board, "upload-1")
    assert board.drawing.picture == "upload:2"
    assert len(board.past) == 1
