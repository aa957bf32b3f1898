"""Figures and names of the page Teach, by their values."""

import json

import numpy as np
import pytest

from core.own.examples import Examples
from core.own.quiz import score
from core.own.standing import NONE, Standing
from ui.frame.texts import speaker
from ui.teach.apart import FARTHEST, apart_figure, taken_for
from ui.teach.asking import DIGITS, KANA, Quiz
from ui.teach.hand import confusion_figure, misread_html, scores_html
from ui.teach.spots import spread

SAY = speaker("en")
OWN = Examples().with_examples("smiley", np.ones((2, 28, 28), np.uint8))
OWN = OWN.with_examples("O", np.full((2, 28, 28), 2, np.uint8))
FOUND = Standing(
    names=("smiley", "O"),
    read_as=np.array([0, NONE, 2, 1]),  # the third as a zero
    right=np.array([True, False, False, True]),
    shares=np.array([0.5, 1.4, 0.6, np.nan], np.float32),
    to_digits=np.array([np.linspace(1, 4, 10), np.linspace(0.4, 2, 10)], np.float32),
    apart=np.zeros((2, 2), np.float32),
    reach=0.8,
)


def test_a_row_for_each_class_and_shares_of_the_reach():
    examples, ticks, digits = apart_figure(OWN, FOUND, SAY).data
    assert list(examples.x) == pytest.approx([0.5, 1.4, 0.6])
    assert len(set(examples.marker.color)) == 2
    assert list(examples.text) == ["smiley", "Not a digit", "0"]
    assert ticks.x[0] == pytest.approx(1 / 0.8)
    assert max(ticks.x) <= FARTHEST
    assert list(digits.text) == [str(digit) for digit in range(10)] * 2
    assert ticks.y[0] > ticks.y[10], "the first class stands above"


def test_what_examples_are_taken_for_is_said_in_words():
    words = taken_for(OWN, FOUND, SAY)
    assert "“smiley”: 1 of 2 recognised by the others; the nearest digit is 0, at 1.25" in words
    assert "The others were taken for: Not a digit (1)." in words
    assert "The others were taken for: 0 (1)." in words


def test_confusions_are_sent_as_plain_values():
    asked = Quiz(DIGITS, tuple(range(10)), [7, 7, 1])
    figure = confusion_figure(
        score(np.array([7, 7, 1]), np.array([7, 1, 1]), asked.characters), asked, SAY
    )
    (heat,) = figure.data
    assert heat.z[7][1] == 1
    assert heat.text[7][1] == "1"
    assert heat.text[0][0] == ""
    json.dumps([list(row) for row in heat.text])


def test_kana_are_named_by_themselves_and_what_was_not_asked_for_has_its_column():
    ink = np.ones((28, 28), np.uint8)
    asked = Quiz(KANA, (0, 1), [0, 1, 1], [ink, ink, ink])
    read = np.array([0, 39, 1])  # the second as a character of another row
    found = score(np.array(asked.asked), read, asked.characters)
    figure = confusion_figure(found, asked, SAY)
    assert list(figure.layout.yaxis.ticktext) == ["あ", "い"]
    assert list(figure.layout.xaxis.ticktext) == ["あ", "い", "り"]
    html = scores_html({"kana": found}, asked, SAY)
    assert "67%" in html
    assert "Your hardest character: い." in html
    assert "い → <b>り</b>" in misread_html(asked, np.array(asked.asked), read, SAY)
    assert asked.examples.counts == {"あ": 1, "い": 2}


def test_names_move_apart_to_the_right_only():
    assert spread([1.0, 5.0, 1.5], 1).tolist() == [1.0, 5.0, 2.0]
    assert spread([2.0, 2.0, 2.0], 3).tolist() == [2.0, 5.0, 8.0]
    assert spread([], 1).tolist() == []
