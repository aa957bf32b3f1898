"""What both kinds of MINE share: the loss of a step, and what it remembers of the last ones."""

import keras
from keras import KerasTensor, ops

from core.mine.objective import corrected_loss, log_mean_exp, move_average, plain_log_mean_exp


class MINE(keras.Model):
    """Raise the Donsker-Varadhan bound; a subclass's `call` says what pairs are.

    Args:
        moving_average: decay of the average of E[e^T] that the gradient is divided by; 0 takes
            the batch's own, which is the plain, biased gradient.
        stable: form log E[e^T] so that no e^T overflows.

    Attributes:
        bound: the bound on the last step's batch, in nats.

    Source: Belghazi et al. 2018, section 3.2.
    """

    def __init__(self, moving_average: float, stable: bool) -> None:
        super().__init__()
        self.moving_average = moving_average
        self.log_mean = log_mean_exp if stable else plain_log_mean_exp
        self.bound = self._record("bound")
        self.log_average = self._record("log_average")
        # Counted here: under JAX a loss sees a frozen `optimizer.iterations`.
        self.step = self._record("step")

    def _record(self, name: str) -> keras.Variable:
        return self.add_weight(name=name, shape=(), initializer="zeros", trainable=False)

    def compute_loss(
        self,
        x: KerasTensor | None,
        y: None,
        y_pred: tuple[KerasTensor, KerasTensor],
        sample_weight: None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return minus the bound in nats; its gradient is the corrected one."""
        joint_scores, marginal_scores = y_pred
        log_mean = self.log_mean(marginal_scores)
        bound = ops.mean(joint_scores) - log_mean
        self._remember(ops.stop_gradient(bound), ops.stop_gradient(log_mean))
        loss = corrected_loss(joint_scores, marginal_scores, self.log_average)
        return loss - ops.stop_gradient(loss + bound)

    def _remember(self, bound: KerasTensor, log_mean: KerasTensor) -> None:
        # A young average forgets fast: it would drag the first, untrained T along.
        decay = ops.minimum(self.moving_average, self.step / (self.step + 10.0))
        self.log_average.assign(move_average(self.log_average, log_mean, decay))
        self.bound.assign(bound)
        self.step.assign(self.step + 1.0)
