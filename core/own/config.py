"""What decides a fine-tuning on taught characters; read without Keras."""

from dataclasses import dataclass

from core.training.checks import require_at_least, require_positive


@dataclass(frozen=True)
class OwnConfig:
    """Everything that decides a fine-tuning of an L2-softmax network on taught characters.

    Args:
        seed: seed of order, views and what is written.
        base: the run of `l2-softmax` that is fine-tuned, its id or its folder.
        own: the file of examples, as `python -m core teach` writes it.
        held_out: of each class every so-manieth example is left out, to judge by; 0 to train on
            all.
        n_epochs: epochs.
        n_views: random views of the examples of each class.
        n_digits: digits of MNIST among the training images, the first ones; limits are set by, and
            Local Outlier Factor is fitted to these.
        n_written: digits written by a program among them.
        n_decoys: letters, signs and doodles written likewise.
        batch_size: images a step.
        learning_rate: the highest of Adam's; it falls to 0.
        n_neighbors: k of the Local Outlier Factor.
        trim: share of the digits' embeddings, the most outlying, that the fit leaves out.
    """

    seed: int = 0
    base: str = "l2-softmax"
    own: str = ""
    held_out: int = 4
    n_epochs: int = 3
    n_views: int = 300
    n_digits: int = 20000
    n_written: int = 2000
    n_decoys: int = 3000
    batch_size: int = 250
    learning_rate: float = 2e-4
    n_neighbors: int = 20
    trim: float = 0.005

    def __post_init__(self) -> None:
        names = ("n_epochs", "n_views", "n_digits", "batch_size", "learning_rate", "n_neighbors")
        require_positive(self, *names)
        require_at_least(self, 0, "held_out", "n_written", "n_decoys")
        if not 0 <= self.trim < 0.5:
            raise ValueError(f"`trim` must be in [0, 0.5). Received: trim={self.trim}")
