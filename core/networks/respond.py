"""A network's answers to many inputs."""

import keras
import numpy as np


def respond(network: keras.Model, inputs: np.ndarray, size: int = 1000) -> dict[str, np.ndarray]:
    """Run a network over many inputs and join its answers.

    Args:
        network: any of the above.
        inputs: (n, 28, 28, 1) float32 in [0, 1], n >= 1.
        size: images a pass.

    Returns:
        The network's outputs by name, each (n, ...).
    """
    parts = [
        network.predict_on_batch(inputs[start : start + size])
        for start in range(0, len(inputs), size)
    ]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
