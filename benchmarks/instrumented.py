"""Run the app with a stopwatch, or with a verdict that costs nothing; for the other benchmarks.

python -m benchmarks.instrumented [--constant] [--timings FILE] run app.py [Streamlit's flags]
"""

import argparse
import dataclasses
import sys
import time
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.web import cli


def answer_always_the_same() -> None:
    """Make every verdict the first one, with the picture of the moment in it."""
    from core.verdict import Recognizer, Verdict

    judge, stored = Recognizer.verdict, []

    def verdict(recognizer: Recognizer, image: np.ndarray) -> Verdict:
        if not stored or not stored[0].image.any():  # the first is the warming one, of nothing
            stored[:] = [judge(recognizer, image)]
        return dataclasses.replace(stored[0], image=image)

    Recognizer.verdict = verdict


def time_reruns(file: Path) -> None:
    """Append a line per rerun to a file: how it ended, and the seconds since its request arrived.

    The seconds include the waiting for the event loop, for a thread and for the interpreter.
    """
    lines = file.open("a", buffering=1)
    handle, finish = AppSession.handle_backmsg, AppSession._create_script_finished_message

    @wraps(handle)
    def handle_backmsg(session: AppSession, message: Any) -> None:
        if message.WhichOneof("type") == "rerun_script":
            session.asked_at = time.perf_counter()
        handle(session, message)

    @wraps(finish)
    def script_finished(session: AppSession, status: int, *more: Any) -> Any:
        seconds = time.perf_counter() - session.asked_at
        lines.write(f"{ForwardMsg.ScriptFinishedStatus.Name(status)} {seconds:.6f}\n")
        return finish(session, status, *more)

    AppSession.handle_backmsg = handle_backmsg
    AppSession._create_script_finished_message = script_finished


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--constant", action="store_true")
    parser.add_argument("--timings", type=Path)
    options, streamlit = parser.parse_known_args()
    if options.constant:
        answer_always_the_same()
    if options.timings:
        time_reruns(options.timings)
    sys.argv = ["streamlit", *streamlit]
    cli.main()


if __name__ == "__main__":
    main()
