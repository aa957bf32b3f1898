"""Runs of kana networks with curves, made without training."""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path

from core.runs import Run
from ui.kana_lab.lessons import RECIPES

N_STEPS = 250  # of an epoch
BURST = "TrainingDiverged: The loss became nan; a lower learning rate may help."


def make_kana(
    folder: Path,
    name: str,
    recipe: str = "constant",
    n: int = 8,
    reaches: float = 0.95,
    lost_after: int | None = None,
    state: str = "finished",
    changed: dict | None = None,
    known: bool = True,
    **status: object,
) -> Run:
    """Write a run whose accuracy climbs for n epochs.

    Args:
        folder: of the run's folder.
        name: the run's id.
        recipe: a key of `RECIPES`.
        n: epochs that were measured.
        reaches: accuracy after the last epoch.
        lost_after: epoch after which the network guesses, None for never.
        state: the run's.
        changed: fields of the configuration that differ from the recipe's.
        known: whether config.json has the configuration already.
        **status: what status.json holds besides.
    """
    run, made_by = Run(folder / name), RECIPES[recipe]
    run.path.mkdir(parents=True)
    config = asdict(made_by.config) | (changed or {})
    command = made_by.order(3).command
    record = {"device": "CPU", "command": command, "config": config} if known else {}
    run.config_file.write_text(json.dumps({"method": made_by.method, "seed": 3} | record))
    signs = {"n_epochs": 8, "n_steps": N_STEPS, "heartbeat": time.time(), "pid": os.getpid()}
    signs |= {"state": state, "queued": time.time() - 5} | status
    run.status_file.write_text(json.dumps(signs))
    for epoch in range(1, n + 1):
        lost = lost_after is not None and epoch > lost_after
        run.append_metrics(_line(epoch, config, 1 / 71 if lost else reaches * epoch / n, lost))
    return run


def _line(epoch: int, config: dict, accuracy: float, lost: bool) -> dict:
    return {
        "epoch": epoch,
        "seconds": 10.0 * epoch,
        "loss": 4.3 if lost else 2.0 * (1 - accuracy),
        "accuracy": min(1.0, 1.04 * accuracy),
        "validation_accuracy": accuracy,
        "learning_rate": config["learning_rate"],
        "dropout": config.get("dropout", 0.0),
    }


def judge(run: Run, test_accuracy: float, real: float | None = None) -> None:
    """Write what an evaluation of a run found."""
    figures = {"test_accuracy": test_accuracy, "real_handwriting_accuracy": real}
    run.evaluation_file.write_text(json.dumps(figures))
