"""Runs of IIC with films, made without training."""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from core.iic.config import IICConfig
from core.iic.film import Film, write_snapshot
from core.runs import Run

K, K_OVER = 10, 50


def sharpening_joint(share: float, k: int) -> np.ndarray:
    """Return P between uniform (share 0) and perfectly diagonal (share 1)."""
    return (1 - share) / k**2 + share * np.eye(k) / k


def arrays(share: float, n_heads: int = 2, k_over: int = K_OVER) -> dict:
    """Return one snapshot in which `share` of the images of digit d are in cluster 9 - d."""
    confusion = np.full((K, K), round(5 * (1 - share)))
    confusion[np.arange(K), K - 1 - np.arange(K)] += round(50 * share)
    over_confusion = np.repeat(np.eye(K, dtype=int) * 8, k_over // K, axis=1)
    return {
        "epoch": share,
        "seconds": 10 + 100 * share,
        "alpha": 2.0 - share,
        "joints": np.stack([sharpening_joint(share, K)] * n_heads),
        "over_joint": sharpening_joint(share, k_over) if k_over else np.zeros((0, 0)),
        "confusions": np.stack([confusion] * n_heads),
        "over_confusion": over_confusion,
    }


def make_run(
    folder: Path, name: str = "iic-mine", n: int = 6, state: str = "finished", **status: object
) -> Run:
    """Write a run with `n` snapshots, ten steps apart, as if by this process."""
    run = Run(folder / name)
    run.path.mkdir(parents=True)
    config = {"method": "iic", "seed": 3, "device": "CPU"}
    config["command"] = "python -m core train iic --preset quick --seed 3"
    config["config"] = asdict(IICConfig())
    status = {"n_epochs": 2, "n_steps": 40, "heartbeat": time.time(), "pid": os.getpid()} | status
    run.config_file.write_text(json.dumps(config))
    run.status_file.write_text(json.dumps({"state": state, "queued": time.time() - 5} | status))
    for index in range(n):
        write_snapshot(run, 10 * index + 1, arrays(index / max(1, n - 1)))
    return run


def random_film(n: int, n_heads: int, k_over: int = 50) -> Film:
    """Return a film of n snapshots, the same at each call."""
    rng = np.random.default_rng(0)
    joints = rng.dirichlet(np.ones(100), (n, n_heads)).reshape(n, n_heads, 10, 10)
    over = rng.dirichlet(np.ones(k_over**2), n).reshape(n, k_over, k_over)
    return Film(
        steps=np.arange(n) * 10,
        epochs=np.linspace(0, 12, n),
        seconds=np.linspace(6, 150, n),
        alphas=np.linspace(2, 1, n),
        joints=(joints + joints.swapaxes(-1, -2)) / 2,
        over_joints=(over + over.swapaxes(-1, -2)) / 2,
        confusions=rng.integers(1, 12, (n, n_heads, 10, 10)),
        over_confusions=rng.integers(1, 3, (n, 10, k_over)),
    )
