"""What the bundled kana network was measured to do: its run, its figures, its confusions."""

from functools import lru_cache
from pathlib import Path

from core.kana.confusions import Confusions, load_confusions
from core.runs import Run, exhibit
from ui.training.command import training_command

NAME = "kana-cnn"


def run() -> Run:
    """Return the exhibit behind the page Kana, be it there or not."""
    return exhibit(NAME)


def confusions() -> Confusions | None:
    """Return how the held-out synthetic images were read, None where that was not stored."""
    found = run()
    file = found.confusions_file
    return _confusions(found.path, file.stat().st_mtime_ns) if file.is_file() else None


@lru_cache(maxsize=2)
def _confusions(path: Path, _: int) -> Confusions | None:
    return load_confusions(Run(path))


def command() -> str:
    """Return the line that trains the network again."""
    return training_command(run())
