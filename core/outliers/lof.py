"""Local Outlier Factor in novelty mode: fitted once, stored as arrays, asked in milliseconds.

Breunig, Kriegel, Ng and Sander 2000, "LOF: Identifying Density-Based Local Outliers". The scores
equal those of scikit-learn's `LocalOutlierFactor(novelty=True)` with the sign flipped: a larger
`anomaly_score` is more anomalous, about 1 means "as dense as its neighbours". Where the network
has learnt decoys, the factor is weighed by what their classes say (`core.outliers.evidence`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from sklearn.neighbors import NearestNeighbors

from core.outliers.evidence import Evidence
from core.outliers.nearest import NearestSamples, leading_components
from core.runs.archives import read_arrays, write_arrays

EPSILON = 1e-10  # keeps the density of coinciding points finite, as scikit-learn does


@dataclass(frozen=True)
class LocalOutlierFactor:
    """A fitted LOF.

    Args:
        samples: (n, d) float32 or uint8, what was fitted.
        k_distance: (n,) float32, distance of each sample to its k-th neighbour.
        density: (n,) float32, local reachability density of each sample (lrd, definition 6).
        scores: (m,) float32, the LOF that the thresholds are quantiles of: the samples' own, or
            that of held-out samples, see `calibrated`.
        n_neighbors: k.
        components: (m, d) float32, orthonormal leading directions that shorten the search.
        rows: (n,) int32, where each sample stands in the data set it was taken from.
        evidence: of the network that made the samples, by which scores are weighed; None for the
            outlier factor as it is.
    """

    samples: np.ndarray
    k_distance: np.ndarray
    density: np.ndarray
    scores: np.ndarray
    n_neighbors: int
    components: np.ndarray
    rows: np.ndarray
    evidence: Evidence | None = None

    def threshold(self, contamination: float) -> float:
        """Return the score above which a query is anomalous.

        `contamination` in (0, 0.5] is the share of the fitted samples, or of those it was
        calibrated on, that lie above it: it only moves this threshold, the fit stays as it is.
        """
        if not 0 < contamination <= 0.5:
            raise ValueError(
                f"`contamination` must be in (0, 0.5]. Received: contamination={contamination}"
            )
        return float(np.percentile(self.scores, 100.0 * (1.0 - contamination)))

    def calibrated(self, held_out: np.ndarray) -> "LocalOutlierFactor":
        """Return the same fit with thresholds set by samples that it was not fitted on, (m, d).

        Fitted samples lie closer to each other than new ones do, so that their quantiles promise
        fewer false alarms than there are.
        """
        return replace(self, scores=self.anomaly_scores(held_out).astype(np.float32))

    def weighed(self, evidence: Evidence) -> "LocalOutlierFactor":
        """Return the same fit with its scores, those of the thresholds too, weighed."""
        scores = self.scores * evidence.weight(_as_float(self.samples))
        return replace(self, evidence=evidence, scores=scores.astype(np.float32))

    def anomaly_scores(self, queries: np.ndarray) -> np.ndarray:
        """Return the LOF of many queries, weighed where there is evidence, (n, d) -> (n,)."""
        return self.score(queries, *self.neighbors(queries))

    def score(
        self, queries: np.ndarray, distances: np.ndarray, neighbors: np.ndarray
    ) -> np.ndarray:
        """Return the scores of queries whose neighbours are known: (n, d), (n, k), (n, k)."""
        return self.factor(distances, neighbors) * self.weights(queries)

    def weights(self, queries: np.ndarray) -> np.ndarray:
        """Return what the outlier factors of queries are multiplied by, (n, d) -> (n,)."""
        if self.evidence is None:
            return np.ones(len(queries))
        return self.evidence.weight(_as_float(queries))

    def neighbors(self, queries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the distances of many queries to their k nearest samples, and which these are.

        Args:
            queries: (n, d) in the units of `samples`.

        Returns:
            (n, k) float, nearest first, and (n, k) int, indices into `samples`.
        """
        return self._search.kneighbors(self._checked(queries))

    def factor(self, distances: np.ndarray, neighbors: np.ndarray) -> np.ndarray:
        """Return the LOF of queries from their neighbours: (n, k), (n, k) -> (n,).

        Source: Breunig et al. 2000, definition 7.
        """
        density = _reachability_density(distances, self.k_distance[neighbors])
        return self.density[neighbors].mean(axis=1, dtype=np.float64) / density

    def explain(self, query: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Score one query and name the samples that the score rests on.

        Args:
            query: (d,) in the units of `samples`.

        Returns:
            The anomaly score, the (k,) rows of the nearest samples, nearest first, and their
            (k,) distances.

        Raises:
            ValueError: the query is of another width than the samples, or not of numbers: a
                score that is no number exceeds no limit, and would pass for a digit's.
        """
        query = self._checked(query)
        neighbors, distances = self._nearest.of(query)
        score = self.score(query[None], distances[None], neighbors[None])[0]
        return float(score), self.rows[neighbors], distances

    def _checked(self, queries: np.ndarray) -> np.ndarray:
        """Return queries, (..., d), as float32, if they can be compared with the samples."""
        queries, width = _as_float(queries), self.samples.shape[1]
        if queries.shape[-1] != width:
            raise ValueError(
                f"`queries` must have {width} values each. Received: shape {queries.shape}"
            )
        if not np.isfinite(queries).all():
            raise ValueError("`queries` must be finite. Received: values that are no numbers")
        return queries

    @cached_property
    def _search(self) -> NearestNeighbors:
        search = NearestNeighbors(n_neighbors=self.n_neighbors, algorithm="brute")
        return search.fit(_as_float(self.samples))

    @cached_property
    def _nearest(self) -> NearestSamples:
        return NearestSamples(self.samples, self.components, self.n_neighbors)


def fit_lof(
    samples: np.ndarray, n_neighbors: int = 20, n_components: int = 48
) -> LocalOutlierFactor:
    """Fit LOF on `samples`.

    Args:
        samples: (n, d) float32 or uint8.
        n_neighbors: k, at least 1 and below n.
        n_components: principal directions kept for the search of single queries.

    Raises:
        ValueError: `n_neighbors` does not fit the number of samples.
    """
    if not 1 <= n_neighbors < len(samples):
        raise ValueError(
            f"`n_neighbors` must be in [1, {len(samples)}) for {len(samples)} samples. "
            f"Received: n_neighbors={n_neighbors}"
        )
    points = _as_float(samples)
    search = NearestNeighbors(n_neighbors=n_neighbors, algorithm="brute").fit(points)
    distances, neighbors = search.kneighbors()  # (n, k) each, the sample itself left out
    k_distance = _distinct(points, distances[:, -1], n_neighbors).astype(np.float32)
    density = _reachability_density(distances, k_distance[neighbors]).astype(np.float32)
    scores = (density[neighbors].mean(axis=1) / density).astype(np.float32)
    components = leading_components(points, n_components)
    rows = np.arange(len(samples), dtype=np.int32)
    return LocalOutlierFactor(samples, k_distance, density, scores, n_neighbors, components, rows)


def fit_trimmed_lof(samples: np.ndarray, n_neighbors: int, trim: float) -> LocalOutlierFactor:
    """Fit LOF on all but the most outlying samples.

    LOF compares densities, so a few stray samples excuse every query that lands near them. A
    first fit finds the strays; the second goes without.

    Args:
        samples: (n, d) float32.
        n_neighbors: k.
        trim: share of samples left out, in [0, 0.5).

    Returns:
        A fit on the rest; its `rows` count in `samples`.
    """
    lof = fit_lof(samples, n_neighbors)
    if trim == 0:
        return lof
    rows = np.flatnonzero(lof.scores <= np.quantile(lof.scores, 1.0 - trim)).astype(np.int32)
    return replace(fit_lof(samples[rows], n_neighbors), rows=rows)


def _reachability_density(distances: np.ndarray, k_distance: np.ndarray) -> np.ndarray:
    """Inverse mean reachability distance to the neighbours (definitions 5 and 6)."""
    return 1.0 / (np.maximum(distances, k_distance).mean(axis=1) + EPSILON)


def _distinct(points: np.ndarray, k_distance: np.ndarray, n_neighbors: int) -> np.ndarray:
    """Give points that coincide with k others the distance to the k-th distinct place.

    Where more points coincide than there are neighbours, their density would be infinite, and
    everything near them an outlier. Source: Breunig et al. 2000, the k-distinct-distance that
    follows definition 6.
    """
    coinciding = k_distance == 0
    if not coinciding.any():
        return k_distance
    places = np.unique(points, axis=0)
    search = NearestNeighbors(n_neighbors=min(n_neighbors + 1, len(places)), algorithm="brute")
    distances, _ = search.fit(places).kneighbors(points[coinciding])  # the place itself is first
    k_distance = k_distance.copy()
    k_distance[coinciding] = distances[:, -1]
    return k_distance


def _as_float(array: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(array, np.float32)


def as_stored(samples: np.ndarray) -> np.ndarray:
    """Round to what a file keeps, so that a stored sample lies at distance 0 from itself."""
    return samples.astype(np.float16).astype(np.float32)


def save_lof(lof: LocalOutlierFactor, path: Path, with_samples: bool = True) -> None:
    """Write a fitted LOF to an .npz.

    Args:
        path: the file.
        with_samples: False leaves the samples out where the reader has them (pixels of MNIST).
    """
    arrays = {name: getattr(lof, name) for name in ("k_distance", "density", "scores", "rows")}
    arrays["components"] = lof.components
    arrays["n_neighbors"] = np.int64(lof.n_neighbors)
    if lof.evidence is not None:
        arrays["class_weights"], arrays["class_biases"] = lof.evidence.weights, lof.evidence.biases
        arrays["n_classes"] = np.int64(lof.evidence.n_classes)
    if with_samples:
        arrays["samples"] = lof.samples.astype(np.float16)
    write_arrays(path, **arrays)


def load_lof(path: Path, samples: np.ndarray | None = None) -> LocalOutlierFactor:
    """Read what `save_lof` wrote; `samples` stands in for those left out.

    Raises:
        LookupError: the file is missing or damaged.
    """
    arrays = read_arrays(path)
    if arrays is None:
        raise LookupError(f"{path} is missing or damaged: train the run again.")
    try:
        return _assemble(arrays, samples)
    except KeyError as error:
        raise LookupError(f"{path} is damaged: it has no {error}. Train the run again.") from error


def _assemble(arrays: Mapping[str, np.ndarray], samples: np.ndarray | None) -> LocalOutlierFactor:
    return LocalOutlierFactor(
        samples=arrays["samples"].astype(np.float32) if samples is None else samples,
        k_distance=arrays["k_distance"],
        density=arrays["density"],
        scores=arrays["scores"],
        n_neighbors=int(arrays["n_neighbors"]),
        components=arrays["components"],
        rows=arrays["rows"],
        evidence=_evidence(arrays),
    )


def _evidence(arrays: Mapping[str, np.ndarray]) -> Evidence | None:
    if "n_classes" not in arrays:
        return None
    parts = arrays["class_weights"], arrays["class_biases"]
    return Evidence(*parts, n_classes=int(arrays["n_classes"]))


@dataclass(frozen=True)
class Anomaly:
    """A Local Outlier Factor and the training images it rests on.

    Args:
        score: about 1 where training digits are as dense as around their neighbours; larger is
            more anomalous.
        neighbors: (k,) indices into the training split, nearest first.
        distances: (k,) to these, in units of the space.
    """

    score: float
    neighbors: np.ndarray
    distances: np.ndarray
