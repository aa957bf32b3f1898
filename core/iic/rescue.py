"""Free heads that are stuck during training. What is stuck is recognised without labels."""

from typing import Protocol

import keras
import numpy as np

from core.iic.diagnosis import TOLD_APART, Finding, diagnose
from core.iic.network import build
from core.runs import Run
from core.training.recording import seconds_of_work

FIRST, LAST = 0.15, 0.7  # shares of the epochs between which heads are looked at
SPREAD = 0.3  # noise on copied weights, as a share of the noise a fresh head begins with


class Probe(Protocol):
    """What measured P of every sub-head at the end of the epoch, (n_sub_heads, k, k)."""

    joints: np.ndarray


class Rescue(keras.callbacks.Callback):
    """Reseed stuck heads beside a sound one; start again where views are told apart.

    Early heads may still find their way and late ones have no time left to learn anew, so it
    looks between two shares of the training only.

    Args:
        run: whose events are written.
        probe: a callback that comes before this one.
    """

    def __init__(self, run: Run, probe: Probe) -> None:
        super().__init__()
        self.run = run
        self.probe = probe

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Look at the heads, free those that are stuck, and note it in the run's events."""
        share = (epoch + 1) / self.params["epochs"]
        if self.model.stop_training or not FIRST <= share <= LAST:
            return
        findings = diagnose(self.probe.joints)
        if not findings:
            return
        rng = np.random.default_rng([self.model.config.seed, epoch])
        action = self._act(findings, rng)
        for finding in findings:
            self._note(finding, action, epoch + 1)

    def _act(self, findings: list[Finding], rng: np.random.Generator) -> str:
        stuck = sorted({finding.head for finding in findings})
        n_heads = self.model.config.n_sub_heads
        if len(stuck) == n_heads and any(f.kind == TOLD_APART for f in findings):
            restart(self.model, int(rng.integers(2**31)))
            return "restarted"
        sound = [head for head in range(n_heads) if head not in stuck]
        reseed(self.model, stuck, int(rng.choice(sound)) if sound else None, rng)
        return "reseeded"

    def _note(self, finding: Finding, action: str, epoch: int) -> None:
        self.run.append_event(
            {
                "step": epoch * self.params["steps"],
                "epoch": epoch,
                "seconds": round(seconds_of_work(self.run), 3),
                **finding._asdict(),
                "action": action,
            }
        )


def reseed(
    model: keras.Model, stuck: list[int], sound: int | None, rng: np.random.Generator
) -> None:
    """Give stuck sub-heads new weights.

    Drawn anew they would often get stuck again, since alpha has fallen meanwhile; so they begin
    beside a sound head. Which one is left to chance: the best could have a fault P doesn't show.

    Args:
        model: an `IIC` model.
        stuck: the sub-heads in question.
        sound: the sub-head whose weights they get, with noise; None for noise alone.
        rng: source of randomness.
    """
    n_heads, k = model.config.n_sub_heads, model.config.n_clusters
    n_inputs = model.network.get_layer("sub_heads").kernel.shape[0]
    deviation = model.config.head_scale / np.sqrt(n_inputs)
    noise = rng.normal(0.0, deviation, (n_inputs, len(stuck), k))
    for network in (model.network, model.average):
        layer = network.get_layer("sub_heads")
        kernel, bias = (weights.reshape(-1, n_heads, k) for weights in layer.get_weights())
        if sound is None:
            kernel[:, stuck], bias[:, stuck] = noise, 0.0
        else:
            kernel[:, stuck] = kernel[:, [sound]] + SPREAD * noise
            bias[:, stuck] = bias[:, [sound]]
        layer.set_weights([kernel.reshape(n_inputs, -1), bias.ravel()])


def restart(model: keras.Model, seed: int) -> None:
    """Draw all weights of an `IIC` model anew and forget what the optimizer gathered."""
    keras.utils.set_random_seed(seed)
    fresh = build(model.config).get_weights()
    model.network.set_weights(fresh)
    model.average.set_weights(fresh)
    for variable in model.optimizer.variables:
        if variable.path.endswith(("momentum", "velocity")):
            variable.assign(np.zeros(variable.shape))
