from types import SimpleNamespace

import numpy as np
import pytest

from ui.frame.texts import speaker
from ui.watch.walkthrough import FORMULAS, card_html

SAY = speaker("en")


@pytest.fixture
def walk():
    z = np.array([[0.75, 0.25], [0.5, 0.5]])
    outer = np.einsum("hi,hj->hij", z, z)
    return SimpleNamespace(
        image=np.zeros((28, 28), np.float32),
        view_a=np.full((28, 28), 1.4, np.float32),
        view_b=np.full((28, 28), -0.2, np.float32),
        z=z,
        z_prime=z,
        outer=outer,
        average=outer,
        joint=outer,
        marginal=z,
        information=np.array([0.1234, 0.0]),
    )


@pytest.mark.parametrize("name", FORMULAS)
def test_every_step_shows_its_values(walk, name):
    assert card_html(name, walk, 0, SAY).count("<") > 1


def test_the_values_are_those_of_the_head(walk):
    assert 'title="0.5625"' in card_html("outer", walk, 0, SAY)
    assert 'title="0.2500"' in card_html("outer", walk, 1, SAY)
    assert "z: 0.750; 0.250" in card_html("answers", walk, 0, SAY)


def test_the_number_stands_beside_its_ceiling(walk):
    assert "0.1234" in card_html("information", walk, 0, SAY)
    assert f"{np.log(2):.4f}" in card_html("information", walk, 0, SAY)


def test_views_beyond_black_and_white_are_clipped(walk):
    assert card_html("pair", walk, 0, SAY).count("<img") == 3
