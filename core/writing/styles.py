"""How hands differ: the variation that is allowed for, and the habits of writers drawn from it."""

from dataclasses import dataclass, fields, replace

import numpy as np

# Of `Variation`, what makes a hand depart from the model.
LOOSENED = (
    "slant",
    "aspect",
    "rotation",
    "warp",
    "stroke_rotation",
    "stroke_scale",
    "stroke_shift",
    "bow",
    "shake",
)


@dataclass(frozen=True)
class Variation:
    """How far hands depart from the model: standard deviations, 0 for none.

    Lengths are in units of the character's frame, angles in radians.

    Args:
        slant: shear of a writer, and half of it again of each character.
        aspect: logarithm of width over height.
        rotation: of a whole character.
        warp: displacement by a smooth field.
        stroke_rotation: of a stroke about its middle.
        stroke_scale: logarithm of a stroke's scale.
        stroke_shift: displacement of a stroke.
        bow: sideways bend of a stroke, as a share of its length.
        shake: tremor, as a share of the length.
        overshoot: share of a stroke by which its ends are drawn out, or cut where negative.
        joining: probability, at most, that a writer draws one stroke into the next.
        pressure: of the pen, from character to character and along a stroke, as a share.
        taper: share of the pressure, at most, that is gone at the end of a stroke.
        thinnest, thickest: radius of the pens, in pixels of the final image.
    """

    slant: float = 0.15
    aspect: float = 0.12
    rotation: float = 0.08
    warp: float = 0.022
    stroke_rotation: float = 0.12
    stroke_scale: float = 0.10
    stroke_shift: float = 0.026
    bow: float = 0.05
    shake: float = 0.008
    overshoot: float = 0.06
    joining: float = 0.3
    pressure: float = 0.1
    taper: float = 0.5
    thinnest: float = 0.45
    thickest: float = 1.2


def looser(variation: Variation, factor: float) -> Variation:
    """Return hands that depart so many times further from the model; their pens are the same."""
    return replace(variation, **{name: factor * getattr(variation, name) for name in LOOSENED})


@dataclass(frozen=True)
class Style:
    """The habits of n writers, each field (n,) float32, in the units of `Variation`.

    Attributes:
        slant, aspect, rotation: of all that a writer writes.
        radius: of the pen, in pixels.
        taper: share of the pen's pressure that is gone at the end of a stroke.
        joining: probability of drawing one stroke into the next.
    """

    slant: np.ndarray
    aspect: np.ndarray
    rotation: np.ndarray
    radius: np.ndarray
    taper: np.ndarray
    joining: np.ndarray

    def of(self, writers: np.ndarray) -> "Style":
        """Return the styles of `writers`, (n,) int, in their order."""
        return Style(*(getattr(self, field.name)[writers] for field in fields(self)))


def draw_styles(n_writers: int, variation: Variation, rng: np.random.Generator) -> Style:
    """Draw the habits of writers."""
    thinnest, thickest = np.log([variation.thinnest, variation.thickest])
    floats = (
        rng.normal(0, variation.slant, n_writers),
        rng.normal(0, variation.aspect, n_writers),
        rng.normal(0, variation.rotation / 2, n_writers),
        np.exp(rng.uniform(thinnest, thickest, n_writers)),
        rng.uniform(0, variation.taper, n_writers) * (rng.random(n_writers) < 0.5),
        rng.uniform(0, variation.joining, n_writers) * (rng.random(n_writers) < 0.6),
    )
    return Style(*(values.astype(np.float32) for values in floats))
