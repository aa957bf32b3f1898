"""The lessons that come with the app: complete, and true of the bundled runs."""

import re
import string

import numpy as np
import pytest

from core.data import load_mnist, load_sample
from core.iic.assignments import load_assignments
from core.kana.record import read_record
from core.metrics import match_clusters
from core.networks.filter_film import load_filter_film
from core.outliers.sets import NEAR
from core.outliers.stored import load_anomalies
from core.runs import exhibit
from core.verdict import load_recognizer
from core.writing.characters import CHARACTERS
from ui.frame.texts import speaker
from ui.lessons import facts, figures, pictures, reading
from ui.lessons.lesson import Text

SAY = speaker("en")
LESSONS = reading.lessons()
LANGUAGES = {"en", "de", "fr", "ja", "zh"}
EACH = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)


def texts(lesson):
    """All sentences of a lesson."""
    parts = [lesson, *lesson.steps, *lesson.exercises]
    found = [value for part in parts for value in vars(part).values() if isinstance(value, Text)]
    return [*found, *(answer for step in lesson.steps for answer in step.answers)]


def confusion(name):
    """Images by label and cluster, (10, 10) int."""
    counts = np.zeros((10, 10), int)
    np.add.at(
        counts, (load_mnist("test").labels, load_assignments(exhibit(name), "test").clusters), 1
    )
    return counts


@EACH
def test_a_lesson_takes_twenty_minutes_and_ends_with_three_exercises(lesson):
    assert 8 <= len(lesson.steps) <= 10
    assert lesson.minutes == 20
    assert len(lesson.exercises) == 3
    assert lesson.n_predicted >= len(lesson.steps) - 2


@EACH
def test_every_sentence_is_there_in_every_language(lesson):
    assert [text for text in texts(lesson) if set(text.by_language) != LANGUAGES] == []
    blanks = [
        {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        for text in texts(lesson)
        for sentence in text.by_language.values()
    ]
    assert set().union(*blanks) == set(lesson.facts)


@EACH
def test_a_blank_is_the_same_in_every_language(lesson):
    for text in texts(lesson):
        found = [set(re.findall(r"{(\w+)}", sentence)) for sentence in text.by_language.values()]
        assert found.count(found[0]) == len(found), text


@EACH
def test_every_fact_is_found_in_a_bundled_run(lesson):
    missing = {name for name, fact in lesson.facts.items() if facts.value(fact) is None}
    assert missing == set()


@EACH
def test_every_picture_can_be_made(lesson):
    for step in lesson.steps:
        for settings in filter(None, (step.before, step.after)):
            if settings["show"] in figures.FIGURES:
                assert figures.FIGURES[settings["show"]](settings, SAY) is not None
            elif settings["show"] != "changes":  # loads TensorFlow
                assert pictures.STRIPS[settings["show"]](settings, SAY)


def test_the_ten_clusters_are_in_the_order_that_is_told():
    digits = match_clusters(confusion("iic")).tolist()
    assert ("ABCDEFGHIJ"[digits.index(7)], digits[0]) == ("C", 4)


def test_two_digits_share_a_cluster_and_the_sixes_are_split():
    counts = confusion("iic-merged")
    assert counts[2].argmax() == counts[8].argmax()
    assert min(counts[2].max(), counts[8].max()) > 900
    assert sorted(counts[6])[-2] > 200


def test_from_identical_twins_fours_lie_with_nines():
    counts = confusion("iic-identical")
    assert counts[4].argmax() == counts[9].argmax()


def test_a_collapsed_network_names_as_many_rightly_as_there_are_ones():
    ones = float(np.mean(load_mnist("test").labels == 1))
    assert exhibit("iic-collapsed").evaluation["test_accuracy"] == ones


def test_five_of_the_fifty_clusters_hold_mostly_sevens():
    digits = exhibit("iic").evaluation["overclustering"]["cluster_digits"]
    assert [cluster for cluster, digit in enumerate(digits) if digit == 7] == [7, 11, 26, 38, 42]
    assert len(digits) == 50


def test_answers_that_give_a_number_are_true():
    sure = facts.value({"run": "cnn", "sure": "letters", "above": 0.9})
    assert 0.65 < sure < 0.8  # "about three in four"
    evaluations = {name: exhibit(name).evaluation for name in ("dec", "kana-linear", "kana-cnn")}
    assert evaluations["dec"]["test_accuracy"] > evaluations["dec"]["kmeans_accuracy"]
    assert round(evaluations["kana-linear"]["test_accuracy"], 1) == 0.7
    assert round(evaluations["kana-cnn"]["real_handwriting_accuracy"], 2) == 0.98
    found = load_anomalies(exhibit("pixels"))
    assert not np.any(found.scores("lof", "inverted") > found.threshold("lof", 0.001))
    assert len(NEAR["letters"]().images) == 1040
    assert len(found.scores("lof", "fashion_mnist")) == 10_000
    assert len(CHARACTERS) == 71


def test_neighbouring_weights_of_a_filter_become_alike():
    film = load_filter_film(exhibit("kana-post"))
    assert film.kernels.shape[1:] == (5, 5, 32)

    def alike(kernels):
        pairs = [(k[:-1].ravel(), k[1:].ravel()) for k in np.moveaxis(kernels, -1, 0)]
        return np.mean([np.corrcoef(*pair)[0, 1] for pair in pairs])

    assert abs(alike(film.kernels[0])) < 0.1
    assert alike(film.kernels[-1]) > 0.25


def test_a_single_layer_soon_stops_getting_better_with_new_hands():
    points = read_record(exhibit("kana-linear")).points
    assert points[0]["validation_accuracy"] > points[-1]["validation_accuracy"] - 0.01
    assert points[-1]["accuracy"] > points[0]["accuracy"] + 0.1
    assert points[-1]["step"] == 20_000


def test_a_letter_and_a_shirt_are_judged_as_the_lesson_says():
    recognizer = load_recognizer()
    letter, shirt = (recognizer.verdict(load_sample(name)) for name in ("letter", "shirt"))
    for opinion in (letter.l2, letter.cnn):
        assert (opinion.prediction, opinion.probabilities.max() > 0.999) == (4, True)
    for opinion in (shirt.l2, shirt.cnn):
        assert (opinion.prediction, opinion.probabilities.max() > 0.7) == (8, True)
    limits = {space: recognizer.threshold(space, 0.01) for space in ("l2", "cnn", "pixels")}
    odd = {space: letter.anomaly[space].score > limit for space, limit in limits.items()}
    assert odd == {"l2": True, "cnn": True, "pixels": False}
    assert all(shirt.anomaly[space].score > limit for space, limit in limits.items())
