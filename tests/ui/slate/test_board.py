import numpy as np
import pytest

from tests.made.canvas import drawing, polyline
from ui.slate.board import KEPT_PICTURES, KEPT_STEPS, KEPT_VERSIONS, Board
from ui.slate.drawing import EMPTY, Drawing, Stroke

DOT, LINE, HOOK = ((500, 500),), ((100, 100), (900, 100)), ((5, 5), (5, 50), (50, 50))
STROKES = {points: Stroke(75, points) for points in (DOT, LINE, HOOK)}
PICTURE = np.full((28, 28), 7, np.uint8)


def report(version, *drawn):
    return drawing(*(polyline(points) for points in drawn), version=version)


def on(board):
    return [stroke.points for stroke in board.drawing.strokes]


@pytest.fixture
def drawn():
    """A board with a dot and a line."""
    board = Board()
    board.receive(report(0, DOT))
    board.receive(report(0, DOT, LINE))
    return board


def test_a_fresh_board_is_empty():
    board = Board()
    board.receive(None)
    assert board.version == 0
    assert board.pixels() is None


def test_a_stroke_arrives_without_being_pushed_back(drawn):
    assert drawn.drawing == Drawing(None, (STROKES[DOT], STROKES[LINE]))
    assert drawn.version == 0
    assert drawn.pixels().max() == 255


def test_a_shown_picture_replaces_the_drawing(drawn):
    drawn.show("test:3", PICTURE)
    assert drawn.version == 1
    assert drawn.drawing == drawn.pushed == Drawing("test:3")
    assert drawn.pixels() is PICTURE


def test_strokes_go_over_the_picture():
    board = Board()
    board.show("test:3", PICTURE)
    board.receive(report(1, LINE))
    assert board.drawing == Drawing("test:3", (STROKES[LINE],))
    assert set(np.unique(board.pixels())) == {7, 255}


def test_a_report_that_was_known_before_the_push_changes_nothing(drawn):
    drawn.show("test:3", PICTURE)
    drawn.receive(report(0, DOT, LINE))
    assert drawn.drawing == Drawing("test:3")
    assert drawn.version == 1


def test_with_a_push_the_browser_hears_which_strokes_were_known(drawn):
    drawn.undo()
    assert on(drawn) == [DOT]
    assert drawn.heard == {0: 2}
    drawn.receive(report(0, DOT, LINE, HOOK))  # drawn meanwhile; it comes again over the push
    assert on(drawn) == [DOT]
    drawn.receive(report(1, DOT, HOOK))
    assert on(drawn) == [DOT, HOOK]
    drawn.undo()
    assert on(drawn) == [DOT]
    assert drawn.heard == {0: 2, 1: 1}


def test_the_browser_hears_how_many_of_its_strokes_are_known(drawn):
    assert drawn.known() == {0: 2}
    drawn.undo()
    assert drawn.known() == {0: 2, 1: 0}
    drawn.receive(report(1, DOT, HOOK))
    assert drawn.known() == {0: 2, 1: 1}


def test_of_two_pushes_in_a_row_both_are_named(drawn):
    drawn.undo()
    drawn.undo()
    assert drawn.heard == {0: 2, 1: 0}
    drawn.receive(report(2, HOOK))
    assert on(drawn) == [HOOK]


def test_strokes_of_a_drawing_that_was_put_on_the_slate_are_not_counted_as_drawn(drawn):
    drawn.receive(None)  # the canvas starts anew, and gets both strokes back
    drawn.receive(report(1, DOT, LINE, HOOK))
    drawn.clear()
    assert drawn.heard == {0: 2, 1: 1}


def test_an_equal_number_of_strokes_is_not_an_equal_drawing(drawn):
    drawn.receive(report(0, DOT, HOOK))
    assert on(drawn) == [DOT, HOOK]
    drawn.undo()
    assert on(drawn) == [DOT, LINE]
    assert drawn.version == 1
    drawn.receive(report(1, DOT, HOOK))
    assert on(drawn) == [DOT, HOOK]


@pytest.mark.parametrize("version", [-1, 1, 40, 0.4e9])
def test_a_report_of_another_version_changes_nothing(drawn, version):
    drawn.receive(report(version, HOOK))
    assert on(drawn) == [DOT, LINE]


def test_a_browser_hears_of_the_last_versions_only(drawn):
    for _ in range(20):
        drawn.clear()
    assert list(drawn.heard) == list(range(20 - KEPT_VERSIONS, 20))


def test_a_canvas_that_starts_anew_gets_the_drawing_back(drawn):
    drawn.receive(None)
    assert drawn.version == 1
    assert drawn.pushed.strokes == (STROKES[DOT], STROKES[LINE])
    drawn.receive(None)
    assert drawn.version == 1  # pushed already


def test_a_malformed_report_changes_nothing(drawn):
    drawn.receive({"objects": "none"})
    drawn.receive({"objects": [{"type": "Rect", "left": 0}, {"type": "Path", "path": [["L"]]}]})
    assert on(drawn) == [DOT, LINE]


def test_undo_and_redo_walk_over_all_that_was_done(drawn):
    drawn.show("test:3", PICTURE)
    drawn.receive(report(1, HOOK))
    walked = []
    for _ in range(6):
        walked.append(drawn.drawing)
        drawn.undo()
    before, dot = Drawing("test:3"), Drawing(None, (STROKES[DOT],))
    both, over = Drawing(None, (STROKES[DOT], STROKES[LINE])), Drawing("test:3", (STROKES[HOOK],))
    assert walked == [over, before, both, dot, EMPTY, EMPTY]
    for forward in (dot, both, before, over, over):
        drawn.redo()
        assert drawn.drawing == forward


def test_strokes_that_arrive_together_are_taken_back_one_by_one():
    board = Board()
    board.receive(report(0, DOT, LINE, HOOK))
    board.undo()
    assert on(board) == [DOT, LINE]
    board.undo()
    assert on(board) == [DOT]


def test_a_new_stroke_ends_the_redoing(drawn):
    drawn.undo()
    drawn.receive(report(1, DOT, HOOK))
    drawn.redo()
    assert on(drawn) == [DOT, HOOK]


def test_clearing_can_be_undone_and_an_empty_slate_is_not_cleared(drawn):
    drawn.clear()
    assert drawn.drawing == EMPTY
    drawn.clear()
    drawn.undo()
    assert on(drawn) == [DOT, LINE]


def test_undo_goes_back_so_many_steps_and_no_more():
    board = Board()
    for count in range(1, 2 * KEPT_STEPS):
        board.receive(report(0, *[LINE] * count))
    for _ in range(3 * KEPT_STEPS):
        board.undo()
    assert len(board.drawing.strokes) == KEPT_STEPS - 1


def test_old_pictures_are_forgotten():
    board = Board()
    for index in range(KEPT_PICTURES + 5):
        board.show(f"test:{index}", PICTURE)
    assert len(board.pictures) == KEPT_PICTURES
    assert f"test:{KEPT_PICTURES + 4}" in board.pictures
    assert "test:0" not in board.pictures
    for _ in range(KEPT_PICTURES + 1):
        board.undo()
    assert board.pixels().max() == 0  # one whose pixels are gone


def test_a_fresh_board_takes_over_what_a_browser_has_of_another_servers_session():
    board = Board()
    board.receive(report(7, DOT, LINE))
    assert on(board) == [DOT, LINE]
    assert board.version == 8  # the canvas begins anew with this
    assert board.heard == {7: 2}
    board.receive(report(8, DOT, LINE, HOOK))  # the hook drawn meanwhile, and again
    assert on(board) == [DOT, LINE, HOOK]
    board.undo()
    assert on(board) == [DOT, LINE]


@pytest.mark.parametrize("version", [-1, 1e6])
def test_a_fresh_board_takes_nothing_over_from_no_slate(version):
    board = Board()
    board.receive(report(version, DOT))
    assert board.drawing == EMPTY
