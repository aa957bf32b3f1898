"""The figures that the five texts print, and where a run holds the one to set beside each.

Facts only. A recipe as in the text is a preset whose name begins with "text"; what a text leaves
open, the docstring of the preset's configuration says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.method import ACCURACY, Keys


@dataclass(frozen=True)
class Figure:
    """One figure of a text.

    Attributes:
        what: what it measures, in words.
        value: what the text prints, a share unless `what` names a unit; None where it shows a
            curve or a picture only.
        method: the method that measures it here.
        preset: the text's recipe among the method's presets.
        keys: keys that lead to the figure in a run's evaluation.
        changes: fields in which the figure's recipe differs from the preset.
        step: the training step after which it is read from the run's epochs, not at the end.
        ours: the exhibit of our own recipe for the same question, None where there is none.
        our_keys: keys that lead to its figure, `keys` by default.
        note: what sets the two apart besides their configurations.
    """

    what: str
    value: float | None
    method: str
    preset: str
    keys: Keys = ACCURACY
    changes: Mapping[str, Any] = field(default_factory=dict)
    step: int | None = None
    ours: str | None = None
    our_keys: Keys = ()
    note: str = ""


@dataclass(frozen=True)
class Text:
    """A published text.

    Attributes:
        name: what the command line and the pages call it.
        about: what kind of text it is, and what it used.
        figures: what it prints.
    """

    name: str
    about: str
    figures: tuple[Figure, ...]


_TEST = "the text's value is its highest on the test images; ours is the last epoch's"
_OTHER_FONT = "ETL8, which the text used, may not be passed on: both are trained on written strokes"
_BEST = "the text keeps the best epoch by test accuracy; here it is the last one's"


def _transform(name: str, preset: str, ours: str) -> Figure:
    what = f"accuracy, {name} alone, alpha 1"
    return Figure(what, None, "iic", preset, ours=ours, note="the text shows curves only")


IIC = Text(
    "iic",
    "blog post, TensorFlow 2: IIC on MNIST",
    (
        Figure(
            "accuracy, four transforms, alpha 10",
            0.975,
            "iic",
            "text-alpha-10",
            ours="iic",
            note=_TEST,
        ),
        Figure(
            "accuracy, four transforms, alpha 1",
            0.85,
            "iic",
            "text-alpha-1",
            ours="iic",
            note=_TEST,
        ),
        _transform("rotation", "text-rotation", "iic-rotation"),
        _transform("shear", "text-shear", "iic-shear"),
        _transform("binarisation", "text-binarisation", "iic-binarisation"),
        _transform("noise", "text-noise", "iic-noise"),
    ),
)

_HEADS = (0.9949, 0.9947, 0.9954, 0.9952, 0.9953)
_MEANS = (0.1123, 0.1417, 0.1426, 0.1421, 0.1421, 0.1448, 0.1414, 0.1425, 0.1431, 0.1422)

BOOK = Text(
    "iic-mine",
    "book chapter, Keras: IIC with a VGG-like encoder, and MINE",
    (
        *(
            Figure(
                f"accuracy of the best head, {n} heads",
                value,
                "iic-vgg",
                "text",
                changes={"n_sub_heads": n},
                ours="iic-vgg",
                note=_BEST,
            )
            for n, value in enumerate(_HEADS, 1)
        ),
        *(
            Figure(
                f"MINE, Gaussian, rho 0.5: mean of steps {100 * i + 1} to {100 * i + 100}, nats",
                value,
                "mine-gaussian",
                "text",
                keys=("hundred_step_means", str(i)),
                ours="mine-gaussian-p50" if i == len(_MEANS) - 1 else None,
                our_keys=("estimate",),
            )
            for i, value in enumerate(_MEANS)
        ),
        Figure(
            "mutual information by counting, rho 0.5, nats",
            0.145158,
            "mine-gaussian",
            "text",
            keys=("histogram",),
            ours="mine-gaussian-p50",
            our_keys=("histogram",),
            note="another million samples",
        ),
        Figure(
            "MINE on images, 10 latents: linear classifier fitted and scored on test latents",
            0.9386,
            "mine",
            "text",
            keys=("book_classifier", "fitted_on_test"),
            ours="mine",
            our_keys=("linear_accuracy",),
            note="ours is fitted on training latents and scored on test latents",
        ),
    ),
)

_LOF = ("lof",)


def _rejected(
    space: str, method: str, contamination: str, shares: Mapping[str, float], ours: str
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"judged abnormal, {name}, {space}, contamination {contamination}",
            share,
            method,
            "text",
            keys=(*_LOF, contamination, name),
            ours=ours,
        )
        for name, share in shares.items()
    )


METRIC = Text(
    "metric-learning",
    "blog post, Keras: deep metric learning with L2-constrained softmax and LOF",
    (
        Figure("accuracy, plain CNN", 0.9901, "cnn", "text", ours="cnn"),
        Figure("accuracy, L2-constrained softmax", 0.9931, "l2-softmax", "text", ours="l2-softmax"),
        *_rejected(
            "raw pixels",
            "pixels",
            "0.001",
            {"mnist": 0.01, "fashion_mnist": 0.30, "cifar10": 0.84},
            "pixels",
        ),
        *_rejected(
            "L2 layer",
            "l2-softmax",
            "0.001",
            {"mnist": 0.01, "fashion_mnist": 0.88, "cifar10": 0.95},
            "l2-softmax",
        ),
        *_rejected(
            "L2 layer",
            "l2-softmax",
            "0.01",
            {"mnist": 0.04, "fashion_mnist": 0.98, "cifar10": 1.0},
            "l2-softmax",
        ),
    ),
)

DEC = Text(
    "dec",
    "blog post, Chainer: Deep Embedded Clustering",
    (
        Figure(
            "accuracy of the clusters",
            None,
            "dec",
            "text",
            ours="dec",
            note="the text shows a picture only",
        ),
        Figure(
            "accuracy of k-means on the codes, before",
            None,
            "dec",
            "text",
            keys=("kmeans_accuracy",),
            ours="dec",
            note="the text shows a picture only",
        ),
    ),
)


def _kana(what: str, value: float, method: str, preset: str, ours: str, **more: Any) -> Figure:
    return Figure(what, value, method, preset, ours=ours, note=_OTHER_FONT, **more)


KANA = Text(
    "hiragana",
    "blog post, TensorFlow 1: 71 hiragana by softmax regression and by a CNN",
    (
        *(
            _kana(
                f"softmax regression after {step:,} steps",
                value,
                "kana-linear",
                "text",
                "kana-linear",
                step=step,
            )
            for step, value in ((10_000, 0.2879), (50_000, 0.4086), (100_000, 0.4564))
        ),
        _kana(
            "CNN, constant rate, after 10,000 steps", 0.8716, "kana-cnn", "text-10k", "kana-post"
        ),
        _kana(
            "CNN, constant rate, unguarded loss, after 20,000 steps: training accuracy",
            0.02,
            "kana-cnn",
            "text-unguarded",
            "kana-post-diverging",
            keys=("training_accuracy",),
        ),
        _kana("CNN, falling rates", 0.91995, "kana-cnn", "text-meant", "kana-post-falling"),
        _kana(
            "CNN, falling rates and dropout schedule",
            0.9504,
            "kana-cnn",
            "text-dropout",
            "kana-post-dropout",
        ),
        _kana(
            "CNN, the same as TensorFlow 1 ran it: the rate stays",
            0.9504,
            "kana-cnn",
            "text-as-run",
            "kana-post-dropout",
        ),
    ),
)

TEXTS = (IIC, BOOK, METRIC, DEC, KANA)
