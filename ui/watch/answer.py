"""The answer to the page's question, by what a run's evaluation counted."""

from html import escape
from typing import Any

from core.runs import Run
from ui.frame.texts import Say
from ui.training import iic_recipes as recipes

FOUND, PARTLY = 90, 50  # of 100 test images; guessing would give 10


def answers_html(runs: list[Run], say: Say) -> str:
    """Return a line for each run that was evaluated, with its title where there are several."""
    told = [(run, sentence) for run in runs if (sentence := answer(run.evaluation, say))]
    lines = "".join(_line(run, sentence, len(runs) > 1, say) for run, sentence in told)
    return f'<div class="gs gs-verdict">{lines}</div>' if lines else ""


def _line(run: Run, sentence: str, named: bool, say: Say) -> str:
    title = f"<b>{escape(recipes.title(run, say))}</b> · " if named else ""
    return f"<p>{title}{escape(sentence)}</p>"


def answer(figures: dict[str, Any] | None, say: Say) -> str:
    """Say whether a run found the digits, "" where nothing was counted.

    Args:
        figures: its evaluation.
        say: speaks the visitor's language.
    """
    share = (figures or {}).get("test_accuracy")
    if not isinstance(share, int | float):
        return ""
    n = round(100 * share)
    kind = "yes" if n >= FOUND else "partly" if n >= PARTLY else "no"
    return say(f"watch.answer.{kind}", n=n)
