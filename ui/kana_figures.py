"""What the bundled kana network reaches: on held-out synthetic writing, and on real hands."""

from html import escape

from core.runs import Run
from ui.texts import Say, localised

SETS = {
    "synthetic": ("test_accuracy", "top5_accuracy"),
    "real": ("real_handwriting_accuracy", "real_top5_accuracy"),
}


def figures_html(run: Run, say: Say) -> str:
    """Return the accuracies of a run on both sets, as far as they were measured."""
    evaluation = run.evaluation or {}
    rows = "".join(
        _row(say(f"kana.figures.{name}", n=evaluation.get("n_real", 0)), values, say)
        for name, keys in SETS.items()
        if None not in (values := [evaluation.get(key) for key in keys])
    )
    heads = "".join(f"<th>{escape(say(f'kana.figures.{key}'))}</th>" for key in ("top1", "top5"))
    table = f"<table><tr><th></th>{heads}</tr>{rows}</table>"
    return f'<section class="gs gs-kana-figures">{table}</section>'


def _row(name: str, values: list[float], say: Say) -> str:
    cells = "".join(f"<td>{localised(f'{value:.2%}', say)}</td>" for value in values)
    return f"<tr><td>{escape(name)}</td>{cells}</tr>"
