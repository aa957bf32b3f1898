"""What decides a run of MINE on a Gaussian, and the named recipes; read without Keras."""

from dataclasses import dataclass

from core.training.checks import (
    require_at_least,
    require_below,
    require_between,
    require_one_of,
    require_positive,
)

ACTIVATIONS = ("relu", "elu", "softplus", "gelu", "tanh")


@dataclass(frozen=True)
class MineGaussianConfig:
    """Everything that decides a run of MINE on two normals with a known correlation.

    Args:
        seed: seed of weights and samples.
        rho: correlation, in (-1, 1).
        hidden: hidden units of T.
        activation: of the hidden units.
        bias_of_y: 1 to give y's share of the hidden units a bias beside that of x's.
        marginals: whom the pairs are set against: "strangers", their own halves in other company,
            or "fresh" numbers, drawn independently at every step.
        batch_size: pairs a step, all drawn anew.
        n_shifts: strangers that every pair's first half meets in a step.
        n_steps: steps of the training.
        learning_rate: the highest of Adam's.
        decay: "cosine" falls to 0, "constant" stays.
        beta_2: Adam's decay of squared gradients.
        warmup_steps: steps until the rate is highest; for "cosine" only.
        moving_average: decay of the average of E[e^T] that corrects the gradient; 0 for none.
        log_mean_exp: 1 to form log E[e^T] so that nothing overflows, 0 as the formula stands.
        snapshot_interval: steps between two snapshots, at each of which fresh samples judge T.
    """

    seed: int = 0
    rho: float = 0.8
    hidden: int = 16
    activation: str = "softplus"
    bias_of_y: int = 0
    marginals: str = "strangers"
    batch_size: int = 2000
    n_shifts: int = 4
    n_steps: int = 1500
    learning_rate: float = 0.03
    decay: str = "cosine"
    beta_2: float = 0.99
    warmup_steps: int = 20
    moving_average: float = 0.9
    log_mean_exp: int = 1
    snapshot_interval: int = 25

    def __post_init__(self) -> None:
        require_between(self, -1, 1, "rho")
        require_positive(self, "hidden", "n_shifts", "n_steps", "learning_rate")
        require_positive(self, "snapshot_interval")
        require_at_least(self, 0, "warmup_steps", "moving_average", "beta_2")
        require_below(self, 1, "moving_average", "beta_2")
        require_at_least(self, self.n_shifts + 1, "batch_size")
        require_one_of(self, ACTIVATIONS, "activation")
        require_one_of(self, (0, 1), "log_mean_exp", "bias_of_y")
        require_one_of(self, ("strangers", "fresh"), "marginals")
        require_one_of(self, ("cosine", "constant"), "decay")

    @property
    def n_epochs(self) -> int:
        """Snapshots of the whole training: an epoch ends with one."""
        return -(-self.n_steps // self.snapshot_interval)


TEXT = MineGaussianConfig(
    rho=0.5,
    activation="relu",
    bias_of_y=1,
    marginals="fresh",
    batch_size=2000,  # not in the text
    n_shifts=1,
    n_steps=1000,
    learning_rate=0.01,
    decay="constant",
    beta_2=0.999,
    warmup_steps=0,
    moving_average=0.0,
    log_mean_exp=0,
    snapshot_interval=20,
)
PRESETS = {
    "text": TEXT,
    "quick": MineGaussianConfig(),
    "steep": MineGaussianConfig(rho=0.99),
    "uncorrected": MineGaussianConfig(batch_size=50, moving_average=0.0),
    "blow-up": MineGaussianConfig(
        rho=0.99,
        batch_size=200,
        n_steps=300,
        learning_rate=6.0,
        warmup_steps=100,
        moving_average=0.0,
        log_mean_exp=0,
        snapshot_interval=2,
    ),
}
