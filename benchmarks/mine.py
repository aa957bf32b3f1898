"""Train MINE on Gaussians and on images with several seeds and print what it found.

    python benchmarks/mine.py gaussian --seeds 0-2 --folder runs/benchmark
    python benchmarks/mine.py images --seeds 0-2 --folder runs/benchmark

Runs that are finished are not trained again, so the tables can be printed at any time.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import mean, median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.mine.arrays import gaussian_information  # noqa: E402
from core.runs import Run  # noqa: E402
from core.sweep import parse_seeds  # noqa: E402

RHOS = (0.0, -0.2, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99)
DIMENSIONS = (10, 16, 32, 64)
REACH = 0.01  # nats


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=("gaussian", "images"))
    parser.add_argument("--seeds", default="0-2", help="such as 0-2 or 0,3")
    parser.add_argument("--folder", type=Path, default=ROOT / "runs" / "benchmark")
    options = parser.parse_args()
    tables = {"gaussian": print_gaussians, "images": print_images}
    tables[options.table](parse_seeds(options.seeds), options.folder)


def train(run: Run, method: str, seed: int, *flags: str) -> Run:
    if run.evaluation is None:
        command = ["train", method, "--seed", str(seed), *flags, "--into", str(run.path)]
        subprocess.run([sys.executable, "-m", "core", *command], cwd=ROOT, check=True)
    return run


def print_gaussians(seeds: list[int], folder: Path) -> None:
    print("| rho | analytic | estimates | mean error | histogram's | within 0.01 nats after |")
    print("|---|---|---|---|---|---|")
    for rho in RHOS:
        flag = f"--rho={rho}"
        runs = [
            train(Run(folder / f"mine-gaussian-{rho}-s{seed}"), "mine-gaussian", seed, flag)
            for seed in seeds
        ]
        print(gaussian_row(rho, runs))


def gaussian_row(rho: float, runs: list[Run]) -> str:
    truth = gaussian_information(rho)
    estimates = [run.evaluation["estimate"] for run in runs]
    error = mean(abs(estimate - truth) for estimate in estimates)
    of_histogram = mean(abs(run.evaluation["histogram"] - truth) for run in runs)
    seconds = [seconds_to_reach(run, truth) for run in runs]
    listed = ", ".join(f"{estimate:.4f}" for estimate in estimates)
    waited = ", ".join("never" if s is None else f"{s:.1f}" for s in seconds)
    return f"| {rho} | {truth:.4f} | {listed} | {error:.4f} | {of_histogram:.4f} | {waited} s |"


def seconds_to_reach(run: Run, truth: float) -> float | None:
    """Return the seconds from the start of the process to the first estimate within reach."""
    near = (line for line in run.metrics if abs(line["estimate"] - truth) <= REACH)
    first = next(near, None)
    return None if first is None else first["seconds"]


def print_images(seeds: list[int], folder: Path) -> None:
    print("| latent dimension | linear accuracy, test | median | bound, nats | seconds |")
    print("|---|---|---|---|---|")
    for dimension in DIMENSIONS:
        flag = f"--latent-dim={dimension}"
        runs = [train(Run(folder / f"mine-{dimension}-s{s}"), "mine", s, flag) for s in seeds]
        print(image_row(dimension, runs))


def image_row(dimension: int, runs: list[Run]) -> str:
    accuracies = [run.evaluation["linear_accuracy"] for run in runs]
    bound = mean(run.evaluation["bound"] for run in runs)
    seconds = mean(run.metrics[-1]["seconds"] for run in runs)
    listed = ", ".join(f"{accuracy:.4f}" for accuracy in accuracies)
    return f"| {dimension} | {listed} | {median(accuracies):.4f} | {bound:.2f} | {seconds:.0f} |"


if __name__ == "__main__":
    main()
