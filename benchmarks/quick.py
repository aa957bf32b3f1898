"""How fast the quick recipe learns, from the start of the process; print the table.

    python -m benchmarks.quick --seeds 0-9 --folder runs/quick

Runs that are finished are not trained again. Nothing else should run meanwhile.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median

import numpy as np

from core.iic.arrays import trace
from core.iic.film import load_film
from core.runs import ROOT, Run
from core.sweep import parse_seeds

GOAL = 0.97


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-9")
    parser.add_argument("--folder", type=Path, default=ROOT / "runs" / "quick")
    options = parser.parse_args()
    runs = [train(seed, options.folder) for seed in parse_seeds(options.seeds)]
    print("| figure | median | min | max | seeds that have it |\n|---|---|---|---|---|")
    for name, values in figures(runs).items():
        found = [value for value in values if value is not None]
        cells = [median(found), min(found), max(found)]
        print(f"| {name} | {' | '.join(f'{c:.4g}' for c in cells)} | {len(found)}/{len(values)} |")
    heads = [head for run in runs for head in run.evaluation["heads"]]
    events = [event for run in runs for event in run.events]
    stuck = sum(head["stuck"] is not None for head in heads)
    print(
        f"\n{len(events)} heads found stuck and reseeded; {stuck} of {len(heads)} stuck at the end"
    )


def train(seed: int, folder: Path) -> Run:
    run = Run(folder / f"iic-quick-s{seed}")
    if run.evaluation is None:
        command = ["train", "iic", "--preset", "quick", "--seed", str(seed), "--into"]
        command = [sys.executable, "-m", "core", *command, str(run.path)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return run


def figures(runs: Sequence[Run]) -> dict[str, list[float | None]]:
    evaluations = [run.evaluation for run in runs]
    return {
        "first joint matrix written, s": [first_moment(run, 0.0) for run in runs],
        "trace of the best head > .8, s": [first_moment(run, 0.8) for run in runs],
        f"{GOAL:.0%} test accuracy at an epoch's end, s": [goal_reached(run) for run in runs],
        "whole run, s": [run.metrics[-1]["seconds"] for run in runs],
        "test accuracy": [e["test_accuracy"] for e in evaluations],
        "mean of all heads": [mean(h["test_accuracy"] for h in e["heads"]) for e in evaluations],
        "overclusters, majority": [e["overclustering"]["majority_accuracy"] for e in evaluations],
    }


def first_moment(run: Run, least: float) -> float | None:
    """Return the seconds at which the trace of the head with most information exceeds `least`."""
    film = load_film(run)
    traces = trace(film.joints)[np.arange(len(film)), film.selected]
    return float(film.seconds[traces > least][0]) if np.any(traces > least) else None


def goal_reached(run: Run) -> float | None:
    reached = [line["seconds"] for line in run.metrics if line["selected_accuracy"] >= GOAL]
    return reached[0] if reached else None


if __name__ == "__main__":
    main()
