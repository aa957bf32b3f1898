"""Where the outlier tests of digit classifiers, and of pixels alone, look; and their scores."""

import numpy as np

from core.data import to_input
from core.digits import pixels
from core.digits.training import load
from core.networks.respond import respond
from core.outliers.detectors import Responses
from core.outliers.lof import as_stored, load_lof
from core.outliers.scoring import Space, compute_anomalies
from core.outliers.sets import sets_at_hand
from core.outliers.stored import save_anomalies
from core.runs import Run


def look(run: Run) -> Space:
    """Open the space of embeddings of a finished run of `cnn` or `l2-softmax`."""
    network = load(run)

    def answer(images: np.ndarray) -> Responses:
        answers = respond(network, to_input(images))
        return Responses(as_stored(answers["embedding"]), answers["logits"])

    return Space(load_lof(run.novelty_file), answer, has_logits=True)


def look_at_pixels(run: Run) -> Space:
    """Open the space of pixels that a run of `pixels` was fitted in."""
    return Space(pixels.load(run), lambda x: Responses(pixels.flatten(x)), has_logits=False)


def store_anomalies(run: Run) -> None:
    """Score what is at hand with a finished classifier's detectors and store it, for the pages."""
    save_anomalies(compute_anomalies(look(run), sets_at_hand()), run.anomalies_file)
