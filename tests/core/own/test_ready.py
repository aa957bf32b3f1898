"""Ready examples, and what the bundled network makes of them."""

import numpy as np
import pytest

from core.own.examples import Examples
from core.own.ready import N_READY, READY, ready_drawing, ready_examples
from core.runs import exhibit
from core.teaching.reader import open_reader


@pytest.mark.parametrize("kind", READY)
def test_ready_examples_are_the_same_each_time_and_differ_among_themselves(kind):
    images = ready_examples(kind)
    assert images.shape == (N_READY, 28, 28)
    again = ready_examples.__wrapped__(kind)
    np.testing.assert_array_equal(images, again)
    assert len({image.tobytes() for image in images}) == N_READY


def test_a_smiley_stands_apart_and_an_o_beside_the_zero():
    examples = Examples()
    for kind, name in READY.items():
        examples = examples.with_examples(name, ready_examples(kind))
    found = open_reader(exhibit("l2-softmax")).standing(examples, 0.01)
    smiley, o = found.to_digits / found.reach
    assert found.right[:N_READY].all()
    assert o.argmin() == 0
    assert o.min() < smiley.min()
    assert o.min() < 0.8, "well within the reach of zeros: the failure on purpose"


@pytest.mark.parametrize("kind", READY)
def test_what_is_tried_is_none_of_the_examples_and_is_read_as_taught(kind):
    drawing = ready_drawing(kind)
    assert not any((drawing == image).all() for image in ready_examples(kind))
    examples = Examples().with_examples(READY[kind], ready_examples(kind))
    taught = open_reader(exhibit("l2-softmax"))
    found = taught.standing(examples.with_examples(READY[kind], drawing[None]), 0.01)
    assert found.right[-1]
