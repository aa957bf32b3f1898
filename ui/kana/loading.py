"""What the page Kana needs time for, loaded in the background when it is first asked for."""

from functools import cache
from typing import Any

from core.kana.data import load_kana
from ui.frame.warmup import Warmup, building_turn


@cache
def recognizer() -> Warmup:
    """Return the server's one recognizer of kana, being loaded or not yet."""
    return Warmup(_load)


@cache
def images() -> Warmup:
    """Return the held-out synthetic images, being written or not yet: a `Split`."""
    return Warmup(lambda: load_kana("test"))


def _load() -> Any:
    with building_turn():
        from core.kana.verdict import load_kana_recognizer

        return load_kana_recognizer()
