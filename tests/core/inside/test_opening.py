"""Networks opened to look inside: as a training began, and as it ended."""

import numpy as np
import pytest

from core.inside.opening import film_of, open_network
from core.methods import METHODS
from core.networks.filter_film import load_filter_film
from core.networks.filters import filters
from core.runs import Run
from core.training.loop import supervise


@pytest.fixture
def finished(run: Run, little_mnist) -> Run:
    method = METHODS["cnn"]
    sizes = {"width": 4, "embedding_dim": 8, "n_decoys": 0, "batch_size": 100, "warmup_steps": 1}
    sizes |= {"n_written": 0, "n_written_decoys": 0}
    config = method.config(n_view_epochs=1, n_clean_epochs=1, seed=5, **sizes)
    assert supervise(run, "cnn", config, method.works.train, [v(run) for v in method.works.viewers])
    return run


def test_networks_are_opened_as_they_began_and_as_they_ended(finished: Run):
    before, after = open_network(finished, trained=False), open_network(finished)
    film = load_filter_film(finished)
    np.testing.assert_allclose(film.kernels[0], filters(before), atol=1e-3)
    np.testing.assert_allclose(film.kernels[-1], filters(after), atol=1e-3)
    assert np.abs(filters(before) - filters(after)).max() > 1e-2
    assert len(film_of(finished, before, after)) == 3
    finished.filters_file.unlink()
    rebuilt = film_of(finished, before, after)
    assert rebuilt.epochs.tolist() == [0, 2]
    np.testing.assert_array_equal(rebuilt.kernels[1], filters(after))
    assert rebuilt.biases.shape == (2, 4)
