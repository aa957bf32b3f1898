from types import SimpleNamespace

import numpy as np
import pytest

from ui.frame.texts import speaker
from ui.watch.walkthrough import FORMULAS, card_html, card_plot

SAY = speaker("en")
HTML = ("pair", "information")


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


def values(plot):
    return [np.asarray(trace.y if trace.type == "bar" else trace.z) for trace in plot.figure.data]


@pytest.mark.parametrize("name", [name for name in FORMULAS if name not in HTML])
def test_every_step_in_between_is_drawn_and_said(walk, name):
    plot = card_plot(name, walk, 0, SAY)
    assert np.concatenate([np.ravel(part) for part in values(plot)]).max() == 0.75 ** (
        1 if name in ("answers", "marginal") else 2
    )
    assert "0.750" in plot.alt or "0.625" in plot.alt  # the trace: 9 / 16 + 1 / 16


def test_the_values_are_those_of_the_head(walk):
    np.testing.assert_allclose(
        values(card_plot("outer", walk, 0, SAY))[0], [[0.5625, 0.1875], [0.1875, 0.0625]]
    )
    np.testing.assert_allclose(values(card_plot("outer", walk, 1, SAY))[0], np.full((2, 2), 0.25))


def test_bars_stand_one_symbol_above_the_other_over_named_clusters(walk):
    figure = card_plot("answers", walk, 0, SAY).figure
    assert [trace.name for trace in figure.data] == ["z", "z′"]
    assert [figure.layout[axis].title.text for axis in ("yaxis", "yaxis2")] == ["z", "z′"]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
    assert (figure.layout.xaxis.anchor, figure.layout.xaxis.ticktext) == ("y2", ("A", "B"))
    assert card_plot("answers", walk, 0, SAY).alt == "z: 0.750; 0.250. z′: 0.750; 0.250"


def test_a_matrix_is_as_bright_as_its_largest_cell(walk):
    [trace] = card_plot("joint", walk, 0, SAY).figure.data
    assert (trace.zmin, trace.zmax) == (0, 0.5625)


def test_the_number_stands_beside_its_ceiling(walk):
    assert "0.1234" in card_html("information", walk, 0, SAY)
    assert f"{np.log(2):.4f}" in card_html("information", walk, 0, SAY)


def test_views_beyond_black_and_white_are_clipped(walk):
    assert card_html("pair", walk, 0, SAY).count("<img") == 3
