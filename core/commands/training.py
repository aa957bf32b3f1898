"""The commands that train: one run, the rest of one, or a grid of them."""

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from core import runs
from core.commands.command import (
    Command,
    Parser,
    add_config_flags,
    changed,
    json_flag,
    kind_of,
    run_flag,
)
from core.commands.printing import out, show
from core.methods import METHODS, config_of
from core.runs import jobs

DEVICES_HELP = "all: they share each batch; for IIC with KERAS_BACKEND=jax (default one)"


def _train_flags(parser: Parser) -> None:
    methods = parser.add_subparsers(dest="method", required=True, metavar="METHOD")
    for name, method in METHODS.items():
        flags = methods.add_parser(name, allow_abbrev=False)
        flags.add_argument("--preset", metavar="NAME", help="start from a named configuration")
        flags.add_argument("--into", type=Path, metavar="FOLDER", help="the run's folder")
        _place_flags(flags)
        add_config_flags(flags, method.config)


def _train(options: argparse.Namespace) -> None:
    config = changed(METHODS[options.method].preset(options.preset), options)
    _place(options.method, options)
    run = _fresh_run(options.into, options.method, config.seed)
    _supervise(run, options.method, config, options)


def _resume_flags(parser: Parser) -> None:
    run_flag(parser)
    _place_flags(parser)


def _resume(options: argparse.Namespace) -> None:
    run = runs.find_run(options.folder)
    if run.state in ("running", "finished"):
        raise ValueError(f"Only a stopped or interrupted run resumes; {run.id} is {run.state}.")
    config = config_of(run)
    _place(run.method, options)
    run.stop_file.unlink(missing_ok=True)
    _supervise(run, run.method, config, options)


def _stop(options: argparse.Namespace) -> None:
    jobs.stop(runs.find_run(options.folder))


def _sweep_flags(parser: Parser) -> None:
    parser.add_argument("--method", required=True, choices=METHODS)
    parser.add_argument("--preset", metavar="NAME", help="start from a named configuration")
    parser.add_argument("--seeds", default="0-4", help="such as 0-9 or 0,3,5 (default 0-4)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE,…",
        dest="settings",
        help="values of a field, such as alpha=1,10; repeatable",
    )
    parser.add_argument("--engine", choices=("ray",), help="a cluster that trains cells at once")
    parser.add_argument("--cpus", type=int, default=1, help="of a cell on a cluster (default 1)")
    parser.add_argument("--gpus", type=float, default=0.0, help="likewise (default 0)")
    json_flag(parser)


def _sweep(options: argparse.Namespace) -> None:
    from core import cluster, sweep

    settings = sweep.parse_settings(options.settings)
    _check_settings(options.method, options.preset, settings)
    cells = sweep.grid(options.method, options.preset, sweep.parse_seeds(options.seeds), settings)
    done = (
        sweep.work_off(cells)
        if options.engine is None
        else cluster.work_off(cells, options.cpus, options.gpus)
    )
    try:
        with redirect_stdout(sys.stderr):  # Ray tells there of machines that died
            for cell in done:
                accuracy = (cell.run.evaluation or {}).get("test_accuracy")
                sys.stderr.write(f"{cell.run.id}: {accuracy}\n")
    finally:
        show(sweep.summarize_sweep(cells), options.json)


def _place_flags(parser: Parser) -> None:
    """Add what does not belong to a run but to where and when it is trained."""
    summary = "train beside others, without waiting for a turn"
    parser.add_argument("--devices", choices=("one", "all"), default="one", help=DEVICES_HELP)
    parser.add_argument("--no-queue", action="store_false", dest="queue", help=summary)


def _place(method: str, options: argparse.Namespace) -> None:
    """Choose the devices, before anything lies on one."""
    if options.devices == "one":
        return
    if not METHODS[method].spreads:
        raise ValueError(f"`devices` must be one for {method}. Received: devices=all")
    from core.training import backend

    backend.spread()


def _fresh_run(folder: Path | None, method: str, seed: int) -> runs.Run:
    if folder is None:
        return runs.new_run(method, seed)
    run = runs.Run(folder.resolve())
    if run.weights_file.exists() or run.novelty_file.exists():
        raise ValueError(f"`into` must be a folder without a finished run. Received: into={folder}")
    runs.write_json(run.config_file, {"method": method, "seed": seed})
    return run


def _supervise(run: runs.Run, method: str, config: Any, options: argparse.Namespace) -> None:
    from core.training.loop import supervise
    from core.training.progress import ProgressBar

    signal.signal(signal.SIGINT, lambda *_: jobs.stop(run))
    signal.signal(signal.SIGTERM, lambda *_: jobs.stop(run))
    out.print(f"run {run.path}", highlight=False)
    works = METHODS[method].works
    try:
        with jobs.turn(run) if options.queue else nullcontext():
            observers = [*(viewer(run) for viewer in works.viewers), ProgressBar(out)]
            finished = supervise(run, method, config, works.train, observers)
            works.judge(run)
    finally:
        for wish in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wish, signal.SIG_IGN)  # too late for a wish: it would stop a resumption
        run.stop_file.unlink(missing_ok=True)
    out.print(f"{'finished' if finished else 'stopped'}: {run.path}", highlight=False)


def _check_settings(
    method: str, preset: str | None, settings: Sequence[Sequence[tuple[str, str]]]
) -> None:
    """Build every configuration once, so that a mistake shows before hours of training."""
    config = METHODS[method].preset(preset)
    kinds = {field.name: kind_of(field) for field in fields(config)}
    for chosen in settings:
        for name, value in chosen:
            if name not in kinds:
                raise ValueError(f"`set` must name a field of {method}. Received: set={name}")
            replace(config, **{name: kinds[name](value)})


COMMANDS = (
    Command("train", "train a method; writes a run", _train_flags, _train),
    Command("resume", "go on with a stopped or interrupted run", _resume_flags, _resume),
    Command("stop", "ask a run to end after its current step", run_flag, _stop),
    Command("sweep", "train a grid of settings and seeds", _sweep_flags, _sweep),
)
