"""How strong views may be, and which kinds there are; read without Keras."""

from dataclasses import dataclass

VIEW_NAMES = ("warp", "crop", "rotate", "shear", "binarise", "noise", "turn-or-crop")


@dataclass(frozen=True)
class ViewConfig:
    """Largest change of each kind, reached by a view of strength 1.

    Args:
        rotation: degrees.
        shear: sideways step per row, in pixels.
        log_scale: natural logarithm of the scale, drawn apart for width and height.
        shift: pixels.
        elastic: standard deviation of a smooth displacement field, in half images.
        noise: standard deviation, for pixels in [0, 1].
        weakest: strengths are uniform in [weakest, 1], one for each view.
    """

    rotation: float = 12.0
    shear: float = 0.2
    log_scale: float = 0.3
    shift: float = 2.8
    elastic: float = 0.07
    noise: float = 0.2
    weakest: float = 0.1


def parse_views(names: str) -> tuple[str, ...]:
    """Split "rotate+noise" into some of `VIEW_NAMES`; "none" means no change at all.

    Raises:
        ValueError: there is no such view.
    """
    views = () if names == "none" else tuple(names.split("+"))
    if unknown := set(views) - set(VIEW_NAMES):
        known = ", ".join(VIEW_NAMES)
        raise ValueError(f"`views` must be none, or some of: {known}. Received: {min(unknown)}")
    return views
