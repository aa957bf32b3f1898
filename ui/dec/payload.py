"""Codes that move, as the browser gets them: two bytes for each place, all frames at once.

Sixty frames of 500 images take about 160 kB, of 2,000 about 650 kB. Streamlit sends a message
that the browser already has by its hash alone, so a film goes out once.
"""

import base64
from typing import Any

import numpy as np

from core.dec.film import N_CODES, N_MAPPED, Clustering
from core.dec.moves import Kernel, assignments, clusters, nearest
from core.maps.points import load_points
from ui.dec.map.moving import SIZES


def sizes(film: Clustering) -> list[int]:
    """Return how many images can be shown: the large map is made when a run is over."""
    return [SIZES[0]] if film.wide_positions is None else list(SIZES)


def steps(positions: np.ndarray) -> np.ndarray:
    """Bring all frames into [-32767, 32767], one scale for all: (u, m, 2) int16."""
    low, high = positions.min(axis=(0, 1)), positions.max(axis=(0, 1))
    reach = max(float(np.max(high - low)) / 2, 1e-9)
    return np.rint((positions - (low + high) / 2) / reach * 32767).astype("<i2")


def moving(film: Clustering, size: int) -> dict[str, Any]:
    """Return a film as JSON with base64 inside.

    Args:
        size: images to show, one of `sizes`.
    """
    wide = film.wide_positions if size > N_MAPPED else None
    n_images = N_MAPPED if wide is None else N_CODES
    return {
        "n": n_images,
        "k": film.centroids.shape[1],
        "updates": film.updates.tolist(),
        "seconds": film.seconds.round(1).tolist(),
        "accuracies": film.accuracies.round(5).tolist(),
        "positions": text(steps(film.positions if wide is None else wide)),
        "clusters": text(clusters(film)[:, :n_images]),
        "labels": text(load_points("test").labels[:n_images].astype(np.uint8)),
        "digits": film.cluster_digits.tolist(),
        "confusions": text(film.confusions.astype("<i4")),
        "nearest": nearest(film, 0).tolist(),
    }


def bars(film: Clustering, row: int, kernel: Kernel) -> dict[str, Any]:
    """Return q and p of a clicked image at every update, for paired bars."""
    q, p = assignments(film, row, kernel)
    return {"row": row, "q": text(q.astype("<f4")), "p": text(p.astype("<f4"))}


def text(array: np.ndarray) -> str:
    """Return an array's bytes in base64."""
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
