"""What decides a run of MINE on images, and the named recipes."""

from dataclasses import dataclass, replace

from core.mine.gaussian_config import ACTIVATIONS
from core.networks.trunk_names import TRUNK_NAMES
from core.training.checks import require_at_least, require_below, require_one_of, require_positive
from core.views.config import ViewConfig


@dataclass(frozen=True)
class MineConfig(ViewConfig):
    """Everything that decides a run of MINE on images.

    The views' strengths are fields of `ViewConfig`; the defaults here are stronger. What two
    strong views still share is the digit, and little else.

    Args:
        seed: seed of weights, order and views.
        latent_dim: numbers that the encoder makes of an image.
        network: the encoder's trunk, "quick", the post's "post" or the book's "vgg".
        width: channels of its first convolution.
        hidden: hidden units of T.
        activation: of T's hidden units.
        batch_size: pairs a step.
        n_shifts: derangements a step: strangers that every first view meets.
        n_epochs: passes over the training images.
        learning_rate: the highest of Adam's; it falls to 0 along a cosine.
        beta_2: Adam's decay of squared gradients.
        warmup_steps: steps until the rate is highest.
        moving_average: decay of the average of E[e^T] that corrects the gradient; 0 for none.
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
    hidden: int = 1024
    activation: str = "relu"
    batch_size: int = 125
    n_shifts: int = 16
    n_epochs: int = 8
    learning_rate: float = 4e-3
    beta_2: float = 0.99
    warmup_steps: int = 50
    moving_average: float = 0.9

    def __post_init__(self) -> None:
        require_positive(self, "latent_dim", "width", "hidden", "n_shifts", "n_epochs")
        require_positive(self, "learning_rate")
        require_at_least(self, 0, "warmup_steps", "moving_average", "beta_2")
        require_below(self, 1, "moving_average", "beta_2")
        require_at_least(self, self.n_shifts + 1, "batch_size")
        require_one_of(self, ACTIVATIONS, "activation")
        require_one_of(self, TRUNK_NAMES, "network")


TEN = MineConfig()
PRESETS = {
    "quick": replace(TEN, n_epochs=3),
    "10": TEN,
    "16": replace(TEN, latent_dim=16),
    "32": replace(TEN, latent_dim=32),
    "64": replace(TEN, latent_dim=64),
}
