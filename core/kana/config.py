"""What decides a run of the networks that read kana, and the named recipes."""

from dataclasses import dataclass, replace
from typing import ClassVar

from core.training.checks import require_at_least, require_below, require_one_of, require_positive
from core.writing.characters import N_CHARACTERS

SCHEDULES = ("constant", "falling", "cosine")
NETWORKS = ("deep", "post")


@dataclass(frozen=True)
class KanaLinearConfig:
    """Everything that decides a run of softmax regression on kana.

    Args:
        seed: seed of weights, order and images.
        n_per_character: training images of each character.
        n_epochs: epochs; each ends with a look at the validation split.
        epoch_steps: steps of an epoch.
        batch_size: images of characters a step.
        learning_rate: the highest of Adam's.
        schedule: "constant"; "falling" to a tenth at half and again at three quarters of the
            steps; or "cosine", which falls to 0.
        warmup_steps: steps until a "cosine" rate is highest.
    """

    fewest: ClassVar[int] = 1  # images of each character

    seed: int = 0
    n_per_character: int = 160
    n_epochs: int = 20
    epoch_steps: int = 1000
    batch_size: int = 32
    learning_rate: float = 1e-3
    schedule: str = "constant"
    warmup_steps: int = 200

    def __post_init__(self) -> None:
        require_positive(self, "n_epochs", "epoch_steps", "batch_size", "learning_rate")
        require_at_least(self, self.fewest, "n_per_character")
        require_at_least(self, 0, "warmup_steps")
        require_one_of(self, SCHEDULES, "schedule")
        if 0 < self.n_per_character * N_CHARACTERS < self.batch_size:
            raise ValueError(
                f"`batch_size` must be <= {N_CHARACTERS} * n_per_character. Received: "
                f"batch_size={self.batch_size}, n_per_character={self.n_per_character}"
            )


@dataclass(frozen=True)
class KanaCnnConfig(KanaLinearConfig):
    """Everything that decides a run of a convolutional network on kana.

    Args:
        n_per_character: as there; 0 draws new images for every step.
        network: "deep", five small convolutions and an embedding on a sphere; or the text's
            "post": 5x5x32, pool, 5x5x64, pool, dense 1024.
        dropout: share of the units before the classes that a training step leaves out.
        final_dropout: that share in the last epoch; in between it moves evenly.
        embedding_dim: units of the last hidden layer of "deep".
        scale: alpha, the length of an embedding of "deep" before the softmax.
        n_decoys: pictures that are no character among the training images of a run.
        decoy_share: of them beside each character in a step.
        n_references: training images of each character on whose embeddings Local Outlier Factor
            is fitted (the validation split sets its thresholds); 0 fits none.
        n_neighbors: k of that factor.
        trim: share of those embeddings, the most outlying, that the fit leaves out.
    """

    fewest: ClassVar[int] = 0

    n_per_character: int = 0
    n_epochs: int = 20
    epoch_steps: int = 500
    batch_size: int = 128
    learning_rate: float = 3e-3
    schedule: str = "cosine"
    network: str = "deep"
    dropout: float = 0.3
    final_dropout: float = 0.3
    embedding_dim: int = 128
    scale: float = 24.0
    n_decoys: int = 20000
    decoy_share: float = 0.2
    n_references: int = 200
    n_neighbors: int = 120
    trim: float = 0.005

    def __post_init__(self) -> None:
        super().__post_init__()
        require_one_of(self, NETWORKS, "network")
        require_positive(self, "embedding_dim", "scale", "n_neighbors")
        names = ("dropout", "final_dropout", "decoy_share", "trim")
        require_at_least(self, 0, "n_decoys", "n_references", *names)
        require_below(self, 1, *names)
        if self.n_decoys and self.n_per_character:
            raise ValueError(
                "`n_decoys` must be 0 where `n_per_character` is not: decoys go with new images. "
                f"Received: n_decoys={self.n_decoys}, n_per_character={self.n_per_character}"
            )

    def dropout_of(self, epoch: int) -> float:
        """Return the share left out in an epoch, counted from 0."""
        done = epoch / max(1, self.n_epochs - 1)
        return self.dropout + done * (self.final_dropout - self.dropout)


_POST = KanaCnnConfig(
    n_per_character=160,
    n_epochs=80,
    epoch_steps=250,
    batch_size=32,
    learning_rate=1e-3,
    schedule="constant",
    network="post",
    dropout=0.5,
    final_dropout=0.5,
    n_decoys=0,
    n_references=0,
)
PRESETS = {
    "quick": KanaCnnConfig(n_epochs=4, epoch_steps=250),
    "post": _POST,
    "post-falling": replace(_POST, schedule="falling"),
    "post-dropout": replace(_POST, schedule="falling", dropout=0.2, final_dropout=0.7),
    "post-diverging": replace(_POST, learning_rate=1e-2),
}
