"""Strokes as Fabric.js writes them, which is what the canvas takes and reports.

Fabric keeps a stroke as a path in canvas pixels, with quadratic curves between the pen's
places, and beside it where the path was moved, turned or scaled to. A report says nothing of
the drawing it began with, so each drawing that is put on the canvas begins with an invisible
rectangle whose `left` is its version; it comes back with every report.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ui.slate.drawing import UNIT, Stroke

SIDE = 600  # pixels of the canvas
INK = "#ffffff"
MAX_STROKES = 500
MAX_POINTS = 20_000
LARGEST = 1e6  # of a number in a report; a hand's are below a few thousand
DEVIATION = 0.5  # pixels between a curve and the line that stands for it
MOST_PIECES = 16  # of one curve
ORIGINS = {"left": 0.5, "top": 0.5, "center": 0.0, "right": -0.5, "bottom": -0.5}
LENGTHS = {"M": 3, "L": 3, "Q": 5}  # of a command, its letter included

Point = tuple[float, float]


def drawing_json(version: int, strokes: Iterable[Stroke]) -> dict[str, Any]:
    """Return what puts strokes on the canvas, under a version."""
    mark = {
        "type": "Rect",
        "left": version,
        "top": 0,
        "width": 0,
        "height": 0,
        "strokeWidth": 0,
        "originX": "left",
        "originY": "top",
        "visible": False,
    }
    return {"objects": [mark, *map(_path_json, strokes)]}


def _path_json(stroke: Stroke) -> dict[str, Any]:
    first, *others = [(x * SIDE / UNIT, y * SIDE / UNIT) for x, y in stroke.points]
    # A line without length leaves no ink, not even its round caps: a dot gets a trifle of one.
    others = others or [(first[0] + 0.01, first[1])]
    return {
        "type": "Path",
        "path": [["M", *first], *(["L", *point] for point in others)],
        "fill": None,
        "stroke": INK,
        "strokeWidth": stroke.width * SIDE / UNIT,
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
    }


def parse_report(report: Any) -> tuple[int, tuple[Stroke, ...]]:
    """Read the canvas' report.

    Args:
        report: `{"objects": [mark, path, ...]}` as `drawing_json` makes it and a hand goes on.

    Returns:
        The version of what the drawing began with, and all strokes, their coordinates clipped
        to one side around the slate.

    Raises:
        ValueError: the report is not of that form, or longer than a hand could draw.
    """
    try:
        mark, *paths = report["objects"]
        if len(paths) > MAX_STROKES:
            raise ValueError(f"A drawing has at most {MAX_STROKES} strokes. Received: {len(paths)}")
        _check_length(sum(len(path["path"]) for path in paths))
        if mark["type"] != "Rect":
            raise ValueError(f"A drawing begins with its version. Received: {mark['type']!r}")
        version, strokes = round(_number(mark["left"])), tuple(map(_stroke, paths))
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"Not a drawing: {error!r}") from error
    _check_length(sum(len(stroke.points) for stroke in strokes))
    return version, strokes


def _check_length(n_points: int) -> None:
    if n_points > MAX_POINTS:
        raise ValueError(f"A drawing has at most {MAX_POINTS} points. Received: {n_points}")


def _stroke(path: Mapping[str, Any]) -> Stroke:
    if path["type"] != "Path":
        raise ValueError(f"A drawing is of paths. Received: {path['type']!r}")
    commands = _commands(path["path"])
    place, scale = _placement(path, _middle(commands))
    points = [_in_units(*place(point)) for point in _flattened(commands)]
    kept = [
        point for point, before in zip(points, [None, *points], strict=False) if point != before
    ]
    width = round(_number(path["strokeWidth"]) * scale * UNIT / SIDE)
    return Stroke(min(max(width, 1), UNIT), tuple(kept))


def _commands(path: Sequence[Sequence[Any]]) -> list[tuple[float, ...]]:
    """Return the numbers of a path's commands: two of a line or its start, four of a curve."""
    if not path or path[0][0] != "M":
        raise ValueError("A path begins with M.")
    for command in path:
        if LENGTHS.get(command[0]) != len(command):
            raise ValueError(f"A path consists of M, L and Q. Received: {command!r:.80}")
    if any(command[0] == "M" for command in path[1:]):
        raise ValueError("A stroke is drawn without lifting the pen.")
    return [tuple(_number(value) for value in command[1:]) for command in path]


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"Expected a number. Received: {value!r:.80}")
    if not abs(value) <= LARGEST:  # also what is not a number
        raise ValueError(f"Expected a number up to {LARGEST:g}. Received: {value!r:.80}")
    return float(value)


def _placement(path: Mapping[str, Any], middle: Point) -> tuple[Callable[[Point], Point], float]:
    """Return the function from a path's own points to canvas pixels, and how it scales a pen."""
    if path.get("skewX") or path.get("skewY"):
        raise ValueError("A stroke is not skewed.")
    across = _number(path.get("scaleX", 1)) * (-1 if path.get("flipX") else 1)
    down = _number(path.get("scaleY", 1)) * (-1 if path.get("flipY") else 1)
    turn = math.radians(_number(path.get("angle", 0)))
    cosine, sine = math.cos(turn), math.sin(turn)
    pen = _number(path.get("strokeWidth", 1))
    # From the point that `left` and `top` name to the middle of the path, turned with it.
    right = _origin(path, "originX") * (_number(path.get("width", 0)) + pen) * abs(across)
    below = _origin(path, "originY") * (_number(path.get("height", 0)) + pen) * abs(down)
    left = _number(path.get("left", middle[0])) + cosine * right - sine * below
    top = _number(path.get("top", middle[1])) + sine * right + cosine * below

    def place(point: Point) -> Point:
        x, y = (point[0] - middle[0]) * across, (point[1] - middle[1]) * down
        return left + cosine * x - sine * y, top + sine * x + cosine * y

    return place, math.sqrt(abs(across * down))


def _origin(path: Mapping[str, Any], name: str) -> float:
    return ORIGINS[path.get(name, "center")]


def _middle(commands: Sequence[tuple[float, ...]]) -> Point:
    """Return the middle of a path's bounds as Fabric takes them."""
    xs, ys = [commands[0][0]], [commands[0][1]]
    for command in commands[1:]:
        xs += _extremes(xs[-1], command[0::2])
        ys += _extremes(ys[-1], command[1::2])
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _extremes(start: float, values: Sequence[float]) -> list[float]:
    """Return an axis' extremes on one command, and last its end.

    Fabric takes a quadratic curve for a cubic one whose two control points fall together, which
    bulges more. So does this: the middle is what a moved path is placed by.
    """
    *controls, end = values
    if not controls:
        return [end]
    control = controls[0]
    a, b, c = end - start, 2 * (start - control), control - start
    root = math.sqrt(max(b * b - 4 * a * c, 0.0))
    times = [-c / b] if not a and b else [(-b + s * root) / (2 * a) for s in (-1, 1)] if a else []
    inside = [t for t in times if 0 < t < 1]
    return [_cubic(start, control, end, t) for t in inside] + [end]


def _cubic(start: float, control: float, end: float, t: float) -> float:
    return (1 - t) ** 3 * start + 3 * t * (1 - t) * control + t**3 * end


def _flattened(commands: Sequence[tuple[float, ...]]) -> list[Point]:
    """Return the polyline that follows a path's lines and curves."""
    points = [(commands[0][0], commands[0][1])]
    for command in commands[1:]:
        if len(command) == 2:
            points.append((command[0], command[1]))
        else:
            points += _curve(points[-1], command)
    return points


def _curve(start: Point, command: tuple[float, ...]) -> list[Point]:
    """Cut a quadratic curve into pieces that stay near it, and return their ends."""
    (x0, y0), (x1, y1, x2, y2) = start, command
    # A chord lies at most a quarter of the second difference off, a piece of n a square less.
    bend = math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2) / 4
    n_pieces = min(max(math.ceil(math.sqrt(bend / DEVIATION)), 1), MOST_PIECES)
    times = [piece / n_pieces for piece in range(1, n_pieces + 1)]
    return [(_quadratic(x0, x1, x2, t), _quadratic(y0, y1, y2, t)) for t in times]


def _quadratic(start: float, control: float, end: float, t: float) -> float:
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end


def _in_units(x: float, y: float) -> tuple[int, int]:
    return _clip(x), _clip(y)


def _clip(pixels: float) -> int:
    return min(max(round(pixels * UNIT / SIDE), -UNIT), 2 * UNIT)
