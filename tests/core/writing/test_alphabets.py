"""The tables of strokes: every one can be read, and none is in two."""

import numpy as np
import pytest

from core.data.near import DIGIT_SHAPES
from core.writing.doodles import FIGURES, THINGS
from core.writing.letters import CAPITALS, CYRILLIC, GREEK, OTHERS, SMALL
from core.writing.notation import N_POINTS, parse
from core.writing.numerals import WAYS
from core.writing.signs import SIGNS

TABLES = (CAPITALS, SMALL, GREEK, CYRILLIC, OTHERS, SIGNS, THINGS)


@pytest.mark.parametrize("table", TABLES)
def test_every_way_is_strokes_within_the_frame(table):
    for ways in table.values():
        for way in ways:
            strokes = parse(way)
            assert strokes.shape[1:] == (N_POINTS, 2)
            assert -0.1 < strokes.min() < strokes.max() < 1.1


def test_every_digit_has_ways_of_its_own():
    assert sorted(WAYS) == list(range(10))
    forms = [form for ways in WAYS.values() for way in ways.values() for form in way]
    assert len(set(forms)) == len(forms) >= 80
    for form in forms:
        assert -0.1 < parse(form).min() < parse(form).max() < 1.1
    assert {"slashed", "dotted"} < set(WAYS[0])
    assert {"upstroke", "foot"} < set(WAYS[1])


def test_no_decoy_has_the_shape_of_a_digit():
    assert set(DIGIT_SHAPES).isdisjoint({*CAPITALS, *SMALL})
    assert len({*CAPITALS, *SMALL} | set(DIGIT_SHAPES)) == 52
    assert set("-|/0123456789").isdisjoint(SIGNS)


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_strokes_and_never_twice_the_same(name):
    rng = np.random.default_rng(0)
    drawn = [FIGURES[name](rng) for _ in range(40)]
    for strokes in drawn:
        assert strokes.shape[1:] == (N_POINTS, 2)
        assert np.isfinite(strokes).all()
    assert len({strokes.tobytes() for strokes in drawn}) > 2
