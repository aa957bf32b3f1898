"""How DEC and k-means on its code compare, seed by seed; print the table.

    python -m benchmarks.dec --seeds 0-4 --folder runs/dec [--preset paper]

Runs that are finished are not trained again. Nothing else should run meanwhile.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median

from core.runs import ROOT, Run
from core.sweep import parse_seeds

NAMES = ("kmeans_accuracy", "test_accuracy", "nmi", "ari", "updates")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="0-4")
    parser.add_argument("--folder", type=Path, default=ROOT / "runs" / "dec")
    parser.add_argument("--preset")
    options = parser.parse_args()
    name = options.preset or "full"
    runs = [train(seed, options) for seed in parse_seeds(options.seeds)]
    print(f"| {name} | k-means | DEC | gain | NMI | ARI | updates | stopped by | s | s with maps |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    rows = [figures(run) for run in runs]
    for run, row in zip(runs, rows, strict=True):
        print(f"| {run.config['seed']} | {' | '.join(map(shown, row))} |")
    numbers = [column for column in zip(*rows, strict=True) if not isinstance(column[0], str)]
    print("| median | " + " | ".join(shown(median(column)) for column in numbers) + " |")


def train(seed: int, options: argparse.Namespace) -> Run:
    run = Run(options.folder / f"dec-{options.preset or 'full'}-s{seed}")
    if run.evaluation is None:
        flags = ["--preset", options.preset] if options.preset else []
        command = [sys.executable, "-m", "core", "train", "dec", *flags]
        command += ["--seed", str(seed), "--into", str(run.path)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return run


def figures(run: Run) -> list[float | str]:
    found = run.evaluation
    gain = found["test_accuracy"] - found["kmeans_accuracy"]
    whole = run.evaluation_file.stat().st_mtime - run.status["queued"]
    values = [found[name] for name in NAMES]
    seconds = run.metrics[-1]["seconds"]
    return [*values[:2], gain, *values[2:], found["stopped_by"], seconds, whole]


def shown(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if value > 1 else f"{value:.4f}"


if __name__ == "__main__":
    main()
