import numpy as np
import pytest

from core.mine.arrays import histogram_information
from core.mine.sample import BINS, N_PAIRS, RHOS, pairs, tilt


def place(rho):
    return round(100 * (rho + 0.99))


def test_correlations_reach_from_one_end_to_the_other_in_hundredths():
    assert RHOS[0] == -0.99
    assert RHOS[-1] == 0.99
    assert RHOS[place(0.8)] == pytest.approx(0.8)
    assert np.allclose(np.diff(RHOS), 0.01)


def test_the_formula_is_given_at_every_correlation():
    analytic = tilt(0).analytic
    assert analytic[place(0.5)] == pytest.approx(0.1438410, abs=1e-6)
    assert analytic[place(-0.8)] == pytest.approx(0.5108256, abs=1e-6)
    assert analytic[place(0.0)] == 0


def test_the_browser_can_tilt_the_noise_into_the_sample_that_was_counted():
    x, e = tilt(3).noise.astype(np.float64)
    y = 0.8 * x + 0.6 * e
    assert np.allclose(np.stack([x, y], axis=1), pairs(0.8, 3), atol=1e-6)
    counted = histogram_information(*pairs(0.8, 3).T, 20)
    assert tilt(3).histograms[20][place(0.8)] == counted
    assert len(x) == N_PAIRS


def test_finer_cells_always_count_more_of_the_same_pairs():
    histograms = tilt(0).histograms
    counted = np.stack([histograms[bins] for bins in (5, 10, 20, 40)])
    assert (np.diff(counted, axis=0) > 0).all()


def test_fine_cells_find_information_where_there_is_none():
    found = tilt(0)
    assert found.histograms[max(BINS)][place(0.0)] > 0.5
    assert found.histograms[min(BINS)][place(0.99)] < found.analytic[place(0.99)] - 0.5
