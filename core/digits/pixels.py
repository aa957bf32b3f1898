"""Local Outlier Factor without a network: on raw pixels, for comparison."""

from dataclasses import dataclass

import keras
import numpy as np

from core.data import load_mnist
from core.outliers.lof import LocalOutlierFactor, fit_lof, load_lof, save_lof
from core.runs import Run


@dataclass(frozen=True)
class PixelsConfig:
    """Everything that decides a fit on raw pixels.

    Args:
        seed: unused, the fit is deterministic; every configuration has one.
        n_neighbors: k.
    """

    seed: int = 0
    n_neighbors: int = 20


def train(config: PixelsConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Fit LOF on the pixels of the training split and store all but the pixels."""
    samples = flatten(load_mnist("train").images)
    save_lof(fit_lof(samples, config.n_neighbors), run.novelty_file, with_samples=False)
    return True


def load(run: Run) -> LocalOutlierFactor:
    """Return the fitted LOF of a finished run of `pixels`."""
    return load_lof(run.novelty_file, flatten(load_mnist("train").images))


def flatten(images: np.ndarray) -> np.ndarray:
    """Return images as rows of pixels: (n, 28, 28) -> (n, 784)."""
    return images.reshape(len(images), -1)
