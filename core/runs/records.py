"""What the files of a run may say: a value of the wrong kind is left out and never passed on.

Run folders are the user's own, and a power cut, an editor or another version may have left anything
in them. What is left out reads like what was never written.
"""

import math
from collections.abc import Mapping
from typing import Any

NUMBER = (int, float)
SCALAR = (int, float, str)
CONFIG = {"method": (str,), "seed": (int,), "command": (str,), "device": (str,), "config": (dict,)}
STATUS = {
    **dict.fromkeys(("epoch", "n_epochs", "step", "n_steps", "pid"), (int,)),
    **dict.fromkeys(("queued", "heartbeat", "steps_per_second", "waited", "worked"), NUMBER),
    "state": (str,),
    "host": (str,),
}
LARGEST = 2**53  # whole numbers up to this survive as any kind of number
WORDS = ("action", "event", "kind", "stage")  # of an epoch's line; all else in it is a number,
LISTS = ("clusters",)  # or some of them
CLOCKS = ("seconds", "step")  # finite always; a loss may have become infinite or no number


def config_of(content: Any) -> dict[str, Any]:
    """Return config.json as far as it is sound; a setting is a number or a word."""
    found = _sound(content, CONFIG)
    if "config" in found:
        settings = found["config"].items()
        found["config"] = {name: value for name, value in settings if _is(value, (*SCALAR, bool))}
    return found


def status_of(content: Any) -> dict[str, Any]:
    """Return status.json as far as it is sound."""
    return _sound(content, STATUS)


def line_of(content: Any) -> dict[str, Any] | None:
    """Return an epoch's figures or event as far as they are sound; None without its epoch."""
    if not isinstance(content, dict) or not _is(content.get("epoch"), (int,)):
        return None
    return {name: value for name, value in content.items() if _belongs(name, value)}


def _belongs(name: str, value: Any) -> bool:
    if name in WORDS:
        return isinstance(value, str)
    if name in LISTS:
        return isinstance(value, list) and all(_is(one, (int,)) for one in value)
    if name in CLOCKS and not _is_finite(value):
        return False
    return value is None or _is(value, NUMBER)


def _sound(content: Any, kinds: Mapping[str, tuple[type, ...]]) -> dict[str, Any]:
    """Return the entries of a record but for those that are of another kind than they must be."""
    if not isinstance(content, dict):
        return {}
    return {
        name: value
        for name, value in content.items()
        if name not in kinds or (_is(value, kinds[name]) and _is_finite(value))
    }


def _is(value: Any, kinds: tuple[type, ...]) -> bool:
    """Tell whether a value is of some kinds; a truth value is no number, nor is a huge one."""
    if isinstance(value, bool):
        return bool in kinds
    if isinstance(value, int) and abs(value) > LARGEST:
        return False
    return isinstance(value, kinds)


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float) or math.isfinite(value)
