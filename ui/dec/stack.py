"""A run's autoencoders behind the page: loaded by a thread, since importing Keras takes seconds."""

from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from core.runs import Run
from ui.frame.texts import Say
from ui.frame.warmup import Warmup, building_turn

DELAY = 2.0  # seconds before what nobody asked for is loaded


def opened(run: Run) -> Warmup:
    """Return the loading of a run's `Stack`; new files make a new one."""
    return _opened(run.path, _stamp(run.stages_file), _stamp(run.weights_file))


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=4)
def _opened(path: Path, _: int, __: int) -> Warmup:
    return Warmup(partial(_open, Run(path)))


def _open(run: Run) -> Any:
    with building_turn():
        from core.dec.pictures import load_stack

        stack = load_stack(run)
        stack.reconstructions(np.zeros((28, 28), np.uint8))  # the first call is slow
        return stack


def await_stack(loading: Warmup, say: Say) -> None:
    """Say what is being waited for or what went wrong, and run the page again at the end."""
    if loading.error is not None:
        st.error(say("warm.missing", reason=loading.reason))
        st.button(say("warm.retry"), on_click=loading.retry, key="dec_retry")
        return
    loading.start(delay=DELAY)
    st.html(f'<p class="gs gs-waking" role="status"><i></i>{say("dec.waking")}</p>')

    @st.fragment(run_every=0.6)
    def look() -> None:
        if loading.settled:
            st.rerun()

    look()
