"""Write a run's network to a file, and compare the file with the network itself.

docs/OWN.md has a script that runs an exported network, with the preprocessing.
"""

import importlib
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import keras
import numpy as np

from core.data import load_mnist, to_input
from core.exporting.kinds import INSTALL, SUFFIXES, missing
from core.methods import method_of
from core.runs import Run

N_IMAGES = 200  # test images that both are asked about
ANSWERS = ("logits", "clusters", "assignment")  # outputs whose largest entry is the answer
Answers = Callable[[np.ndarray], dict[str, np.ndarray]]


def export(run: Run, kind: str, path: Path) -> dict[str, Any]:
    """Write a run's network to a file, and compare it with the network itself.

    Args:
        run: a finished run with a network of images.
        kind: "onnx" or "litert".
        path: the file; its suffix must be that of the kind.

    Returns:
        "file", "format", "bytes", "images" asked, "outputs" by their shape, "same_answers",
        whether the largest entry of each answer is the same for all images, and
        "max_difference" over all outputs.

    Raises:
        ValueError: the file's suffix is another.
        LookupError: the run has no network of images.
        RuntimeError: the packages for it are not installed.
    """
    if path.suffix != SUFFIXES[kind]:
        raise ValueError(f"`out` must end with {SUFFIXES[kind]}. Received: out={path}")
    _require(kind)
    network = _network(run)
    path.parent.mkdir(parents=True, exist_ok=True)
    shape = (None, *network.input_shape[1:])
    signature = [keras.InputSpec(shape=shape, dtype="float32", name="image")]
    with open(os.devnull, "w", encoding="utf-8") as quiet, redirect_stdout(quiet):
        network.export(path, format=kind, input_signature=signature, verbose=False)
    images = to_input(load_mnist("test").images[:N_IMAGES])
    expected = {name: np.asarray(value) for name, value in network.predict_on_batch(images).items()}
    found = {"onnx": _run_onnx, "litert": _run_litert}[kind](path)(images)
    return {
        "file": str(path),
        "format": kind,
        "bytes": path.stat().st_size,
        "images": N_IMAGES,
        "outputs": {name: list(value.shape[1:]) for name, value in expected.items()},
        "same_answers": all(
            bool((found[name].argmax(axis=-1) == expected[name].argmax(axis=-1)).all())
            for name in ANSWERS
            if name in expected
        ),
        "max_difference": max(
            float(np.abs(found[name] - value).max()) for name, value in expected.items()
        ),
    }


def _require(kind: str) -> None:
    if names := missing(kind):
        raise RuntimeError(f"The export needs {', '.join(names)}: {INSTALL}")


def _network(run: Run) -> keras.Model:
    if not run.weights_file.is_file():
        raise LookupError(f"The run {run.id} has no network to export.")
    network = method_of(run).works.load(run)
    if not isinstance(network, keras.Model) or tuple(network.input_shape[1:]) != (28, 28, 1):
        raise LookupError(f"The run {run.id} has no network of images to export.")
    return network


def _run_onnx(path: Path) -> Answers:
    session = importlib.import_module("onnxruntime").InferenceSession(
        str(path), providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]

    def answer(images: np.ndarray) -> dict[str, np.ndarray]:
        return dict(zip(names, session.run(None, {"image": images}), strict=True))

    return answer


def _run_litert(path: Path) -> Answers:
    interpreter = importlib.import_module("ai_edge_litert.interpreter").Interpreter(str(path))
    signature = interpreter.get_signature_runner()

    def answer(images: np.ndarray) -> dict[str, np.ndarray]:
        return signature(image=images)

    return answer
