"""A run's figures beside the ones that the post published."""

from dataclasses import dataclass
from typing import Any

from core.runs import Run
from ui.frame.texts import Say

Path = tuple[str, ...]
SETS = ("mnist", "fashion_mnist", "cifar10")
ACCURACY: Path = ("test_accuracy",)


def _rejected(at_001: tuple[float, ...], at_01: tuple[float, ...] = ()) -> dict[Path, float]:
    """Shares of the three sets that the post rejects at contamination 0.001 and 0.01."""
    shares = {("lof", "0.001", name): value for name, value in zip(SETS, at_001, strict=False)}
    return shares | {("lof", "0.01", name): value for name, value in zip(SETS, at_01, strict=False)}


POSTED: dict[str, dict[Path, float]] = {
    "cnn": {ACCURACY: 0.9901},
    "l2-softmax": {ACCURACY: 0.9931} | _rejected((0.01, 0.88, 0.95), (0.04, 0.98, 1.0)),
    "pixels": _rejected((0.01, 0.30, 0.84)),
    "iic": {ACCURACY: 0.975},
}
MEASURES = ("auroc", "nmi", "ari")  # in [0, 1], but no shares of anything
KEY_FIGURES: dict[str, Path] = {"pixels": ("lof", "0.001", "fashion_mnist")}
SHOWN: tuple[Path, ...] = (
    ACCURACY,
    ("nmi",),
    ("ari",),
    ("overclustering", "majority_accuracy"),
    *(("lof", contamination, name) for contamination in ("0.001", "0.01") for name in SETS),
    *((measure, name) for measure in ("auroc", "fpr95") for name in SETS[1:]),
)


@dataclass(frozen=True)
class Figure:
    """A measured figure, and the post's where it gives one; both in [0, 1]."""

    name: str
    value: float
    posted: float | None
    is_share: bool = True

    @property
    def shown(self) -> str:
        """The value as the page prints it: shares in per cent, other measures as they are."""
        return f"{100 * self.value:.2f}%" if self.is_share else f"{self.value:.4f}"

    @property
    def shown_posted(self) -> str:
        """The post's value as it was printed there, "–" where there is none."""
        return "–" if self.posted is None else f"{100 * self.posted:.4g}%"


def figures(run: Run, say: Say) -> list[Figure]:
    """Return the figures that a run's evaluation holds, in the order of `SHOWN`."""
    evaluation = run.evaluation or {}
    return [figure for path in SHOWN if (figure := _figure(evaluation, run.method, path, say))]


def key_figure(run: Run, say: Say) -> Figure | None:
    """Return the figure a run is first judged by, None where it was not evaluated."""
    path = KEY_FIGURES.get(run.method, ACCURACY)
    return _figure(run.evaluation or {}, run.method, path, say)


def _figure(evaluation: dict, method: str, path: Path, say: Say) -> Figure | None:
    value = _look_up(evaluation, path)
    if value is None:
        return None
    is_share = path[0] not in MEASURES
    return Figure(_name(path, say), value, POSTED.get(method, {}).get(path), is_share)


def _look_up(evaluation: dict, path: Path) -> float | None:
    node: Any = evaluation
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return float(node) if isinstance(node, int | float) else None


def _name(path: Path, say: Say) -> str:
    if path[0] == "lof":
        return say("figure.rejected", set=say(f"set.{path[2]}"), contamination=path[1])
    if path[0] in ("auroc", "fpr95"):
        return say(f"figure.{path[0]}", set=say(f"set.{path[1]}"))
    return say(f"figure.{path[-1]}")
