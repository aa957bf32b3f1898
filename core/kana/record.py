"""What a run of a kana network measured, step by step: for the curves, the table and the words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.runs import Run
from core.writing.characters import N_CHARACTERS

GUESSING = math.log(N_CHARACTERS)  # nats: the loss of who finds all characters equally likely
LOST = "lost"  # event of a run whose loss is no longer a number
_HARDLY_BETTER = 0.05  # nats
_MEASURED = ("loss", "validation_accuracy")  # in each line
_USUAL_STEPS = 250  # of an epoch, where a run does not say it yet

Point = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A run and its epochs.

    Attributes:
        run: the run.
        points: the lines of its metrics, each with the "step" that it was measured after.
        burst: whether the run ended because its loss was no longer a number.
    """

    run: Run
    points: tuple[Point, ...]
    burst: bool

    @property
    def last(self) -> Point | None:
        """The newest point, None before the first epoch has ended."""
        return self.points[-1] if self.points else None

    @property
    def lost_at(self) -> int | None:
        """The step after which the loss was first no number; None for never, or if not noted."""
        noted = [event["step"] for event in self.run.events if event.get("event") == LOST]
        return int(noted[-1]) if noted else None

    @property
    def diverged_at(self) -> int | None:
        """The step from which on the network is no better than guessing; None for never.

        A loss that comes back below guessing counts as a hiccup, and so does a single epoch.
        """
        lost = _tail(self.points)
        if len(lost) > 1 or (lost and self.burst):
            return int(lost[0]["step"])
        last = self.points[-1]["step"] if self.points else 0
        return int(last) if self.burst else None

    @property
    def ended_at(self) -> int | None:
        """The step at which the training was lost, to the step where that was noted."""
        return self.diverged_at if self.lost_at is None else self.lost_at

    def at(self, step: int | None) -> Point | None:
        """Return the last point up to a step, or of all; None where there is none."""
        until = [point for point in self.points if step is None or point["step"] <= step]
        return until[-1] if until else None


def _tail(points: Sequence[Point]) -> list[Point]:
    """Return the points at the end whose loss is that of guessing, or worse."""
    found: list[Point] = []
    for point in reversed(points):
        if not point["loss"] >= GUESSING - _HARDLY_BETTER:
            break
        found.insert(0, point)
    return found


def read_record(run: Run) -> Record:
    """Read what a run has measured so far; a damaged line counts as never written."""
    n_steps = int(run.status.get("n_steps") or _USUAL_STEPS)
    points = tuple(
        {"step": line["epoch"] * n_steps, **line}
        for line in run.metrics
        if all(isinstance(line.get(name), int | float) for name in _MEASURED)
    )
    burst = run.failure == "TrainingDiverged"
    return Record(run, points, burst)
