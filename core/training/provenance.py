"""What a run was made with, so that it can be repeated: configuration, versions, machine."""

import platform
import subprocess
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import keras
import psutil

from core.runs import ROOT, Run, write_json

PACKAGES = ("keras", "numpy", "scikit-learn", "tensorflow", "jax", "torch")


def describe_run(run: Run, method: str, config: Any, device: str) -> None:
    """Write config.json: everything that is needed to repeat the run."""
    content = {
        "method": method,
        "seed": config.seed,
        "command": command_line(method, config),
        "device": device,
        "config": asdict(config),
        "backend": keras.backend.backend(),
        "versions": _versions(),
        "commit": _commit(),
        "machine": f"{platform.system()} {platform.machine()}, {psutil.cpu_count()} CPUs",
    }
    write_json(run.config_file, content)


def command_line(method: str, config: Any) -> str:
    """Return the command that trains this configuration; only departures from defaults show."""
    defaults = asdict(type(config)())
    changed = {k: v for k, v in asdict(config).items() if v != defaults[k] or k == "seed"}
    flags = [f"--{name.replace('_', '-')} {value}" for name, value in changed.items()]
    return " ".join([f"python -m core train {method}", *flags])


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _commit() -> str | None:
    command = ["git", "rev-parse", "--short", "HEAD"]
    try:
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout.strip() or None
