"""What the bundled kana network reaches: on held-out synthetic writing, and on real hands."""

from html import escape
from typing import Any

from core.runs import Run
from ui.frame import numbers
from ui.frame.texts import Say
from ui.slate.contamination import DEFAULT

# The accuracies of a set, and its name among the shares that the outlier test rejects.
SETS = {
    "synthetic": ("test_accuracy", "top5_accuracy", "kana"),
    "real": ("real_handwriting_accuracy", "real_top5_accuracy", "real"),
}
HEADS = ("top1", "top5", "kept")


def figures_html(run: Run, say: Say) -> str:
    """Return what a run reaches on both sets, as far as it was measured."""
    evaluation = run.evaluation or {}
    rows = "".join(
        _row(say(f"kana.figures.{name}", n=evaluation.get("n_real", 0)), shares, say)
        for name in SETS
        if (shares := measured(evaluation, name))[0] is not None
    )
    share = numbers.percent(DEFAULT, 0, say)
    heads = "".join(
        f"<th>{escape(say(f'kana.figures.{key}', contamination=share))}</th>" for key in HEADS
    )
    table = f"<table><tr><th></th>{heads}</tr>{rows}</table>"
    return f'<section class="gs gs-kana-figures">{table}</section>'


def measured(evaluation: dict[str, Any], name: str) -> tuple[float | None, ...]:
    """Return a set's shares: read right, right among five, and kept by the outlier test.

    Args:
        evaluation: as `core.kana.evaluation` writes it.
        name: a key of `SETS`.
    """
    top1, top5, rejected = SETS[name]
    of_lof = (evaluation.get("lof") or {}).get(str(DEFAULT), {}).get(rejected)
    kept = None if of_lof is None else 1 - of_lof
    return evaluation.get(top1), evaluation.get(top5), kept


def _row(name: str, shares: tuple[float | None, ...], say: Say) -> str:
    cells = "".join(f"<td>{_percent(share, say)}</td>" for share in shares)
    return f"<tr><td>{escape(name)}</td>{cells}</tr>"


def _percent(share: float | None, say: Say) -> str:
    return "–" if share is None else numbers.percent(share, 2, say)
