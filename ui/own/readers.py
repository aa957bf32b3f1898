"""Who reads a drawing: the bundled networks, or a network trained here in the place of one."""

from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from core.own import file
from core.own.examples import Examples
from core.runs import USABLE_STATES, Run, list_runs
from ui.frame import warmup
from ui.frame.texts import Say
from ui.frame.warmup import Warmup, building_turn
from ui.own import reading
from ui.own.book import own_book
from ui.training.choice import RunChoice

METHODS = ("own", "l2-softmax")
LINK = "reader"
N_KEPT = 4  # networks that stay loaded
N_NAMED = 3  # classes that the list names


@dataclass(frozen=True, eq=False)
class Reader:
    """Networks that judge a drawing.

    Attributes:
        networks: the loading of a recognizer.
        run: whose network takes the place of the bundled L2-softmax one, None for none.
    """

    networks: Warmup
    run: Run | None = None

    @property
    def examples(self) -> Examples:
        """What answers: the visitor's classes, and those that the run was taught."""
        return _together(own_book().ready, taught_to(self.run))


def title(run: Run, say: Say) -> str:
    """Return what a run is called in the list."""
    names = taught_to(run).names
    if not names:
        return say("reader.trained")
    more = "…" if len(names) > N_NAMED else ""
    return say("reader.tuned", names=", ".join(names[:N_NAMED]) + more)


CHOICE = RunChoice(
    "draw", title, link=LINK, label="reader.label", hint="reader.bundled", width=340, labelled=True
)


def choosable() -> list[Run]:
    """Return the trained runs that can read digits, the latest first."""
    return [
        run
        for run in reversed(list_runs())
        if not run.is_bundled
        and run.method in METHODS
        and run.state in USABLE_STATES
        and run.novelty_file.is_file()
    ]


def chosen(say: Say) -> Reader:
    """Offer the runs that can read, where there are any; return who reads."""
    by_id = {run.id: run for run in choosable()}
    if not by_id:
        return Reader(warmup.recognizer())
    runs = list(by_id.values())
    run = by_id.get(CHOICE.linked() or CHOICE.watched(runs) or "")
    name = None if run is None else run.id
    CHOICE.show(name)
    CHOICE.picker(runs, name, say, none=say("reader.bundled"))
    return Reader(warmup.recognizer() if run is None else opened(run), run)


def opened(run: Run) -> Warmup:
    """Return the loading of the bundled networks with a run's in the place of one."""
    return _opened(run.path, _changed(run.novelty_file))


@lru_cache(N_KEPT)
def _opened(path: Path, _: int) -> Warmup:
    return Warmup(partial(_open, Run(path)))


def _open(run: Run) -> Any:
    with building_turn():
        from core.verdict import read_by

        bundled = warmup.recognizer()
        if bundled.value is None:
            raise LookupError(bundled.reason)
        recognizer = read_by(bundled.value, run)
        reading.taught(recognizer, taught_to(run))  # what the first drawing would wait for
        return recognizer


def taught_to(run: Run | None) -> Examples:
    """Return what a run was taught, nothing for one that was not."""
    if run is None or not run.own_file.is_file():
        return Examples()
    return _taught_to(run.own_file, _changed(run.own_file))


@lru_cache(N_KEPT)
def _taught_to(path: Path, _: int) -> Examples:
    try:
        return file.load(path)
    except (OSError, file.RefusedFile):
        return Examples()


@lru_cache(64)
def _together(own: Examples, more: Examples) -> Examples:
    """Join examples once; those of the visitor alone where both would be too many."""
    try:
        return own.joined(more) if more.names else own
    except ValueError:
        return own


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0
