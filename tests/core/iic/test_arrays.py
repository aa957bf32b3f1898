"""What a joint matrix says, against values worked out by hand and the objective itself."""

import math

import numpy as np
import pytest

from core.iic import arrays
from core.iic.objective import iic_loss


def test_measures_of_two_clusters_agree_with_values_worked_out_by_hand():
    P = np.array([[[0.4, 0.1], [0.1, 0.4]]])
    information = 0.8 * math.log(1.6) + 0.2 * math.log(0.4)
    assert arrays.entropy(P)[0] == pytest.approx(math.log(2))
    assert arrays.mutual_information(P)[0] == pytest.approx(information)
    assert arrays.conditional_entropy(P)[0] == pytest.approx(math.log(2) - information)
    assert arrays.trace(P)[0] == pytest.approx(0.8)
    assert arrays.loss(P, np.array([1.0]))[0] == pytest.approx(-information)
    assert arrays.loss(P, np.array([3.0]))[0] == pytest.approx(-information - 4 * math.log(2))


def test_the_loss_is_the_one_that_training_minimises():
    rng = np.random.default_rng(0)
    P = rng.dirichlet(np.ones(100), 2).reshape(1, 2, 10, 10).astype("float32")
    P = (P + P.swapaxes(2, 3)) / 2
    expected = np.asarray(iic_loss(P[0], 2.5))
    np.testing.assert_allclose(arrays.loss(P, np.array([2.5]))[0], expected, atol=1e-5)
