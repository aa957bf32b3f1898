"""What decides a run of the digit classifiers; read without Keras."""

from dataclasses import dataclass
from typing import Any

from core.training.checks import require_at_least, require_one_of, require_positive

SETS = ("mnist", "fashion_mnist", "cifar10")
SCHEDULES = ("cosine", "constant")


@dataclass(frozen=True)
class CnnConfig:
    """Everything that decides a run of the plain CNN.

    Args:
        seed: seed of weights, order and views.
        n_images: how many of the training split's images, the first ones; 0 for all 55,000.
        width: channels of the first convolution.
        embedding_dim: units of the last hidden layer.
        n_view_epochs: epochs on random views.
        n_clean_epochs: epochs on the images as they are, after those on views.
        batch_size: images a step.
        learning_rate: the highest of Adam's.
        schedule: "cosine", which warms up, then falls to 0; or "constant".
        warmup_steps: steps until a "cosine" rate is highest.
        n_decoys: pictures that are not digits among the training images, 0 for none.
        n_written: digits written by a program among the training images, 0 for none.
        n_written_decoys: letters, signs and doodles written likewise, 0 for none.
        held_out: of the kinds of letters, signs and doodles every so-manieth is left out, to judge
            by; 0 to train on all.
        n_neighbors: k of the Local Outlier Factor fitted on the training embeddings.
        trim: share of the training embeddings, the most outlying, that the fit leaves out.
    """

    seed: int = 0
    n_images: int = 0
    width: int = 32
    embedding_dim: int = 64
    n_view_epochs: int = 8
    n_clean_epochs: int = 6
    batch_size: int = 250
    learning_rate: float = 2e-3
    schedule: str = "cosine"
    warmup_steps: int = 200
    n_decoys: int = 12000
    n_written: int = 48000
    n_written_decoys: int = 40000
    held_out: int = 0
    n_neighbors: int = 20
    trim: float = 0.005

    def __post_init__(self) -> None:
        names = ("width", "embedding_dim", "batch_size", "n_neighbors", "learning_rate")
        require_positive(self, *names)
        counts = ("n_images", "n_decoys", "n_written", "n_written_decoys", "held_out")
        require_at_least(self, 0, *counts)
        require_one_of(self, SCHEDULES, "schedule")
        if not 0 <= self.trim < 0.5:
            raise ValueError(f"`trim` must be in [0, 0.5). Received: trim={self.trim}")
        if min(self.n_view_epochs, self.n_clean_epochs) < 0 or self.n_epochs < 1:
            raise ValueError(
                "`n_view_epochs` and `n_clean_epochs` must be >= 0 and not both 0. Received: "
                f"n_view_epochs={self.n_view_epochs}, n_clean_epochs={self.n_clean_epochs}"
            )

    @property
    def n_epochs(self) -> int:
        """Epochs in all."""
        return self.n_view_epochs + self.n_clean_epochs


@dataclass(frozen=True)
class L2SoftmaxConfig(CnnConfig):
    """Everything that decides a run of the L2-constrained softmax network.

    Args:
        scale: alpha, the length that every embedding has before the softmax.
    """

    scale: float = 32.0

    def __post_init__(self) -> None:
        super().__post_init__()
        require_positive(self, "scale")


@dataclass(frozen=True)
class PixelsConfig:
    """Everything that decides a fit on raw pixels.

    Args:
        seed: unused, the fit is deterministic; every configuration has one.
        n_neighbors: k.
        n_images: how many of the training split's images, the first ones; 0 for all 55,000.
    """

    seed: int = 0
    n_neighbors: int = 20
    n_images: int = 0

    def __post_init__(self) -> None:
        require_positive(self, "n_neighbors")
        require_at_least(self, 0, "n_images")


# The text's recipe: 50,000 images, no views, no decoys, nothing written by a program, and Local
# Outlier Factor with k = 20 on everything. It leaves its layers' sizes, optimiser, alpha and epochs
# to a picture that we don't have; chosen here are plain ones: convolutions of 32, 64 and 128
# filters, Adam at a constant 1e-3, batches of 250, 20 epochs, alpha 16. Both networks share all of
# it but the constraint.
_TEXT: dict[str, Any] = {
    "n_images": 50_000,
    "width": 32,
    "embedding_dim": 64,
    "n_view_epochs": 0,
    "n_clean_epochs": 20,
    "batch_size": 250,
    "learning_rate": 1e-3,
    "schedule": "constant",
    "n_decoys": 0,
    "n_written": 0,
    "n_written_decoys": 0,
    "n_neighbors": 20,
    "trim": 0.0,
}
CNN_PRESETS = {"text": CnnConfig(**_TEXT)}
L2_PRESETS = {"text": L2SoftmaxConfig(**_TEXT, scale=16.0)}
PIXELS_PRESETS = {"text": PixelsConfig(n_neighbors=20, n_images=50_000)}
