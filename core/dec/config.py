"""What decides a run of DEC, and the named recipes."""

from dataclasses import dataclass, replace
from typing import Any

from core.training.checks import require_at_least, require_below, require_one_of, require_positive
from core.training.stage import Stage
from core.views.config import ViewConfig

N_LAYERS = 4  # pairs of layers of the autoencoder
FINETUNE, CLUSTER = "finetune", "cluster"
LAYERS = tuple(f"layer-{k + 1}" for k in range(N_LAYERS))
STAGES = (*LAYERS, FINETUNE, CLUSTER)
KERNELS = ("squared", "distance")  # the paper's, and the one of a widely read post
IMAGES = ("train", "all")
WEIGHTS = ("glorot", "normal")
OPTIMIZERS = ("adam", "sgd")
SILENCED = ("hidden", "all")
TARGETS = ("all", "batch")
REDUCTIONS = ("mean", "sum")


@dataclass(frozen=True)
class DECConfig(ViewConfig):
    """Everything that decides a run of DEC; the views' strengths are those of `ViewConfig`.

    Args:
        seed: seed of weights, order, views and k-means.
        images: "train", or "all": those of every split, as the paper has it, without labels.
        input_scale: what pixels in [0, 1] are multiplied by before the first layer.
        n_clusters: centroids.
        code_dim: numbers that an image is squeezed into.
        weights: how they begin: "glorot", or "normal" with a standard deviation of .01.
        layer_epochs: epochs for each of the four pairs of layers; 0 to skip.
        finetune_epochs: epochs for all layers together; 0 to skip.
        epoch_steps: steps of these epochs; 0 for one pass over the images.
        dropout: share of units silenced around a layer that is trained alone.
        silenced: which units may be: "hidden" ones only, or "all", pixels and codes too.
        neighbor_weight: weight of the neighbours in fine-tuning, see `core.dec.neighbor_tuning`;
            0 for the paper's, which asks for pictures alone.
        n_neighbors: near images of which each one is paired with.
        pretrain_batch_size: images a step in these stages.
        optimizer: "adam", whose rates fall to 0; or "sgd", whose rate in the stages above falls
            by `drop_steps`, and stays the same in the refinement.
        momentum: of "sgd".
        pretrain_rate: the highest learning rate in these stages.
        drop_steps: steps of such a stage after which the rate of "sgd" falls to a tenth, again
            and again; 0 for never.
        start: id of a run whose finished autoencoder is taken instead of training one.
        n_init: starts of k-means, of which the tightest is kept.
        kernel: "squared" (the paper's) or "distance" (the post's).
        alpha: degrees of freedom of the kernel.
        batch_size: images a step of the refinement.
        targets: what p is computed from: q of "all" images at every update, or of the same
            "batch" at every step.
        reduction: of KL(P || Q) over the images of a batch, "mean" or "sum".
        update_interval: steps between two computations of p from all images, and two counts of
            those that changed their cluster.
        max_updates: computations of p at most; 0 to stop after k-means.
        tolerance: share of images; training ends when fewer change their cluster at an update.
        learning_rate: at first, for the encoder and the centroids together; Adam's falls to 0
            over `max_updates`.
    """

    seed: int = 0
    images: str = "train"
    input_scale: float = 1.0
    n_clusters: int = 10
    code_dim: int = 10
    weights: str = "glorot"
    layer_epochs: int = 2
    finetune_epochs: int = 6
    epoch_steps: int = 0
    dropout: float = 0.2
    silenced: str = "hidden"
    neighbor_weight: float = 1.0
    n_neighbors: int = 10
    pretrain_batch_size: int = 512
    optimizer: str = "adam"
    momentum: float = 0.9
    pretrain_rate: float = 1e-3
    drop_steps: int = 0
    start: str = ""
    n_init: int = 20
    kernel: str = "squared"
    alpha: float = 1.0
    batch_size: int = 256
    targets: str = "all"
    reduction: str = "mean"
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
        require_positive(self, "pretrain_batch_size", "input_scale")
        require_at_least(self, 0, "layer_epochs", "finetune_epochs", "max_updates", "tolerance")
        require_at_least(self, 0, "dropout", "neighbor_weight", "momentum")
        require_at_least(self, 0, "epoch_steps", "drop_steps")
        require_below(self, 1, "dropout", "momentum")
        require_one_of(self, KERNELS, "kernel")
        require_one_of(self, IMAGES, "images")
        require_one_of(self, WEIGHTS, "weights")
        require_one_of(self, OPTIMIZERS, "optimizer")
        require_one_of(self, SILENCED, "silenced")
        require_one_of(self, TARGETS, "targets")
        require_one_of(self, REDUCTIONS, "reduction")

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


_NO_VIEWS: dict[str, Any] = dict.fromkeys(
    ("rotation", "shear", "log_scale", "shift", "elastic", "noise"), 0.0
)
# As in the text: 50,000 steps for each layer, 100,000 for all, in epochs of 2,500. It gives no
# batch size (here the paper's 256), no optimiser of the refinement (here momentum SGD as in its
# other acts), no rate for it (here the paper's .01 for each image: a batch is summed, not averaged,
# and at .01 itself all images fall into one cluster in two passes), no starts of k-means, and not
# when the changes are counted (here after each pass over the images).
TEXT = DECConfig(
    weights="normal",
    layer_epochs=20,
    finetune_epochs=40,
    epoch_steps=2500,
    dropout=0.2,
    silenced="all",
    neighbor_weight=0.0,
    pretrain_batch_size=256,
    optimizer="sgd",
    momentum=0.9,
    pretrain_rate=0.1,
    drop_steps=20_000,
    kernel="distance",
    alpha=1.0,
    batch_size=256,
    targets="batch",
    reduction="sum",
    update_interval=214,
    max_updates=100,
    tolerance=1e-3,
    learning_rate=0.01 / 256,
    **_NO_VIEWS,
)
# Xie et al. 2016, sec. 4.2, and the code that came with it: pixels of 0 ... 5.1, all 70,000
# images, no dropout on pixels, p from all images at intervals.
PAPER = replace(
    TEXT,
    images="all",
    input_scale=255 * 0.02,
    silenced="hidden",
    kernel="squared",
    targets="all",
    reduction="mean",
    n_init=20,
    update_interval=140,
    max_updates=140,
    learning_rate=0.01,
)
PRESETS = {
    "quick": DECConfig(layer_epochs=1, finetune_epochs=3, max_updates=8),
    "text": TEXT,
    "paper": PAPER,
    "clustering": DECConfig(start="dec"),
    "post-kernel": DECConfig(start="dec", kernel="distance"),
    "untrained": DECConfig(layer_epochs=0, finetune_epochs=0, max_updates=12),
}
