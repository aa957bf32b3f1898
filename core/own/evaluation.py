"""What a fine-tuning changed: the same figures before and after, on images that it did not see."""

from typing import Any

import keras
import numpy as np

from core.data import load_mnist, to_input
from core.digits import training as digits
from core.digits.written import decoys
from core.networks.classifier import embed
from core.networks.respond import respond
from core.outliers.lof import LocalOutlierFactor, as_stored, load_lof
from core.own import file, material, places, training
from core.own.examples import Examples
from core.own.ground import N_DIGITS, ground_of
from core.own.rule import Learnt, Taught
from core.runs import Run, find_run
from core.writing.canvas import Pens

CONTAMINATION = 0.01
N_OTHERS = 1000
SEED = 1729  # no training's


def evaluate_own(run: Run) -> dict[str, Any]:
    """Judge a fine-tuned run, and its base with the same examples.

    Returns:
        "method", "test_accuracy", and "before" and "after" with the figures of `_figures`.
    """
    config = run.config["config"]
    examples = file.load(run.own_file)
    base = find_run(config["base"])
    before, after = digits.load(base), training.load(run)
    taught, held_out = material.split(examples, config["held_out"])
    asked = (taught, held_out)
    lof = load_lof(run.novelty_file)
    figures = {
        "before": _figures(before, load_lof(base.novelty_file), *asked),
        "after": _figures(after, lof, *asked, material.learnt_classes(lof, examples)),
    }
    return {"method": run.method, "test_accuracy": figures["after"]["test_accuracy"], **figures}


def store_places(run: Run) -> None:
    """Lay test digits and all examples out as the base and as the fine-tuned network see them."""
    base = digits.load(find_run(run.config["config"]["base"]))
    images = np.concatenate(
        [load_mnist("test").images[: places.N_PLACED], file.load(run.own_file).images]
    )
    places.store(run, embed(base, images), embed(training.load(run), images))


def _figures(
    network: keras.Model,
    lof: LocalOutlierFactor,
    taught: Examples,
    held_out: Examples,
    learnt: Learnt | None = None,
) -> dict[str, Any]:
    """Count what a network reads rightly with what it was taught.

    Returns:
        "test_accuracy": the share of test digits that are named rightly, where a new class is
        wrong; "kept": that of test digits that are called digits; "own": that of the held-out
        examples that are recognised, null where there are none; "n_own": how many these are;
        "others": the share of what is neither that is rejected.
    """
    rule = Taught(
        ground_of(lof, load_mnist("train").labels),
        taught.names,
        embed(network, taught.images),
        taught.classes,
        learnt,
    )
    test = load_mnist("test")
    said, digit = _said(network, lof, rule, test.images)
    new = [name for name in rule.names if name not in material.DIGITS]
    others, _ = decoys().write(N_OTHERS, np.random.default_rng(SEED), pens=Pens(redrawn=1.0))
    own = np.array([held_out.names[row] for row in held_out.classes], object)
    right = len(own) and float(np.mean(_said(network, lof, rule, held_out.images)[0] == own))
    return {
        "test_accuracy": float(np.mean(~np.isin(said, new) & (digit == test.labels))),
        "kept": float(np.mean(np.isin(said, material.DIGITS))),
        "own": right if len(own) else None,
        "n_own": len(own),
        "others": float(np.mean(_said(network, lof, rule, others)[0] == "")),
    }


def _said(
    network: keras.Model, lof: LocalOutlierFactor, rule: Taught, images: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return what each image is called, (n,) of words, "" for what is rejected; and its digit."""
    found = respond(network, to_input(images))
    points = as_stored(found["embedding"])
    kept = lof.anomaly_scores(points) <= lof.threshold(CONTAMINATION)
    digit = found["logits"][:, :N_DIGITS].argmax(axis=1)
    rows = rule.named(points, kept, CONTAMINATION)
    names = np.array([*rule.names, ""], object)
    return np.where(rows >= 0, names[rows], np.where(kept, digit.astype(str), "")), digit
