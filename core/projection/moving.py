"""Maps of points that move: t-SNE begun where the points lay before, so that frames agree."""

import numpy as np

from core.projection.layout import (
    ProjectionConfig,
    find_neighbors,
    fit_projection,
    n_neighbors_needed,
)

PERPLEXITY = 30.0
N_STEPS = 60  # of every frame after the first
RATE = 100.0  # gentle, so that what did not move in the code hardly moves on the map


def next_map(samples: np.ndarray, before: np.ndarray | None) -> np.ndarray:
    """Lay points out anew after they moved.

    Args:
        samples: (n, d) float32, n > 90.
        before: (n, 2), the map of the same points before; None for the first one.

    Returns:
        (n, 2) float32.

    Source: van der Maaten and Hinton 2008; later frames leave early exaggeration out.
    """
    if before is None:
        return fit_projection(samples, ProjectionConfig(perplexity=PERPLEXITY)).points
    import openTSNE
    from openTSNE import affinity, nearest_neighbors

    found = find_neighbors(samples, n_neighbors_needed(ProjectionConfig(perplexity=PERPLEXITY)))
    known = nearest_neighbors.PrecomputedNeighbors(found.rows, found.distances)
    affinities = affinity.PerplexityBasedNN(perplexity=PERPLEXITY, knn_index=known)
    layout = openTSNE.TSNEEmbedding(
        before.astype(np.float64), affinities, negative_gradient_method="bh", learning_rate=RATE
    )
    return np.asarray(layout.optimize(N_STEPS, momentum=0.8), np.float32)


def film(samples: np.ndarray) -> np.ndarray:
    """Lay every frame of (t, n, d) samples out, each from the one before: (t, n, 2) float32."""
    maps: list[np.ndarray] = []
    for frame in samples:
        maps.append(next_map(frame, maps[-1] if maps else None))
    return np.stack(maps)
