"""Runs of MINE with films and figures, made without training."""

import json
import os
import time
from pathlib import Path

import numpy as np

from core.mine.arrays import gaussian_information, ratio_coefficients
from core.mine.film import GRID, write_frame
from core.runs import Run

CONSTANT = 7.0  # nats that the made-up T adds to the truth


def log_density_ratio(x: np.ndarray, y: np.ndarray, rho: float) -> np.ndarray:
    """Return what a perfect T shows of two normals."""
    product, squares, constant = ratio_coefficients(rho)
    return product * x * y + squares * (x**2 + y**2) + constant


def make_gaussian(
    folder: Path, name: str, rho: float = 0.8, n: int = 5, state: str = "finished", **status: object
) -> Run:
    """Write a run whose T grows into the log density ratio, n snapshots ten steps apart."""
    run = _make_run(folder, name, "mine-gaussian", {"rho": rho}, state, status)
    x, y = np.meshgrid(GRID, GRID)
    for index in range(n):
        share = index / max(1, n - 1)
        figures = {"seconds": 5.0 + index, "bound": 1.1 * share, "estimate": share}
        figures = {
            k: v * gaussian_information(rho) if k != "seconds" else v for k, v in figures.items()
        }
        write_frame(run, 10 * index, figures, share * log_density_ratio(x, y, rho) + CONSTANT)
    figures = {"rho": rho, "estimate": gaussian_information(rho)}
    run.evaluation_file.write_text(json.dumps(figures))
    return run


def make_images(
    folder: Path,
    name: str,
    latent_dim: int = 10,
    n: int = 4,
    state: str = "finished",
    **status: object,
) -> Run:
    """Write a run on images with n epochs, the later the better."""
    run = _make_run(folder, name, "mine", {"latent_dim": latent_dim}, state, status)
    for epoch in range(1, n + 1):
        run.append_metrics(
            {
                "epoch": epoch,
                "seconds": 30.0 * epoch,
                "loss": -3.0 - epoch / n,
                "bound": 3.0 + epoch / n,
                "linear_accuracy": 0.9 + 0.001 * latent_dim + 0.01 * epoch / n,
            }
        )
    if state == "finished":
        figures = {
            "latent_dim": latent_dim,
            "bound": 4.0,
            "linear_accuracy": 0.91 + 0.001 * latent_dim,
        }
        run.evaluation_file.write_text(json.dumps(figures))
    return run


def _make_run(folder: Path, name: str, method: str, config: dict, state: str, status: dict) -> Run:
    run = Run(folder / name)
    run.path.mkdir(parents=True)
    command = f"python -m core train {method} --seed 3"
    known = {"method": method, "seed": 3, "device": "CPU", "command": command, "config": config}
    run.config_file.write_text(json.dumps(known))
    signs = {"n_epochs": 4, "n_steps": 10, "heartbeat": time.time(), "pid": os.getpid()}
    signs |= {"state": state, "queued": time.time() - 5} | status
    run.status_file.write_text(json.dumps(signs))
    return run
