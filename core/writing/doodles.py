"""What people doodle: things in strokes of our own, and figures that a program makes up.

Ellipses are left out, since they are zeros, and hexagons, which are nearly so.
"""

from collections.abc import Callable

import numpy as np

from core.writing.letters import Ways
from core.writing.notation import resample

Figure = Callable[[np.random.Generator], np.ndarray]  # strokes (s, k, 2) about [0, 1]

_RING = "50,10 18,24 10,56 30,86 66,88 90,58 82,24 50,10"

THINGS: Ways = {
    "house": (
        "20,95 20,45 | 80,45 | 80,95 | 20,95; 10,48 50,8 | 90,48",
        "22,95 22,44 | 50,10 | 78,44 | 78,95 | 22,95; 42,95 42,66 | 58,66 | 58,95",
        "16,92 16,50 | 84,50 | 84,92 | 16,92 | 16,50 | 50,12 | 84,50; 28,60 28,74 | 42,74 | "
        "42,60 | 28,60",
    ),
    "tree": (
        "46,96 46,62; 56,96 56,62; 50,62 22,58 12,36 34,24 50,6 70,22 88,38 78,58 50,62",
        "50,96 50,76; 18,76 50,6 | 82,76 | 18,76",
        "44,96 44,74; 56,96 56,74; 14,74 34,48 | 24,48 | 50,6 | 76,48 | 66,48 | 86,74 | 14,74",
        "50,97 50,10; 50,70 20,46; 50,62 82,40; 50,44 30,22; 50,36 70,16",
    ),
    "smile": (
        f"{_RING}; 34,38 35,42; 64,38 65,42; 28,62 42,76 60,76 74,62",
        f"{_RING}; 36,34 36,46; 62,34 62,46; 30,58 50,78 72,58",
        f"{_RING}; 34,40 36,42; 64,40 66,42; 30,74 50,62 70,74",
    ),
    "sun": (
        "50,32 34,40 32,60 50,68 66,60 68,40 50,32; 50,22 50,4; 50,78 50,96; 22,50 4,50; 78,50 "
        "96,50; "
        "30,30 16,16; 70,30 84,16; 30,70 16,84; 70,70 84,84",
    ),
    "flower": (
        "50,40 40,36 44,10 58,12 58,36 84,30 86,44 60,46 70,66 56,70 50,48 30,66 22,54 42,44 "
        "16,34 22,24 44,40; "
        "50,60 50,97; 50,84 70,74",
        "50,26 42,30 44,38 54,38 58,30 50,26; 44,26 38,8 50,4 58,12 54,26 72,18 76,34 60,36 "
        "64,50 50,54 44,40 "
        "30,50 22,36 42,30; 50,54 48,97",
    ),
    "heart": (
        "50,92 12,46 16,16 36,10 50,32 | 66,10 86,18 86,46 50,92",
        "50,94 14,50 14,22 34,10 50,30 66,10 86,22 86,50 50,94",
    ),
    "fish": (
        "92,50 66,26 34,30 6,72 | 8,28 | 34,68 66,74 92,50; 74,44 76,46",
        "10,50 40,26 70,44 | 92,24 | 92,76 | 70,56 40,74 10,50; 26,46 28,48",
    ),
    "cat": (
        "20,36 22,6 | 42,22 | 60,22 | 78,6 | 82,38 78,80 50,95 22,80 20,36; 36,48 37,52; 64,48 "
        "65,52; "
        "46,66 54,66 | 50,72 | 46,66",
    ),
    "stick man": (
        "50,4 38,12 42,26 58,26 62,12 50,4; 50,28 50,64; 24,44 76,44; 50,64 30,96; 50,64 70,96",
        "52,4 40,14 52,28 62,14 52,4; 52,28 48,62; 26,30 50,42 | 78,58; 48,62 26,94; 48,62 76,92",
    ),
    "cup": (
        "18,20 24,86 | 66,86 | 72,20 | 18,20; 70,34 92,36 90,62 68,64",
        "22,30 22,90 | 70,90 | 70,30; 46,22 22,30 46,38 70,30 46,22; 70,44 88,46 86,66 70,70",
    ),
    "car": (
        "6,68 8,50 | 26,46 | 36,26 | 64,26 | 76,46 | 94,52 | 94,68 | 6,68; 26,64 18,72 26,80 "
        "34,72 26,64; "
        "74,64 66,72 74,80 82,72 74,64",
    ),
    "umbrella": ("8,52 28,18 50,8 72,18 92,52 | 8,52; 50,52 50,86 62,94 70,84",),
    "cloud": ("22,72 8,58 24,44 30,26 52,30 70,20 80,42 94,56 80,72 22,72",),
    "lightning": ("58,4 26,54 | 50,54 | 36,97 | 78,40 | 54,40 | 74,4 | 58,4",),
    "cube": (
        "12,34 12,90 | 64,90 | 64,34 | 12,34; 12,34 36,12 | 88,12 | 64,34; 88,12 88,66 | 64,90",
    ),
    "boat": (
        "8,66 24,90 | 76,90 | 92,66 | 8,66; 50,66 50,8 | 82,56 | 50,56",
        "10,64 20,84 80,84 90,64 | 10,64; 46,64 46,10 | 16,56 | 46,56",
    ),
    "envelope": ("8,22 8,80 | 92,80 | 92,22 | 8,22 | 50,56 | 92,22",),
    "key": ("26,36 12,50 26,64 42,50 26,36; 42,50 94,50; 76,50 76,66; 90,50 90,64",),
    "glasses": (
        "26,38 10,50 26,62 42,50 26,38; 74,38 58,50 74,62 90,50 74,38; 42,48 50,44 58,48; "
        "10,48 2,38; "
        "90,48 98,38",
    ),
    "balloon": (
        "50,6 24,20 24,44 50,64 76,44 76,20 50,6; 50,64 44,70 | 56,70 | 50,64; 50,70 42,82 54,96",
    ),
    "mushroom": ("10,52 22,20 50,8 78,20 90,52 | 10,52; 38,52 34,92 | 66,92 | 62,52",),
    "candle": ("36,40 36,96 | 64,96 | 64,40 | 36,40; 50,40 50,30; 50,30 42,20 50,4 58,20 50,30",),
    "flag": ("26,97 26,6 | 82,22 | 26,44", "28,97 28,8 | 84,8 | 84,44 | 28,44"),
    "moon": ("62,6 30,22 22,56 44,90 76,92 50,70 46,36 62,6",),
    "eye": ("6,50 30,26 68,26 94,50 68,74 30,74 6,50; 50,36 38,48 50,62 62,48 50,36",),
    "ladder": ("32,4 28,96; 68,4 72,96; 32,22 68,22; 31,42 70,42; 30,62 71,62; 29,82 72,82",),
    "mountains": ("4,86 32,24 | 50,62 | 66,36 | 96,86",),
    "fork": ("50,96 50,40; 30,6 30,34 50,44 70,34 70,6; 50,6 50,40",),
    "table": ("8,30 92,30; 20,30 18,90; 80,30 82,90",),
    "chair": ("26,4 26,96; 26,50 74,50 | 74,96",),
    "bird": (
        "6,34 28,22 50,48 | 72,22 94,34",
        "10,50 40,30 60,50 | 90,40 | 64,66 40,80 10,50; 30,44 31,46",
    ),
    "hat": ("6,78 94,78; 24,78 28,26 | 72,26 | 76,78",),
    "bottle": ("42,4 42,28 30,44 30,96 | 70,96 | 70,44 58,28 58,4 | 42,4",),
    "lamp": ("30,8 16,50 | 84,50 | 70,8 | 30,8; 50,50 50,90; 28,92 72,92",),
    "anchor": (
        "50,6 42,14 50,22 58,14 50,6; 50,22 50,94; 30,36 70,36; 14,64 30,88 50,94 70,88 86,64",
    ),
    "clock": (f"{_RING}; 50,50 50,22; 50,50 70,56", f"{_RING}; 50,24 50,52 | 34,62"),
    "wheel": (
        f"{_RING}; 50,10 50,90; 12,50 90,50",
        f"{_RING}; 20,22 82,78; 80,22 20,78; 50,10 50,90",
    ),
    "tv": ("10,30 10,90 | 90,90 | 90,30 | 10,30; 30,6 50,30 | 70,6",),
    "snail": ("8,84 80,84 90,60 | 92,40; 60,84 30,84 22,56 44,40 62,56 52,70 42,60; 90,60 98,42",),
    "apple": ("50,30 24,22 12,50 32,90 50,86 68,90 88,50 76,22 50,30; 50,30 54,8; 54,16 74,6",),
    "ice cream": ("24,44 50,96 | 76,44 | 24,44 22,22 50,6 78,22 76,44",),
    "scissors": (
        "20,8 70,78; 80,8 30,78; 24,76 14,90 28,96 36,84 24,76; 76,76 86,90 72,96 64,84 76,76",
    ),
    "bow": ("50,50 12,26 12,76 50,50 88,26 88,76 50,50",),
    "comb": (
        "8,30 92,30; 12,30 12,74; 28,30 28,74; 44,30 44,74; 60,30 60,74; 76,30 76,74; 90,30 90,74",
    ),
}


def star(rng: np.random.Generator) -> np.ndarray:
    """A star: drawn in one go, or an outline of four to seven points."""
    if rng.random() < 0.5:
        return _corners(_ring(5)[[0, 2, 4, 1, 3, 0]])
    n = int(rng.integers(4, 8))
    ring = _ring(2 * n)
    ring[1::2] *= rng.uniform(0.3, 0.6)
    return _corners(ring)


def polygon(rng: np.random.Generator) -> np.ndarray:
    """A triangle, a quadrilateral or a pentagon, stretched; some with a diagonal."""
    n = int(rng.integers(3, 6))
    ring = _ring(n, rng.choice([0, np.pi / n])) * rng.uniform(0.6, 1.0, 2)
    lines = [ring]
    if rng.random() < 0.3:
        lines.append(ring[[0, n // 2]])
    return _corners(*lines)


def spiral(rng: np.random.Generator) -> np.ndarray:
    """A spiral of two to five turns."""
    time = np.linspace(0.02, 1, 200)
    angle = 2 * np.pi * rng.uniform(2, 5) * time * rng.choice([-1, 1]) + rng.uniform(0, 2 * np.pi)
    radius = time ** rng.uniform(0.7, 1.1)
    return _lines(radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]))


def zigzag(rng: np.random.Generator) -> np.ndarray:
    """A line that turns back four to ten times, sharply or softly, lying or standing."""
    n = int(rng.integers(5, 11))
    points = np.column_stack([np.linspace(-1, 1, n), rng.uniform(0.15, 0.9) * _turns(n)])
    points += rng.normal(0, 0.05, points.shape)
    points = points[:, ::-1] if rng.random() < 0.4 else points
    return _corners(points) if rng.random() < 0.6 else _lines(_soft(points))


def coil(rng: np.random.Generator) -> np.ndarray:
    """Loops side by side, as a pen is tried out."""
    time = np.linspace(0, 1, 300)
    angle = 2 * np.pi * rng.integers(3, 7) * time
    height = rng.uniform(0.3, 0.8)
    points = [2 * time - 1 + rng.uniform(0.1, 0.25) * np.cos(angle), height * np.sin(angle)]
    points = points[::-1] if rng.random() < 0.4 else points
    return _lines(np.column_stack(points))


def scribble(rng: np.random.Generator) -> np.ndarray:
    """A smooth random curve that crosses itself."""
    frequency = np.arange(1, int(rng.integers(6, 10)))
    amplitude = rng.normal(size=(2, len(frequency))) / np.sqrt(frequency)
    phase = rng.uniform(0, 2 * np.pi, (2, len(frequency), 1))
    time = np.linspace(0, 1.8 * np.pi, 300)
    curve = np.einsum("ck,ckt->tc", amplitude, np.sin(frequency[:, None] * time + phase))
    return _lines(curve * 2 / np.maximum(np.ptp(curve, axis=0), 1e-6))


def scrawl(rng: np.random.Generator) -> np.ndarray:
    """Ink to and fro over one place, as something is crossed out or filled in."""
    n = int(rng.integers(8, 16))
    across = np.linspace(-1, 1, n) * rng.uniform(0.4, 1.0) + rng.normal(0, 0.06, n)
    points = np.column_stack([across, _turns(n) * rng.uniform(0.6, 1.0, n)])
    turn = rng.uniform(0, np.pi)
    return _lines(_soft(points) @ _rotation(turn))


def dots(rng: np.random.Generator) -> np.ndarray:
    """One to nine dots."""
    places = rng.uniform(-1, 1, (int(rng.integers(1, 10)), 2))
    return _lines(*(place + np.array([[-0.03, 0], [0.03, 0.02]]) for place in places))


def grid(rng: np.random.Generator) -> np.ndarray:
    """Lines across lines, or hatching."""
    n = int(rng.integers(2, 5))
    reach = rng.uniform(0.3, 0.8)
    across = [np.array([[-1, y], [1, y]]) for y in np.linspace(-reach, reach, n)]
    if rng.random() < 0.4:
        turn = _rotation(rng.uniform(0.2, 1.3))
        return _lines(*(line @ turn for line in across))
    return _lines(*across, *(line[:, ::-1] for line in across))


def composition(rng: np.random.Generator) -> np.ndarray:
    """Two to six simple figures beside, within or over each other: a thing that nobody knows."""
    n, lines = int(rng.integers(2, 7)), []
    for _ in range(n):
        part = _PARTS[rng.integers(len(_PARTS))](rng)
        size = rng.uniform(0.2, 0.9) * rng.uniform(0.5, 1, 2)
        part = part * size @ _rotation(rng.uniform(0, np.pi) if rng.random() < 0.3 else 0.0)
        lines.append(part + rng.uniform(-0.8, 0.8, 2))
    if n == 2 and all(len(line) == 2 for line in lines):
        lines.append(_ring(24) * rng.uniform(0.2, 0.6))  # two straight lines may be a digit
    return _lines(*lines)


def invention(rng: np.random.Generator) -> np.ndarray:
    """A character of no alphabet: three to five strokes, each beginning on one before it."""
    lines = [_stroke(rng)]
    for _ in range(int(rng.integers(2, 5))):
        before = lines[rng.integers(len(lines))]
        place = before[(0, -1, rng.integers(len(before)))[rng.integers(3)]]
        line = _stroke(rng)
        place = place + rng.normal(0, 0.5, 2) * (rng.random() < 0.3)
        lines.append(line - line[(0, 0, len(line) // 2)[rng.integers(3)]] + place)
    return _lines(*lines)


def _stroke(rng: np.random.Generator) -> np.ndarray:
    """A stroke as scripts have: straight and along an axis, slanted, an arc, a hook, a loop."""
    time, kind = np.linspace(0, 1, 24), rng.integers(5)
    if kind < 2:
        angle = rng.choice([0, np.pi / 2]) if kind == 0 else rng.uniform(0, np.pi)
        reach = rng.uniform(0.4, 1.6)
        return reach * time[:, None] * [np.cos(angle), np.sin(angle)]
    turn = rng.choice([-1, 1]) * (rng.uniform(1.5, 4.5) if kind < 4 else rng.uniform(6, 7.5))
    angle = rng.uniform(0, 2 * np.pi) + turn * (time if kind == 2 else time ** rng.uniform(1.5, 4))
    steps = np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.8, 2.0) / len(time)
    return np.cumsum(steps, axis=0)


def _ring(n: int, start: float = 0.0) -> np.ndarray:
    angle = start - np.pi / 2 + np.linspace(0, 2 * np.pi, n + 1)
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _rotation(angle: float) -> np.ndarray:
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def _turns(n: int) -> np.ndarray:
    return np.where(np.arange(n) % 2, 1.0, -1.0)


def _soft(points: np.ndarray) -> np.ndarray:
    """Round the corners of a polyline."""
    time = np.linspace(0, len(points) - 1, 240)
    left = np.minimum(time.astype(int), len(points) - 2)
    rest = (1 - np.cos(np.pi * (time - left))) / 2
    return points[left] + rest[:, None] * (points[left + 1] - points[left])


def _corners(*lines: np.ndarray) -> np.ndarray:
    """Strokes of polylines about [-1, 1], their corners kept."""
    return _framed([list(np.stack([line[:-1], line[1:]], axis=1)) for line in lines])


def _lines(*lines: np.ndarray) -> np.ndarray:
    return _framed([[line] for line in lines])


def _framed(strokes: list[list[np.ndarray]]) -> np.ndarray:
    return (np.stack([resample(pieces) for pieces in strokes]) + np.float32(1)) / np.float32(2)


_PARTS: tuple[Callable[[np.random.Generator], np.ndarray], ...] = (
    lambda rng: _ring(24),
    lambda rng: _ring(4, np.pi / 4),
    lambda rng: _ring(4, np.pi / 4),
    lambda rng: _ring(3),
    lambda rng: np.array([[-1.0, 0.0], [1.0, 0.0]]),
    lambda rng: np.array([[0.0, -1.0], [0.0, 1.0]]),
    lambda rng: _ring(24)[: int(rng.integers(8, 18))],
    lambda rng: np.column_stack([np.linspace(-1, 1, 6), 0.4 * _turns(6)]),
    lambda rng: np.array([[-0.06, 0.0], [0.06, 0.0]]),
)

FIGURES: dict[str, Figure] = {
    "star": star,
    "polygon": polygon,
    "spiral": spiral,
    "zigzag": zigzag,
    "coil": coil,
    "scribble": scribble,
    "scrawl": scrawl,
    "dots": dots,
    "grid": grid,
    "composition": composition,
    "invention": invention,
}
