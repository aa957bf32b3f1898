"""What decides a run of MINE on images, and the named recipes."""

from dataclasses import dataclass, replace

from core.mine.gaussian_config import ACTIVATIONS
from core.networks.trunk_names import TRUNK_NAMES
from core.training.checks import require_at_least, require_below, require_one_of, require_positive
from core.views.config import ViewConfig, parse_views

FIFTH_EPOCHS = 400  # between two falls of the book's learning rate


@dataclass(frozen=True)
class MineConfig(ViewConfig):
    """Everything that decides a run of MINE on images.

    The views' strengths are fields of `ViewConfig`; the defaults here are stronger. What two
    strong views still share is the digit, and little else.

    Args:
        seed: seed of weights, order and views.
        latent_dim: numbers that the encoder makes of an image.
        network: the encoder's trunk: "quick"; "post" and "vgg", lighter forms of the post's and
            the book's; "post-text" and "vgg-text", both as they stand in the texts.
        width: channels of its first convolution.
        latent: "whitened", or "plain": the encoder's last layer as it is.
        hidden: hidden units of T.
        activation: of T's hidden units.
        bias_of_y: 1 to give the second view's share of them a bias beside that of the first's.
        views: what a changed image went through, as in `IICConfig`.
        pairing: "both" views are changed, or "one" and the other is the image itself.
        batch_size: pairs a step.
        n_shifts: derangements a step: strangers that every first view meets.
        n_epochs: passes over the training images.
        learning_rate: the highest of Adam's.
        decay: "cosine" falls to 0, "fifths" to a fifth every 400 epochs.
        beta_2: Adam's decay of squared gradients.
        warmup_steps: steps until the rate is highest; for "cosine" only.
        moving_average: decay of the average of E[e^T] that corrects the gradient; 0 for none.
        book_classifier: 1 to judge latents by the book's dense classifier as well.
    """

    rotation: float = 20.0
    log_scale: float = 0.4
    shift: float = 4.0
    elastic: float = 0.13
    noise: float = 0.4
    weakest: float = 0.7
    seed: int = 0
    latent_dim: int = 10
    network: str = "quick"
    width: int = 32
    latent: str = "whitened"
    hidden: int = 1024
    activation: str = "relu"
    bias_of_y: int = 0
    views: str = "warp"
    pairing: str = "both"
    batch_size: int = 125
    n_shifts: int = 16
    n_epochs: int = 8
    learning_rate: float = 4e-3
    decay: str = "cosine"
    beta_2: float = 0.99
    warmup_steps: int = 50
    moving_average: float = 0.9
    book_classifier: int = 0

    def __post_init__(self) -> None:
        require_positive(self, "latent_dim", "width", "hidden", "n_shifts", "n_epochs")
        require_positive(self, "learning_rate")
        require_at_least(self, 0, "warmup_steps", "moving_average", "beta_2")
        require_below(self, 1, "moving_average", "beta_2")
        require_at_least(self, self.n_shifts + 1, "batch_size")
        require_one_of(self, ACTIVATIONS, "activation")
        require_one_of(self, TRUNK_NAMES, "network")
        require_one_of(self, ("whitened", "plain"), "latent")
        require_one_of(self, ("both", "one"), "pairing")
        require_one_of(self, ("cosine", "fifths"), "decay")
        require_one_of(self, (0, 1), "bias_of_y", "book_classifier")
        parse_views(self.views)


TEN = MineConfig()
TEXT = MineConfig(
    rotation=20.0,
    network="vgg-text",
    width=64,
    latent="plain",
    bias_of_y=1,
    views="turn-or-crop",
    pairing="one",
    batch_size=1024,
    n_shifts=1,
    n_epochs=200,
    learning_rate=1e-3,
    decay="fifths",
    beta_2=0.999,
    warmup_steps=0,
    moving_average=0.0,
    book_classifier=1,
)
PRESETS = {
    "text": TEXT,
    **{f"text-{d}": replace(TEXT, latent_dim=d) for d in (16, 32, 64)},
    "quick": replace(TEN, n_epochs=3),
    "10": TEN,
    "16": replace(TEN, latent_dim=16),
    "32": replace(TEN, latent_dim=32),
    "64": replace(TEN, latent_dim=64),
}
