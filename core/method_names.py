"""Which spaces a run puts images in; read by the pages, which do not wait for Keras."""

from core.runs import Run

SPACES = {  # method: its spaces
    "cnn": ("cnn", "pixels"),
    "l2-softmax": ("l2", "pixels"),
    "iic": ("trunk", "clusters", "pixels"),
    "iic-vgg": ("trunk", "clusters", "pixels"),
    "dec": ("code", "pixels"),
    "mine": ("latent", "pixels"),
    "pixels": ("pixels", "noise"),
}
OUTLIER_TESTS = {"l2-softmax": "l2", "cnn": "cnn", "pixels": "pixels"}  # method: tested space


def spaces_of(run: Run) -> tuple[str, ...]:
    """Return the names of a run's spaces, its own before those that every run has."""
    return SPACES.get(run.method, ())


def check_space(run: Run, space: str) -> None:
    """Raise LookupError, naming what there is, where a run has no such space."""
    if space not in spaces_of(run):
        known = ", ".join(spaces_of(run)) or "none"
        raise LookupError(f"`space` must be one of {known} for {run.id}. Received: space={space}")
