"""A grid of trainings, one after the other; what is done already is not done again.

`core.cluster` works the same grid off on many machines.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import mean, median, stdev
from typing import Any

from core.runs import LIVE_STATES, RESUMABLE_STATES, ROOT, Run, runs_folder

Settings = tuple[tuple[str, str], ...]  # such as (("alpha", "1"), ("views", "rotate"))


@dataclass(frozen=True)
class Cell:
    """One training of a sweep.

    Attributes:
        method: the method's name.
        preset: the named configuration it departs from, None for the defaults.
        settings: fields and the values they are set to, as text.
        seed: the run's seed.
    """

    method: str
    preset: str | None
    settings: Settings
    seed: int

    @property
    def run(self) -> Run:
        """The folder of this training; its name says what is in it."""
        parts = [self.method, self.preset, *("-".join(pair) for pair in self.settings)]
        name = "-".join(part for part in parts if part)
        return Run(runs_folder() / f"sweep-{re.sub(r'[^A-Za-z0-9.+-]', '-', name)}-s{self.seed}")

    @property
    def arguments(self) -> list[str]:
        """The command line that trains it, after `python -m core`."""
        preset = ["--preset", self.preset] if self.preset else []
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in self.settings]
        place = ["--seed", str(self.seed), "--into", str(self.run.path)]
        return ["train", self.method, *preset, *flags, *place]


def parse_seeds(text: str) -> list[int]:
    """Read "0-9" or "0,3,5-7".

    Raises:
        ValueError: it is neither.
    """
    if not re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", text):
        raise ValueError(f"`seeds` must look like 0-9 or 0,3,5. Received: seeds={text}")
    ends = [part.split("-") for part in text.split(",")]
    return [seed for part in ends for seed in range(int(part[0]), int(part[-1]) + 1)]


def parse_settings(texts: Sequence[str]) -> list[Settings]:
    """Read ["alpha=1,10", "n_sub_heads=1,5"] as all combinations of their values.

    Raises:
        ValueError: one has no name or no value.
    """
    axes = []
    for text in texts:
        name, _, values = text.partition("=")
        if not name or not values:
            raise ValueError(f"`set` must look like alpha=1,10. Received: set={text}")
        axes.append([(name.replace("-", "_"), value) for value in values.split(",")])
    return list(product(*axes))


def grid(method: str, preset: str | None, seeds: list[int], settings: list[Settings]) -> list[Cell]:
    """Return every combination of settings with every seed once, seed by seed within settings."""
    cells = [Cell(method, preset, chosen, seed) for chosen in settings for seed in seeds]
    return list(dict.fromkeys(cells))


def work_off(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Train what has not been trained yet, and yield every cell as soon as it is done.

    Raises:
        RuntimeError: a training was stopped or failed; the same sweep goes on from there.
    """
    for cell in cells:
        if not is_done(cell):
            _train(cell)
        if not is_done(cell):
            raise RuntimeError(f"{complaint(cell)}. The same line goes on from it.")
        yield cell


def is_done(cell: Cell) -> bool:
    """Tell whether a cell was trained to its end and judged."""
    return cell.run.state == "finished" and cell.run.evaluation is not None


def complaint(cell: Cell) -> str:
    """Say in what state a cell is, and why."""
    run = cell.run
    reason = run.status.get("message") or "its log says more"
    return f"{run.id} is {run.state}: {reason}"


def next_arguments(cell: Cell) -> list[str]:
    """Return the command line that brings a cell to its end, after `python -m core`."""
    run = cell.run
    if run.state == "finished":
        return ["evaluate", str(run.path), "--save"]
    if run.state in RESUMABLE_STATES and run.config.get("config"):
        return ["resume", str(run.path)]
    return cell.arguments


def _train(cell: Cell) -> None:
    run = cell.run
    if run.state in LIVE_STATES:
        raise RuntimeError(f"{run.id} is {run.state} already, started by somebody else.")
    run.path.mkdir(parents=True, exist_ok=True)
    with run.log_file.open("ab") as log:
        command = [sys.executable, "-m", "core", *next_arguments(cell)]
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)


def summarize_sweep(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """Return a row for each combination of settings.

    Returns:
        The settings by name, then "runs", the "mean", "sd", "median", "min" and "max" of the
        test accuracy and "stuck", the share of their heads that are stuck, found without labels.
    """
    rows: list[dict[str, Any]] = []
    for settings in dict.fromkeys(cell.settings for cell in cells):
        figures = [cell.run.evaluation or {} for cell in cells if cell.settings == settings]
        values = [figure["test_accuracy"] for figure in figures if "test_accuracy" in figure]
        if values:
            rows.append({**dict(settings), **_spread(values), "stuck": _share_stuck(figures)})
    return rows


def _spread(values: list[float]) -> dict[str, float | int]:
    return {
        "runs": len(values),
        "mean": round(mean(values), 4),
        "sd": round(stdev(values), 4) if len(values) > 1 else 0.0,
        "median": round(median(values), 4),
        "min": round(min(values), 4),
        "max": round(max(values), 4),
    }


def _share_stuck(figures: list[dict[str, Any]]) -> float | None:
    heads = [head for figure in figures for head in figure.get("heads", [])]
    return round(mean(head.get("stuck") is not None for head in heads), 3) if heads else None
