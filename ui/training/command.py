"""The line that trains a run again."""

from core.runs import Run


def training_command(run: Run) -> str:
    """Return the line that trains a run again: the one it recorded, else the shortest."""
    return str(run.config.get("command") or f"python -m core train {run.id}")
