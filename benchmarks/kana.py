"""How well kana networks read, and how fast kana are made and judged; print the tables.

    python -m benchmarks.kana figures exhibits/kana-cnn exhibits/kana-linear
    python -m benchmarks.kana pens exhibits/kana-cnn
    python -m benchmarks.kana speed
    python -m benchmarks.kana verdict

`figures` recomputes everything from the stored networks. `pens` writes kana anew with pens of any
width, and counts what is read rightly and kept, with and without the slate's preprocessing.
`speed` counts synthetic images a second; `verdict` times one verdict in kana mode against one in
digit mode, in turns, in one process. Nothing else should run meanwhile.
"""

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import numpy as np

from core.kana.data import load_kana, synthesize
from core.writing.characters import N_CHARACTERS

N_IMAGES = 8000
N_VERDICTS = 300
ROUNDS = 7
WIDTHS = (4.0, 8.4, 14.0, 20.0, 28.0, 39.0)  # of pens, in pixels of 280: the slate's are 8.4 to 39
N_OF_A_PEN = 10  # of each character
CONTAMINATION = 0.01
SEED = 1729  # no training's
SHOWN = (
    "test_accuracy",
    "top5_accuracy",
    "validation_accuracy",
    "real_handwriting_accuracy",
    "real_top5_accuracy",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("figures", "pens"):
        commands.add_parser(name).add_argument("runs", nargs="+")
    commands.add_parser("speed")
    commands.add_parser("verdict")
    options = parser.parse_args()
    if "runs" in options:
        {"figures": figures, "pens": pens}[options.command](options.runs)
    else:
        {"speed": speed, "verdict": verdict}[options.command]()


def figures(names: list[str]) -> None:
    from core.kana.evaluation import evaluate_kana
    from core.runs import find_run

    print(f"| run | {' | '.join(SHOWN)} |")
    print("|---" * (1 + len(SHOWN)) + "|")
    judged = {name: evaluate_kana(find_run(name)) for name in names}
    for name, found in judged.items():
        print(f"| {name} | {' | '.join(f'{found[key]:.4f}' for key in SHOWN)} |")
    for name, found in judged.items():
        if found["auroc"] is None:
            continue
        print(f"\n| {name} | {' | '.join(found['auroc'])} |")
        print("|---" * (1 + len(found["auroc"])) + "|")
        print(f"| AUROC | {' | '.join(f'{v:.4f}' for v in found['auroc'].values())} |")
        for level, shares in found["lof"].items():
            rejected = [f"{shares[name]:.3f}" for name in found["auroc"]]
            kept = ", ".join(f"{k} {1 - shares[k]:.4f}" for k in ("kana", "validation", "real"))
            print(f"| rejected at {level} (kept: {kept}) | {' | '.join(rejected)} |")


def pens(names: list[str]) -> None:
    from core.data import canonical, canonical_kana
    from core.kana.training import load
    from core.kana.written import write_kana
    from core.networks.classifier import embed, predict
    from core.outliers.lof import load_lof
    from core.runs import find_run
    from core.writing.canvas import Pens

    labels = np.tile(np.arange(N_CHARACTERS), N_OF_A_PEN)
    for name in names:
        run = find_run(name)
        network, lof = load(run), load_lof(run.novelty_file)
        limit = lof.threshold(CONTAMINATION)
        print(f"\n| {name}, pen of 280 | as drawn: right, and kept | as the slate prepares it |")
        print("|---|---|---|")
        for width in WIDTHS:
            cells = []
            for redraw in (canonical, canonical_kana):
                drawn = Pens(width, width, 150.0, 230.0, boldest=1.0, redrawn=1.0, redraw=redraw)
                images = write_kana(labels, np.random.default_rng(SEED), drawn)
                right = predict(network, images) == labels
                kept = right & (lof.anomaly_scores(embed(network, images)) <= limit)
                cells.append(f"{right.mean():.1%}, {kept.mean():.1%}")
            print(f"| {width:g} | {' | '.join(cells)} |")


def speed() -> None:
    load_kana("train", 2)  # reads the shapes
    print("| threads | images/s, median | all |")
    print("|---|---|---|")
    for threads in (1, 2):
        rates = [rate(threads, seed) for seed in range(ROUNDS)]
        print(f"| {threads} | {median(rates):.0f} | {' '.join(f'{r:.0f}' for r in rates)} |")


def rate(threads: int, seed: int) -> float:
    """Draw images in `threads` threads and return how many came in a second."""

    def draw(part: int) -> None:
        rng = np.random.default_rng([seed, part])
        synthesize(rng.integers(N_CHARACTERS, size=N_IMAGES // threads), "train", rng)

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(draw, range(threads)))
    return N_IMAGES / (time.perf_counter() - started)


def verdict() -> None:
    from core.data import load_mnist
    from core.kana.verdict import load_kana_recognizer
    from core.verdict import load_recognizer

    digits, kana = load_recognizer(), load_kana_recognizer()
    modes = {
        "digits": (digits.verdict, load_mnist("test").images),
        "kana": (kana.verdict, load_kana("test").images),
    }
    rounds = [
        {mode: milliseconds(judge, images) for mode, (judge, images) in modes.items()}
        for _ in range(ROUNDS)
    ]
    for mode in modes:
        print(f"{mode}: {median(r[mode] for r in rounds):.2f} ms, median of {ROUNDS} rounds")
    print(f"ratio: {median(r['kana'] / r['digits'] for r in rounds):.2f}")


def milliseconds(judge: Callable, images: np.ndarray) -> float:
    """Return the median time of a verdict, the first ten left out."""
    times = []
    for image in images[: N_VERDICTS + 10]:
        started = time.perf_counter()
        judge(image)
        times.append(1000 * (time.perf_counter() - started))
    return median(times[10:])


if __name__ == "__main__":
    main()
