import csv
import io
import json

import numpy as np
import pytest

from core.data import Split
from core.iic import overclusters
from core.iic.assignments import Assignments
from core.iic.cluster_names import Edit, Group, Naming

# Six images in four clusters, the last of them empty.
ASSIGNED = Assignments(
    clusters=np.zeros(6, np.uint8),
    overclusters=np.array([0, 0, 1, 1, 2, 0], np.uint8),
    probabilities=np.array([0.9, 0.5, 0.6, 1.0, 0.45, 0.7], np.float32),
    runners_up=np.array([1, 1, 0, 2, 1, 2], np.uint8),
    runner_up_probabilities=np.array([0.1, 0.4, 0.3, 0.0, 0.4, 0.2], np.float32),
)
LABELS = np.array([7, 7, 7, 1, 2, 1], np.uint8)
IMAGES = np.repeat(np.array([10, 20, 30, 40, 50, 90], np.uint8), 784).reshape(6, 28, 28)
ZERO, ONE, TWO, EMPTY = (Group((cluster,)) for cluster in range(4))
MERGED = Group((0, 1), "sevens")


@pytest.fixture
def survey():
    return overclusters.survey(ASSIGNED, Split(IMAGES, LABELS), 4)


def test_columns_count_the_labels(survey):
    counts = survey.label_counts([ZERO, ONE, TWO, EMPTY])
    assert counts.shape == (10, 4)
    assert counts.sum() == 6
    assert counts[7].tolist() == [2, 1, 0, 0]
    assert counts[1].tolist() == [1, 1, 0, 0]


def test_a_merged_column_counts_all_its_clusters(survey):
    assert survey.label_counts([MERGED])[[1, 2, 7], 0].tolist() == [2, 0, 3]


def test_mean_images(survey):
    assert survey.mean_image(ZERO).tolist() == np.full((28, 28), 40).tolist()
    assert survey.mean_image(MERGED)[0, 0] == 38
    assert survey.mean_image(EMPTY).max() == 0
    assert survey.mean_image(ZERO).dtype == np.uint8


def test_assignments_of_other_images_are_refused():
    with pytest.raises(ValueError, match=r"must be of 5 images\. Received: 6"):
        overclusters.survey(ASSIGNED, Split(IMAGES[:5], LABELS[:5]), 4)


def test_purity_is_the_share_of_the_most_frequent_label():
    counts = np.array([[3, 0, 5, 0], [1, 0, 5, 4]])
    assert overclusters.purity(counts).tolist() == [0.75, 0, 0.5, 1]


def test_entropy_is_ln_2_for_two_equal_halves_and_0_for_a_pure_column():
    counts = np.array([[3, 0, 5, 0], [1, 0, 5, 4]])
    expected = [-(0.75 * np.log(0.75) + 0.25 * np.log(0.25)), 0, np.log(2), 0]
    np.testing.assert_allclose(overclusters.label_entropy(counts), expected)
    assert not np.signbit(overclusters.label_entropy(counts)).any()


def test_members_come_least_certain_first():
    assert overclusters.members(ASSIGNED, ZERO).tolist() == [1, 5, 0]
    assert overclusters.members(ASSIGNED, EMPTY).tolist() == []


def test_certainty_of_a_merged_group_adds_the_first_two_clusters():
    sure = overclusters.certainty(ASSIGNED, MERGED)
    np.testing.assert_allclose(sure, [1, 0.9, 0.9, 1, 0.4, 0.7], rtol=1e-6)
    assert overclusters.members(ASSIGNED, MERGED).tolist()[0] == 5
    assert 4 not in overclusters.members(ASSIGNED, MERGED)


def test_a_border_is_the_same_from_both_sides_and_the_most_undecided_come_first():
    between = overclusters.border(ASSIGNED, ZERO, ONE)
    assert between.tolist() == [1, 2, 0]
    np.testing.assert_array_equal(between, overclusters.border(ASSIGNED, ONE, ZERO))
    assert overclusters.border(ASSIGNED, MERGED, TWO).tolist() == [4, 5, 3]


def test_exports_hold_index_cluster_name_and_probability():
    naming = Naming({0: Group((0,), 'with, a "bar"')}, (Edit("name", (0,)),))
    table = list(csv.reader(io.StringIO(overclusters.as_csv(ASSIGNED, naming))))
    assert table[0] == ["image", "cluster", "name", "probability"]
    assert table[1] == ["0", "0", 'with, a "bar"', "0.9"]
    assert table[3] == ["2", "1", "", "0.6"]
    records = json.loads(overclusters.as_json(ASSIGNED, naming))
    assert len(records) == 6
    assert records[4] == {"image": 4, "cluster": 2, "name": "", "probability": 0.45}
