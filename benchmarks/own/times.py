"""How long a taught class takes: at each verdict, and to fine-tune a network on it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from benchmarks.own.asked import CONTAMINATION, KINDS, SEED, by_other_hands, examples_of, look
from core.data import canonical_digit, load_mnist
from core.own import file, material
from core.own.examples import Examples
from core.runs import Run, find_run
from core.teaching.reader import open_reader

N_VERDICTS, N_WARM = 300, 10  # drawings that are timed, and those before
N_TAUGHT = 4  # characters of a fine-tuning


def verdict() -> None:
    """Time a drawing's way to its verdict, without and with ten classes of ten examples."""
    from core.verdict import load_recognizer
    from ui.own import reading

    recognizer, nothing = load_recognizer(), Examples()
    rng = np.random.default_rng(SEED)
    taught = examples_of(rng.choice(KINDS.seen(0), 10, replace=False), 10, rng)
    drawings = [image.repeat(10, 0).repeat(10, 1) for image in load_mnist("test").images]
    ways = {"without": nothing, "with ten classes": taught}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for drawing in drawings[: N_VERDICTS + N_WARM]:
        for name, examples in ways.items():
            start = perf_counter()
            found = recognizer.verdict(canonical_digit(drawing))
            reading.read(recognizer, examples, found, CONTAMINATION)
            times[name].append(1e3 * (perf_counter() - start))
    found = {name: median(taken[N_WARM:]) for name, taken in times.items()}
    for name, milliseconds in found.items():
        print(f"{name}: {milliseconds:.2f} ms, median of {N_VERDICTS}")
    print(f"ratio: {found['with ten classes'] / found['without']:.3f}")


def tuning(seeds: Sequence[int]) -> None:
    """Fine-tune on four characters of twelve drawings each, in processes of their own."""
    print("| seed | | digits right | called digits | own hand | other hands | others rejected |")
    print("|---|---|---|---|---|---|---|")
    for seed in seeds:
        tuned(seed)


def tuned(seed: int) -> None:
    """Print what one fine-tuning changes, and how long it takes."""
    rng = np.random.default_rng([SEED, seed])
    chosen = rng.choice(KINDS.seen(0), N_TAUGHT, replace=False)
    examples = examples_of(chosen, 12, rng)
    drawn, shown = by_other_hands(chosen, rng)
    with TemporaryDirectory() as folder:
        own, run = Path(folder) / "own.npz", Run(Path(folder) / "run")
        file.save(examples, own)
        command = ["train", "own", "--own", str(own), "--into", str(run.path), "--seed", str(seed)]
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "core", *command], check=True, capture_output=True)
        seconds = perf_counter() - start
        figures, settings = run.evaluation or {}, run.config["config"]
        taught, _ = material.split(examples, settings["held_out"])
        for when, reader in (
            ("before", open_reader(find_run(settings["base"]))),
            ("after", open_reader(run)),
        ):
            found = figures[when]
            asked = look(reader, drawn, shown)
            said = reader.taught(taught).named(asked.points, asked.kept, CONTAMINATION)
            right = np.mean(np.array([*taught.names, ""], object)[said] == shown)
            print(
                f"| {seed} | {when} | {found['test_accuracy']:.2%} | {found['kept']:.2%} | "
                f"{found['own']:.1%} | {right:.1%} | {found['others']:.1%} |"
            )
    print(f"\ntrained, judged and mapped {seconds:.1f} s after the start of the process\n")
