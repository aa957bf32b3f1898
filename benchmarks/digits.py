"""Train every digit method with several seeds and print their figures beside the posts'.

    python benchmarks/digits.py --seeds 0-4 --folder runs/benchmark

Runs that are finished are not trained again, so the table can be printed at any time.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import mean, median, stdev

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.runs import Run  # noqa: E402
from core.sweep import parse_seeds  # noqa: E402

METHODS = ("l2-softmax", "cnn", "iic")
REJECTED = [(c, name) for c in ("0.001", "0.01") for name in ("mnist", "fashion_mnist", "cifar10")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0-4", help="0-4 or 0,3,5-7")
    parser.add_argument("--folder", type=Path, default=ROOT / "runs" / "benchmark")
    options = parser.parse_args()
    seeds = parse_seeds(options.seeds)
    for method in METHODS:
        runs = [train(method, seed, options.folder) for seed in seeds]
        print_table(method, [run for run in runs if run.evaluation])


def train(method: str, seed: int, folder: Path) -> Run:
    run = Run(folder / f"{method}-s{seed}")
    if run.evaluation is None:
        command = ["train", method, "--seed", str(seed), "--into", str(run.path)]
        subprocess.run([sys.executable, "-m", "core", *command], cwd=ROOT, check=True)
    return run


def print_table(method: str, runs: list[Run]) -> None:
    print(f"\n### {method}, {len(runs)} seeds: {', '.join(str(r.config['seed']) for r in runs)}\n")
    print("| figure | mean | sd | median | min | max |\n|---|---|---|---|---|---|")
    for name, values in figures(method, [run.evaluation for run in runs]).items():
        spread = stdev(values) if len(values) > 1 else 0.0
        cells = (mean(values), spread, median(values), min(values), max(values))
        print(f"| {name} | " + " | ".join(f"{cell:.4f}" for cell in cells) + " |")
    seconds = [run.metrics[-1]["seconds"] for run in runs]
    print(f"| seconds | {mean(seconds):.0f} | | {median(seconds):.0f} | | |")


def figures(method: str, evaluations: list[dict]) -> dict[str, list[float]]:
    if method == "iic":
        return iic_figures(evaluations)
    table = {"test accuracy": [e["test_accuracy"] for e in evaluations]}
    for contamination, name in REJECTED:
        shares = [e["lof"][contamination][name] for e in evaluations]
        table[f"rejected at {contamination}: {name}"] = shares
    for score in ("auroc", "fpr95"):
        for name in ("fashion_mnist", "cifar10"):
            table[f"{score} {name}"] = [e[score][name] for e in evaluations]
    return table


def iic_figures(evaluations: list[dict]) -> dict[str, list[float]]:
    heads = [[head["test_accuracy"] for head in e["heads"]] for e in evaluations]
    return {
        "test accuracy of the selected head": [e["test_accuracy"] for e in evaluations],
        "mean test accuracy of all heads": [mean(accuracies) for accuracies in heads],
        "NMI": [e["nmi"] for e in evaluations],
        "ARI": [e["ari"] for e in evaluations],
        "overclusters, majority label": [
            e["overclustering"]["majority_accuracy"] for e in evaluations
        ],
    }


if __name__ == "__main__":
    main()
