"""The rule by hand: two digits on a line, classes beside them."""

from dataclasses import replace

import numpy as np
import pytest

from core.outliers.evidence import Evidence
from core.outliers.lof import fit_lof
from core.own.ground import Ground, ground_of
from core.own.rule import DOUBT, NEAR, STRICTER, Learnt, Taught
from core.own.standing import NONE, leave_out

# Digits sit at (0, 0), (10, 0), (20, 0) and so on; half of their samples lie 1 from the centre.
CENTRES = np.column_stack([10.0 * np.arange(10), np.zeros(10)]).astype(np.float32)
GROUND = Ground(CENTRES, np.linspace(0, 2, 101).astype(np.float32))
ONE = 0.5  # the contamination at which the reach is 1


def taught(**classes: list[tuple[float, float]]) -> Taught:
    points = np.array([point for own in classes.values() for point in own], np.float32)
    rows = np.repeat(np.arange(len(classes)), [len(own) for own in classes.values()])
    return Taught(GROUND, tuple(classes), points.reshape(-1, 2), rows)


def read(rule: Taught, x: float, y: float, kept: bool = False) -> str | None:
    row = int(rule.named(np.array([[x, y]], np.float32), np.array([kept]), ONE)[0])
    return None if row < 0 else rule.names[row]


def test_the_reach_is_what_all_digits_but_a_share_keep():
    assert GROUND.reach(0.5) == pytest.approx(1.0)
    assert GROUND.reach(0.01) == pytest.approx(1.98)


def test_a_ground_has_the_means_of_its_digits():
    rng = np.random.default_rng(0)
    labels = np.arange(400) % 10
    samples = (CENTRES[labels] + rng.normal(0, 0.1, (400, 2))).astype(np.float32)
    ground = ground_of(fit_lof(samples, 5), labels)
    means = [samples[labels == digit].mean(axis=0) for digit in range(10)]
    np.testing.assert_allclose(ground.centres, means, atol=1e-4)
    own = np.linalg.norm(samples - ground.centres[labels], axis=1)
    assert ground.reach(0.1) == pytest.approx(np.quantile(own, 0.9), rel=1e-5)
    digits, distances = ground.nearest(np.array([[21, 0]], np.float32))
    assert digits.tolist() == [2]
    assert distances[0] == pytest.approx(1.0, abs=0.1)


def test_nothing_taught_reads_nothing():
    nothing = Taught(GROUND, (), np.empty((0, 2), np.float32), np.empty(0, np.int64))
    assert nothing.reading(np.zeros(2), False, ONE) is None
    assert nothing.named(np.zeros((3, 2)), np.zeros(3, bool), ONE).tolist() == [-1, -1, -1]


def test_one_example_reaches_further_than_many():
    one, four = taught(a=[(5, 9)]), taught(a=[(5, 9)] * 4)
    edge = np.sqrt(1 + DOUBT)  # 1.155, and with four examples 1.041
    assert read(one, 5, 9 + edge - 0.01) == "a"
    assert read(one, 5, 9 + edge + 0.01) is None
    assert read(four, 5, 9 + 1.05) is None
    assert read(four, 5, 9 + 1.03) == "a"


def test_three_examples_by_hand():
    rule = taught(a=[(5, 8), (5, 9), (5, 10)])  # the mean at (5, 9), reach sqrt(1 + 1/9) = 1.054
    reading = rule.reading(np.array([6.0, 9.0], np.float32), False, ONE)
    assert reading.name == "a"
    assert reading.to_mean == pytest.approx(1.0)
    assert reading.distance == pytest.approx(1 / np.sqrt(1 + DOUBT / 3))
    assert reading.nearest.tolist() == [1, 0, 2]
    np.testing.assert_allclose(reading.distances, [1, np.sqrt(2), np.sqrt(2)], rtol=1e-6)
    assert reading.is_taught
    assert reading.digit in (0, 1)
    assert reading.to_digit == pytest.approx(np.hypot(4, 9), rel=1e-6)
    far = rule.reading(np.array([9.0, 9.0], np.float32), False, ONE)
    assert far.name == "a"
    assert not far.is_within
    assert not far.is_taught


def test_a_class_in_two_ways_reaches_around_each_example():
    rule = taught(a=[(5, 5), (5, 15)])  # the mean at (5, 10), where nobody writes
    assert read(rule, 5, 15 + NEAR - 0.01) == "a"
    assert read(rule, 5, 15 + NEAR + 0.01) is None
    assert read(rule, 5, 10) == "a"


def test_the_nearer_of_two_classes_is_the_answer_and_the_same_examples_share_it():
    rule = taught(a=[(5, 9)], b=[(6, 9)])
    assert read(rule, 5.4, 9) == "a"
    assert read(rule, 5.6, 9) == "b"
    same = taught(a=[(5, 9)], b=[(5, 9)])
    assert read(same, 5, 9) == "a", "the first that was taught"


def test_a_digit_stays_one_unless_the_class_is_nearer_than_its_centre():
    rule = taught(o=[(1, 0)])
    share = np.sqrt(1 + DOUBT)  # distances to the mean of one example count as so much less
    border = share / (1 + share)  # x = (1 - x) / share
    assert read(rule, 0.0, 0, kept=True) is None
    assert read(rule, 1 - border - 0.01, 0, kept=True) is None
    assert read(rule, 1 - border + 0.01, 0, kept=True) == "o"
    assert read(rule, 0.0, 0, kept=False) == "o", "what is no digit may be taught"


def test_a_smaller_share_given_up_reaches_further():
    rule = taught(a=[(5, 9)] * 50)
    point, rejected = np.array([[5, 10.5]], np.float32), np.array([False])
    assert rule.named(point, rejected, 0.5).tolist() == [-1]
    assert rule.named(point, rejected, 0.01).tolist() == [0]


def test_more_classes_reach_less_far():
    alone = taught(a=[(5, 9)] * 50)
    four = taught(a=[(5, 9)] * 50, b=[(5, 90)], c=[(50, 90)], d=[(90, 90)])
    assert alone.reach(0.1) == pytest.approx(1.8)
    assert four.reach(0.1) == pytest.approx(2 * (1 - 0.1 * 4**STRICTER), abs=1e-3)
    assert four.reach(0.4) == pytest.approx(1.0), "half of the digits at most"
    point, rejected = np.array([[5, 10.7]], np.float32), np.array([False])
    assert alone.named(point, rejected, 0.1).tolist() == [0]
    assert four.named(point, rejected, 0.1).tolist() == [-1]


def test_each_example_is_read_by_the_others():
    rule = taught(a=[(5, 9), (5, 9.5), (5, 10)], b=[(5, 40)], o=[(0, 0), (0.1, 0), (0, 0.1)])
    kept = np.array([False] * 4 + [True] * 3)
    digits = np.array([3, 3, 3, 3, 0, 0, 0])
    found = leave_out(rule, kept, digits, ONE)
    zero = len(rule.names) + 0
    assert found.read_as.tolist() == [0, 0, 0, NONE, zero, zero, zero]
    assert found.right.tolist() == [True, True, True, False, False, False, False]
    middle = np.sqrt(1 + DOUBT / 2)  # of two others
    assert found.shares[1] == pytest.approx(0.0)  # half-way between them
    assert found.shares[0] == pytest.approx(min(0.75 / middle, 0.5 / NEAR))
    assert np.isnan(found.shares[3])
    assert found.to_digits.shape == (3, 10)
    assert found.to_digits[0].argmin() in (0, 1)
    assert found.apart[0, 1] == pytest.approx(30.5)


def test_examples_of_a_digit_are_right_when_they_are_read_as_it():
    rule = taught(**{"7": [(70, 0.2), (70, 0.1), (5, 9), (5, 9.1)]})
    found = leave_out(rule, np.array([True, True, False, False]), np.full(4, 7), ONE)
    assert found.right.all(), "as the digit, or by each other"


def test_nothing_taught_has_no_standing():
    nothing = Taught(GROUND, (), np.empty((0, 2), np.float32), np.empty(0, np.int64))
    found = leave_out(nothing, np.empty(0, bool), np.empty(0, np.int64), ONE)
    assert found.right.shape == (0,)
    assert found.to_digits.shape == (0, 10)


# A network whose eleventh class grows with y, and whose only decoy class with -y.
ALONG = np.zeros((2, 12), np.float32)
ALONG[1, 10:] = 1.0, -1.0
EVIDENCE = Evidence(ALONG, np.zeros(12, np.float32), 11)


def test_a_network_that_was_trained_on_a_class_names_it_beyond_its_reach():
    far = replace(taught(star=[(5, 3)]), learnt=Learnt(EVIDENCE, ("star",)))
    assert read(far, 5, 60) == "star"
    assert read(far, 5, -60) is None
    assert read(far, 5, 3) == "star"  # by distance: P is .57
    found = far.reading(np.array([5, 60], np.float32), False, ONE)
    assert (found.is_taught, found.is_within) == (True, False)
    assert found.probability == pytest.approx(1.0)
    assert far.reading(np.array([5, 3], np.float32), False, ONE).probability is None


def test_what_the_network_never_met_is_read_by_distance_alone():
    both = replace(taught(moon=[(5, 3)]), learnt=Learnt(EVIDENCE, ("star",)))
    assert read(both, 5, 60) is None
    assert read(both, 5, 3) == "moon"


def test_probabilities_stand_in_the_order_of_the_names_that_are_asked_for():
    points = np.array([[0, 0], [0, 60]], np.float32)
    learnt = Learnt(EVIDENCE, ("star",))
    asked = learnt.probabilities(points, ("moon", "star"))
    np.testing.assert_allclose(asked, [[0, 1 / 12], [0, 1]], atol=1e-9)
