"""Checks of configurations, worded alike: what was expected, and what came."""

from collections.abc import Iterable
from typing import Any


def require_at_least(config: Any, least: float, *names: str) -> None:
    """Raise ValueError where a field is below `least`."""
    for name in names:
        if getattr(config, name) < least:
            raise ValueError(_message(config, name, f">= {least}"))


def require_below(config: Any, bound: float, *names: str) -> None:
    """Raise ValueError where a field is not below `bound`."""
    for name in names:
        if not getattr(config, name) < bound:
            raise ValueError(_message(config, name, f"< {bound}"))


def require_between(config: Any, low: float, high: float, *names: str) -> None:
    """Raise ValueError where a field is not strictly between `low` and `high`."""
    for name in names:
        if not low < getattr(config, name) < high:
            raise ValueError(_message(config, name, f"> {low} and < {high}"))


def require_positive(config: Any, *names: str) -> None:
    """Raise ValueError where a field is not above 0."""
    for name in names:
        if getattr(config, name) <= 0:
            raise ValueError(_message(config, name, "> 0"))


def require_one_of(config: Any, known: Iterable[str | int], *names: str) -> None:
    """Raise ValueError where a field is none of `known`."""
    for name in names:
        if getattr(config, name) not in known:
            raise ValueError(_message(config, name, f"one of: {', '.join(map(str, known))}"))


def _message(config: Any, name: str, expected: str) -> str:
    return f"`{name}` must be {expected}. Received: {name}={getattr(config, name)}"
