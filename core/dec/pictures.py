"""One image through the stages of DEC: what each gives back, and where the last one puts it."""

import keras
import numpy as np
from keras import ops

from core.data import to_input
from core.dec.autoencoder import Autoencoder
from core.dec.config import CLUSTER, FINETUNE, LAYERS, DECConfig
from core.dec.stages import restore_stage, stages_of
from core.dec.training import load, untrained
from core.runs import Run


class Stack:
    """The autoencoders of a run, kept warm.

    Args:
        untrained: as it was drawn.
        greedy: after its layers were trained one by one; None where that was skipped.
        tuned: after all layers were trained together; None where that was skipped.
        network: the refined encoder with its centroids; None while there is none.
    """

    def __init__(
        self,
        untrained: Autoencoder,
        greedy: Autoencoder | None,
        tuned: Autoencoder | None,
        network: keras.Model | None,
    ) -> None:
        self.untrained = untrained
        self.greedy = greedy
        self.tuned = tuned
        self.network = network

    def reconstructions(self, image: np.ndarray) -> dict[str, np.ndarray]:
        """Return what comes back of an image (28, 28) uint8 after each stage there was.

        "untrained", the layers, "finetune", and "cluster": the refined code through the decoder
        that knew the code before. Each (28, 28) uint8.
        """
        given = to_input(image[None])
        found = {"untrained": self.untrained(given)}
        if self.greedy is not None:
            found |= {name: self.greedy(given, depth=k + 1) for k, name in enumerate(LAYERS)}
        if self.tuned is not None:
            found[FINETUNE] = self.tuned(given)
            if self.network is not None:
                found[CLUSTER] = self.tuned.decode(self.network(given)["code"])
        return {name: to_pixels(picture)[0] for name, picture in found.items()}

    def assign(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the code (d,) and the soft assignment q (k,) of an image (28, 28) uint8.

        Raises:
            LookupError: the run has no refined network.
        """
        if self.network is None:
            raise LookupError("The run has no trained network yet.")
        answer = self.network.predict_on_batch(to_input(image[None]))
        return answer["code"][0], answer["assignment"][0]


def load_stack(run: Run) -> Stack:
    """Load what there is of a run's stages.

    Raises:
        LookupError: the run is not one of DEC, or its files are damaged.
    """
    if run.method != "dec":
        raise LookupError(f"The run {run.id} is one of {run.method}, not of dec.")
    config = DECConfig(**run.config["config"])
    there = stages_of(run)
    greedy, tuned = (
        _restored(config, run, stage) if stage in there else None
        for stage in (LAYERS[-1], FINETUNE)
    )
    network = load(run) if run.weights_file.is_file() else None
    return Stack(untrained(config), greedy, tuned, network)


def _restored(config: DECConfig, run: Run, stage: str) -> Autoencoder:
    stack = untrained(config)
    restore_stage(stack, run, stage)
    return stack


def to_pixels(given: object) -> np.ndarray:
    """Return pictures of what a decoder gave back: (n, 28, 28, 1) -> (n, 28, 28) uint8."""
    return np.rint(255 * np.clip(ops.convert_to_numpy(given)[..., 0], 0, 1)).astype(np.uint8)
