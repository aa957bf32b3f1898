"""One image on its way through a network, as the browser gets it: a header, then numbers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.runs import Run
from ui.inside import runs
from ui.inside.network import Opened, stamp
from ui.inside.weights import ADDRESS, MOST_WEIGHTS, variant

FOLLOWS = ("relu", "normalisation")  # the browser makes these of the stage before, exactly


def payload(
    run: Run, trained: bool, network: Opened, image: np.ndarray, texts: Mapping[str, str]
) -> bytes:
    """Return everything that the flow shows of an image.

    Args:
        image: uint8 (28, 28).

    Returns:
        The length of the header in 4 bytes, the header as JSON, then float32: the image in
        [0, 1], and each stage that does not follow from the one before.
    """
    stages = [_first(stage) for stage in network.probe.look(image[None])]
    numbers: list[np.ndarray] = [image.ravel() / np.float32(255)]
    described = [_describe(stage, values, numbers, network) for stage, values in stages]
    _title(described)
    address = f"{ADDRESS}{run.id}/{variant(trained)}/{stamp(run)}/"
    header = {
        "image": image.shape,
        "stages": described,
        "plan": [[stage["name"], stage["kind"], stage["shape"]] for stage in described],
        "labels": runs.labels(run),
        "address": address,
        "film": _film(address, network) | {"trained": trained},
        "shown": f"{run.id} {variant(trained)}",
        "texts": dict(texts),
    }
    return pack(header, numbers)


def pack(header: Mapping[str, Any], numbers: Sequence[np.ndarray]) -> bytes:
    """Join a header and arrays, the numbers at a multiple of four bytes."""
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 4)
    return b"".join([len(text).to_bytes(4, "little"), text, *(_bytes(part) for part in numbers)])


def _bytes(values: np.ndarray) -> bytes:
    return values.astype("<f4").tobytes()


def _first(stage: Any) -> tuple[Any, np.ndarray]:
    """Return a stage with its values of the one image, (height, width, maps)."""
    values = stage.values[0]
    return stage, values if values.ndim == 3 else values.reshape(1, 1, -1)


def _describe(
    stage: Any, values: np.ndarray, numbers: list[np.ndarray], network: Opened
) -> dict[str, Any]:
    """Return what the header says of a stage; its numbers join the others where they are sent."""
    described: dict[str, Any] = {
        "name": stage.name,
        "kind": stage.kind,
        "shape": values.shape,
        "labelled": stage.name in ("classes", "probabilities"),
        "window": None if stage.window is None else vars(stage.window),
        "at": None,
    }
    if stage.kind not in FOLLOWS:
        described["at"] = sum(part.size for part in numbers)
        numbers.append(values.ravel())
    return described | _parameters(stage, network)


def _title(described: list[dict[str, Any]]) -> None:
    """Call each stage by the last layer with weights: Keras numbers the others as it likes."""
    title = ""
    for stage in described:
        title = stage["title"] = stage["name"] if "weights" in stage else title


def _parameters(stage: Any, network: Opened) -> dict[str, Any]:
    """Return what a stage computes with, as far as the header holds it."""
    if stage.kind in ("convolution", "dense"):
        *shape, n = network.layers[stage.name].kernel.shape
        size = int(np.prod(shape))
        return {
            "weights": {"shape": shape, "size": size, "n": n, "whole": size * n <= MOST_WEIGHTS}
        }
    if stage.kind == "normalisation":
        from core.networks.filters import affine

        factor, offset = affine(network.layers[stage.name])
        return {"factor": factor.tolist(), "offset": offset.tolist()}
    return {}


def _film(address: str, network: Opened) -> dict[str, Any]:
    reel = network.reel
    return {
        "address": f"{address}film.bin",
        "epochs": reel.epochs.tolist(),
        "shape": reel.shape,
        "scale": reel.scale,
        "rebuilt": reel.rebuilt,
        "exact": f"{address}film-exact.bin" if reel.exact is not None else None,
        "live": False,
    }
