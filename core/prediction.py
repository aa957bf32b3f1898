"""What a run makes of image files: the answers of `python -m core predict`."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from keras import ops

from core.data import canonical, read_image, to_input
from core.dec import training as dec_training
from core.digits import pixels
from core.digits import training as metric
from core.iic import training
from core.kana import training as kana_training
from core.mine import images as mine_images
from core.mine.classifier import load_classifier
from core.networks import classifier
from core.networks.respond import respond
from core.outliers.lof import LocalOutlierFactor, as_stored, load_lof
from core.runs import Run
from core.writing.characters import CHARACTERS

Judge = Callable[[np.ndarray], dict]  # (28, 28) uint8 -> the fields of one answer
SILENT = {"anomaly_score": None, "threshold": None, "anomalous": None}


def predict_files(run: Run, files: list[Path], contamination: float) -> list[dict]:
    """Answer for each image file.

    Args:
        run: a finished run of any method.
        files: images of any size, dark on light or light on dark.
        contamination: share of training digits that the outlier test gives up, (0, 0.5].

    Returns:
        One dictionary a file: "image", "prediction", "probabilities", "anomaly_score",
        "threshold", "anomalous"; what a method has no answer to is null. A digit's prediction is
        the digit; a kana's is its index in `CHARACTERS`, and "character" is the kana itself.

    Raises:
        LookupError: the run has no answer to images, or none yet.
        UnreadableImage: a file is not an image that can be read.
    """
    if run.method not in _JUDGES:
        raise LookupError(f"The run {run.id} of {run.method} has no answer to images.")
    images = [canonical(read_image(file).pixels) for file in files]
    judge = _JUDGES[run.method](run, contamination)
    return [{"image": str(file)} | judge(image) for file, image in zip(files, images, strict=True)]


def _metric_judge(run: Run, contamination: float) -> Judge:
    network, lof = metric.load(run), load_lof(run.novelty_file)

    def judge(image: np.ndarray) -> dict:
        answer = respond(network, to_input(image[None]))
        probabilities = ops.convert_to_numpy(ops.softmax(answer["logits"][0]))
        embedding = classifier.embed(network, image[None])[0]
        return _named(probabilities) | _verdict(lof, embedding, contamination)

    return judge


def _kana_judge(run: Run, contamination: float) -> Judge:
    network = kana_training.load(run)
    lof = load_lof(run.novelty_file) if run.novelty_file.is_file() else None

    def judge(image: np.ndarray) -> dict:
        answer = respond(network, to_input(image[None]))
        named = _named(ops.convert_to_numpy(ops.softmax(answer["logits"][0])))
        character = {"character": CHARACTERS[named["prediction"]]}
        if lof is None:
            return named | character | SILENT
        return named | character | _verdict(lof, as_stored(answer["embedding"][0]), contamination)

    return judge


def _iic_judge(run: Run, contamination: float) -> Judge:
    network, figures = training.load(run), run.evaluation
    if figures is None:
        raise LookupError(f"Name the clusters first: `python -m core evaluate {run.id} --save`.")
    digits, head = np.array(figures["cluster_digits"]), figures["selected_head"]

    def judge(image: np.ndarray) -> dict:
        clusters = respond(network, to_input(image[None]))["clusters"][0, head]
        return _clustered(clusters, digits)

    return judge


def _dec_judge(run: Run, contamination: float) -> Judge:
    network, figures = dec_training.load(run), run.evaluation
    if figures is None:
        raise LookupError(f"Name the clusters first: `python -m core evaluate {run.id} --save`.")
    digits = np.array(figures["cluster_digits"])

    def judge(image: np.ndarray) -> dict:
        q = respond(network, to_input(image[None]))["assignment"][0]
        return _clustered(q, digits)

    return judge


def _clustered(clusters: np.ndarray, digits: np.ndarray) -> dict:
    """Answer with the digits that clusters stand for; there is no outlier test."""
    probabilities = np.zeros(10, np.float32)
    np.add.at(probabilities, digits, clusters)
    return _named(probabilities) | {"cluster": int(clusters.argmax())} | SILENT


def _mine_judge(run: Run, contamination: float) -> Judge:
    networks, classifier = mine_images.load(run), load_classifier(run)
    if classifier is None:
        raise LookupError(f"Fit its classifier first: `python -m core evaluate {run.id} --save`.")

    def judge(image: np.ndarray) -> dict:
        latents = mine_images.embed(networks, image[None])
        return _named(classifier.probabilities(latents)[0]) | SILENT

    return judge


def _pixels_judge(run: Run, contamination: float) -> Judge:
    lof = pixels.load(run)

    def judge(image: np.ndarray) -> dict:
        unnamed = {"prediction": None, "probabilities": None}
        return unnamed | _verdict(lof, pixels.flatten(image[None])[0], contamination)

    return judge


def _named(probabilities: np.ndarray) -> dict:
    return {
        "prediction": int(probabilities.argmax()),
        "probabilities": [float(p) for p in probabilities],
    }


def _verdict(lof: LocalOutlierFactor, sample: np.ndarray, contamination: float) -> dict:
    score, threshold = lof.explain(sample)[0], lof.threshold(contamination)
    return {"anomaly_score": score, "threshold": threshold, "anomalous": score > threshold}


_JUDGES = {
    "cnn": _metric_judge,
    "l2-softmax": _metric_judge,
    "iic": _iic_judge,
    "iic-vgg": _iic_judge,
    "dec": _dec_judge,
    "mine": _mine_judge,
    "kana-linear": _kana_judge,
    "kana-cnn": _kana_judge,
    "pixels": _pixels_judge,
}
