"""The list of runs and one run's figures, as HTML tables."""

from collections.abc import Sequence
from html import escape

from core.runs import Run, summarize
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training.figures import Figure, figures, key_figure
from ui.training.words import state_name

COLUMNS = ("run", "method", "state", "epochs", "time", "device", "seed", "figure", "post")


def runs_html(runs: Sequence[Run], say: Say) -> str:
    """Return the table of runs."""
    heads = [say(f"runs.{column}") for column in COLUMNS]
    return _table(heads, [_run_row(run, say) for run in runs], "gs-runs")


def figures_html(run: Run, say: Say) -> str:
    """Return a run's figures beside the post's."""
    heads = [say("runs.figures"), say("runs.here"), say("runs.post")]
    rows = [[escape(f.name), f.shown(say), f.shown_posted(say)] for f in figures(run, say)]
    return _table(heads, rows, "gs-figures")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], css: str) -> str:
    """Lay out cells that are HTML already under heads that are not."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="gs gs-scroll"><table class="{css}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _run_row(run: Run, say: Say) -> list[str]:
    summary = summarize(run)
    figure = key_figure(run, say)
    state = str(summary["state"])
    return [
        f"<b>{escape(run.id)}</b>",
        escape(str(summary["method"])),
        f'<span class="gs-state {escape(state)}">{escape(state_name(state, say))}</span>',
        str(summary["epoch"]),
        numbers.duration(float(summary["seconds"]), say),
        escape(str(summary["device"])),
        escape(str(run.config.get("seed", "–"))),
        _key(figure, say),
        figure.shown_posted(say) if figure else "–",
    ]


def _key(figure: Figure | None, say: Say) -> str:
    return "–" if figure is None else f"<b>{figure.shown(say)}</b> {escape(figure.name)}"
