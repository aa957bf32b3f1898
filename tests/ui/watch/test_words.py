from dataclasses import replace

import numpy as np
import pytest

from core.iic.film import load_film
from core.iic.film_figures import OVER, SUB
from tests.made.iic import make_run, random_film
from ui.frame.texts import speaker
from ui.watch import words
from ui.watch.heads import View

SAY = speaker("en")
ORDER = np.arange(10)


@pytest.fixture
def film(tmp_path):
    return load_film(make_run(tmp_path))


def test_a_moment_is_written_as_the_language_does(film):
    assert words.moments(film, SAY)[-1] == "110 s · epoch 1.0 · step 51 · α = 1"
    assert words.moments(film, speaker("de"))[1].endswith("Epoche 0,2 · Schritt 11 · α = 1,8")


def test_what_is_said_of_matrices_is_of_the_head(film):
    assert words.traces(View(film, SUB, 0, ORDER), SAY)[-1] == "100.0% diagonal"
    assert words.matched(View(film, SUB, 1, ORDER), SAY)[0] == "10.0% matched"
    assert len(words.traces(View(film, SUB, 0, ORDER), SAY)) == len(film)


def test_curves_are_read_beside_their_ceiling(film):
    said = words.readings(View(film, SUB, 0, ORDER), SAY)[-1]
    assert said == "I 2.30 / 2.30 · H(z) 2.30 · H(z|z′) 0.00 · loss −2.30"


def test_a_stuck_head_is_named_at_the_snapshots_where_it_is_stuck(film):
    joints = film.joints.copy()
    joints[3, 1] = 0.0
    joints[3, 1, 7, 7] = 1.0
    stuck = replace(film, joints=joints)
    said = words.notes(View(stuck, SUB, 1, ORDER), [], SAY)
    assert "Head 2 has collapsed: cluster H" in said[3]
    assert said[5] == ""
    assert words.notes(View(stuck, SUB, 0, ORDER), [], SAY)[3].count("collapsed") == 0


def test_what_was_done_is_said_from_its_step_on(film):
    events = [{"step": 21, "text": "First."}, {"step": 41, "text": "Second."}]
    said = words.notes(View(film, SUB, 0, ORDER), events, SAY)
    assert [text[-14:] for text in said[1:]] == ["", *["Step 21: First."[-14:]] * 2] + [
        "tep 41: Second."[-14:]
    ] * 2


def test_overclusters_are_not_judged():
    film = random_film(3, 1, k_over=12)
    film.over_joints[:] = 0
    film.over_joints[:, 0, 0] = 1
    assert words.notes(View(film, OVER, 0, np.arange(12)), [], SAY) == [""] * 3
