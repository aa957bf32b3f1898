"""What decides a run of IIC, and the named recipes: those of the texts, and our own."""

from dataclasses import dataclass, field, replace

from core.networks.trunk_names import TRUNK_NAMES
from core.training.checks import require_at_least, require_one_of, require_positive
from core.views.config import ViewConfig, parse_views

DECAYS = ("cosine", "drop", "fifths", "constant")
FIFTH_EPOCHS = 400  # between two falls of the book's learning rate
NO_UNITS = "none"
KEEP_HELP = (
    "last, or best: the weights of the epoch whose best head is most accurate on the test split; "
    "they are chosen by test labels"
)


@dataclass(frozen=True)
class IICConfig(ViewConfig):
    """Everything that decides a run of IIC; the views' strengths are those of `ViewConfig`.

    Args:
        seed: seed of weights, order and views.
        network: the trunk: "quick"; "post" and "vgg", lighter forms of the post's and the book's;
            "post-text" and "vgg-text", both as they stand in the texts.
        width: channels of the first convolution.
        views: "warp" (all affine changes, a smooth displacement and noise at once), or some of
            "crop", "rotate", "shear", "binarise", "noise", joined by "+" and done in that
            order, or "turn-or-crop" (one of the two, by a coin for each image), or "none": both
            views are the image itself.
        pairing: "both" views are changed, or "one" and the other is the image itself.
        forward_passes: 1 for all views of a step together, or 2, first views apart from second
            ones, so that batch normalisation levels out what sets the two apart.
        n_clusters: clusters of each sub-head.
        n_sub_heads: heads that learn side by side; the best by mutual information is used.
        n_overclusters: clusters of the overclustering head.
        overclustering_weight: weight of that head's loss.
        cluster_weight: weight of the sub-heads' mean loss.
        hidden_units: hidden layers of ReLUs that each head has of its own, such as "128+64", or
            "none": heads on the trunk itself.
        head_training: "joint", or "alternating" epochs for sub-heads and overclustering head.
        head_start: head weights at first: "normal", of `head_scale`, or "glorot", Keras's default.
        head_scale: standard deviation of normal head weights, times the root of their inputs.
        batch_size: pairs a step.
        n_epochs: passes over the training images.
        learning_rate: the highest.
        decay: "cosine" falls to 0, "drop" to a tenth at half and again at three quarters of the
            steps, "fifths" to a fifth every 400 epochs, "constant" stays.
        beta_2: Adam's decay of squared gradients.
        warmup_steps: steps until the rate is highest; for "cosine" only.
        clipping: P is clipped at 1e-7 "before" it is normalised, or "after", and its marginals too.
        alpha: weight of the marginal entropies at the first step.
        final_alpha: weight that it moves to.
        alpha_share: share of all steps after which it is there.
        average: decay of the moving average of the weights, which is what is kept; 0 for none.
        keep: the weights of the "last" epoch, or of the "best": the one whose best head has the
            highest accuracy on the test split. That choice reads test labels.
        n_probe: pairs on which the heads are compared.
        rescue: 1 to reseed heads that are stuck, and to start again where views are told apart.
        snapshot_interval: steps between two snapshots; 0 for one at the end of each epoch.
        film_split: whose confusion matrices are filmed: "validation" (500 images) or "test"
            (all 10,000). Labels, for the eye only.
    """

    seed: int = 0
    network: str = "quick"
    width: int = 32
    views: str = "warp"
    pairing: str = "both"
    forward_passes: int = 1
    n_clusters: int = 10
    n_sub_heads: int = 5
    n_overclusters: int = 50
    overclustering_weight: float = 0.5
    cluster_weight: float = 1.0
    hidden_units: str = NO_UNITS
    head_training: str = "joint"
    head_start: str = "normal"
    head_scale: float = 3.0
    batch_size: int = 500
    n_epochs: int = 12
    learning_rate: float = 3e-3
    decay: str = "cosine"
    beta_2: float = 0.99
    warmup_steps: int = 30
    clipping: str = "before"
    alpha: float = 2.0
    final_alpha: float = 1.0
    alpha_share: float = 0.5
    average: float = 0.98
    keep: str = field(default="last", metadata={"help": KEEP_HELP})
    n_probe: int = 2000
    rescue: int = 1
    snapshot_interval: int = 10
    film_split: str = "validation"

    def __post_init__(self) -> None:
        require_at_least(self, 2, "n_clusters", "n_overclusters")
        require_at_least(self, 0, "overclustering_weight", "warmup_steps", "average")
        require_at_least(self, 0, "cluster_weight", "snapshot_interval")
        require_positive(self, "width", "n_sub_heads", "batch_size", "n_epochs", "learning_rate")
        require_positive(self, "n_probe", "alpha", "final_alpha", "alpha_share")
        require_one_of(self, TRUNK_NAMES, "network")
        require_one_of(self, ("both", "one"), "pairing")
        require_one_of(self, ("joint", "alternating"), "head_training")
        require_one_of(self, DECAYS, "decay")
        require_one_of(self, (0, 1), "rescue")
        require_one_of(self, (1, 2), "forward_passes")
        require_one_of(self, ("normal", "glorot"), "head_start")
        require_one_of(self, ("validation", "test"), "film_split")
        require_one_of(self, ("before", "after"), "clipping")
        require_one_of(self, ("last", "best"), "keep")
        parse_views(self.views)
        self._check_heads()

    def _check_heads(self) -> None:
        """Refuse what only heads of one normally drawn layer can do, where there are others."""
        if self.head_start == "normal" and parse_units(self.hidden_units):
            raise ValueError(
                f"`hidden_units` must be none where head_start=normal. "
                f"Received: hidden_units={self.hidden_units}"
            )
        if self.head_start == "glorot" and self.rescue:
            raise ValueError(
                f"`rescue` must be 0 where head_start=glorot. Received: rescue={self.rescue}"
            )


@dataclass(frozen=True)
class VGGConfig(IICConfig):
    """The book's variant: a VGG-like network on central crops; fields as in `IICConfig`."""

    network: str = "vgg"
    width: int = 64


def parse_units(units: str) -> tuple[int, ...]:
    """Read the sizes of hidden layers: "128+64" -> (128, 64), "none" -> ().

    Raises:
        ValueError: it is neither.
    """
    sizes = () if units == NO_UNITS else units.split("+")
    if not all(size.isdecimal() and int(size) for size in sizes):
        raise ValueError(
            f"`hidden_units` must be none, or sizes such as 128+64. Received: hidden_units={units}"
        )
    return tuple(int(size) for size in sizes)


FOUR_VIEWS = "rotate+shear+binarise+noise"
TEXT = IICConfig(
    network="post-text",
    views=FOUR_VIEWS,
    pairing="one",
    forward_passes=2,
    rotation=25.0,
    n_sub_heads=1,
    cluster_weight=0.5,
    overclustering_weight=0.5,
    hidden_units="128+64",
    head_start="glorot",
    batch_size=1000,
    n_epochs=100,
    learning_rate=1e-4,
    decay="constant",
    beta_2=0.999,
    warmup_steps=0,
    alpha=10.0,
    final_alpha=10.0,
    average=0.0,
    rescue=0,
    snapshot_interval=0,
    film_split="test",
)
TEXT_ALPHA_1 = replace(TEXT, alpha=1.0, final_alpha=1.0)
TEXT_ALONE = replace(TEXT_ALPHA_1, n_epochs=20)
QUICK = IICConfig()
BRIEF = replace(QUICK, n_epochs=5, rescue=0)

PRESETS = {
    "quick": QUICK,
    "text": TEXT,
    "text-alpha-10": TEXT,
    "text-alpha-1": TEXT_ALPHA_1,
    "text-rotation": replace(TEXT_ALONE, views="rotate"),
    "text-shear": replace(TEXT_ALONE, views="shear"),
    "text-binarisation": replace(TEXT_ALONE, views="binarise"),
    "text-noise": replace(TEXT_ALONE, views="noise"),
    "rotation": replace(BRIEF, views="rotate", rotation=25.0),
    "shear": replace(BRIEF, views="shear"),
    "binarisation": replace(BRIEF, views="binarise"),
    "noise": replace(BRIEF, views="noise"),
    "four": replace(BRIEF, views=FOUR_VIEWS, rotation=25.0),
    "alpha-1": replace(BRIEF, n_epochs=20, alpha=1.0),
    "alpha-10": replace(BRIEF, n_epochs=20, alpha=10.0, final_alpha=10.0),
    "identical": replace(BRIEF, views="none"),
    "merged": replace(BRIEF, alpha=1.0, n_sub_heads=1, overclustering_weight=0.0),
    "collapsed": replace(BRIEF, alpha=0.4, final_alpha=0.4),
}

BOOK = VGGConfig(
    pairing="one",
    forward_passes=2,
    overclustering_weight=0.0,
    learning_rate=1e-3,
    decay="drop",
    beta_2=0.999,
    alpha=1.0,
    average=0.0,
    rescue=0,
)
BOOK_TEXT = VGGConfig(
    network="vgg-text",
    views="turn-or-crop",
    pairing="one",
    rotation=20.0,
    n_sub_heads=1,
    overclustering_weight=0.0,
    head_start="glorot",
    batch_size=512,  # as in its repository, like the epochs; the text has neither
    n_epochs=1200,
    learning_rate=1e-3,
    decay="fifths",
    beta_2=0.999,
    warmup_steps=0,
    clipping="after",
    alpha=1.0,
    average=0.0,
    rescue=0,
    snapshot_interval=0,
    film_split="test",
)
VGG_PRESETS = {
    "text": BOOK_TEXT,
    "text-1-head": BOOK_TEXT,
    **{f"text-{n}-heads": replace(BOOK_TEXT, n_sub_heads=n) for n in range(2, 6)},
    "crops": replace(BOOK, views="crop"),
    "rotation": replace(BOOK, views="rotate", rotation=20.0),
}
