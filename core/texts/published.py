"""The figures that the five texts print, and where a run holds the one to set beside each.

Facts only. A recipe as in the text is a preset whose name begins with "text"; what a text leaves
open, the docstring of the preset's configuration says.
"""

from collections.abc import Mapping
from typing import Any

from core.texts.kinds import NATS, Figure, Picture, Text

_IIC_PAPER = {"Ji, Henriques, Vedaldi 2019": "https://arxiv.org/abs/1807.06653"}


def _alpha(alpha: int, value: float) -> Figure:
    return Figure(
        f"accuracy, four transforms, alpha {alpha}",
        value,
        "iic",
        f"text-alpha-{alpha}",
        name="alpha",
        blanks={"alpha": str(alpha)},
        ours=f"iic-alpha-{alpha}",
        note="test",
    )


def _alone(transform: str) -> Figure:
    return Figure(
        f"accuracy, {transform} alone, alpha 1",
        None,
        "iic",
        f"text-{transform}",
        name=transform,
        ours=f"iic-{transform}",
        note="curves",
    )


IIC = Text(
    "iic",
    "blog post, TensorFlow 2: IIC on MNIST",
    (
        _alpha(10, 0.975),
        _alpha(1, 0.85),
        *(_alone(name) for name in ("rotation", "shear", "binarisation", "noise")),
    ),
    (
        Picture("joint", "watch", "iic", "text-alpha-10", "iic"),
        Picture("overclusters", "overclusters", "iic", "text-alpha-10", "iic"),
        Picture("sevens", "overclusters", "iic", "text-alpha-10", "iic"),
    ),
    papers=_IIC_PAPER,
)

_HEADS = (0.9949, 0.9947, 0.9954, 0.9952, 0.9953)
_MEANS = (0.1123, 0.1417, 0.1426, 0.1421, 0.1421, 0.1448, 0.1414, 0.1425, 0.1431, 0.1422)


def _heads(n: int, value: float) -> Figure:
    return Figure(
        f"accuracy of the best of {n} heads" if n > 1 else "accuracy of a single head",
        value,
        "iic-vgg",
        "text",
        name="heads" if n > 1 else "one_head",
        blanks={"n": str(n)} if n > 1 else {},
        changes={"n_sub_heads": n},
        ours="iic-vgg",
        note="best",
    )


def _hundred(place: int, value: float) -> Figure:
    first, last = 100 * place + 1, 100 * place + 100
    is_last = place == len(_MEANS) - 1
    return Figure(
        f"MINE, Gaussian, rho 0.5: mean of steps {first} to {last}, nats",
        value,
        "mine-gaussian",
        "text",
        name="hundred",
        blanks={"first": str(first), "last": str(last)},
        keys=("hundred_step_means", str(place)),
        ours="mine-gaussian-p50" if is_last else None,
        our_keys=("estimate",),
        unit=NATS,
    )


def _counted(rho: float, value: float, ours: str) -> Figure:
    return Figure(
        f"mutual information by counting, rho {rho}, nats",
        value,
        "mine-gaussian",
        "text",
        name="counted",
        blanks={"rho": str(rho)},
        keys=("histogram",),
        changes={"rho": rho},
        ours=ours,
        note="samples",
        unit=NATS,
    )


def _latents(n: int, value: float | None, preset: str, ours: str) -> Figure:
    return Figure(
        f"MINE on images, {n} latents: linear classifier fitted and scored on test latents",
        value,
        "mine",
        preset,
        name="latents",
        blanks={"n": str(n)},
        keys=("book_classifier", "fitted_on_test"),
        ours=ours,
        our_keys=("linear_accuracy",),
        note="rising" if value is None else "classifier",
    )


BOOK = Text(
    "iic-mine",
    "book chapter, Keras: IIC with a VGG-like encoder, and MINE",
    (
        *(_heads(n, value) for n, value in enumerate(_HEADS, 1)),
        *(_hundred(place, value) for place, value in enumerate(_MEANS)),
        _counted(0.5, 0.145158, "mine-gaussian-p50"),
        _counted(0.5, 0.147247, "mine-gaussian-p50"),
        _counted(0.8, 0.510342, "mine-gaussian"),
        _latents(10, 0.9386, "text", "mine"),
        *(_latents(n, None, f"text-{n}", f"mine-{n}") for n in (16, 32, 64)),
    ),
    (
        Picture("assignment", "texts", settings={"text": "iic-mine"}),
        Picture("statistics", "mine", "mine-gaussian", "text", "mine-gaussian-p50"),
        Picture("latent_map", "mine", settings={"part": "images"}),
    ),
    year=2020,
    papers=_IIC_PAPER | {"Belghazi et al. 2018": "https://arxiv.org/abs/1801.04062"},
)


_RAW = {"mnist": 0.01, "fashion_mnist": 0.30, "cifar10": 0.84}


def _rejected(
    name: str,
    space: str,
    method: str,
    contamination: str,
    shares: Mapping[str, float],
    **more: Any,
) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"judged abnormal, {images}, {space}, contamination {contamination}",
            share,
            method,
            "text",
            name=name,
            blanks={"set": images, "contamination": contamination},
            keys=("lof", contamination, images),
            ours=method,
            **more,
        )
        for images, share in shares.items()
    )


METRIC = Text(
    "metric-learning",
    "blog post, Keras: deep metric learning with L2-constrained softmax and LOF",
    (
        Figure(
            "accuracy, plain CNN",
            0.9901,
            "cnn",
            "text",
            name="cnn",
            ours="cnn",
            note="dimensions",
        ),
        Figure(
            "accuracy, L2-constrained softmax",
            0.9931,
            "l2-softmax",
            "text",
            name="l2_softmax",
            ours="l2-softmax",
            note="dimensions",
        ),
        *_rejected(
            "rejected_pixels",
            "raw pixels",
            "pixels",
            "0.001",
            _RAW,
        ),
        *_rejected(
            "rejected_pixels_few",
            "raw pixels, 10,000 images fitted",
            "pixels",
            "0.01",
            _RAW,
            changes={"n_images": 10_000},
            note="guess",
        ),
        *_rejected(
            "rejected_l2",
            "L2 layer",
            "l2-softmax",
            "0.001",
            {"mnist": 0.01, "fashion_mnist": 0.88, "cifar10": 0.95},
        ),
        *_rejected(
            "rejected_l2",
            "L2 layer",
            "l2-softmax",
            "0.01",
            {"mnist": 0.04, "fashion_mnist": 0.98, "cifar10": 1.0},
        ),
    ),
    (
        Picture("three_spaces", "embeddings", settings={"view": "spaces"}),
        Picture("wrong", "anomalies", "l2-softmax", "text", "l2-softmax", {"view": "wrong"}),
        Picture("drawing", "draw"),
    ),
    papers={
        "Ranjan, Castillo, Chellappa 2017": "https://arxiv.org/abs/1703.09507",
        "Breunig et al. 2000": "https://doi.org/10.1145/342009.335388",
    },
)


def _clustered(what: str, name: str, preset: str, value: float | None, **more: Any) -> Figure:
    note = "picture" if value is None else "paper"
    return Figure(what, value, "dec", preset, name=name, ours="dec", note=note, **more)


DEC = Text(
    "dec",
    "blog post, Chainer: Deep Embedded Clustering",
    (
        _clustered("accuracy of the clusters", "clusters", "text", None),
        _clustered(
            "accuracy of k-means on the codes, before",
            "kmeans",
            "text",
            None,
            keys=("kmeans_accuracy",),
        ),
        _clustered("the paper's own recipe", "paper", "paper", 0.843),
    ),
    (Picture("centroids", "dec", "dec", "text", "dec"),),
    papers={"Xie, Girshick, Farhadi 2016": "https://arxiv.org/abs/1511.06335"},
)


def _kana(what: str, name: str, value: float, preset: str, ours: str, **more: Any) -> Figure:
    method = "kana-linear" if name == "regression" else "kana-cnn"
    return Figure(what, value, method, preset, name=name, ours=ours, **{"note": "font"} | more)


KANA = Text(
    "hiragana",
    "blog post, TensorFlow 1: 71 hiragana by softmax regression and by a CNN",
    (
        *(
            _kana(
                f"softmax regression after {step:,} steps",
                "regression",
                value,
                "text",
                "kana-linear",
                step=step,
                blanks={"step": str(step)},
            )
            for step, value in ((10_000, 0.2879), (50_000, 0.4086), (100_000, 0.4564))
        ),
        _kana(
            "CNN, constant rate, after 10,000 steps",
            "constant",
            0.8716,
            "text-10k",
            "kana-post",
        ),
        _kana(
            "CNN, constant rate, unguarded loss: accuracy once it is lost",
            "unguarded",
            0.02,
            "text-unguarded",
            "kana-post-diverging",
            keys=("validation_accuracy",),
            event="lost",
            note="nan",
        ),
        _kana("CNN, falling rates", "meant", 0.91995, "text-meant", "kana-post-falling"),
        _kana(
            "CNN, falling rates and dropout schedule",
            "dropout",
            0.9504,
            "text-dropout",
            "kana-post-dropout",
        ),
        _kana(
            "CNN, the same as TensorFlow 1 ran it: the rate stays",
            "as_run",
            0.9504,
            "text-as-run",
            "kana-post-dropout",
        ),
    ),
    (
        Picture("filters", "inside", "kana-cnn", "text-10k", "kana-cnn"),
        Picture("maps", "inside", "kana-cnn", "text-10k", "kana-cnn"),
        Picture("tuning", "kana_lab"),
    ),
    papers={},
)

TEXTS = (IIC, BOOK, METRIC, DEC, KANA)
