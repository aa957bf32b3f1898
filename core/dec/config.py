"""What decides a run of DEC, and the named recipes."""

from dataclasses import dataclass

from core.training.checks import require_at_least, require_below, require_one_of, require_positive
from core.training.stage import Stage
from core.views.config import ViewConfig

N_LAYERS = 4  # pairs of layers of the autoencoder
FINETUNE, CLUSTER = "finetune", "cluster"
LAYERS = tuple(f"layer-{k + 1}" for k in range(N_LAYERS))
STAGES = (*LAYERS, FINETUNE, CLUSTER)
KERNELS = ("squared", "distance")  # the paper's, and the one of a widely read post


@dataclass(frozen=True)
class DECConfig(ViewConfig):
    """Everything that decides a run of DEC; the views' strengths are those of `ViewConfig`.

    Args:
        seed: seed of weights, order, views and k-means.
        n_clusters: centroids.
        code_dim: numbers that an image is squeezed into.
        layer_epochs: passes over the images for each of the four pairs of layers; 0 to skip.
        finetune_epochs: passes for all layers together; 0 to skip.
        dropout: share of units silenced around a layer that is trained alone.
        neighbor_weight: weight of the neighbours in fine-tuning, see `core.dec.neighbor_tuning`;
            0 for the paper's, which asks for pictures alone.
        n_neighbors: near images of which each one is paired with.
        pretrain_batch_size: images a step in these stages.
        pretrain_rate: Adam's highest learning rate in these stages; it falls to 0 in each.
        start: id of a run whose finished autoencoder is taken instead of training one.
        n_init: starts of k-means, of which the tightest is kept.
        kernel: "squared" (the paper's) or "distance" (the post's).
        alpha: degrees of freedom of the kernel.
        batch_size: images a step of the refinement.
        update_interval: steps between two computations of the targets p.
        max_updates: computations of p at most; 0 to stop after k-means.
        tolerance: share of images; training ends when fewer change their cluster at an update.
        learning_rate: Adam's at first, for the encoder and the centroids together; it falls to 0
            over `max_updates`.
    """

    seed: int = 0
    n_clusters: int = 10
    code_dim: int = 10
    layer_epochs: int = 2
    finetune_epochs: int = 6
    dropout: float = 0.2
    neighbor_weight: float = 1.0
    n_neighbors: int = 10
    pretrain_batch_size: int = 512
    pretrain_rate: float = 1e-3
    start: str = ""
    n_init: int = 20
    kernel: str = "squared"
    alpha: float = 1.0
    batch_size: int = 256
    update_interval: int = 140
    max_updates: int = 40
    tolerance: float = 1e-3
    learning_rate: float = 1e-3
    rotation: float = 15.0
    log_scale: float = 0.2
    noise: float = 0.1

    def __post_init__(self) -> None:
        require_at_least(self, 2, "n_clusters")
        require_positive(self, "code_dim", "batch_size", "update_interval", "n_init", "alpha")
        require_positive(self, "pretrain_rate", "learning_rate", "n_neighbors")
        require_positive(self, "pretrain_batch_size")
        require_at_least(self, 0, "layer_epochs", "finetune_epochs", "max_updates", "tolerance")
        require_at_least(self, 0, "dropout", "neighbor_weight")
        require_below(self, 1, "dropout")
        require_one_of(self, KERNELS, "kernel")

    def stages(self) -> list[Stage]:
        """Return the stages of this training in order, those with nothing to do left out."""
        layers = [(layer, self.layer_epochs) for layer in LAYERS]
        pretraining = [] if self.start else [*layers, (FINETUNE, self.finetune_epochs)]
        lengths = [*pretraining, (CLUSTER, self.max_updates)]
        total = sum(n_epochs for _, n_epochs in lengths)
        found, first = [], 0
        for name, n_epochs in lengths:
            if n_epochs:
                found.append(Stage(name, n_epochs, first, total))
            first += n_epochs
        return found


PAPER = DECConfig(
    neighbor_weight=0.0,
    layer_epochs=10,
    finetune_epochs=40,
    rotation=0.0,
    shear=0.0,
    log_scale=0.0,
    shift=0.0,
    elastic=0.0,
    noise=0.0,
)
PRESETS = {
    "quick": DECConfig(layer_epochs=1, finetune_epochs=3, max_updates=8),
    "paper": PAPER,
    "clustering": DECConfig(start="dec"),
    "post-kernel": DECConfig(start="dec", kernel="distance"),
    "untrained": DECConfig(layer_epochs=0, finetune_epochs=0, max_updates=12),
}
