"""The commands that ask a run: its figures, its answers, its maps, its network."""

import argparse
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from core import runs
from core.commands.command import Command, Parser, add_config_flags, changed, json_flag, run_flag
from core.commands.printing import out, show, table
from core.method import DIGITS
from core.methods import method_of


def _evaluate_flags(parser: Parser) -> None:
    run_flag(parser)
    json_flag(parser)
    parser.add_argument("--save", action="store_true", help="store the figures in the run")
    summary = "handwriting to judge a kana run by: .npz, ETL8G, ETL8B2, KMNIST or Kuzushiji-49"
    parser.add_argument("--real", type=Path, metavar="FILE", help=summary)


def _evaluate(options: argparse.Namespace) -> None:
    run = runs.find_run(options.folder)
    works = method_of(run).works
    judge = works.judge if options.save else works.figures
    figures = judge(run, options.real)
    show(figures, options.json)


def _anomalies_flags(parser: Parser) -> None:
    run_flag(parser)
    json_flag(parser)
    parser.add_argument("--save", action="store_true", help="store the scores in the run")


def _anomalies(options: argparse.Namespace) -> None:
    from core.anomalies import anomalies_of

    show(anomalies_of(runs.find_run(options.folder), options.save), options.json)


def _project_flags(parser: Parser) -> None:
    from core.projection.layout import ProjectionConfig

    run_flag(parser)
    parser.add_argument("--space", required=True, help="such as pixels, l2, cnn, trunk, clusters")
    parser.add_argument("--split", default="test", help="test (10,000 images) or all (70,000)")
    add_config_flags(parser, ProjectionConfig)
    json_flag(parser)


def _project(options: argparse.Namespace) -> None:
    from core.maps.making import find_or_make
    from core.projection.layout import ProjectionConfig
    from core.training.progress import share_bar

    run = runs.find_run(options.folder)
    config = changed(ProjectionConfig(), options)
    with share_bar(Console(stderr=True), f"{options.space} {config.slug}") as tell:
        show(find_or_make(run, options.space, config, options.split, tell), options.json)


def _predict_flags(parser: Parser) -> None:
    run_flag(parser)
    parser.add_argument("images", metavar="IMAGE", nargs="+", type=Path)
    parser.add_argument("--contamination", type=float, default=0.01, metavar="C")
    parser.add_argument("--own", metavar="FILE", type=Path, help="what `teach` wrote")
    json_flag(parser)


def _predict(options: argparse.Namespace) -> int:
    """Answer for every file; exit with 1 where some could not be read, with 2 where none could."""
    from core.own import file
    from core.prediction import in_short, predict_files

    run = runs.find_run(options.folder)
    own = None if options.own is None else file.load(options.own)
    answers = predict_files(run, options.images, options.contamination, own)
    if options.json:
        show(answers, as_json=True)
    else:
        kind = "digit" if method_of(run).labels == DIGITS else "kana"
        out.print(table([in_short(answer, kind) for answer in answers]))
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


def _teach_flags(parser: Parser) -> None:
    parser.mixes = True
    run_flag(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="the file of examples, an .npz")
    parser.add_argument("images", metavar="IMAGE", nargs="*", type=Path, default=[])
    parser.add_argument("--name", help="the class that the images show")
    parser.add_argument("--remove", metavar="NAME", help="a class to take out of the file")
    parser.add_argument("--contamination", type=float, default=0.01, metavar="C")
    json_flag(parser)


def _teach(options: argparse.Namespace) -> int:
    """Change a file of examples and tell what is in it; exit as `_predict` for unread images."""
    from core.teaching.command import in_short, teach

    run = runs.find_run(options.folder)
    told = teach(
        run, options.file, options.images, options.name, options.remove, options.contamination
    )
    if options.json:
        show(told, as_json=True)
    elif told["classes"]:
        out.print(table([in_short(row) for row in told["classes"]]))
    else:
        out.print(f"{options.file} has no examples.", highlight=False)
    unread = [image for image in told["images"] if "error" in image]
    for image in unread:
        sys.stderr.write(f"{image['image']}: {image['error']}\n")
    return 2 * (0 < len(unread) == len(told["images"])) or int(bool(unread))


def _export_flags(parser: Parser) -> None:
    parser.mixes = True
    run_flag(parser)
    parser.add_argument("--format", required=True, choices=("onnx", "litert"))
    parser.add_argument("out", metavar="OUT", type=Path, help="the file: .onnx or .tflite")
    json_flag(parser)


def _export(options: argparse.Namespace) -> None:
    from core.exporting.network import export

    show(export(runs.find_run(options.folder), options.format, options.out), options.json)


COMMANDS = (
    Command("evaluate", "recompute a run's figures", _evaluate_flags, _evaluate),
    Command(
        "anomalies",
        "how every outlier test of a run judges what is no digit",
        _anomalies_flags,
        _anomalies,
    ),
    Command("project", "lay a run's space out in 2D or 3D", _project_flags, _project),
    Command("predict", "what a run makes of image files", _predict_flags, _predict),
    Command(
        "teach", "teach a run a character by a few images, without training", _teach_flags, _teach
    ),
    Command(
        "export",
        "write a run's network for other programs, and compare it",
        _export_flags,
        _export,
    ),
)
