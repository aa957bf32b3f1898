"""Load the networks once per server, behind the visitor's back.

Importing TensorFlow holds the GIL for seconds. The page is therefore sent first, and the
loading starts when the browser reports that the slate can be used.
"""

import gc
import importlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from core import limits

_logger = logging.getLogger(__name__)
_building = threading.Lock()


class Warmup:
    """Loads a value in a background thread, once.

    Attributes:
        value: what was loaded, None until then.
        error: why loading failed, None while it has not.
    """

    def __init__(self, load: Callable[[], Any]) -> None:
        self.value: Any = None
        self.error: Exception | None = None
        self._load = load
        self._lock = threading.Lock()
        self._started = False

    @property
    def settled(self) -> bool:
        """Tell whether loading ended, well or badly."""
        return self.value is not None or self.error is not None

    @property
    def reason(self) -> str:
        """What a page says of the error; a message may name folders, so not on a public server."""
        return type(self.error).__name__ if limits.is_public() else str(self.error)

    def start(self, delay: float = 0.0) -> None:
        """Begin to load unless it has begun.

        Args:
            delay: seconds to wait first; a later call without delay overtakes it.
        """
        if self._started:
            return
        timer = threading.Timer(delay, self._run)
        timer.daemon = True
        timer.start()

    def retry(self) -> None:
        """Forget a failure and load again."""
        with self._lock:
            if self.error is not None:
                self.error, self._started = None, False
        self.start()

    def _run(self) -> None:
        with self._lock:
            if self._started:
                return
            self._started = True
        try:
            value = self._load()
        except Exception as error:  # a thread's edge: the page shows it
            _logger.warning("The networks could not be loaded: %s", error)
            _freeze_libraries()
            self.error = error
        else:
            _freeze_libraries()
            self.value = value


def keep_keras_state() -> None:
    """Import Keras and take its state out of Streamlit's cleaning after every run.

    Streamlit calls `keras.backend.clear_session()`. While networks are built, in any thread, it
    makes Keras give two layers one name, and the building fails; later it empties TensorFlow's
    kernel cache under another visitor's verdict and collects all garbage.
    """
    backend = importlib.import_module("keras").backend
    backend.clear_session = lambda: None


def _freeze_libraries() -> None:
    """Keep the libraries' objects out of every later collection."""
    gc.collect()
    gc.freeze()


@cache
def recognizer() -> Warmup:
    """Return the server's one recognizer, being loaded or not yet."""
    return Warmup(_load_recognizer)


@contextmanager
def building_turn() -> Iterator[None]:
    """Hold the right to build networks, once those of the page Draw are there.

    Keras builds no two at once, and whoever draws comes first.
    """
    first = recognizer()
    first.start()
    while not first.settled:
        time.sleep(0.05)
    keep_keras_state()
    with _building:
        yield


def _load_recognizer() -> Any:
    keep_keras_state()
    from core.verdict import load_recognizer

    return load_recognizer()
