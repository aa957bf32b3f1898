"""How far a run has come, and how fast such runs go."""

from collections.abc import Sequence
from typing import Any

from core.runs import Run


def steps_done(status: dict[str, Any]) -> int:
    """Return the training steps that a run's `status` counts."""
    step, n_steps = int(status.get("step") or 0), int(status.get("n_steps") or 0)
    return int(status.get("epoch") or 0) * n_steps + (step if step < n_steps else 0)


def seconds_an_epoch(found: Sequence[Run]) -> float | None:
    """Return how long an epoch took in the newest finished run, None where none was timed."""
    done = [run for run in found if run.state == "finished" and run.metrics]
    if not done:
        return None
    newest = max(done, key=lambda run: float(run.status.get("heartbeat", 0)))
    last = newest.metrics[-1]
    return float(last["seconds"]) / max(1, int(last["epoch"]))
