"""How much of a device IIC's quick recipe uses; print the table.

    python -m benchmarks.gpu --seed 0 --folder runs/gpu
    KERAS_BACKEND=jax python -m benchmarks.gpu

The run is trained as a visitor would have it, with its film; one that is finished is not trained
again. The steps are timed without a film. The ceiling is what the device makes of plain
convolutions in the shapes of the network, nothing else: a step takes three times the arithmetic
of its forward pass. It works on a CPU too, and says so. Nothing else should run meanwhile.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import keras
import numpy as np
from keras import ops

from benchmarks.quick import GOAL, goal_reached, train
from core.data import load_mnist
from core.iic.config import PRESETS, IICConfig
from core.iic.network import build
from core.iic.training import IIC, optimizer
from core.runs import ROOT, Run
from core.training import backend
from core.training.batches import ShuffledBatches

PASSES = 3  # forward, and back to the inputs and to the weights, each as dear
VIEWS = 2  # of each image
REPEATS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=ROOT / "runs" / "gpu")
    parser.add_argument("--steps", type=int, default=100, help="that are timed at once")
    options = parser.parse_args()
    print(f"Keras on {keras.backend.backend()} trains on {backend.prepare()}.")
    if reason := backend.why_no_gpu():
        print(f"{reason} So these are the figures of a CPU.")
    report(train(options.seed, options.folder), PRESETS["quick"], options.steps)


def report(run: Run, config: IICConfig, n_steps: int) -> None:
    """Print the figures of a finished run, and those of bare steps of its configuration."""
    reached = goal_reached(run)
    step = seconds_of_step(config, n_steps)
    forward = sum(seconds_of_convolution(*shapes) for shapes in convolutions(config))
    rows = {
        f"{GOAL:.0%} test accuracy at an epoch's end, s": reached,
        "whole run, s": run.metrics[-1]["seconds"],
        f"steps of {config.batch_size} pairs a second, without a film": 1 / step,
        "plain convolutions, GFLOP a second": flops(config) / forward / 1e9,
        "share of that ceiling": PASSES * forward / step,
    }
    print("| figure | value |\n|---|---|")
    for name, value in rows.items():
        print(f"| {name} | {'never' if value is None else f'{value:.4g}'} |")


def seconds_of_step(config: IICConfig, n_steps: int) -> float:
    """Return the median time of a step of `fit`, compiled before."""
    images = load_mnist("train").images
    batches = ShuffledBatches(images, config.batch_size, config.seed)
    model = IIC(build(config), config, config.n_epochs * batches.n_steps)
    model.compile(optimizer(config, model.n_steps), jit_compile=backend.COMPILES)
    lengths = {"epochs": 1, "steps_per_epoch": n_steps, "shuffle": False, "verbose": 0}
    return timed(lambda: model.fit(batches, **lengths)) / n_steps


def timed(work: Callable[[], object]) -> float:
    """Return the median seconds of some work that was done once before."""
    work()
    return median(_seconds(work) for _ in range(REPEATS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def convolutions(config: IICConfig) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """Yield shape of the inputs, shape of the kernel and padding of each convolution of a step."""
    n = VIEWS * config.batch_size
    for layer in build(config).get_layer("trunk").layers:
        if isinstance(layer, keras.layers.Conv2D):
            yield (n, *layer.input.shape[1:]), tuple(layer.kernel.shape), layer.padding


def seconds_of_convolution(inputs: tuple[int, ...], kernel: tuple[int, ...], padding: str) -> float:
    """Return the median time of a convolution of what lies on the device, by Keras's operation."""
    rng = np.random.default_rng(0)
    x, w = (
        ops.convert_to_tensor(rng.normal(size=shape).astype("float32"))
        for shape in (inputs, kernel)
    )

    def convolve() -> None:
        for _ in range(REPEATS):
            y = ops.conv(x, w, padding=padding)
        ops.convert_to_numpy(y[0, 0, 0, 0])  # waits for the device

    return timed(convolve) / REPEATS


def flops(config: IICConfig) -> float:
    """Return the floating-point operations of the convolutions of one forward pass."""
    total = 0
    for (n, height, width, _), kernel, padding in convolutions(config):
        margin = 0 if padding == "same" else kernel[0] - 1
        total += 2 * n * (height - margin) * (width - margin) * int(np.prod(kernel))
    return total


if __name__ == "__main__":
    main()
