"""A run's network as a file for other programs, made by a process of its own."""

import json
import threading
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from core import limits
from core.exporting.kinds import INSTALL, SUFFIXES, missing
from core.runs import Run
from core.runs.processes import ask_core
from ui.frame import loading, numbers
from ui.frame.texts import Say
from ui.frame.warmup import Warmup

NAMES = {"onnx": "ONNX", "litert": "LiteRT"}
N_KEPT = 4  # files that the server holds
ICON = ":material/deployed_code:"
_exporting = threading.Lock()


@dataclass(frozen=True, eq=False)
class Exported:
    """A network as a file.

    Attributes:
        content: of the file.
        told: what `python -m core export --json` says of it.
    """

    content: bytes
    told: dict[str, Any]


def is_exportable(run: Run) -> bool:
    """Tell whether a run has weights, and so may have a network of images."""
    return run.weights_file.is_file()


def offer(run: Run, say: Say) -> None:
    """Offer a run's network in each format: a button, then the file and how it compares."""
    if limits.is_public():
        st.caption(say("refused.public"))
        for kind in SUFFIXES:
            _line(run, kind)
        return
    lacking = {kind: names for kind in SUFFIXES if (names := missing(kind))}
    for kind in SUFFIXES:
        if kind not in lacking:
            _export(run, kind, say)
    for kind, names in lacking.items():
        st.caption(say("export.missing", format=NAMES[kind], packages=", ".join(names)))
    if lacking:
        st.code(INSTALL, language=None)


def _export(run: Run, kind: str, say: Say) -> None:
    making = _made(run.path, kind, run.weights_file.stat().st_mtime_ns)
    asked = f"export-{run.id}-{kind}"
    if making.value is not None:
        _hand_over(run, kind, making.value, say)
    elif making.error is not None:
        st.error(say("export.failed", reason=making.reason))
        st.button(say("warm.retry"), on_click=making.retry, key=f"{asked}-again")
    elif st.session_state.get(asked):
        st.html(f'<p class="gs gs-waking" role="status"><i></i>{say("export.going")}</p>')
        loading.follow(making)
    else:
        st.button(
            say("export.start", format=NAMES[kind]),
            icon=ICON,
            on_click=_begin,
            args=(making, asked),
            key=f"{asked}-go",
        )


def _begin(making: Warmup, asked: str) -> None:
    st.session_state[asked] = True
    making.start()


def _hand_over(run: Run, kind: str, found: Exported, say: Say) -> None:
    size = numbers.decimal(len(found.content) / 1e6, 1, say)
    st.download_button(
        say("export.save", format=NAMES[kind], size=size),
        found.content,
        file_name=f"{run.id}{SUFFIXES[kind]}",
        mime="application/octet-stream",
        on_click="ignore",
        icon=":material/download:",
        key=f"export-{run.id}-{kind}-save",
    )
    st.caption(compared(found.told, say))


def compared(told: dict[str, Any], say: Say) -> str:
    """Say how a file's answers differ from those of the network, as the command line does."""
    key = "export.same" if told["same_answers"] else "export.differs"
    difference = numbers.scientific(float(told["max_difference"]), 1, say)
    return say(key, n=int(told["images"]), difference=difference)


def _line(run: Run, kind: str) -> None:
    st.code(
        f"python -m core export {run.id} --format {kind} {run.id}{SUFFIXES[kind]}",
        language=None,
        wrap_lines=True,
    )


@lru_cache(N_KEPT)
def _made(path: Path, kind: str, _: int) -> Warmup:
    return Warmup(partial(_make, path, kind))


def _make(path: Path, kind: str) -> Exported:
    """Export a run, one at a time: each loads TensorFlow anew."""
    with _exporting, TemporaryDirectory() as folder:
        out = Path(folder) / f"network{SUFFIXES[kind]}"
        said = ask_core(["export", str(path), "--format", kind, str(out), "--json"])
        return Exported(out.read_bytes(), json.loads(said))
