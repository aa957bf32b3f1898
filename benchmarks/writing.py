"""Print how runs fare with digits, letters, signs and doodles by hands that they never saw.

    python -m benchmarks.writing [RUN ...] [--freedom F]

Without arguments the bundled l2-softmax and cnn. With F hands depart F times further from the
model than the first half of a training's written digits, as the other half does 1.3 times. Kinds
that a run's training left out (`--held-out 4`) stand in a column of their own: these are what a
recipe may be chosen by.
"""

import argparse
from collections.abc import Callable

import numpy as np

from core.digits import training
from core.digits.handwriting import ANY_PEN, LOOSE_HANDS, SEED
from core.digits.written import SHARES, decoys, write_digits, write_way
from core.networks.classifier import embed, predict
from core.outliers.lof import LocalOutlierFactor, load_lof
from core.runs import Run, find_run
from core.writing.canvas import Pens
from core.writing.kinds import HANDS
from core.writing.numerals import WAYS
from core.writing.styles import Variation, looser

CONTAMINATION = 0.01
WIDTHS = (4.0, 8.4, 20.0, 40.0)  # of pens, in pixels of 280
N_DIGITS = 1000  # for each pen
N_OF_A_WAY = 400
N_DECOYS = 4000
N_WORST = 24


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="*", default=["l2-softmax", "cnn"], metavar="RUN")
    parser.add_argument("--freedom", type=float, metavar="F")
    asked = parser.parse_args()
    hands = LOOSE_HANDS if asked.freedom is None else looser(HANDS, asked.freedom)
    for name in asked.runs:
        judge(find_run(name), hands)


def judge(run: Run, hands: Variation) -> None:
    network, lof = training.load(run), load_lof(run.novelty_file)
    read = lambda images: predict(network, images)  # noqa: E731
    score = lambda images: lof.anomaly_scores(embed(network, images))  # noqa: E731
    print(f"\n### {run.id}: rejected beyond contamination {CONTAMINATION}\n")
    print_ways(read, score, lof, hands)
    print_pens(read, score, lof, hands)
    known = decoys().seen(run.config["config"].get("held_out", 0))
    print_families(score, lof, known, hands)


def print_ways(read: Callable, score: Callable, lof: LocalOutlierFactor, hands: Variation) -> None:
    rng = np.random.default_rng(SEED)
    print(f"| way, {N_OF_A_WAY} of each | right and kept |\n|---|---|")
    for digit, names in WAYS.items():
        for way in names:
            images = write_way(digit, way, N_OF_A_WAY, rng, ANY_PEN, hands)
            kept = score(images) <= lof.threshold(CONTAMINATION)
            share = np.mean(kept & (read(images) == digit))
            print(f"| {digit} {way} | {share:.1%} |")


def print_pens(read: Callable, score: Callable, lof: LocalOutlierFactor, hands: Variation) -> None:
    print("\n| pen of 280 | right | right and kept |\n|---|---|---|")
    for width in WIDTHS:
        pens = Pens(width, width, 150.0, 230.0, redrawn=1.0)
        images, labels = write_digits(N_DIGITS, np.random.default_rng(SEED), pens, hands)
        right = read(images) == labels
        kept = right & (score(images) <= lof.threshold(CONTAMINATION))
        print(f"| {width:g} px | {right.mean():.1%} | {kept.mean():.1%} |")


def print_families(
    score: Callable, lof: LocalOutlierFactor, known: np.ndarray, hands: Variation
) -> None:
    rng = np.random.default_rng(SEED)
    images, rows = decoys().write(N_DECOYS, rng, pens=ANY_PEN, hands=hands)
    refused = score(images) > lof.threshold(CONTAMINATION)
    families, trained = np.array([decoys()[row].family for row in rows]), np.isin(rows, known)
    print("\n| family | kinds of the training, rejected | kinds held out |\n|---|---|---|")
    for family in SHARES:
        shares = [refused[(families == family) & part] for part in (trained, ~trained)]
        cells = [f"{share.mean():.0%}" if len(share) else "" for share in shares]
        print(f"| {family} | {cells[0]} | {cells[1]} |")
    worst = sorted((refused[rows == row].mean(), decoys()[row].name) for row in np.unique(rows))
    print(f"\nTaken for digits most: {', '.join(f'{n} {1 - r:.0%}' for r, n in worst[:N_WORST])}")


if __name__ == "__main__":
    main()
