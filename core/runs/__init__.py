"""The run folder, and what starts, stops, keeps and times runs."""

from core.runs.run import (
    EXHIBITS,
    HEARTBEAT_TIMEOUT,
    LIVE_STATES,
    ROOT,
    Run,
    RunNotFound,
    atomic_path,
    exhibit,
    find_run,
    list_runs,
    new_run,
    read_json,
    runs_folder,
    summarize,
    write_json,
)

__all__ = [
    "EXHIBITS",
    "HEARTBEAT_TIMEOUT",
    "LIVE_STATES",
    "ROOT",
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
