"""Print how every detector of every space judges what is no digit.

    python -m benchmarks.anomalies [RUN ...]

Without arguments the bundled runs; several runs of a method are averaged. Scores come from
`python -m core anomalies RUN --save`; a run without them is scored and keeps the scores.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable
from statistics import mean, stdev

import numpy as np

from core.anomalies import open_space
from core.data import has_digit_shape, load_near
from core.methods import outlier_spaces
from core.metrics import auroc, fpr_at_tpr
from core.outliers.scoring import compute_anomalies
from core.outliers.sets import OUTLIERS, gather_sets
from core.outliers.stored import Anomalies, load_anomalies, save_anomalies
from core.runs import Run, find_run

APART = "letters without digit shapes"
Compare = Callable[[np.ndarray, np.ndarray], float]  # scores of digits, scores of others
Figure = Callable[[Anomalies, str, str], float]  # of a detector and a set

SHOWN = ("fashion_mnist", "cifar10", "kana", "omniglot_kana", "letters", APART)
SHOWN += tuple(name for name in OUTLIERS if name not in SHOWN)
N_HARDEST = 14


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="*", default=list(outlier_spaces()), metavar="RUN")
    scored = defaultdict(list)
    for name in parser.parse_args().runs:
        run = find_run(name)
        scored[run.method].append(scores_of(run))
    for title, figure in (("AUROC", auroc), ("FPR at 95% TPR", fpr_at_tpr)):
        print_table(title, scored, lambda found, d, s, f=figure: compared(found, d, s, f))
    for calibrated in (False, True):
        kind = "validation" if calibrated else "training"
        print_table(
            f"Rejected at 0.01, thresholds from {kind} digits",
            scored,
            lambda found, d, s, c=calibrated: rejected(found, d, s, c),
            ("mnist", *SHOWN),
        )
    for method, runs in scored.items():
        print_hardest(method, runs[0])


def scores_of(run: Run) -> Anomalies:
    stored = load_anomalies(run)
    if stored is None:
        stored = compute_anomalies(open_space(run), gather_sets()[0])
        save_anomalies(stored, run.anomalies_file)
    return stored


def chosen(found: Anomalies, detector: str, name: str) -> np.ndarray:
    if name != APART:
        return found.scores(detector, name)
    return found.scores(detector, "letters")[~has_digit_shape(load_near("letters").labels)]


def compared(found: Anomalies, detector: str, name: str, figure: Compare) -> float:
    return figure(found.scores(detector, "mnist"), chosen(found, detector, name))


def rejected(found: Anomalies, detector: str, name: str, calibrated: bool) -> float:
    threshold = found.calibrated if calibrated else found.threshold
    return float(np.mean(chosen(found, detector, name) > threshold(detector, 0.01)))


def print_table(
    title: str, scored: dict[str, list[Anomalies]], figure: Figure, columns: tuple[str, ...] = SHOWN
) -> None:
    print(f"\n### {title}\n\n| space | detector | {' | '.join(columns)} |")
    print("|---|---" + "|---" * len(columns) + "|")
    for method, runs in scored.items():
        for detector in runs[0].detectors:
            cells = [cell([figure(run, detector, name) for run in runs]) for name in columns]
            print(
                f"| {outlier_spaces()[method]} ({len(runs)}) | {detector} | {' | '.join(cells)} |"
            )


def cell(values: list[float]) -> str:
    spread = f" ± {stdev(values):.3f}" if len(values) > 1 else ""
    return f"{mean(values):.3f}{spread}"


def print_hardest(method: str, found: Anomalies) -> None:
    """Name the characters that each detector takes for digits, with their AUROC and the digit."""
    print(f"\n### Hardest characters, {outlier_spaces()[method]}\n")
    for detector in found.detectors:
        for name in ("letters", "kana"):
            print(f"- {detector}, {name}: {', '.join(hardest(found, detector, name))}")


def hardest(found: Anomalies, detector: str, name: str) -> list[str]:
    labels, scores = load_near(name).labels, found.scores(detector, name)
    digits, answers = found.scores(detector, "mnist"), found.predictions(name)
    ranked = sorted((auroc(digits, scores[labels == c]), c) for c in np.unique(labels))
    return [
        f"{chr(c)}{taken_for(answers, labels == c)} {value:.2f}" for value, c in ranked[:N_HARDEST]
    ]


def taken_for(answers: np.ndarray | None, chosen_rows: np.ndarray) -> str:
    return "" if answers is None else f"→{np.bincount(answers[chosen_rows]).argmax()}"


if __name__ == "__main__":
    main()
