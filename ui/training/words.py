"""What states of trainings are called."""

from ui.frame.texts import Say

STATES = ("queued", "running", "paused", "finished", "stopped", "failed", "interrupted", "unknown")


def state_name(state: str, say: Say) -> str:
    """Return a run's state in words."""
    return say(f"state.{state}" if state in STATES else "state.unknown")
