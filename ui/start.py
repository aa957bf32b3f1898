"""What the server does once, before anyone visits."""

import ctypes
import importlib
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from ui.frame.texts import speaker

M_ARENA_MAX = -8  # of glibc's malloc.h
MOST_ARENAS = 2


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Import what the first page needs while the browser still fetches Streamlit's own files.

    Measured from the start of the server to a usable slate, against Streamlit's hello page:
    1.37 times as long, instead of 1.52 when the first page imports it.
    """
    keep_script_folder()
    share_arenas()
    threading.Thread(target=_preload, daemon=True).start()
    yield {}


def keep_script_folder() -> None:
    """Put the script's folder on the import path for good.

    Streamlit puts it at the head of `sys.path` for the time of a run, unless it is there, and
    takes it away again. A thread that walks the path at that moment skips an entry: on a busy
    machine a fresh server then found no module named keras.
    """
    folder = str(Path(__file__).resolve().parent)
    if folder not in sys.path:
        sys.path.append(folder)


def share_arenas() -> bool:
    """Let all threads take memory from a few arenas; return whether the C library took it.

    Streamlit runs a visitor's script in a new thread each time, and glibc gives threads up to eight
    arenas a processor. What was freed in one is of no use to the others, so that a server grew with
    every hundred visitors who came and left (`python -m benchmarks.load --visits 500`).
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, MOST_ARENAS))
    except (AttributeError, OSError):  # another C library
        return False


def _preload() -> None:
    """Import what the page Draw shows first, and make its samples' pictures."""
    for module in ("ui.draw.explained", "ui.draw.verdict"):
        importlib.import_module(module)
    importlib.import_module("ui.slate.sources").thumbnails(speaker("en"))
