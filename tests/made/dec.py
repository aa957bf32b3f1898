"""Runs of DEC with films, made without training."""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from core.dec.config import FINETUNE, LAYERS, PRESETS
from core.dec.film import N_CODES, N_MAPPED, write_move, write_pictures, write_wide_map
from core.maps.points import load_points
from core.runs import Run

K = 10
STAGES = (*LAYERS, FINETUNE)


def codes_between(share: float) -> np.ndarray:
    """Return codes that lie together by digit the more, the larger `share` in [0, 1] is."""
    labels = load_points("test").labels[:N_CODES]
    noise = np.random.default_rng(0).normal(size=(N_CODES, K))
    return (4 * share * np.eye(K)[labels] + noise).astype(np.float32)


def move(update: int, n_updates: int, changed: float) -> dict:
    """Return the arrays of one update: cluster c stands for digit 9 - c."""
    share = (update + 1) / (n_updates + 1)
    codes = codes_between(share)
    centroids = 4 * share * np.eye(K, dtype=np.float32)[::-1]
    right = round(900 * share)
    confusion = np.full((K, K), (1000 - right) // (K - 1))
    confusion[np.arange(K), K - 1 - np.arange(K)] = right
    return {
        "updates": update,
        "seconds": 60.0 + update,
        "changed": changed,
        "codes": codes,
        "centroids": centroids,
        "frequencies": np.full(K, 6000.0),
        "positions": np.concatenate([codes[:N_MAPPED, :2], centroids[:, :2]]),
        "confusions": confusion,
        "cluster_digits": K - 1 - np.arange(K),
    }


def make_dec_run(
    folder: Path,
    name: str = "dec-mine",
    preset: str = "quick",
    n_updates: int = 4,
    n_pictures: int = 5,
    state: str = "finished",
    **status: object,
) -> Run:
    """Write a run with a film of both parts, as if by this process.

    Args:
        n_updates: frames after that of k-means; -1 for none at all.
        n_pictures: frames of the first act, an epoch of each stage.
        status: further fields of status.json.
    """
    run = Run(folder / name)
    run.path.mkdir(parents=True)
    config = {"method": "dec", "seed": 3, "device": "CPU", "config": asdict(PRESETS[preset])}
    config["command"] = f"python -m core train dec --preset {preset} --seed 3"
    run.config_file.write_text(json.dumps(config))
    life = {"state": state, "heartbeat": time.time(), "pid": os.getpid(), "queued": time.time() - 5}
    run.status_file.write_text(json.dumps(life | status))
    for number, stage in enumerate(STAGES[:n_pictures], start=1):
        pictures = np.full((10, 28, 28), 40 * number, np.uint8)
        write_pictures(run, number, stage, 1, 10.0 * number, pictures)
        line = {"epoch": number, "seconds": 10.0 * number, "stage": stage, "stage_epoch": 1}
        run.append_metrics(line | {"loss": 0.1 / number})
    for update in range(n_updates + 1):
        changed = 0.1 / 4**update if update else np.nan
        write_move(run, 6 + update, move(update, n_updates, changed))
    if state == "finished" and n_updates >= 0:
        _end(run, n_updates)
    return run


def _end(run: Run, n_updates: int) -> None:
    """Write what comes after training: the large map and the figures."""
    frames = [codes_between((u + 1) / (n_updates + 1)) for u in range(n_updates + 1)]
    centres = np.zeros((K, 2), np.float32)
    write_wide_map(run, np.stack([np.concatenate([codes[:, :2], centres]) for codes in frames]))
    figures = {"method": "dec", "test_accuracy": 0.9, "updates": n_updates}
    figures |= {"stopped_by": "tolerance", "cluster_digits": list(range(9, -1, -1))}
    run.evaluation_file.write_text(json.dumps(figures))
