"""Handwriting as polylines: points (x, y) in the unit square, y downwards, pen up between lists."""

import math

Point = tuple[float, float]
Stroke = list[Point]


def arc(center: Point, radii: Point, start: float, end: float, n_points: int = 14) -> Stroke:
    """Return points on an ellipse.

    Args:
        center: of the ellipse.
        radii: horizontal and vertical.
        start, end: angles in degrees; 0 points right, 90 down.
        n_points: how many points.
    """
    angles = [
        math.radians(start + (end - start) * step / (n_points - 1)) for step in range(n_points)
    ]
    (x, y), (a, b) = center, radii
    return [(x + a * math.cos(angle), y + b * math.sin(angle)) for angle in angles]


DIGITS: dict[int, list[Stroke]] = {
    0: [arc((0.50, 0.50), (0.20, 0.31), -70, -440, 28)],
    1: [[(0.54, 0.19), (0.53, 0.32), (0.51, 0.46), (0.49, 0.60), (0.47, 0.81)]],
    2: [
        [
            *arc((0.49, 0.36), (0.18, 0.17), -165, 35, 12),
            *[(0.58, 0.53), (0.50, 0.62), (0.41, 0.71), (0.32, 0.79)],
            *[(0.42, 0.78), (0.55, 0.78), (0.72, 0.77)],
        ]
    ],
    3: [
        [
            *arc((0.48, 0.34), (0.18, 0.15), -150, 80, 12),
            *arc((0.48, 0.64), (0.21, 0.17), -80, 145, 14),
        ]
    ],
    4: [
        [(0.33, 0.20), (0.30, 0.34), (0.29, 0.51), (0.40, 0.53), (0.55, 0.51), (0.71, 0.49)],
        [(0.66, 0.18), (0.65, 0.34), (0.63, 0.50), (0.61, 0.66), (0.60, 0.84)],
    ],
    5: [
        [
            *[(0.70, 0.21), (0.58, 0.21), (0.44, 0.22), (0.42, 0.31), (0.39, 0.44)],
            *arc((0.47, 0.61), (0.20, 0.18), -100, 140, 16),
        ]
    ],
    6: [
        [
            *[(0.60, 0.18), (0.51, 0.25), (0.43, 0.35), (0.37, 0.47), (0.34, 0.59)],
            *arc((0.49, 0.65), (0.15, 0.15), 190, -150, 20),
        ]
    ],
    7: [[(0.29, 0.24), (0.48, 0.24), (0.69, 0.22), (0.64, 0.34), (0.57, 0.49), (0.47, 0.82)]],
    8: [
        [
            *arc((0.51, 0.34), (0.15, 0.15), -50, -265, 14),
            *arc((0.50, 0.65), (0.17, 0.16), -75, 250, 20),
            *[(0.55, 0.47), (0.63, 0.40), (0.66, 0.32), (0.61, 0.23)],
        ]
    ],
    9: [
        [
            *arc((0.50, 0.36), (0.16, 0.16), -20, -350, 20),
            *[(0.66, 0.36), (0.64, 0.50), (0.60, 0.66), (0.56, 0.82)],
        ]
    ],
}

LETTER: list[Stroke] = [  # a capital T
    [(0.25, 0.20), (0.42, 0.20), (0.58, 0.20), (0.75, 0.20)],
    [(0.50, 0.20), (0.50, 0.36), (0.50, 0.52), (0.50, 0.67), (0.50, 0.82)],
]

SCRIBBLE: list[Stroke] = [
    [
        (0.5 + 0.34 * math.sin(3 * step / 6), 0.5 + 0.34 * math.sin(4 * step / 6 + 0.4))
        for step in range(40)
    ]
]
