"""What is no kana, to judge the outlier test: digits, Latin letters, shapes and scribbles.

No network is trained on them, and none of them chooses a setting.
"""

import functools

import numpy as np

from core.data import canonical_kana, load_mnist, load_near
from core.data.samples import Stroke, draw_strokes, scribble

N_DIGITS = 2000
N_DRAWN = 500  # shapes, and as many scribbles
PENS = (8.0, 26.0)  # pixels on a canvas of 280


@functools.cache
def load_outliers() -> dict[str, np.ndarray]:
    """Return the sets by name, each (n, 28, 28) uint8, ink bright, canonical.

    "digits" are MNIST's first test images, "letters" are A-Z and a-z in 20 handwriting fonts,
    "shapes" are outlines of figures and "scribbles" are random curves.
    """
    rng = np.random.default_rng([71, len(PENS)])
    return {
        "digits": load_mnist("test").images[:N_DIGITS],
        "letters": load_near("letters").images,
        "shapes": _drawn([_shape(rng) for _ in range(N_DRAWN)], rng),
        "scribbles": _drawn([[scribble(rng)] for _ in range(N_DRAWN)], rng),
    }


def _drawn(drawings: list[list[Stroke]], rng: np.random.Generator) -> np.ndarray:
    pens = rng.uniform(*PENS, len(drawings))
    pairs = zip(drawings, pens, strict=True)
    return np.stack([canonical_kana(draw_strokes(strokes, pen)) for strokes, pen in pairs])


def _shape(rng: np.random.Generator) -> list[Stroke]:
    """Draw one of: polygons, stars, ellipses, arrows, hearts, houses, grids, waves."""
    draw = SHAPES[rng.integers(len(SHAPES))]
    turn, size = rng.normal(0, 0.25), rng.uniform(0.6, 1.0, 2)
    cosine, sine = np.cos(turn), np.sin(turn)
    matrix = np.array([[cosine, sine], [-sine, cosine]]) * size[:, None]
    lines = [0.5 + 0.36 * np.asarray(line) @ matrix for line in draw(rng)]
    return [[(float(x), float(y)) for x, y in line] for line in lines]


def _ring(n: int, start: float = -np.pi / 2) -> np.ndarray:
    angle = start + np.linspace(0, 2 * np.pi, n + 1)
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _polygon(rng: np.random.Generator) -> list[np.ndarray]:
    return [_ring(int(rng.integers(3, 7)))]


def _star(rng: np.random.Generator) -> list[np.ndarray]:
    return [_ring(5)[[0, 2, 4, 1, 3, 0]]]


def _ellipse(rng: np.random.Generator) -> list[np.ndarray]:
    return [_ring(40), *([0.5 * _ring(40)] if rng.random() < 0.5 else [])]


def _arrow(rng: np.random.Generator) -> list[np.ndarray]:
    return [np.array([[-1, 0], [1, 0]]), np.array([[0.5, -0.5], [1, 0], [0.5, 0.5]])]


def _heart(rng: np.random.Generator) -> list[np.ndarray]:
    t = np.linspace(0, 2 * np.pi, 60)
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return [np.column_stack([16 * np.sin(t) ** 3, -y]) / 16]


def _house(rng: np.random.Generator) -> list[np.ndarray]:
    walls = np.array([[-0.8, 1], [-0.8, -0.1], [0.8, -0.1], [0.8, 1], [-0.8, 1]])
    return [walls, np.array([[-1, -0.1], [0, -1], [1, -0.1]])]


def _grid(rng: np.random.Generator) -> list[np.ndarray]:
    places = np.linspace(-0.6, 0.6, int(rng.integers(2, 4)))
    across = [np.array([[-1, y], [1, y]]) for y in places]
    return across + [line[:, ::-1] for line in across]


def _wave(rng: np.random.Generator) -> list[np.ndarray]:
    x = np.linspace(-1, 1, 60)
    return [np.column_stack([x, 0.4 * np.sin(rng.uniform(7, 12) * x)])]


SHAPES = (_polygon, _star, _ellipse, _arrow, _heart, _house, _grid, _wave)
