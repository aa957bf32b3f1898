"""What bundled runs reached, written, for sentences that name it."""

from core.runs import exhibit
from ui.frame import numbers
from ui.frame.texts import Say


def accuracy(name: str, say: Say) -> str:
    """Return the share of test images that a bundled run reads rightly, "–" where it lacks."""
    share = (exhibit(name).evaluation or {}).get("test_accuracy")
    return "–" if share is None else numbers.percent(float(share), 1, say)
