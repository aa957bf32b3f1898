"""What a fine-tuning sees: labels, what is held out, views."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.decoys import FAMILIES
from core.own import material
from core.own.config import OwnConfig
from core.own.examples import Examples
from core.own.ready import ready_examples

SMALL = OwnConfig(n_digits=20, n_written=10, n_decoys=6, n_views=4)
TAUGHT = (
    Examples()
    .with_examples("smiley", ready_examples("smiley"))
    .with_examples("0", ready_examples("failure"))
    .with_examples("star", ready_examples("smiley")[:2])
)


def test_new_classes_come_after_the_digits_and_a_digits_examples_count_as_it():
    assert material.new_names(TAUGHT) == ("smiley", "star")
    assert material.labels_of(TAUGHT).tolist() == [10] * 5 + [0] * 5 + [11] * 2


def test_every_fourth_example_of_a_class_is_held_out():
    trained, held_out = material.split(TAUGHT, 4)
    assert trained.counts == {"smiley": 4, "0": 4, "star": 2}
    assert held_out.counts == {"smiley": 1, "0": 1}
    np.testing.assert_array_equal(held_out.images[0], TAUGHT.images[3])
    everything, nothing = material.split(TAUGHT, 0)
    assert (len(everything), len(nothing)) == (12, 0)


def test_training_has_digits_decoys_and_views_of_each_class():
    found = material.gather(TAUGHT, SMALL)
    assert len(found.images) == len(found.labels) == 20 + 10 + 6 + 3 * 4
    first_decoy = 10 + 2 + len(FAMILIES)
    assert (found.labels[:30] < 10).all()
    assert (found.labels[30:36] >= first_decoy).all()
    assert sorted(set(found.labels[36:].tolist())) == [0, 10, 11]
    assert np.bincount(found.labels[36:])[[0, 10, 11]].tolist() == [4, 4, 4]
    views = found.images[36:]
    assert len({view.tobytes() for view in views}) == len(views), "no view is another"


def test_decoys_that_look_like_what_was_taught_are_left_out():
    is_taught = np.array([True, False, False, True, False, False])
    found = material.gather(TAUGHT, SMALL, is_taught)
    everything = material.gather(TAUGHT, SMALL)
    np.testing.assert_array_equal(
        found.images[30:34], everything.images[30:36][~is_taught], strict=True
    )


def test_the_same_seed_gives_the_same_images_and_another_does_not():
    one, same = material.gather(TAUGHT, SMALL), material.gather(TAUGHT, SMALL)
    np.testing.assert_array_equal(one.images, same.images)
    other = material.gather(TAUGHT, replace(SMALL, seed=1))
    assert not np.array_equal(one.images[20:], other.images[20:])


@pytest.mark.parametrize(
    ("field", "value"),
    [("n_epochs", 0), ("n_views", 0), ("held_out", -1), ("trim", 0.5), ("n_digits", 0)],
)
def test_bad_settings_are_named(field, value):
    with pytest.raises(ValueError, match=f"`{field}`"):
        OwnConfig(**{field: value})
