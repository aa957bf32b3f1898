"""Bundle runs by the texts' recipes: `python -m core.bundling.texts RUN...`.

A run comes along as `METHOD-PRESET`, with a number of its seed behind that other than 0. Of seed 0
the film and, in half precision, the weights are kept, large ones only where the text shows what
they are like; of the others what the tables need. What only the live test of a drawing needs stays
behind: it is ten times as large as all else.
"""

import shutil
import sys
from pathlib import Path

from core.methods import METHODS
from core.networks.half_weights import copy_halved
from core.runs import Run, find_run
from core.runs.run import EXHIBITS
from core.texts.comparison import family, made_by, recipe
from core.texts.published import TEXTS

TABLES = ("config.json", "status.json", "metrics.jsonl", "events.jsonl", "evaluation.json")
FILM = 2 * 2**20  # bytes of a film, at most; of a larger one every second large frame comes along
BY_FILM = ("dec",)  # methods whose large network no page opens for a text's run
MOST = 4 * 2**20  # bytes of weights, before they are halved, that come along in any case
FIRST = ("filters.npz", "confusions.npz", "clusters.npz", "anomalies.npz")  # of seed 0 alone


def name_of(run: Run) -> str:
    """Return what an exhibit of a run is called: "cnn-text", "mine-gaussian-text-rho-0.8-s1".

    Raises:
        ValueError: the run took no text's recipe.
    """
    if family(run) != "text":
        raise ValueError(f"The run {run.id} took no text's recipe.")
    seed = int(run.config["seed"])
    return f"{run.method}-{max(_names(run), key=len)}" + (f"-s{seed}" if seed else "")


def _names(run: Run) -> list[str]:
    """Return the presets that made a run, else the figures' presets with what they change."""
    presets = METHODS[run.method].presets.items()
    texts = [(name, config) for name, config in presets if name.startswith("text")]
    for shorter in (False, True):
        if found := [n for n, config in texts if made_by(run, config, shorter=shorter)]:
            return found
    figures = (f for text in TEXTS for f in text.figures if f.method == run.method)
    return [
        "-".join(
            [f.preset, *(f"{name.replace('_', '-')}-{value}" for name, value in f.changes.items())]
        )
        for f in figures
        if made_by(run, recipe(f))
    ]


def bundle(run: Run, home: Path = EXHIBITS) -> Run:
    """Copy what comes along of a run into a folder of exhibits, in place of an earlier copy."""
    kept = Run(home / name_of(run))
    shutil.rmtree(kept.path, ignore_errors=True)
    kept.path.mkdir(parents=True)
    is_first = not int(run.config["seed"])
    for name in (*TABLES, *(FIRST if is_first else ())):
        if (file := run.path / name).is_file():
            shutil.copyfile(file, kept.path / name)
    if is_first and run.snapshot_files:
        _copy_film(run, kept)
    if is_first and _keeps_weights(run):
        copy_halved(run.weights_file, kept.weights_file)
    return kept


def _copy_film(run: Run, kept: Run) -> None:
    """Copy the frames; of DEC the moves are large, and the pictures before them small."""
    frames = run.snapshot_files
    sizes = {file: file.stat().st_size for file in frames}
    while sum(sizes[file] for file in frames) > FILM:
        usual = sum(sizes[file] for file in frames) / len(frames)
        large = [file for file in frames if sizes[file] > usual / 2]
        dropped = set(large[-2::-2])
        frames = [file for file in frames if file not in dropped]
    kept.snapshots_folder.mkdir()
    for file in frames:
        shutil.copyfile(file, kept.snapshots_folder / file.name)


def _keeps_weights(run: Run) -> bool:
    """Tell whether a run's weights are small, or needed for a picture of the text."""
    if run.method in BY_FILM:
        return False
    file = run.weights_file
    pictured = {(p.method, p.preset) for text in TEXTS for p in text.pictures}
    shown = not pictured.isdisjoint((run.method, name) for name in _names(run))
    return file.is_file() and (shown or file.stat().st_size <= MOST)


def main() -> None:
    """Bundle the runs that the command line names."""
    for name in sys.argv[1:]:
        sys.stdout.write(f"{bundle(find_run(name)).path}\n")


if __name__ == "__main__":
    main()
