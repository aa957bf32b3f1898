"""Local Outlier Factor without a network: on raw pixels, for comparison."""

import keras
import numpy as np

from core.data import load_mnist
from core.digits.config import PixelsConfig
from core.outliers.lof import LocalOutlierFactor, fit_lof, load_lof, save_lof
from core.runs import Run


def train(config: PixelsConfig, run: Run, observers: list[keras.callbacks.Callback]) -> bool:
    """Fit LOF on the pixels of training images and store all but the pixels."""
    samples = flatten(load_mnist("train").images[: config.n_images or None])
    save_lof(fit_lof(samples, config.n_neighbors), run.novelty_file, with_samples=False)
    return True


def load(run: Run) -> LocalOutlierFactor:
    """Return the fitted LOF of a finished run of `pixels`."""
    config = PixelsConfig(**run.config["config"])
    return load_lof(
        run.novelty_file, flatten(load_mnist("train").images[: config.n_images or None])
    )


def flatten(images: np.ndarray) -> np.ndarray:
    """Return images as rows of pixels: (n, 28, 28) -> (n, 784)."""
    return images.reshape(len(images), -1)
