"""What remains of DEC's stages: the autoencoder after each of two, and what k-means found.

Weights are kept as whole numbers of eight bits, a scale for each unit: the pages show what an
autoencoder gave back, which needs no more. The trained network itself is stored apart.
"""

import numpy as np
from keras import ops

from core.dec.autoencoder import Autoencoder
from core.dec.config import FINETUNE, LAYERS
from core.runs import Run, find_run
from core.runs.archives import read_arrays, write_arrays

KEPT = (LAYERS[-1], FINETUNE)  # after all layers were trained one by one; and all together
LEVELS = 127


class NoAutoencoder(LookupError):
    """A run that was to start another has no trained autoencoder."""


def keep_stage(stack: Autoencoder, run: Run, stage: str) -> None:
    """Store an autoencoder's weights as those of a stage of `KEPT`."""
    arrays = {}
    for layer in (*stack.down, *stack.up):
        kernel = ops.convert_to_numpy(layer.kernel)
        scale = np.maximum(np.abs(kernel).max(axis=0), np.finfo(np.float32).tiny) / LEVELS
        arrays[f"{stage}.{layer.name}.kernel"] = np.rint(kernel / scale).astype(np.int8)
        arrays[f"{stage}.{layer.name}.scale"] = scale.astype(np.float32)
        arrays[f"{stage}.{layer.name}.bias"] = ops.convert_to_numpy(layer.bias)
    _keep(run, arrays)


def restore_stage(stack: Autoencoder, run: Run, stage: str) -> None:
    """Set an autoencoder's weights to those of a stage.

    Raises:
        NoAutoencoder: the run has no such stage.
    """
    stored = _stored_by(origin(run))
    for layer in (*stack.down, *stack.up):
        name = f"{stage}.{layer.name}"
        if f"{name}.kernel" not in stored:
            raise NoAutoencoder(f"The run {run.id} has no trained autoencoder of stage {stage!r}.")
        kernel = stored[f"{name}.kernel"].astype(np.float32) * stored[f"{name}.scale"]
        if kernel.shape != layer.kernel.shape:
            raise LookupError(f"The autoencoder of the run {run.id} has a code of another size.")
        layer.set_weights([kernel, stored[f"{name}.bias"]])


def origin(run: Run) -> Run:
    """Return the run that trained the autoencoder: this one, or the one that it started from.

    Raises:
        RunNotFound: that one is gone.
    """
    start = run.config.get("config", {}).get("start")
    return origin(find_run(start)) if start else run


def stages_of(run: Run) -> tuple[str, ...]:
    """Return which stages of `KEPT` a run went through, in order."""
    stored = _stored_by(origin(run))
    return tuple(stage for stage in KEPT if f"{stage}.down0.kernel" in stored)


def keep_centroids(run: Run, mu: np.ndarray) -> None:
    """Store what k-means found, float32 (k, d)."""
    _keep(run, {"centroids": mu})


def load_centroids(run: Run) -> np.ndarray:
    """Return what k-means found, float32 (k, d).

    Raises:
        LookupError: the run never came that far.
    """
    stored = _stored_by(run)
    if "centroids" not in stored:
        raise LookupError(f"The run {run.id} has no centroids: it ended before k-means.")
    return stored["centroids"]


def _keep(run: Run, arrays: dict[str, np.ndarray]) -> None:
    write_arrays(run.stages_file, **(_stored_by(run) | arrays))


def _stored_by(run: Run) -> dict[str, np.ndarray]:
    return read_arrays(run.stages_file) or {}
