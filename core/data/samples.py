"""The pictures behind "try one": digits as they should be, and what is none."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from core.data.canonical import SIDE, canonical_digit
from core.data.mnist import load_mnist

FOLDER = Path(__file__).parent / "samples"

CANVAS_SIDE = 280
PEN_WIDTH = 20
_OVERSAMPLING = 2

# Indices into MNIST's validation split: the test split stays unseen.
_CLEAN_THREE = 38
_CROSSED_SEVEN = 2292
_FIVE = 10

Stroke = list[tuple[float, float]]  # points (x, y) in [0, 1], y downwards

_LETTER_A: list[Stroke] = [
    [(0.51, 0.16), (0.40, 0.42), (0.30, 0.66), (0.21, 0.86)],
    [(0.51, 0.16), (0.61, 0.40), (0.70, 0.63), (0.81, 0.85)],
    [(0.31, 0.61), (0.50, 0.58), (0.71, 0.59)],
]


@dataclass(frozen=True)
class Sample:
    """Describe a picture to try.

    Attributes:
        title: what it shows.
        make: returns the picture as a hand, a file or a data set gives it.
    """

    title: str
    make: Callable[[], np.ndarray]

    @property
    def pixels(self) -> np.ndarray:
        """The raw picture, uint8 (height, width), ink bright on dark."""
        return self.make()


def load_sample(name: str) -> np.ndarray:
    """Return a sample as the networks see it.

    Pictures of 28x28 come from data sets and go in as they are; larger ones are drawings and
    take the preprocessing of drawings.

    Args:
        name: a key of `SAMPLES`.

    Returns:
        uint8 (28, 28), ink bright on dark.

    Raises:
        ValueError: the name is unknown.
    """
    if name not in SAMPLES:
        raise ValueError(f"`name` must be one of {', '.join(SAMPLES)}. Received: name={name!r}")
    pixels = SAMPLES[name].pixels
    return pixels if pixels.shape == (SIDE, SIDE) else canonical_digit(pixels)


def draw_strokes(strokes: list[Stroke], width: float = PEN_WIDTH) -> np.ndarray:
    """Draw with a round pen, anti-aliased.

    Args:
        strokes: lines through points (x, y) in [0, 1].
        width: of the pen, in pixels.

    Returns:
        uint8 (280, 280), white ink on black.
    """
    side, radius = CANVAS_SIDE * _OVERSAMPLING, width * _OVERSAMPLING / 2
    picture = Image.new("L", (side, side))
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [(x * side, y * side) for x, y in stroke]
        pen.line(points, fill=255, width=round(2 * radius), joint="curve")
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(picture.reduce(_OVERSAMPLING))


def scribble(rng: np.random.Generator, n_waves: int = 6, n_points: int = 400) -> Stroke:
    """Return a smooth random curve: a sum of sine waves whose amplitudes fall with frequency.

    Args:
        rng: the source of randomness.
        n_waves: frequencies in each direction.
        n_points: points on the curve.

    Returns:
        Points (x, y) that span [0.12, 0.88] in both directions.
    """
    frequency = np.arange(1, n_waves + 1)
    amplitude = rng.normal(size=(2, n_waves)) / np.sqrt(frequency)
    phase = rng.uniform(0, 2 * np.pi, (2, n_waves, 1))
    time = np.linspace(0, 0.9 * 2 * np.pi, n_points)
    curve = np.einsum("ck,ckt->ct", amplitude, np.sin(frequency[:, None] * time + phase))
    low, high = curve.min(axis=1, keepdims=True), curve.max(axis=1, keepdims=True)
    return [(float(x), float(y)) for x, y in (0.12 + 0.76 * (curve - low) / (high - low)).T]


def _validation_digit(index: int) -> np.ndarray:
    return load_mnist("validation").images[index]


def _small_digit() -> np.ndarray:
    """Put a digit, about a fifth as high as the canvas, near its upper right corner."""
    canvas = Image.new("L", (CANVAS_SIDE, CANVAS_SIDE))
    digit = Image.fromarray(_validation_digit(_FIVE)).resize((84, 84), Image.Resampling.BICUBIC)
    canvas.paste(digit, (180, 12))
    return np.asarray(canvas)


def _stored(name: str) -> np.ndarray:
    with Image.open(FOLDER / name) as picture:
        return np.asarray(picture)


SAMPLES: dict[str, Sample] = {
    "digit": Sample("a clean digit", lambda: _validation_digit(_CLEAN_THREE)),
    "seven": Sample("a crossed seven", lambda: _validation_digit(_CROSSED_SEVEN)),
    "letter": Sample("a letter", lambda: draw_strokes(_LETTER_A)),
    "scribble": Sample(
        "a scribble", lambda: draw_strokes([scribble(np.random.default_rng(4))], PEN_WIDTH / 2)
    ),
    "shirt": Sample("a Fashion-MNIST shirt", lambda: _stored("fashion-mnist-test-40.png")),
    "photo": Sample("a CIFAR-10 photo", lambda: _stored("cifar10-test-13.png")),
    "small": Sample("an off-centre small digit", _small_digit),
}
