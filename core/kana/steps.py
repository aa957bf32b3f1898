"""Values that change at given steps of a training, as one writes them: "1000:1e-4,5000:1e-5"."""

import re
from collections.abc import Sequence

Steps = tuple[tuple[int, float], ...]
_PAIR = re.compile(r"(\d+):(\d*\.?\d+(?:e-?\d+)?)")


def parse_steps(name: str, text: str) -> Steps:
    """Read the steps and what holds from each of them on; none of "".

    Args:
        name: of the setting, for the message.
        text: pairs "step:value" with commas between them, their steps rising.

    Raises:
        ValueError: it is not of that form.
    """
    if not text:
        return ()
    pairs = [_PAIR.fullmatch(part) for part in text.split(",")]
    found = tuple((int(pair[1]), float(pair[2])) for pair in pairs if pair)
    steps = [step for step, _ in found]
    if None in pairs or steps != sorted(set(steps)):
        raise ValueError(
            f"`{name}` must look like 1000:1e-4,5000:1e-5, its steps rising. Received: "
            f"{name}={text}"
        )
    return found


def value_at(steps: Steps, step: int, first: float) -> float:
    """Return what holds at a step, counted from 0; `first` before all of them."""
    values: Sequence[float] = [value for begin, value in steps if begin <= step]
    return values[-1] if values else first
