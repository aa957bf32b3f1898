from dataclasses import replace

import pytest

from core.texts.comparison import compare
from core.texts.published import METRIC, TEXTS
from core.texts.tally import Tally, tally, total


def test_what_was_run_comes_out_differs_is_unfinished_or_cannot_be_compared():
    marks = ((True, None), (False, None), (None, None), (None, 3))
    text = replace(METRIC, figures=METRIC.figures[:5])
    rows = compare(text, [])
    run = [
        replace(row, text_recipe_here=0.5, comes_out=mark, n_done=n_done)
        for row, (mark, n_done) in zip(rows, marks, strict=False)
    ]
    made = tally(text, [*run, rows[4]])
    assert made == Tally(printed=5, run=4, out=1, differ=1, unfinished=1)
    assert (made.other_data, made.left, made.compared) == (1, 1, 0.4)


def test_guesses_and_curves_do_not_count():
    assert tally(METRIC, compare(METRIC, [])).printed == 11
    bare = replace(METRIC, figures=tuple(replace(f, value=None) for f in METRIC.figures))
    made = tally(bare, compare(bare, []))
    assert (made.printed, made.compared) == (0, 0.0)


def test_tallies_add_up():
    made = total([Tally(4, 3, 1, 1, 1), Tally(1, 1, 1, 0, 0)])
    assert made == Tally(5, 4, 2, 1, 1)
    assert made.compared == pytest.approx(0.6)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_what_counts_is_what_bears_a_mark(text):
    rows = compare(text)
    made = tally(text, rows)
    assert [sum(row.comes_out is mark for row in rows) for mark in (True, False)] == [
        made.out,
        made.differ,
    ]
