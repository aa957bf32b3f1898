"""What goes to the scatter plot arrives whole, and what it sends back is read with care."""

import base64

import numpy as np
import pytest
import streamlit as st

from ui.embeddings.scatter import plot
from ui.embeddings.scatter.plot import Classes, Panel, Scale, picked
from ui.frame.texts import speaker

KEY = "map"


def decoded(text: str, kind: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), kind)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict:
    kept: dict = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


@pytest.fixture
def sent(state: dict, monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    seen: list[dict] = []
    monkeypatch.setattr(plot._component, "mount", lambda data, **_: seen.append(data))
    monkeypatch.setattr(plot.session, "say", lambda: speaker("en"))
    return seen


def bits(*rows: int, n: int) -> str:
    mask = np.zeros(n, np.uint8)
    mask[list(rows)] = 1
    return base64.b64encode(np.packbits(mask).tobytes()).decode()


def test_positions_keep_their_shape_to_a_part_in_thirty_thousand(sent):
    points = np.random.default_rng(0).uniform(-70, 30, (50, 2)).astype(np.float32)
    labels = np.arange(50, dtype=np.uint8) % 3
    classes = Classes("Label", labels, ("a", "b", "c"), ("#111111", "#222222", "#333333"))
    plot.scatter([Panel("t-SNE", points, star=points[4])], classes, {}, key=KEY)
    panel = sent[0]["panels"][0]
    steps = decoded(panel["points"], "<i2").reshape(50, 2) / 32767
    assert np.abs(steps).max() == pytest.approx(1.0, abs=1e-4)
    ratio = np.linalg.norm(points[0] - points[9]) / np.linalg.norm(points[3] - points[7])
    again = np.linalg.norm(steps[0] - steps[9]) / np.linalg.norm(steps[3] - steps[7])
    assert again == pytest.approx(ratio, rel=1e-3)
    np.testing.assert_allclose(panel["star"], steps[4], atol=1e-4)
    np.testing.assert_array_equal(decoded(sent[0]["colouring"]["of"], "u1"), labels)
    assert sent[0]["colouring"]["printed"] is False


def test_a_scale_covers_its_ends_and_no_more(sent):
    points = np.eye(3, dtype=np.float32)
    values = np.array([-1.0, 1.5, 9.0], np.float32)
    plot.scatter([Panel("PCA", points)], Scale("LOF", values, 1.0, 2.0), {}, key=KEY)
    colouring = sent[0]["colouring"]
    assert decoded(colouring["of"], "u1").tolist() == [0, 128, 255]
    assert colouring["ends"] == ["1", "2"]


def test_a_logarithmic_scale_bears_the_values_themselves(sent):
    scale = Scale("LOF", np.array([1.0, 10.0, 100.0], np.float32), 1.0, 100.0, logarithmic=True)
    plot.scatter([Panel("PCA", np.eye(3, dtype=np.float32))], scale, {}, key=KEY)
    assert decoded(sent[0]["colouring"]["of"], "u1").tolist() == [0, 128, 255]
    assert sent[0]["colouring"]["ends"] == ["1", "100"]


def test_numbers_go_out_as_the_visitors_language_writes_them(sent, monkeypatch):
    monkeypatch.setattr(plot.session, "say", lambda: speaker("de"))
    scale = Scale("LOF", np.zeros(3, np.float32), 0.95, 2.5)
    plot.scatter([Panel("PCA", np.eye(3, dtype=np.float32))], scale, {}, key=KEY)
    assert sent[0]["colouring"]["ends"] == ["0,95", "2,5"]
    assert sent[0]["texts"]["decimal"] == ","


def test_facts_arrive_as_words_or_numbers(sent):
    points = np.eye(2, dtype=np.float32)
    scale = Scale("", np.zeros(2, np.float32), 0, 1)
    facts = {"Label": np.array([7, 1]), "Score": np.array([1.5, 2.0]), "Verdict": ["right", "no"]}
    plot.scatter([Panel("", points)], scale, facts, rings=np.array([1]), key=KEY)
    label, score, verdict = sent[0]["facts"]
    assert decoded(label["numbers"], label["kind"]).tolist() == [7, 1]
    assert decoded(score["numbers"], score["kind"]).tolist() == [1.5, 2.0]
    assert verdict["words"] == ["right", "no"]
    assert sent[0]["rings"] == [1]


def test_points_that_all_coincide_lie_in_the_middle(sent):
    points = np.full((4, 2), 3.0, np.float32)
    plot.scatter([Panel("", points)], Scale("", np.zeros(4, np.float32), 0, 0), {}, key=KEY)
    assert not decoded(sent[0]["panels"][0]["points"], "<i2").any()


def test_panels_of_other_images_are_refused(sent):
    panels = [Panel("", np.zeros((n, 2), np.float32)) for n in (3, 4)]
    with pytest.raises(ValueError, match="`panels` must show the same points"):
        plot.scatter(panels, Scale("", np.zeros(3, np.float32), 0, 1), {}, key=KEY)


@pytest.mark.parametrize("rows", [[], [3], [0, 7, 8, 12], list(range(13))])
def test_a_selection_comes_back(state, rows: list[int]):
    state[KEY] = {"selection": {"n": 13, "bits": bits(*rows, n=13)}, "point": 4}
    got = picked(KEY, 13)
    assert got.rows.tolist() == rows
    assert got.point == 4


def test_nothing_picked_yet(state):
    got = picked(KEY, 13)
    assert got.rows.size == 0
    assert got.point is None


def test_a_selection_among_other_images_is_forgotten(state):
    state[KEY] = {"selection": {"n": 13, "bits": bits(3, n=13)}, "point": 12}
    got = picked(KEY, 9)
    assert got.rows.size == 0
    assert got.point is None
