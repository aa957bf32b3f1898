"""What states and times of trainings are called."""

from ui.frame.texts import Say

STATES = ("queued", "running", "paused", "finished", "stopped", "failed", "interrupted", "unknown")


MINUTE, HOUR = 60, 3600


def state_name(state: str, say: Say) -> str:
    """Return a run's state in words."""
    return say(f"state.{state}" if state in STATES else "state.unknown")


def duration(seconds: float) -> str:
    """Format a duration: "48 s", "12 min", "1 h 05"."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds // HOUR:.0f} h {seconds % HOUR / MINUTE:02.0f}"
