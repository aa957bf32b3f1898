"""The commands that tell what there is: data, runs, texts, devices."""

import argparse
from typing import Any

from core import runs
from core.commands.command import Command, Parser, json_flag
from core.commands.printing import out, show, table


def _data_flags(parser: Parser) -> None:
    parser.add_argument("--fetch", metavar="NAME", help="fetch a data set: fashion-mnist, cifar10")


def _data(options: argparse.Namespace) -> None:
    from core import data
    from core.writing import shapes

    if options.fetch:
        data.fetch(options.fetch)
    for line in [*data.describe(), *shapes.describe()]:
        out.print(line, highlight=False)


def _runs(options: argparse.Namespace) -> None:
    show([runs.summarize(run) for run in runs.list_runs()], options.json)


def _texts(options: argparse.Namespace) -> None:
    from core.texts import comparison
    from core.texts.contest import constraint_contest
    from core.texts.published import TEXTS

    if options.json:
        show(comparison.as_json(), as_json=True)
        return
    for text in TEXTS:
        out.print(f"\n{text.name}: {text.about}", highlight=False)
        out.print(table([_in_short(row) for row in comparison.compare(text)]))
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
        show(backend.devices(), as_json=True)
        return
    out.print(f"Keras on {keras.backend.backend()} trains on {used}.", highlight=False)
    if len(found := backend.devices()) > 1:
        out.print(f"It also sees {', '.join(found[1:])}.", highlight=False)
    if reason := backend.why_no_gpu():
        out.print(reason, highlight=False)


COMMANDS = (
    Command("data", "what data is here, where it came from, checksums", _data_flags, _data),
    Command("runs", "list the runs", json_flag, _runs),
    Command("texts", "each text's figures beside ours", json_flag, _texts),
    Command("devices", "what the backend sees", json_flag, _devices),
)
