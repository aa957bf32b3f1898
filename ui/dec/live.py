"""A run of DEC that is going on, or ended before its time: stage, remaining time, buttons."""

from typing import Any

from core.dec.config import CLUSTER, LAYERS
from core.runs import Run
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.training.live_run import ended, failure, going, is_live, standing_name

ADVICE = {  # what failed: the sentence that says what can be done
    "NoAutoencoder": "dec.no_start",
    "RunNotFound": "dec.no_start",
    "TrainingDiverged": "dec.diverged",
}


def control(run: Run, say: Say) -> None:
    """Show how far a live run is with its buttons, or why it ended and how to go on."""
    if is_live(run):
        going(run, progress(run), headline(run, say), say)
    else:
        ended(run, explained(run, say), say)


def explained(run: Run, say: Say) -> str:
    """Return why a run failed, and what can be done where we know."""
    advice = ADVICE.get(run.failure or "")
    return joined([failure(run, say), say(advice) if advice else ""], say)


def progress(run: Run) -> float:
    """Return the share of a run's present stage that is done, in [0, 1]."""
    status = run.status
    epochs = int(status.get("stage_epochs") or 0)
    if not epochs:
        return 0.0
    return min(1.0, (int(status.get("stage_epoch") or 0) + _within(status)) / epochs)


def _within(status: dict[str, Any]) -> float:
    """Return the share of the present epoch that is done; an epoch just begun has no step yet."""
    if status.get("stage_epoch") == status.get("stage_epochs"):
        return 0.0
    return min(1.0, int(status.get("step") or 0) / max(1, int(status.get("n_steps") or 1)))


def remaining(run: Run) -> float | None:
    """Return the seconds that the present stage still takes, None where nothing is known.

    Whole epochs tell more than steps: after an update of DEC all codes are computed anew.
    """
    status = run.status
    epochs = int(status.get("stage_epochs") or 0)
    left = epochs - epochs * progress(run)
    stage = status.get("stage")
    times = [float(line["seconds"]) for line in run.metrics if line.get("stage") == stage]
    if len(times) >= 2:
        return left * (times[-1] - times[0]) / (len(times) - 1)
    speed = float(status.get("steps_per_second") or 0)
    return left * int(status.get("n_steps") or 0) / speed if speed else None


def headline(run: Run, say: Say) -> str:
    """Return state, stage, epoch, speed and remaining time of a live run in one line."""
    status = run.status
    parts = [standing_name(run, say)]
    if stage := status.get("stage"):
        parts += _place(str(stage), status, say)
    if (seconds := remaining(run)) is not None and not _between(status):
        parts.append(say("dec.stage_left", time=numbers.duration(seconds, say)))
    parts.append(str(run.config.get("device", "")))
    return " · ".join(part for part in parts if part)


def _between(status: dict[str, Any]) -> bool:
    """Tell whether a stage is done and the next one has not begun."""
    return bool(status.get("stage_epochs")) and status["stage_epochs"] == status.get("stage_epoch")


def _place(stage: str, status: dict[str, Any], say: Say) -> list[str]:
    if _between(status) and stage != CLUSTER:
        return [say("dec.between")]
    epoch = min(int(status["stage_epochs"]), int(status["stage_epoch"]) + 1)
    words = {"epoch": epoch, "n": status["stage_epochs"]}
    if stage in LAYERS:
        return [say("dec.in_layer", layer=LAYERS.index(stage) + 1, **words)]
    return [say("dec.in_cluster" if stage == CLUSTER else "dec.in_finetune", **words)]
