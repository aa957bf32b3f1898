"""The list of runs and one run's figures, as HTML tables."""

from collections.abc import Sequence
from html import escape
from itertools import compress
from pathlib import Path
from urllib.parse import urlencode

from core.methods import METHODS
from core.runs import LIVE_STATES, Run, summarize
from core.texts.comparison import family
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training.figures import NOTHING, Figure, figures, key_figure
from ui.training.words import state_name

DATA = {"kana-linear": "kana", "kana-cnn": "kana", "mine-gaussian": "numbers", "own": "own"}
COLUMNS = ("run", "learnt", "state", "epochs", "time", "device", "seed", "figure", "post")


def runs_html(runs: Sequence[Run], say: Say) -> str:
    """Return the table of runs; each leads to its figures and its command."""
    heads = [say(f"runs.{column}") for column in COLUMNS]
    return _table(heads, [_run_row(run, say) for run in runs], "gs-runs")


def figures_html(run: Run, say: Say) -> str:
    """Return a run's figures beside the post's."""
    heads = [say("runs.figures"), say("runs.here"), say("runs.post")]
    rows = [[escape(f.name), f.shown(say), f.shown_posted(say)] for f in figures(run, say)]
    return _table(heads, rows, "gs-figures")


def learnt(run: Run, say: Say) -> str:
    """Say in words what a run learnt, and whether it took a text's recipe."""
    if run.method not in METHODS:
        return str(run.method)
    words = say(f"runs.learnt_{run.method}")
    return f"{words} · {say('training.family_text')}" if family(run) == "text" else words


def origin(run: Run, say: Say) -> str:
    """Say in words what a run learnt and, of a method that is known, from whose handwriting."""
    words = [learnt(run, say)]
    if run.method in METHODS:
        words.append(_data(run, say))
    return " · ".join(words)


def _data(run: Run, say: Say) -> str:
    config = run.config.get("config") or {}
    if config.get("data"):
        return say("runs.data_file", file=Path(str(config["data"])).name)
    words = say(f"runs.data_{DATA.get(run.method, 'digits')}")
    return f"{words} {say('runs.data_written')}" if config.get("n_written") else words


def _address(run: Run, say: Say) -> str:
    return f"runs?{urlencode({'run': run.id, 'lang': say.language})}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], css: str) -> str:
    """Lay out cells that are HTML already under heads that are not; what is empty is left out."""
    told = [any(row[place] != NOTHING for row in rows) for place in range(len(heads))]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in compress(heads, told))
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in compress(row, told))}</tr>" for row in rows
    )
    return (
        f'<div class="gs gs-scroll"><table class="{css}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _run_row(run: Run, say: Say) -> list[str]:
    summary = summarize(run)
    figure = key_figure(run, say)
    state = str(summary["state"])
    untrained = not summary["epoch"] and state not in LIVE_STATES
    return [
        f'<a href="{escape(_address(run, say))}" target="_self"><b>{escape(run.id)}</b></a>',
        escape(learnt(run, say)),
        f'<span class="gs-state {escape(state)}">{escape(state_name(state, say))}</span>',
        NOTHING if untrained else str(summary["epoch"]),
        NOTHING if untrained else numbers.duration(float(summary["seconds"]), say),
        escape(str(summary["device"])),
        escape(str(run.config.get("seed", NOTHING))),
        _key(figure, say),
        figure.shown_posted(say) if figure else NOTHING,
    ]


def _key(figure: Figure | None, say: Say) -> str:
    return NOTHING if figure is None else f"<b>{figure.shown(say)}</b> {escape(figure.name)}"
