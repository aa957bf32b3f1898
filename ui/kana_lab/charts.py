"""The four figures of a lesson on the page."""

from collections.abc import Sequence

from ui.figure import figure
from ui.figure.figure import Plot
from ui.frame.texts import Say
from ui.kana_lab import curves as kana_lab_curves
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import Lesson

HEIGHT, LOW_HEIGHT = 300, 170  # CSS pixels
KEY = "kana_lab_curves"


def draw(lesson: Lesson, curves: Sequence[Curve], say: Say) -> None:
    """Show accuracy and loss, and below them learning rate and dropout."""
    training = lesson.shows_training
    figures = {
        "accuracy": kana_lab_curves.accuracy(curves, say, training),
        "loss": kana_lab_curves.loss(curves, say),
        "learning_rate": kana_lab_curves.learning_rate(curves, say),
        "dropout": kana_lab_curves.dropout(curves, say),
    }
    titles = {name: say(f"kana_lab.chart_{name}") for name in figures}
    if training:
        titles["accuracy"] = say("kana_lab.chart_accuracy_dashed")
    plots = [
        Plot(
            name,
            made,
            alt=titles[name],
            title=titles[name],
            height=HEIGHT if name in ("accuracy", "loss") else LOW_HEIGHT,
        )
        for name, made in figures.items()
    ]
    figure.show(plots, key=KEY, columns="minmax(0, 1fr) minmax(0, 1fr)")
