"""Whatever a browser sends instead of what its scripts would send raises nothing."""

import json

import numpy as np
import pytest
import streamlit as st

from tests.chaos import nonsense
from tests.made import canvas
from ui.anomalies import wall
from ui.dec.map import moving
from ui.figure import figure
from ui.kana.confusions import matrix as kana_matrix
from ui.mine.gaussian import stage
from ui.overclusters import matrix
from ui.room import door
from ui.slate.board import Board
from ui.slate.canvas import receive

FEW, MANY = 1500, 10_000
SOUND = canvas.drawing(
    canvas.path(("M", 100.0, 100.0), ("Q", 150.0, 120.0, 200.0, 300.0), ("L", 300.0, 300.0))
)
COUNTS = np.eye(71, dtype=int)

pytestmark = pytest.mark.usefixtures("runs_home", "no_writes_elsewhere")


def readers(key):
    """What reads a component's report, by the key under which the session holds it."""
    board = Board()
    return (
        (key, lambda: receive(board, key)),
        ("plot", lambda: figure.picked("plot", 10)),
        ("plot", lambda: figure.clicked("plot")),
        ("plot", lambda: figure.dragged("plot", 5)),
        ("map", lambda: moving.clicked("map")),
        ("map", lambda: moving.size((100, 1000), "map")),
        (wall.KEY, wall.chosen),
        (stage.KEY, stage.rested_at),
        (stage.KEY, stage.asked_for),
        (stage.KEY, stage.is_missing),
        (matrix.KEY, matrix.picked),
        (kana_matrix.KEY, lambda: kana_matrix.opened(COUNTS)),
    )


NAMES = (
    "drawing",
    "ready",
    "selection",
    "point",
    "clicked",
    "limit",
    "missing",
    "size",
    "pick",
    "rho",
    "train",
)


def test_components_reports_of_any_kind_are_read_or_ignored(monkeypatch, many, rng):
    for _ in range(MANY if many else FEW):
        report = {name: nonsense.value(rng) for name in NAMES}
        for key, read in readers("slate"):
            monkeypatch.setattr(st, "session_state", {key: report})
            read()


def test_drawings_with_one_wrong_value_are_drawn_or_ignored(many, rng):
    board = Board()
    for _ in range(MANY if many else FEW):
        board.receive(nonsense.spoilt(SOUND, rng))
        for stroke in board.drawing.strokes:
            assert 1 <= stroke.width <= 1000
            assert all(-1000 <= place <= 2000 for point in stroke.points for place in point)


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"key":' * 50_000, "\x00", "é" * 99], ids=range(4)
)
def test_the_wall_answers_deep_and_long_questions_with_one_number(runs_home, content):
    assert door.answer("ABC234", content.encode())[0] == 400


def test_the_wall_answers_nonsense_with_one_number(runs_home, many, rng):
    sound = {"key": "0" * 32, "known": {"0" * 16: "1-2"}, "drop": ["f" * 16]}
    for _ in range(MANY if many else FEW):
        question = json.dumps(nonsense.spoilt(sound, rng))
        assert door.answer("ABC234", question.encode())[0] in (400, 200)
        assert door.answer(str(nonsense.value(rng)), question.encode())[0] in (400, 200)
