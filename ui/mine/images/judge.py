"""The networks of a run on images, loaded behind the visitor's back, and what they answer."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.mine.images import levelled_scores
from core.runs import Run
from ui.frame.warmup import Warmup, building_turn

N_JUDGED = 500  # held-out pairs that set the level of T
N_SHOWN = 9


@dataclass(frozen=True)
class Judge:
    """A run's networks with some pairs of views that they have never seen.

    Attributes:
        views: (2, n, 28, 28) float32 in about [0, 1], first and second views of n images.
        scores: (n,) nats, T of each pair, less ln E[e^T] over strangers.
        stranger_scores: (n,) nats, the same of each first view with the next image's second one.
        networks: the run's `ImageNetworks`.
        classifier: the run's `LinearClassifier`, None where it has none.
    """

    views: np.ndarray
    scores: np.ndarray
    stranger_scores: np.ndarray
    networks: Any
    classifier: Any

    @property
    def strangers(self) -> np.ndarray:
        """The second views that belong to the next image, (n, 28, 28)."""
        return np.roll(self.views[1], -1, axis=0)

    def probabilities(self, image: np.ndarray) -> np.ndarray | None:
        """Return a drawing's probability of each digit: (28, 28) uint8 -> (10,)."""
        if self.classifier is None:
            return None
        from core.mine.images import embed

        return self.classifier.probabilities(embed(self.networks, image[None]))[0]


def judge(run: Run) -> Warmup:
    """Return the loading of a run's networks, begun or not yet."""
    return _judge(run.path, run.weights_file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _judge(path: Path, _: int) -> Warmup:
    return Warmup(lambda: _load(Run(path)))


def _load(run: Run) -> Judge:
    with building_turn():
        from core.data import load_mnist
        from core.mine import images as mine_images
        from core.mine.classifier import load_classifier

        networks, config = mine_images.load(run), mine_images.config_of(run)
        images = load_mnist("validation").images[:N_JUDGED]
        pairs = mine_images.held_out_pairs(config, images)
        return Judge(
            np.stack(np.split(pairs[..., 0], 2)),
            *levelled_scores(networks, pairs),
            networks,
            load_classifier(run),
        )
