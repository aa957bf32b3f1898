"""The matrices of a film, frame by frame, as codes for the browser."""

import numpy as np

from core.iic.film_figures import watched
from ui.figure.films import Frames
from ui.pictures import clusters
from ui.watch import figures
from ui.watch.heads import View

ROOT = np.square(np.arange(256) / 255)  # what the codes of P stand for: they are of its root
SHARE = np.arange(256) / 255


def joint(view: View) -> list[Frames]:
    """Return P as it changes, with what is in each cluster along its rows and columns."""
    P, order = view.heads.joints[:, view.head], view.order.tolist()
    matrix = Frames(0, _codes(np.sqrt(P)), ROOT, _name(view), rows=order, columns=order)
    if (seen := _seen(view)) is None:
        return [matrix]
    name, places = _name(view), _places(view)
    upright = Frames(1, figures.upright(seen), SHARE, f"{name} rows", rows=places)
    return [matrix, upright, _across(view, seen)]


def confusion(view: View) -> list[Frames]:
    """Return the confusion matrix as it changes, with what is in each cluster below it."""
    counts = view.heads.confusions[:, view.head]
    columns, totals = view.order.tolist(), counts[-1].sum(axis=1).tolist()
    codes = _codes(figures.shares(counts))
    matrix = Frames(0, codes, SHARE, _name(view), columns=columns, totals=totals)
    seen = _seen(view)
    return [matrix] if seen is None else [matrix, _across(view, seen)]


def pictures(view: View) -> np.ndarray | None:
    """Return what is in each cluster at the end, (k, side, side) in [0, 1]; None if not drawn."""
    return view.pictures[-1] if _is_pictured(view) else None


def _seen(view: View) -> np.ndarray | None:
    """Return what is in each cluster as it changes, codes (t, k, side, side)."""
    return _codes(view.pictures) if _is_pictured(view) else None


def _is_pictured(view: View) -> bool:
    return watched(view.heads) and view.heads.joints.shape[-1] <= figures.MOST_NAMES


def _across(view: View, seen: np.ndarray) -> Frames:
    name = f"{_name(view)} columns"
    return Frames(2, figures.across(seen), SHARE, name, columns=_places(view))


def _places(view: View) -> list[int]:
    """Return which line of pixels stands where, the clusters in their order."""
    return (view.order[:, None] * clusters.SIDE + np.arange(clusters.SIDE)).ravel().tolist()


def _name(view: View) -> str:
    return f"{view.group} {view.head}"


def _codes(shares: np.ndarray) -> np.ndarray:
    return np.rint(255 * shares).astype(np.uint8)
