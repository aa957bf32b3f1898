"""What people watch of a kana network in training. The test split is read here for the eye."""

import keras
import numpy as np

from core.data import to_input
from core.kana.config import KanaLinearConfig
from core.kana.splits import load_split
from core.kana.training import config_of
from core.runs import Run
from core.writing.characters import N_CHARACTERS

SIZE = 500  # images a pass


class TestAccuracyForViewers(keras.callbacks.Callback):
    """Add the accuracy on the test split to the figures of some epochs; nothing asks for it.

    Args:
        run: its configuration says after which steps.
    """

    __test__ = False  # for pytest: no test, whatever its name begins with

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Add "test_accuracy" where the configuration asks for it."""
        config = config_of(self.run)
        if config.test_steps and (epoch + 1) * config.epoch_steps % config.test_steps == 0:
            logs["test_accuracy"] = self._accuracy(config)

    def _accuracy(self, config: KanaLinearConfig) -> float:
        split = load_split(config, "test")
        inputs = to_input(split.images)
        logits = [
            self.model.predict_on_batch(inputs[start : start + SIZE])
            for start in range(0, len(inputs), SIZE)
        ]
        # Behind the characters there may be classes for decoys.
        read = np.concatenate(logits)[:, :N_CHARACTERS].argmax(axis=1)
        return float(np.mean(read == split.labels))
