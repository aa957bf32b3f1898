"""Open the network of a finished run to look inside: as it is stored, or as it began."""

import keras
import numpy as np

from core.methods import config_of, method_of
from core.networks.filter_film import FilterFilm, load_filter_film
from core.networks.filters import filter_biases, filters
from core.runs import Run


def open_network(run: Run, trained: bool = True) -> keras.Model:
    """Build the network of a run again.

    Args:
        run: of a method whose configuration builds a network.
        trained: True loads the stored weights; False leaves those that the seed gives, with which
            a training begins.

    Raises:
        LookupError: the run's method builds no such network.
    """
    build = method_of(run).works.build
    if build is None:
        raise LookupError(f"The run {run.id} of {run.method} cannot be looked into.")
    config = config_of(run)
    keras.utils.set_random_seed(config.seed)
    network = build(config)
    if trained:
        network.load_weights(run.weights)
    return network


def film_of(run: Run, before: keras.Model, after: keras.Model) -> FilterFilm:
    """Return a run's film of filters; for one without, two frames from its networks.

    Args:
        before: the network as it began.
        after: the network as it is stored.
    """
    film = load_filter_film(run)
    if film is not None:
        return film
    return FilterFilm(
        np.array([0, len(run.metrics)]),
        np.stack([filters(before), filters(after)]),
        np.stack([filter_biases(before), filter_biases(after)]),
    )
