"""Lay points of many dimensions out in two or three: t-SNE, UMAP or PCA.

t-SNE by openTSNE, not scikit-learn: it interpolates the repulsion on a grid instead of walking a
tree, and takes neighbours that were found before. UMAP by its authors' umap-learn. The libraries
are imported where they work: the pages read configurations, and umap-learn loads for seconds.
"""

import contextlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core.training.checks import require_at_least, require_one_of, require_positive

if TYPE_CHECKING:
    from sklearn.decomposition import PCA

METHODS = ("tsne", "umap", "pca")
STARTS = ("informed", "random")
PERPLEXITIES = (5.0, 15.0, 30.0, 50.0, 100.0)
N_NEIGHBORS = (5, 15, 50)
MIN_DISTS = (0.0, 0.1, 0.5)
EXAGGERATION = 12.0
N_EXAGGERATED, N_FREE = 250, 500  # steps of t-SNE, openTSNE's defaults
REPORT_EVERY = 25  # steps
Report = Callable[[float], None]  # takes the share of the work done, in [0, 1]


@dataclass(frozen=True)
class ProjectionConfig:
    """Everything that decides a map besides its points.

    Args:
        method: "tsne", "umap" or "pca".
        n_components: 2 or 3 dimensions.
        perplexity: of t-SNE, the number of neighbours that a point feels.
        n_neighbors: of UMAP, neighbours that a point is joined to.
        min_dist: of UMAP, how close joined points may lie, in [0, 1).
        start: "informed" starts t-SNE from the principal components and UMAP from the spectral
            layout, "random" both from random positions.
        seed: seed of everything random.
    """

    method: str = "tsne"
    n_components: int = 2
    perplexity: float = 30.0
    n_neighbors: int = 15
    min_dist: float = 0.1
    start: str = "informed"
    seed: int = 0

    def __post_init__(self) -> None:
        require_one_of(self, METHODS, "method")
        require_one_of(self, (2, 3), "n_components")
        require_one_of(self, STARTS, "start")
        require_positive(self, "perplexity")
        require_at_least(self, 2, "n_neighbors")
        if not 0 <= self.min_dist < 1:
            raise ValueError(f"`min_dist` must be in [0, 1). Received: min_dist={self.min_dist}")

    @property
    def slug(self) -> str:
        """A name that holds what matters to the method, such as "tsne-2d-p30-informed-s0"."""
        dimensions, origin = f"{self.method}-{self.n_components}d", f"{self.start}-s{self.seed}"
        return {
            "tsne": f"{dimensions}-p{self.perplexity:g}-{origin}",
            "umap": f"{dimensions}-n{self.n_neighbors}-d{self.min_dist:g}-{origin}",
            "pca": dimensions,
        }[self.method]

    def again(self) -> "ProjectionConfig":
        """Return the same map from the next seed and random positions."""
        return replace(self, start="random", seed=self.seed + 1)


class Neighbors(NamedTuple):
    """The k nearest other points of each of n points, nearest first: (n, k) rows, distances."""

    rows: np.ndarray
    distances: np.ndarray


class Projection(NamedTuple):
    """A layout.

    Fields:
        points: (n, n_components) float32.
        kernel: a and b of the similarity 1 / (1 + a d^2b) of two points at distance d in the
            layout; (1, 1) is t-SNE's.
    """

    points: np.ndarray
    kernel: tuple[float, float] = (1.0, 1.0)


def find_neighbors(samples: np.ndarray, n_neighbors: int) -> Neighbors:
    """Find the exact nearest neighbours within `samples`, (n, d)."""
    from sklearn.neighbors import NearestNeighbors

    search = NearestNeighbors(n_neighbors=n_neighbors, algorithm="brute").fit(samples)
    distances, rows = search.kneighbors()  # without the point itself
    return Neighbors(rows, distances.astype(np.float32))


def n_neighbors_needed(config: ProjectionConfig) -> int:
    """Return how many neighbours of each point a map is made from."""
    needed = {"tsne": 3 * config.perplexity, "umap": config.n_neighbors - 1, "pca": 0}
    return int(needed[config.method])


def fit_projection(
    samples: np.ndarray,
    config: ProjectionConfig,
    neighbors: Neighbors | None = None,
    report: Report = lambda share: None,
) -> Projection:
    """Lay `samples` out.

    Args:
        samples: (n, d) float32.
        config: method and settings.
        neighbors: at least `n_neighbors_needed(config)` of each sample, found before; by default
            they are found here.
        report: told the share of the work that is done.

    Raises:
        ValueError: too few samples for the settings, or none that differ.
    """
    n_needed = n_neighbors_needed(config)
    if n_needed >= len(samples) or len(samples) <= config.n_components:
        raise ValueError(
            f"`samples` must be more than {max(n_needed, config.n_components)} for {config.slug}. "
            f"Received: {len(samples)} samples"
        )
    _check_differing(samples)
    if config.method == "pca":
        return Projection(fit_pca(samples, config.n_components).transform(samples))
    neighbors = neighbors or find_neighbors(samples, n_needed)
    near = Neighbors(neighbors.rows[:, :n_needed], neighbors.distances[:, :n_needed])
    return {"tsne": _fit_tsne, "umap": _fit_umap}[config.method](samples, config, near, report)


def _check_differing(samples: np.ndarray) -> None:
    """Raise ValueError for points that no map can tell apart.

    openTSNE divides by their deviation, and ends the process where it is 0.
    """
    if not np.isfinite(samples).all():
        raise ValueError("`samples` must be finite. Received: values that are no numbers")
    if len(samples) and (samples == samples[0]).all():
        raise ValueError("`samples` must differ. Received: equal samples only")


def fit_pca(samples: np.ndarray, n_components: int) -> "PCA":
    """Fit the principal components; the same samples give the same signs."""
    from sklearn.decomposition import PCA

    return PCA(n_components, svd_solver="covariance_eigh").fit(samples)


def _fit_tsne(
    samples: np.ndarray, config: ProjectionConfig, neighbors: Neighbors, report: Report
) -> Projection:
    """t-SNE (van der Maaten and Hinton 2008) with interpolated repulsion (Linderman et al. 2019).

    The grid's cells are twice as wide as openTSNE's default: three times faster, and the
    trustworthiness stays the same to three digits. Three dimensions need the tree.
    """
    import openTSNE
    from openTSNE import affinity, initialization, nearest_neighbors

    known = nearest_neighbors.PrecomputedNeighbors(neighbors.rows, neighbors.distances)
    affinities = affinity.PerplexityBasedNN(
        perplexity=config.perplexity, knn_index=known, n_jobs=-1
    )
    origin = {"n_components": config.n_components, "random_state": config.seed}
    if config.start == "informed":
        start = initialization.pca(samples, **origin)
    else:
        start = initialization.random(samples, **origin)
    repulsion = (
        {"negative_gradient_method": "fft", "ints_in_interval": 2}
        if config.n_components == 2
        else {"negative_gradient_method": "bh", "theta": 0.8}
    )
    layout = openTSNE.TSNEEmbedding(
        start, affinities, n_jobs=-1, random_state=config.seed, **repulsion
    )
    watch = _watch_steps(report)
    layout = layout.optimize(N_EXAGGERATED, exaggeration=EXAGGERATION, momentum=0.5, **watch)
    layout = layout.optimize(N_FREE, momentum=0.8, **watch)
    return Projection(np.asarray(layout, np.float32))


def _watch_steps(report: Report) -> dict[str, Any]:
    """Make openTSNE report its steps, which it counts from 1 in each of the two phases."""
    n_reported = 0

    def after_steps(iteration: int, error: float, layout: np.ndarray) -> None:
        nonlocal n_reported
        n_reported += REPORT_EVERY
        report(n_reported / (N_EXAGGERATED + N_FREE))

    return {"callbacks": [after_steps], "callbacks_every_iters": REPORT_EVERY}


def _fit_umap(
    samples: np.ndarray, config: ProjectionConfig, neighbors: Neighbors, report: Report
) -> Projection:
    """UMAP (McInnes, Healy and Melville 2018); its neighbours begin with the point itself."""
    import umap

    own = np.arange(len(samples))[:, None]
    rows = np.hstack([own, neighbors.rows]).astype(np.int32)
    distances = np.hstack([np.zeros_like(own), neighbors.distances]).astype(np.float32)
    model = umap.UMAP(
        n_components=config.n_components,
        n_neighbors=config.n_neighbors,
        min_dist=config.min_dist,
        init="spectral" if config.start == "informed" else "random",
        random_state=config.seed,
        n_jobs=1,
        precomputed_knn=(rows, distances),
        force_approximation_algorithm=True,  # small data too shall use the neighbours given
        verbose=True,
        tqdm_kwds={"file": _EpochReader(report), "bar_format": "{n} {total}\n"},
    )
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        # `transform` will be ours, see core.maps.placing, and needs no search index.
        warnings.filterwarnings("ignore", "precomputed_knn", UserWarning)
        points = model.fit_transform(samples)
    return Projection(points.astype(np.float32), (float(model._a), float(model._b)))


class _EpochReader(io.TextIOBase):
    """A stream that reads "12 200" off umap-learn's progress bar and reports the share."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report

    def write(self, text: str) -> int:
        """Report a line of two numbers; other text is dropped."""
        numbers = text.split()
        if len(numbers) == 2 and all(number.isdigit() for number in numbers):
            self.report(int(numbers[0]) / int(numbers[1]))
        return len(text)


def grid(n_components: int) -> list[ProjectionConfig]:
    """Return the maps that come with the bundled runs, those from other seeds in 2D only."""
    first = ProjectionConfig(n_components=n_components)
    informed = [
        *(replace(first, perplexity=perplexity) for perplexity in PERPLEXITIES),
        *(
            replace(first, method="umap", n_neighbors=n_neighbors, min_dist=min_dist)
            for n_neighbors in N_NEIGHBORS
            for min_dist in MIN_DISTS
        ),
    ]
    others = [config.again() for config in informed] if n_components == 2 else []
    return [replace(first, method="pca"), *informed, *others]
