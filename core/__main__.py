"""The command line: `python -m core COMMAND`. Heavy imports wait until a command needs them."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import Field, fields, replace
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console
from rich.table import Table

from core import runs
from core.method import DIGITS
from core.methods import METHODS, config_of, method_of
from core.runs import jobs

USER_ERRORS = (ValueError, LookupError, OSError, RuntimeError, ArithmeticError)
Command = Callable[[argparse.Namespace], int | None]
BAD_ARGUMENTS = (ValueError, LookupError, FileNotFoundError)
DEVICES_HELP = "all: they share each batch; for IIC with KERAS_BACKEND=jax (default one)"
out = Console(soft_wrap=True)


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake with one sentence and exit code 2.

    Attributes:
        mixes: whether positional arguments may stand before and after options.
    """

    mixes = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse what is known, positional arguments wherever they stand if the parser mixes."""
        if not self.mixes:
            return super().parse_known_args(args, namespace)
        self.mixes = False  # the method below parses by this one
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixes = True

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the process's exit code."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except jobs.Cancelled as cancelled:
        sys.stderr.write(f"{cancelled}\n")
        return 0
    except KeyboardInterrupt:
        return 130
    except USER_ERRORS as error:
        sys.stderr.write(f"python -m core {options.command}: {error}\n")
        return 2 if isinstance(error, BAD_ARGUMENTS) else 1


def _parser() -> Parser:
    parser = Parser(prog="python -m core", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add(commands, "data", _data, "what data is here, where it came from, checksums", _data_flags)
    _add(commands, "train", _train, "train a method; writes a run", _train_flags)
    _add(commands, "resume", _resume, "go on with a stopped or interrupted run", _resume_flags)
    _add(commands, "stop", _stop, "ask a run to end after its current step", _run_flag)
    _add(commands, "evaluate", _evaluate, "recompute a run's figures", _evaluate_flags)
    summary = "how every outlier test of a run judges what is no digit"
    _add(commands, "anomalies", _anomalies, summary, _anomalies_flags)
    _add(commands, "project", _project, "lay a run's space out in 2D or 3D", _project_flags)
    _add(commands, "predict", _predict, "what a run makes of image files", _predict_flags)
    summary = "teach a run a character by a few images, without training"
    _add(commands, "teach", _teach, summary, _teach_flags)
    summary = "write a run's network for other programs, and compare it"
    _add(commands, "export", _export, summary, _export_flags)
    _add(commands, "sweep", _sweep, "train a grid of settings and seeds", _sweep_flags)
    _add(commands, "runs", _runs, "list the runs", _json_flag)
    _add(commands, "texts", _texts, "each text's figures beside ours", _json_flag)
    _add(commands, "devices", _devices, "what the backend sees", _json_flag)
    return parser


def _add(
    commands: Any, name: str, run: Command, summary: str, flags: Callable[[Parser], None]
) -> None:
    parser = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    parser.set_defaults(run=run)
    flags(parser)


def _json_flag(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run_flag(parser: Parser) -> None:
    parser.add_argument("folder", metavar="RUN", help="the id or the folder of a run")


def _data_flags(parser: Parser) -> None:
    parser.add_argument("--fetch", metavar="NAME", help="fetch a data set: fashion-mnist, cifar10")


def _evaluate_flags(parser: Parser) -> None:
    _run_flag(parser)
    _json_flag(parser)
    parser.add_argument("--save", action="store_true", help="store the figures in the run")
    summary = "handwriting to judge a kana run by: .npz, ETL8G, ETL8B2, KMNIST or Kuzushiji-49"
    parser.add_argument("--real", type=Path, metavar="FILE", help=summary)


def _anomalies_flags(parser: Parser) -> None:
    _run_flag(parser)
    _json_flag(parser)
    parser.add_argument("--save", action="store_true", help="store the scores in the run")


def _project_flags(parser: Parser) -> None:
    from core.projection.layout import ProjectionConfig

    _run_flag(parser)
    parser.add_argument("--space", required=True, help="such as pixels, l2, cnn, trunk, clusters")
    parser.add_argument("--split", default="test", help="test (10,000 images) or all (70,000)")
    _add_config_flags(parser, ProjectionConfig)
    _json_flag(parser)


def _predict_flags(parser: Parser) -> None:
    _run_flag(parser)
    parser.add_argument("images", metavar="IMAGE", nargs="+", type=Path)
    parser.add_argument("--contamination", type=float, default=0.01, metavar="C")
    parser.add_argument("--own", metavar="FILE", type=Path, help="what `teach` wrote")
    _json_flag(parser)


def _teach_flags(parser: Parser) -> None:
    parser.mixes = True
    _run_flag(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="the file of examples, an .npz")
    parser.add_argument("images", metavar="IMAGE", nargs="*", type=Path, default=[])
    parser.add_argument("--name", help="the class that the images show")
    parser.add_argument("--remove", metavar="NAME", help="a class to take out of the file")
    parser.add_argument("--contamination", type=float, default=0.01, metavar="C")
    _json_flag(parser)


def _export_flags(parser: Parser) -> None:
    parser.mixes = True
    _run_flag(parser)
    parser.add_argument("--format", required=True, choices=("onnx", "litert"))
    parser.add_argument("out", metavar="OUT", type=Path, help="the file: .onnx or .tflite")
    _json_flag(parser)


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
    _json_flag(parser)


def _resume_flags(parser: Parser) -> None:
    _run_flag(parser)
    _place_flags(parser)


def _place_flags(parser: Parser) -> None:
    """Add what does not belong to a run but to where and when it is trained."""
    summary = "train beside others, without waiting for a turn"
    parser.add_argument("--devices", choices=("one", "all"), default="one", help=DEVICES_HELP)
    parser.add_argument("--no-queue", action="store_false", dest="queue", help=summary)


def _train_flags(parser: Parser) -> None:
    methods = parser.add_subparsers(dest="method", required=True, metavar="METHOD")
    for name, method in METHODS.items():
        flags = methods.add_parser(name, allow_abbrev=False)
        flags.add_argument("--preset", metavar="NAME", help="start from a named configuration")
        flags.add_argument("--into", type=Path, metavar="FOLDER", help="the run's folder")
        _place_flags(flags)
        _add_config_flags(flags, method.config)


def _add_config_flags(parser: Parser, config: type) -> None:
    for field in fields(config):
        flag = "--" + field.name.replace("_", "-")
        parser.add_argument(flag, dest=field.name, type=_kind(field), help=_help(field))


def _help(field: Field[Any]) -> str:
    """Return what a flag's help says: the field's own words, and its default."""
    default = f"default {field.default}"
    said = field.metadata.get("help")
    return f"{said} ({default})" if said else default


def _kind(field: Field[Any]) -> type:
    """Return the type of a configuration's field."""
    name = field.type if isinstance(field.type, str) else field.type.__name__
    return {"int": int, "float": float, "str": str}[name]


def _data(options: argparse.Namespace) -> None:
    from core import data
    from core.writing import shapes

    if options.fetch:
        data.fetch(options.fetch)
    for line in [*data.describe(), *shapes.describe()]:
        out.print(line, highlight=False)


def _train(options: argparse.Namespace) -> None:
    config = _changed(METHODS[options.method].preset(options.preset), options)
    _place(options.method, options)
    run = _fresh_run(options.into, options.method, config.seed)
    _supervise(run, options.method, config, options)


def _place(method: str, options: argparse.Namespace) -> None:
    """Choose the devices, before anything lies on one."""
    if options.devices == "one":
        return
    if not METHODS[method].spreads:
        raise ValueError(f"`devices` must be one for {method}. Received: devices=all")
    from core.training import backend

    backend.spread()


def _changed(config: Any, options: argparse.Namespace) -> Any:
    """Return `config` with the fields that were given on the command line."""
    given = {field.name: getattr(options, field.name) for field in fields(config)}
    return replace(config, **{name: value for name, value in given.items() if value is not None})


def _fresh_run(folder: Path | None, method: str, seed: int) -> runs.Run:
    if folder is None:
        return runs.new_run(method, seed)
    run = runs.Run(folder.resolve())
    if run.weights_file.exists() or run.novelty_file.exists():
        raise ValueError(f"`into` must be a folder without a finished run. Received: into={folder}")
    runs.write_json(run.config_file, {"method": method, "seed": seed})
    return run


def _resume(options: argparse.Namespace) -> None:
    run = runs.find_run(options.folder)
    if run.state in ("running", "finished"):
        raise ValueError(f"Only a stopped or interrupted run resumes; {run.id} is {run.state}.")
    config = config_of(run)
    _place(run.method, options)
    run.stop_file.unlink(missing_ok=True)
    _supervise(run, run.method, config, options)


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


def _stop(options: argparse.Namespace) -> None:
    jobs.stop(runs.find_run(options.folder))


def _evaluate(options: argparse.Namespace) -> None:
    run = runs.find_run(options.folder)
    works = method_of(run).works
    judge = works.judge if options.save else works.figures
    figures = judge(run, options.real)
    _print(figures, options.json)


def _anomalies(options: argparse.Namespace) -> None:
    from core.anomalies import anomalies_of

    _print(anomalies_of(runs.find_run(options.folder), options.save), options.json)


def _project(options: argparse.Namespace) -> None:
    from core.maps.making import find_or_make
    from core.projection.layout import ProjectionConfig
    from core.training.progress import share_bar

    run = runs.find_run(options.folder)
    config = _changed(ProjectionConfig(), options)
    with share_bar(Console(stderr=True), f"{options.space} {config.slug}") as show:
        _print(find_or_make(run, options.space, config, options.split, show), options.json)


def _predict(options: argparse.Namespace) -> int:
    """Answer for every file; exit with 1 where some could not be read, with 2 where none could."""
    from core.own import file
    from core.prediction import in_short, predict_files

    run = runs.find_run(options.folder)
    own = None if options.own is None else file.load(options.own)
    answers = predict_files(run, options.images, options.contamination, own)
    if options.json:
        _print(answers, as_json=True)
    else:
        kind = "digit" if method_of(run).labels == DIGITS else "kana"
        out.print(_table([in_short(answer, kind) for answer in answers]))
    unread = [answer for answer in answers if "error" in answer]
    for answer in unread:
        sys.stderr.write(f"{answer['image']}: {answer['error']}\n")
    if not options.json:
        _print_notes(answers)
    return 2 * (len(unread) == len(answers)) or int(bool(unread))


def _print_notes(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        if answer.get("note"):
            out.print(f"{Path(answer['image']).name}: {answer['note']}", highlight=False)


def _teach(options: argparse.Namespace) -> int:
    """Change a file of examples and tell what is in it; exit as `_predict` for unread images."""
    from core.teaching.command import in_short, teach

    run = runs.find_run(options.folder)
    told = teach(
        run, options.file, options.images, options.name, options.remove, options.contamination
    )
    if options.json:
        _print(told, as_json=True)
    elif told["classes"]:
        out.print(_table([in_short(row) for row in told["classes"]]))
    else:
        out.print(f"{options.file} has no examples.", highlight=False)
    unread = [image for image in told["images"] if "error" in image]
    for image in unread:
        sys.stderr.write(f"{image['image']}: {image['error']}\n")
    return 2 * (0 < len(unread) == len(told["images"])) or int(bool(unread))


def _export(options: argparse.Namespace) -> None:
    from core.exporting.network import export

    _print(export(runs.find_run(options.folder), options.format, options.out), options.json)


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
        _print(sweep.summarize_sweep(cells), options.json)


def _check_settings(
    method: str, preset: str | None, settings: Sequence[Sequence[tuple[str, str]]]
) -> None:
    """Build every configuration once, so that a mistake shows before hours of training."""
    config = METHODS[method].preset(preset)
    kinds = {field.name: _kind(field) for field in fields(config)}
    for chosen in settings:
        for name, value in chosen:
            if name not in kinds:
                raise ValueError(f"`set` must name a field of {method}. Received: set={name}")
            replace(config, **{name: kinds[name](value)})


def _runs(options: argparse.Namespace) -> None:
    _print([runs.summarize(run) for run in runs.list_runs()], options.json)


def _texts(options: argparse.Namespace) -> None:
    from core.texts import comparison
    from core.texts.contest import constraint_contest
    from core.texts.published import TEXTS

    if options.json:
        _print(comparison.as_json(), as_json=True)
        return
    for text in TEXTS:
        out.print(f"\n{text.name}: {text.about}", highlight=False)
        out.print(_table([_in_short(row) for row in comparison.compare(text)]))
    if found := constraint_contest(runs.list_runs()):
        verdict = "more" if found.is_more_than_noise else "no more"
        out.print(
            f"\nThe L2 constraint by itself, {min(found.n)} seeds: "
            f"{100 * found.difference:+.2f} points, p = {found.p_value:.2g}, {verdict} than noise",
            highlight=False,
        )


def _in_short(row: Any) -> dict[str, str]:
    """Return a row of a text's table for a terminal; its differences are in the JSON."""
    values = (row.text_value, row.text_recipe_here, row.ours)
    text, here, ours = ("-" if value is None else f"{value:.4f}" for value in values)
    return {"figure": row.what, "the text": text, "its recipe here": here, "ours": ours}


def _devices(options: argparse.Namespace) -> None:
    import keras

    from core.training import backend

    used = backend.prepare()
    if options.json:
        _print(backend.devices(), as_json=True)
        return
    out.print(f"Keras on {keras.backend.backend()} trains on {used}.", highlight=False)
    if len(found := backend.devices()) > 1:
        out.print(f"It also sees {', '.join(found[1:])}.", highlight=False)
    if reason := backend.why_no_gpu():
        out.print(reason, highlight=False)


def _print(content: Any, as_json: bool) -> None:
    """Print JSON to standard output, or the same figures to read."""
    if as_json:
        sys.stdout.write(json.dumps(content, indent=2) + "\n")
    elif isinstance(content, list) and content and isinstance(content[0], dict):
        out.print(_table(content))
    else:
        for line in content if isinstance(content, list) else content.items():
            out.print(line if isinstance(line, str) else f"{line[0]}: {line[1]}", highlight=False)


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(*rows[0], box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(str(cell) for cell in row.values()))
    return table


if __name__ == "__main__":
    sys.exit(main())
