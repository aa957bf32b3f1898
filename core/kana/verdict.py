"""What the bundled kana network makes of one drawing, in milliseconds."""

from dataclasses import dataclass

import keras
import numpy as np
from keras import ops
from threadpoolctl import threadpool_limits

from core.data import Split, to_input
from core.kana.config import KanaCnnConfig
from core.kana.data import load_kana
from core.kana.training import load
from core.outliers.lof import Anomaly, LocalOutlierFactor, as_stored, load_lof
from core.runs import Run, exhibit

EXHIBIT = "kana-cnn"


@dataclass(frozen=True)
class KanaVerdict:
    """All answers to one (28, 28) uint8 image.

    Attributes:
        image: what the network saw.
        probabilities: (71,) float32.
        anomaly: the Local Outlier Factor and the training images that it rests on, indices into
            `KanaRecognizer.references`.
    """

    image: np.ndarray
    probabilities: np.ndarray
    anomaly: Anomaly

    def best(self, n: int) -> list[tuple[int, float]]:
        """Return the `n` most probable characters and their probabilities, first the highest."""
        order = np.argsort(-self.probabilities)[:n]
        return [(int(index), float(self.probabilities[index])) for index in order]


class KanaRecognizer:
    """A kana network and its outlier test.

    Args:
        network: images to "logits" and "embedding".
        lof: fitted on the embeddings of `references`.
        references: the training images that the outlier test compares with.
    """

    def __init__(self, network: keras.Model, lof: LocalOutlierFactor, references: Split) -> None:
        answers = network.output
        outputs = {
            "probabilities": ops.softmax(answers["logits"]),
            "embedding": answers["embedding"],
        }
        self.network = keras.Model(network.inputs, outputs)
        self.lof = lof
        self.references = references

    def threshold(self, contamination: float) -> float:
        """Return the score above which an image is called no kana."""
        return self.lof.threshold(contamination)

    def verdict(self, image: np.ndarray) -> KanaVerdict:
        """Judge one image, (28, 28) uint8, ink bright."""
        answers = self.network.predict_on_batch(to_input(image[None]))
        anomaly = Anomaly(*self.lof.explain(as_stored(answers["embedding"][0])))
        return KanaVerdict(image, answers["probabilities"][0], anomaly)

    def warm(self) -> None:
        """Do now what the first verdict would otherwise wait for."""
        self.verdict(np.zeros((28, 28), np.uint8))


def recognizer_of(run: Run) -> KanaRecognizer:
    """Load and warm the network of a run of `kana-cnn` that has an outlier test."""
    config = KanaCnnConfig(**run.config["config"])
    references = load_kana("train", config.n_references)
    recognizer = KanaRecognizer(load(run), load_lof(run.novelty_file), references)
    recognizer.warm()
    return recognizer


def load_kana_recognizer() -> KanaRecognizer:
    """Load and warm the bundled exhibit.

    Raises:
        LookupError: the exhibit is missing or damaged; the message says how to make it again.
    """
    run = exhibit(EXHIBIT)
    if not run.weights_file.is_file() or not run.novelty_file.is_file():
        raise LookupError(
            f"The exhibit {EXHIBIT!r} is missing or damaged. Restore it from the repository, or "
            f"train it again: `python -m core train kana-cnn --into exhibits/{EXHIBIT}`."
        )
    threadpool_limits(1, user_api="blas")  # one query is too small to share among threads
    return recognizer_of(run)
