"""`python -m tests.made.sharing FOLDER`: IIC on one device, then on all; print both losses as JSON.

It is for KERAS_BACKEND=jax, and ends with a whole run on all devices in a folder.
"""

import json
import os
import sys
from contextlib import redirect_stdout

import keras
import pytest

from core.__main__ import main
from core.data import load_mnist
from core.iic.config import IICConfig
from core.iic.network import build
from core.iic.training import IIC, optimizer
from core.training import backend
from core.training.batches import ShuffledBatches
from tests.core.conftest import use_little_mnist

N_STEPS = 50
SMALL = {"width": 2, "n_sub_heads": 2, "n_overclusters": 10, "batch_size": 40, "alpha": 1.0}
RUN = ("--n-epochs=1", "--n-probe=200", "--snapshot-interval=0", "--devices=all")


def losses(config: IICConfig) -> list[float]:
    """Return the loss of each step from the start, in nats."""
    keras.utils.set_random_seed(config.seed)
    batches = ShuffledBatches(load_mnist("train").images, config.batch_size, config.seed)
    model = IIC(build(config), config, N_STEPS)
    model.compile(optimizer(config, N_STEPS), jit_compile=backend.COMPILES)
    return model.fit(batches, epochs=N_STEPS, steps_per_epoch=1, shuffle=False, verbose=0).history[
        "loss"
    ]


def train(folder: str) -> int:
    """Train by the command line; return its exit code."""
    settings = [f"--{name.replace('_', '-')}={value}" for name, value in SMALL.items()]
    with open(os.devnull, "w", encoding="utf-8") as quiet, redirect_stdout(quiet):
        return main(["train", "iic", *settings, *RUN, "--into", folder])


if __name__ == "__main__":
    use_little_mnist(pytest.MonkeyPatch())
    one = losses(IICConfig(**SMALL))
    backend.spread()
    shared = losses(IICConfig(**SMALL))
    code = train(sys.argv[1])
    print(json.dumps({"n": backend.n_sharing(), "one": one, "all": shared, "code": code}))
