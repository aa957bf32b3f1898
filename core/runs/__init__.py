"""The run folder, and what starts, stops, keeps and times runs."""

from core.runs.files import atomic_path, read_json, write_json
from core.runs.run import (
    EXHIBITS,
    HEARTBEAT_TIMEOUT,
    LIVE_STATES,
    RESUMABLE_STATES,
    ROOT,
    USABLE_STATES,
    Run,
    RunNotFound,
    exhibit,
    find_run,
    list_runs,
    new_run,
    runs_folder,
    summarize,
)

__all__ = [
    "EXHIBITS",
    "HEARTBEAT_TIMEOUT",
    "LIVE_STATES",
    "RESUMABLE_STATES",
    "ROOT",
    "USABLE_STATES",
    "Run",
    "RunNotFound",
    "atomic_path",
    "exhibit",
    "find_run",
    "list_runs",
    "new_run",
    "read_json",
    "runs_folder",
    "summarize",
    "write_json",
]
