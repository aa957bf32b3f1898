"""How many of each set lie beyond every possible limit: what the draggable limit needs."""

from dataclasses import dataclass

import numpy as np

from core.outliers.stored import LEVELS, Anomalies

N_STOPS = 240  # places at which the limit can rest, besides the presets
N_BINS = 90
LINEAR = ("energy",)  # detectors with scores of either sign; the others go on a log scale
FAINTEST = 1e-9  # smallest score on a log scale
PRESETS = {"0.001": ("training", 0.001), "0.01": ("training", 0.01), "held": ("held_out", 0.01)}
DEFAULT_PRESET = "0.01"


@dataclass(frozen=True)
class Profile:
    """One detector's scores of every set, as the browser needs them.

    Attributes:
        stops: (n,) float64, ascending scores at which the limit can rest.
        places: (n,) float64, where they lie on the axis, in [0, 1].
        rejected: (n,) float64 by set, the share of its scores above each stop.
        training: (n,) float64, that share of the training digits: the nominal false alarms.
        held_out: (n,) float64, that share of the validation digits.
        counts: (n_bins,) int by set, its histogram along the axis.
        ticks: places on the axis and the scores there.
    """

    stops: np.ndarray
    places: np.ndarray
    rejected: dict[str, np.ndarray]
    training: np.ndarray
    held_out: np.ndarray
    counts: dict[str, np.ndarray]
    ticks: list[tuple[float, float]]

    def index(self, score: float) -> int:
        """Return the stop that is nearest to a score."""
        return int(np.abs(self.stops - score).argmin())


def preset_score(found: Anomalies, detector: str, preset: str) -> float:
    """Return the limit of a preset."""
    source, contamination = PRESETS[preset]
    threshold = found.threshold if source == "training" else found.calibrated
    return threshold(detector, contamination)


def build_profile(found: Anomalies, detector: str) -> Profile:
    """Count for every stop what lies beyond it."""
    scores = {name: found.scores(detector, name) for name in found.datasets}
    presets = [preset_score(found, detector, preset) for preset in PRESETS]
    axis = _Axis(scores, presets, logarithmic=detector not in LINEAR)
    stops = np.unique(np.r_[axis.scores(np.linspace(0, 1, N_STOPS)), presets])
    row = found.detectors.index(detector)
    return Profile(
        stops=stops,
        places=axis.places(stops),
        rejected={name: shares_beyond(values, stops) for name, values in scores.items()},
        training=_share_of_quantiles(found.nominal[row], stops),
        held_out=_share_of_quantiles(found.held_out[row], stops),
        counts={name: _counted(axis.places(values)) for name, values in scores.items()},
        ticks=[(float(axis.places(np.array(score))), score) for score in axis.ticks()],
    )


def shares_beyond(scores: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """Return which share of (m,) scores lies above each of (n,) stops, (n,) float64."""
    # Rounded as NumPy rounds when it compares an array with a number: the tables do that.
    beyond = np.searchsorted(np.sort(scores), stops.astype(scores.dtype), side="right")
    return (len(scores) - beyond) / len(scores)  # to the last digit, as tables count


def _share_of_quantiles(quantiles: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """Invert quantiles at `LEVELS`; beyond the ends it is the last level, or none."""
    return np.interp(stops, quantiles[::-1], LEVELS[::-1], right=0.0)


def _counted(places: np.ndarray) -> np.ndarray:
    return np.histogram(np.clip(places, 0, 1), bins=N_BINS, range=(0, 1))[0]


class _Axis:
    """The line the scores lie on, from 0 to 1."""

    def __init__(
        self, scores: dict[str, np.ndarray], presets: list[float], logarithmic: bool
    ) -> None:
        self.logarithmic = logarithmic
        lows = [np.quantile(values, 0.001) for values in scores.values()]
        highs = [np.quantile(values, 0.999) for values in scores.values()]
        self.low = float(self._scaled(np.array(min(lows + presets))))
        self.high = float(self._scaled(np.array(max(highs + presets))))

    def places(self, scores: np.ndarray) -> np.ndarray:
        return (self._scaled(scores) - self.low) / (self.high - self.low)

    def scores(self, places: np.ndarray) -> np.ndarray:
        scaled = self.low + places * (self.high - self.low)
        return np.exp(scaled) if self.logarithmic else scaled

    def ticks(self) -> list[float]:
        low, high = self.scores(np.array([0.0, 1.0]))
        return log_ticks(low, high) if self.logarithmic else even_ticks(low, high)

    def _scaled(self, scores: np.ndarray) -> np.ndarray:
        if not self.logarithmic:
            return np.asarray(scores, np.float64)
        return np.log(np.maximum(scores, FAINTEST, dtype=np.float64))


def log_ticks(low: float, high: float) -> list[float]:
    """Return round numbers for a log scale: powers of ten, finer ones the shorter it is."""
    if high < 3 * low:
        return even_ticks(low, high)
    decades = np.arange(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1)
    steps = [1, 1.2, 1.5, 2, 3, 4, 6] if high / low < 12 else [1, 2, 5] if high / low < 99 else [1]
    ticks = [step * 10.0**decade for decade in decades for step in steps]
    return [float(f"{tick:.6g}") for tick in ticks if low <= tick <= high]


def even_ticks(low: float, high: float) -> list[float]:
    """Return about five round numbers between two ends."""
    size = 10.0 ** np.floor(np.log10((high - low) / 5))
    step = next(size * factor for factor in (1, 2, 5, 10) if (high - low) / (size * factor) <= 6)
    first = np.ceil(low / step)
    return [float(f"{tick:.6g}") for tick in step * np.arange(first, np.floor(high / step) + 1)]
