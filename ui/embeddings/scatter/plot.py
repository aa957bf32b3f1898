"""Maps of thousands of images as a Streamlit component: hover, lasso, linked panels.

Positions go to the browser once per map, as two bytes each, and colours and facts likewise; the
thumbnails lie on sheets that the browser fetches once. What comes back is a bit for each point.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ui.frame import numbers, session
from ui.frame.component import Component, reported
from ui.frame.texts import Say, under
from ui.pictures.cividis import cividis
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

FAINTEST = 1e-6  # the smallest value on a logarithmic scale
_PALETTE = base64.b64encode(cividis(np.linspace(0, 1, 256)).tobytes()).decode("ascii")

_component = Component(
    "glyphscope_scatter",
    __file__,
    "plot.html",
    "plot.css",
    "view.js",
    "hand.js",
    "plot.js",
)


@dataclass(frozen=True)
class Panel:
    """One map.

    Args:
        title: what it shows.
        points: (n, 2) or (n, 3) float32, the same images in all panels.
        note: a line under it.
        star: (2,) or (3,) float32, where the visitor's own drawing lies.
    """

    title: str
    points: np.ndarray
    note: str = ""
    star: np.ndarray | None = None


@dataclass(frozen=True)
class Classes:
    """Colours by class.

    Args:
        title: what the classes are.
        values: (n,) uint8, indices into `names`.
        names: of the classes.
        colours: "#rrggbb" of each.
        printed: print each name in the middle of its class, where the class keeps together.
    """

    title: str
    values: np.ndarray
    names: tuple[str, ...]
    colours: tuple[str, ...]
    printed: bool = False


@dataclass(frozen=True)
class Scale:
    """Colours by a number, in Cividis.

    Args:
        title: what is measured.
        values: (n,) float32.
        low, high: the ends of the scale; values beyond take the colour of the end.
        logarithmic: whether the colours follow the logarithm of the values.
    """

    title: str
    values: np.ndarray
    low: float
    high: float
    logarithmic: bool = False


class Picked(NamedTuple):
    """What the visitor picked: (m,) int rows of the selection, and the row of a clicked point."""

    rows: np.ndarray
    point: int | None


def scatter(
    panels: Sequence[Panel],
    colouring: Classes | Scale,
    facts: Mapping[str, np.ndarray | Sequence[str]],
    rings: Iterable[int] = (),
    *,
    key: str,
) -> Picked:
    """Show linked maps of the same images, and return what is picked in them.

    Args:
        panels: one to three.
        colouring: of the points, the same in all panels.
        facts: what the pointer reads off a point: name -> (n,) integers, floats or words.
        rings: rows to mark, such as neighbours of the clicked point.
        key: of the component's state.

    Raises:
        ValueError: panels of different lengths, or none.
    """
    n_points = _check(panels)
    say = session.say()
    data = {
        "n": n_points,
        "panels": [_panel(panel) for panel in panels],
        "colouring": _colouring(colouring, say),
        "facts": [_fact(name, values) for name, values in facts.items()],
        "rings": [int(row) for row in rings],
        "sheet": {"address": ADDRESS, "columns": N_COLUMNS, "size": PER_SHEET},
        "texts": under("scatter.", say) | numbers.marks(say),
    }
    _component.mount(data, key=key, noted=("selection", "point"))
    return picked(key, n_points)


def picked(key: str, n_points: int) -> Picked:
    """Return what is picked among `n_points` in the component of a key."""
    state = reported(key)
    selection, point = state.get("selection") or {}, state.get("point")
    known = isinstance(point, int) and 0 <= point < n_points
    rows = np.empty(0, np.int64)
    if selection.get("n") == n_points:
        rows = np.flatnonzero(_bits(selection["bits"], n_points))
    return Picked(rows, point if known else None)


def _bits(text: str, count: int) -> np.ndarray:
    return np.unpackbits(np.frombuffer(base64.b64decode(text), np.uint8), count=count)


def _check(panels: Sequence[Panel]) -> int:
    lengths = {len(panel.points) for panel in panels}
    if len(lengths) != 1:
        raise ValueError(f"`panels` must show the same points. Received: lengths {lengths}")
    return lengths.pop()


def _panel(panel: Panel) -> dict[str, Any]:
    """Bring a map into [-1, 1] about its middle, one scale for all axes."""
    low, high = panel.points.min(axis=0), panel.points.max(axis=0)
    middle, reach = (low + high) / 2, max(float(np.max(high - low)) / 2, 1e-9)
    steps = np.rint((panel.points - middle) / reach * 32767).astype("<i2")
    star = None if panel.star is None else ((panel.star - middle) / reach).tolist()
    return {
        "title": panel.title,
        "note": panel.note,
        "axes": panel.points.shape[1],
        "points": _text(steps),
        "star": star,
    }


def _colouring(colouring: Classes | Scale, say: Say) -> dict[str, Any]:
    if isinstance(colouring, Classes):
        return {
            "title": colouring.title,
            "names": list(colouring.names),
            "colours": list(colouring.colours),
            "printed": colouring.printed,
            "of": _text(colouring.values.astype(np.uint8)),
        }
    return {
        "title": colouring.title,
        "ends": [numbers.significant(end, 3, say) for end in (colouring.low, colouring.high)],
        "palette": _PALETTE,
        "of": _text(np.rint(255 * _levels(colouring)).astype(np.uint8)),
    }


def _levels(scale: Scale) -> np.ndarray:
    """Return where (n,) values lie on a scale, in [0, 1]."""
    if not scale.logarithmic:
        return _between(scale.values, scale.low, scale.high)
    values = np.log(np.maximum(scale.values, FAINTEST)).astype(np.float64)
    low, high = (float(np.log(max(end, FAINTEST))) for end in (scale.low, scale.high))
    return _between(values, low, high)


def _between(values: np.ndarray, low: float, high: float) -> np.ndarray:
    return np.clip((values - low) / max(high - low, 1e-9), 0, 1)


def _fact(name: str, values: np.ndarray | Sequence[str]) -> dict[str, Any]:
    if not isinstance(values, np.ndarray) or values.dtype.kind in "UO":
        return {"name": name, "words": [str(value) for value in values]}
    kind = "<f4" if values.dtype.kind == "f" else "<i4"
    return {"name": name, "kind": kind, "numbers": _text(values.astype(kind))}


def _text(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
