import numpy as np
import pytest

from core.data import load_mnist
from tests.made.anomalies import N_WRONG
from ui.anomalies import images, runs, views
from ui.frame.texts import speaker

SAY = speaker("en")
LIMIT = 1.6


@pytest.fixture
def scored(make_scored):
    return make_scored()


def test_false_alarms_are_the_digits_above_the_limit_most_anomalous_first(scored):
    scores = scored.scores("mnist")
    rows = views.false_alarms(scored, LIMIT)
    assert len(rows) == np.sum(scores > LIMIT)
    assert (scores[rows] > LIMIT).all()
    assert (np.diff(scores[rows]) <= 0).all()


def test_misses_are_the_others_below_the_limit_most_like_digits_first(scored):
    scores = scored.scores("letters")
    rows = views.misses(scored, "letters", LIMIT)
    assert len(rows) == np.sum(scores <= LIMIT)
    assert (np.diff(scores[rows]) >= 0).all()


def test_the_galleries_show_and_count_both(scored):
    alarms, missed = views.galleries(scored, "letters", LIMIT, SAY)
    assert f"{np.sum(scored.scores('mnist') > LIMIT):,} of 10,000" in alarms.figure
    assert all(item.odd for item in alarms.items)
    assert not any(item.odd for item in missed.items)
    first = scored.scores("letters").argmin()
    assert missed.items[0].id == f"letters:{first}"
    assert missed.items[0].caption == images.number(scored.scores("letters").min(), SAY)


def test_of_a_set_that_is_not_here_the_bundled_few_are_shown_with_the_line_to_fetch_all(scored):
    _, missed = views.galleries(scored, "fashion_mnist", 9.0, SAY)
    assert "python -m core data --fetch fashion-mnist" in missed.hint
    assert "200 of 200, 100%" in missed.figure
    assert {int(item.id.split(":")[1]) % 10 for item in missed.items} == {0}


def test_limits_beyond_all_scores_leave_a_gallery_empty(scored):
    alarms, _ = views.galleries(scored, "letters", 99.0, SAY)
    assert not alarms.items
    assert "No test digit" in alarms.note
    _, missed = views.galleries(scored, "letters", 0.0, SAY)
    assert not missed.items
    assert "Nothing of this set" in missed.note


def test_examples_reach_from_the_least_to_the_most_anomalous(scored):
    scores = scored.scores("letters")
    rows = views.spread(scores, 6)
    assert len(set(rows)) == 6
    assert scores[rows[0]] == scores.min()
    assert scores[rows[-1]] == scores.max()
    assert (np.diff(scores[rows]) >= 0).all()


def test_near_anomalies_come_with_share_and_auroc(scored):
    groups = views.near(scored, LIMIT, SAY)
    assert [group.title for group in groups] == ["letters, by fonts", "inverted digits"]
    auroc = runs.tables(scored.run, "lof")["auroc"]["letters"]
    assert f"AUROC {auroc:.3f}" in groups[0].figure


def test_wrong_answers_show_truth_and_answer_and_how_many_are_caught(scored):
    [group] = views.wrong(scored, LIMIT, SAY)
    assert len(group.items) == N_WRONG
    truth = load_mnist("test").labels
    for item in group.items:
        label = truth[int(item.id.split(":")[1])]
        assert item.caption == f"{label} → {(label + 1) % 10}"
    caught = sum(item.odd for item in group.items)
    assert f"rejects {caught} of these {N_WRONG}" in group.note
    sure = scored.found.confidences("mnist")[[int(item.id.split(":")[1]) for item in group.items]]
    assert (np.diff(sure) <= 0).all()


def test_without_a_network_a_sentence_tells_no_answer(make_scored):
    scored = make_scored("pixels")
    said = images.sentence(scored, "letters", 0, LIMIT, SAY)
    assert said.startswith("Letter ")
    assert "network" not in said


def test_images_are_found_by_id_and_nonsense_is_not(scored):
    assert images.find(scored, "letters:57") == ("letters", 57)
    assert images.find(scored, "fashion_mnist:20") == ("fashion_mnist", 20)
    for asked in ("fashion_mnist:21", "letters:99999", "letters:-1", "letters:x", "x:1", "", "٣"):
        assert images.find(scored, asked) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.3, "1.30"), (0.0975, "0.0975"), (184.2, "184"), (3081.7, "3,082"), (-12.345, "−12.3")],
)
def test_numbers_have_three_digits(value, text):
    assert images.number(value, SAY) == text
