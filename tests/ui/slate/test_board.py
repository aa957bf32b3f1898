import numpy as np

from ui.slate.board import KEPT_PICTURES, Board
from ui.slate.drawing import Drawing, Stroke

DOT = {"w": 75, "p": [[500, 500]]}
DOT_STROKE = Stroke(75, ((500, 500),))
PICTURE = np.full((28, 28), 7, np.uint8)


def report(version, picture=None, strokes=(DOT,)):
    return {"version": version, "picture": picture, "strokes": list(strokes)}


def test_a_fresh_board_is_empty():
    board = Board()
    board.receive(None)
    assert board.version == 0
    assert board.pixels() is None


def test_a_stroke_arrives_without_being_pushed_back():
    board = Board()
    board.receive(report(0))
    assert board.drawing == Drawing(None, (DOT_STROKE,))
    assert board.version == 0
    assert board.pixels().max() == 255


def test_a_shown_picture_replaces_the_drawing():
    board = Board()
    board.receive(report(0))
    board.show("test:3", PICTURE)
    assert board.version == 1
    assert board.drawing == board.pushed == Drawing("test:3")
    assert board.pixels() is PICTURE


def test_a_report_from_before_the_push_is_out_of_date():
    board = Board()
    board.show("test:3", PICTURE)
    board.receive(report(0))
    assert board.drawing == Drawing("test:3")


def test_a_slate_that_starts_anew_gets_the_drawing_back():
    board = Board()
    board.receive(report(0))
    board.receive(None)
    assert board.version == 1
    assert board.pushed == Drawing(None, (DOT_STROKE,))
    board.receive(None)
    assert board.version == 1  # pushed already


def test_a_malformed_report_changes_nothing():
    board = Board()
    board.receive(report(0))
    board.receive({"version": 0, "picture": None, "strokes": "none"})
    assert board.drawing.strokes == (DOT_STROKE,)


def test_an_unknown_picture_counts_as_none():
    board = Board()
    board.receive(report(0, picture="upload:99", strokes=()))
    assert board.pixels().max() == 0


def test_old_pictures_are_forgotten():
    board = Board()
    for index in range(KEPT_PICTURES + 5):
        board.show(f"test:{index}", PICTURE)
    assert len(board.pictures) == KEPT_PICTURES
    assert f"test:{KEPT_PICTURES + 4}" in board.pictures
    assert "test:0" not in board.pictures
