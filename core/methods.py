"""The table of methods: one entry for each that the command line trains; read without Keras."""

from typing import Any

from core.dec import config as dec
from core.digits import config as digits
from core.iic import config as iic
from core.kana import config as kana
from core.method import DIGITS, Method
from core.mine import config as mine
from core.mine import gaussian_config as mine_gaussian
from core.own import config as own
from core.runs import Run
from core.writing.characters import CHARACTERS

METHODS = {
    "iic": Method(
        iic.IICConfig,
        "core.iic.method:IIC",
        presets=iic.PRESETS,
        spaces=("trunk", "clusters", "pixels"),
        spreads=True,
    ),
    "iic-vgg": Method(
        iic.VGGConfig,
        "core.iic.method:IIC",
        presets=iic.VGG_PRESETS,
        spaces=("trunk", "clusters", "pixels"),
        spreads=True,
    ),
    "l2-softmax": Method(
        digits.L2SoftmaxConfig,
        "core.digits.method:CLASSIFIER",
        presets=digits.L2_PRESETS,
        spaces=("l2", "pixels"),
        tested_space="l2",
        opens=True,
    ),
    "cnn": Method(
        digits.CnnConfig,
        "core.digits.method:CLASSIFIER",
        presets=digits.CNN_PRESETS,
        spaces=("cnn", "pixels"),
        tested_space="cnn",
        opens=True,
    ),
    "dec": Method(
        dec.DECConfig,
        "core.dec.method:DEC",
        presets=dec.PRESETS,
        spaces=("code", "pixels"),
    ),
    "mine": Method(
        mine.MineConfig,
        "core.mine.method:IMAGES",
        presets=mine.PRESETS,
        spaces=("latent", "pixels"),
        key_figure=("bound",),
    ),
    "mine-gaussian": Method(
        mine_gaussian.MineGaussianConfig,
        "core.mine.method:GAUSSIAN",
        presets=mine_gaussian.PRESETS,
        key_figure=("estimate",),
    ),
    "kana-linear": Method(
        kana.KanaLinearConfig,
        "core.kana.method:KANA",
        presets=kana.LINEAR_PRESETS,
        labels=tuple(CHARACTERS),
        opens=True,
    ),
    "kana-cnn": Method(
        kana.KanaCnnConfig,
        "core.kana.method:KANA",
        presets=kana.PRESETS,
        labels=tuple(CHARACTERS),
        opens=True,
    ),
    "own": Method(
        own.OwnConfig,
        "core.own.method:OWN",
        spaces=("l2", "pixels"),
        tested_space="l2",
    ),
    "pixels": Method(
        digits.PixelsConfig,
        "core.digits.method:PIXELS",
        presets=digits.PIXELS_PRESETS,
        spaces=("pixels", "noise"),
        tested_space="pixels",
        key_figure=("lof", "0.001", "fashion_mnist"),
    ),
}


def method_of(run: Run) -> Method:
    """Return the method that made `run`.

    Raises:
        LookupError: the run's config.json names no known method.
    """
    if run.method not in METHODS:
        raise LookupError(f"The run {run.id} has the unknown method {run.method!r}.")
    return METHODS[run.method]


def config_of(run: Run) -> Any:
    """Return the configuration that a run was trained with."""
    return method_of(run).config(**run.config["config"])


def settings_of(run: Run) -> dict[str, Any]:
    """Return the settings of a run, empty where they make no configuration of its method."""
    found = run.config.get("config", {})
    try:
        METHODS[run.method].config(**found)
    except (LookupError, TypeError, ValueError):
        return {}
    return dict(found)


def spaces_of(run: Run) -> tuple[str, ...]:
    """Return the names of a run's spaces, its own before those that every run has."""
    return METHODS[run.method].spaces if run.method in METHODS else ()


def check_space(run: Run, space: str) -> None:
    """Raise LookupError, naming what there is, where a run has no such space."""
    if space not in spaces_of(run):
        known = ", ".join(spaces_of(run)) or "none"
        raise LookupError(f"`space` must be one of {known} for {run.id}. Received: space={space}")


def outlier_spaces() -> dict[str, str]:
    """Return the methods whose runs have outlier tests, and the space in which these look."""
    return {name: m.tested_space for name, m in METHODS.items() if m.tested_space is not None}


def labels_of(run: Run) -> tuple[str, ...]:
    """Return what a run's classes are called, in their order; digits for an unknown method."""
    return METHODS[run.method].labels if run.method in METHODS else DIGITS
