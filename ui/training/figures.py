"""A run's figures; for a run by a text's recipe, beside the ones that the text prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.digits.config import SETS
from core.method import ACCURACY, Keys
from core.methods import METHODS
from core.runs import Run
from core.texts.comparison import printed
from ui.frame import numbers
from ui.frame.texts import Say

NOTHING = "–"
MEASURES = ("auroc", "nmi", "ari")  # in [0, 1], but no shares of anything
NATS = ("bound", "estimate", "analytic", "histogram")  # information, in nats
SHOWN: tuple[Keys, ...] = (
    ACCURACY,
    ("nmi",),
    ("ari",),
    ("overclustering", "majority_accuracy"),
    *(("lof", contamination, name) for contamination in ("0.001", "0.01") for name in SETS),
    *((measure, name) for measure in ("auroc", "fpr95") for name in SETS[1:]),
    *((name,) for name in NATS),
    ("linear_accuracy",),
)


@dataclass(frozen=True)
class Figure:
    """A measured figure, and the text's where its recipe was run and it prints one.

    Attributes:
        name: what it is called.
        value: in [0, 1], or in nats.
        posted: what the text prints.
        is_share: whether it is a share of something.
        in_nats: whether it is an information.
    """

    name: str
    value: float
    posted: float | None
    is_share: bool = True
    in_nats: bool = False

    def shown(self, say: Say) -> str:
        """Write the value: shares in per cent, information in nats, other measures as they are."""
        if self.in_nats:
            return say("figure.nats", nats=numbers.decimal(self.value, 3, say))
        if self.is_share:
            return numbers.percent(self.value, 2, say)
        return numbers.decimal(self.value, 4, say)

    def shown_posted(self, say: Say) -> str:
        """Write the text's value with the digits that it has there, else `NOTHING`."""
        if self.posted is None:
            return NOTHING
        if self.in_nats:
            return say("figure.nats", nats=numbers.decimal(self.posted, 3, say))
        return numbers.percent(self.posted, 2, say, least=0)


def figures(run: Run, say: Say) -> list[Figure]:
    """Return the figures that a run's evaluation holds, in the order of `SHOWN`."""
    evaluation, known = run.evaluation or {}, printed(run)
    return [figure for path in SHOWN if (figure := _figure(evaluation, known, path, say))]


def key_figure(run: Run, say: Say) -> Figure | None:
    """Return the figure a run is first judged by, None where it was not evaluated."""
    path = METHODS[run.method].key_figure if run.method in METHODS else ACCURACY
    return _figure(run.evaluation or {}, printed(run), path, say)


def _figure(
    evaluation: dict[str, Any], known: Mapping[Keys, float], path: Keys, say: Say
) -> Figure | None:
    value = _look_up(evaluation, path)
    if value is None:
        return None
    in_nats = path[0] in NATS
    is_share = path[0] not in MEASURES and not in_nats
    return Figure(_name(path, say), value, known.get(path), is_share, in_nats)


def _look_up(evaluation: dict[str, Any], path: Keys) -> float | None:
    node: Any = evaluation
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return float(node) if isinstance(node, int | float) else None


def _name(path: Keys, say: Say) -> str:
    if path[0] == "lof":
        return say("figure.rejected", set=say(f"set.{path[2]}"), contamination=path[1])
    if path[0] in ("auroc", "fpr95"):
        return say(f"figure.{path[0]}", set=say(f"set.{path[1]}"))
    return say(f"figure.{path[-1]}")
