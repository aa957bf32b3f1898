"""What is known of the images of a map besides their place: labels, verdicts, scores."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.iic.assignments import load_assignments
from core.maps.points import labels_of
from core.outliers.stored import load_anomalies
from core.runs import Run
from ui.embeddings.colours import Classes, Scale
from ui.embeddings.targets import Target
from ui.frame.texts import Say
from ui.pictures import clusters
from ui.pictures.colours import PETROFF10

RIGHT, WRONG = "#94a4a2", "#e76300"
DETECTOR = "lof"
EXTREMES = (1, 99)  # percentiles at the ends of a scale


@dataclass(frozen=True)
class Facts:
    """What is known of n images.

    Args:
        labels: (n,) uint8.
        predictions: (n,) uint8, the digits that the run sees; None where it names none.
        scores: (n,) float32, its outlier factors, larger = more anomalous; None without a test.
        confidences: (n,) float32 in [0, 1], its largest probabilities; None without a network.
        clusters: (n,) uint8, IIC's clusters; None for other methods.
        drawn: whether the labels were dealt at random, as to noise.
    """

    labels: np.ndarray
    predictions: np.ndarray | None = None
    scores: np.ndarray | None = None
    confidences: np.ndarray | None = None
    clusters: np.ndarray | None = None
    drawn: bool = False

    @property
    def colourings(self) -> list[str]:
        """The names of what the points can be coloured by."""
        known = {
            "label": self.labels,
            "right": self.predictions,
            "cluster": self.clusters,
            "score": self.scores,
            "confidence": self.confidences,
        }
        return [name for name, values in known.items() if values is not None]


def facts_of(target: Target, split: str) -> Facts:
    """Return what is known of a space's images; scores are stored of the test images alone."""
    run = target.run
    stamps = tuple(_stamp(file) for file in (run.anomalies_file, run.clusters_file))
    return _facts(run.path, target.space, split, stamps)


@lru_cache(maxsize=16)
def _facts(path: Path, space: str, split: str, _: tuple[int, ...]) -> Facts:
    labels = labels_of(space, split).astype(np.uint8)
    if split != "test" or space == "noise":
        return Facts(labels, drawn=space == "noise")
    run = Run(path)
    if space in ("trunk", "clusters"):
        return _iic_facts(run, labels)
    found = load_anomalies(run)
    if found is None or len(found.scores(DETECTOR, "mnist")) != len(labels):
        return Facts(labels)
    scores = found.scores(DETECTOR, "mnist")
    return Facts(labels, found.predictions("mnist"), scores, found.confidences("mnist"))


def _iic_facts(run: Run, labels: np.ndarray) -> Facts:
    found, digits = load_assignments(run, "test"), (run.evaluation or {}).get("cluster_digits")
    if found is None or len(found.clusters) != len(labels):
        return Facts(labels)
    known = digits is not None and len(digits) > int(found.clusters.max())
    predictions = np.array(digits, np.uint8)[found.clusters] if known else None
    return Facts(labels, predictions, None, found.probabilities, found.clusters)


def colouring(facts: Facts, name: str, say: Say) -> Classes | Scale:
    """Return the colours of a map's points."""
    title = say(f"embeddings.colour_{name}")
    if name == "score" and facts.scores is not None:
        low, high = np.percentile(facts.scores, EXTREMES)
        return Scale(title, facts.scores, float(low), float(high), logarithmic=True)
    if name == "confidence" and facts.confidences is not None:
        return Scale(title, facts.confidences, float(facts.confidences.min()), 1.0)
    if name == "right" and facts.predictions is not None:
        wrong = np.not_equal(facts.predictions, facts.labels).astype(np.uint8)
        verdicts = (say("embeddings.right"), say("embeddings.wrong"))
        return Classes(title, wrong, verdicts, (RIGHT, WRONG))
    found = facts.clusters if name == "cluster" else None
    values = facts.labels if found is None else found
    n = max(10, int(values.max()) + 1)
    names = tuple(map(str, range(n))) if found is None else _called(n)
    colours = tuple(PETROFF10[value % 10] for value in range(n))
    return Classes(title, values, names, colours, printed=True)


def _called(n_clusters: int) -> tuple[str, ...]:
    return tuple(clusters.names(n_clusters))


def hover(facts: Facts, say: Say) -> dict[str, np.ndarray | list[str]]:
    """Return what the pointer reads off a point, by its name."""
    found = facts.clusters
    letters = None if found is None else np.array(_called(int(found.max()) + 1))[found].tolist()
    named = {
        "random" if facts.drawn else "label": facts.labels,
        "prediction": facts.predictions,
        "cluster": letters,
        "score": facts.scores,
        "confidence": facts.confidences,
    }
    return {
        say(f"embeddings.fact_{name}"): values
        for name, values in named.items()
        if values is not None
    }


def _stamp(file: Path) -> int:
    """Return when a file was last written, in nanoseconds, 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
