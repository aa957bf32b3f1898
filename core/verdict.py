"""What all bundled networks make of one drawing, in milliseconds: the question of the Draw page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import keras
import numpy as np
from keras import ops
from threadpoolctl import threadpool_limits

from core.answers import named_clusters
from core.data import load_mnist, to_input
from core.dec import training as dec_training
from core.digits import pixels
from core.digits import training as metric
from core.iic import training
from core.judges import CLUSTERINGS, JUDGES
from core.methods import method_of
from core.outliers.lof import Anomaly, LocalOutlierFactor, as_stored, load_lof
from core.own import file
from core.own.ground import N_DIGITS, Ground, ground_of
from core.own.material import learnt_classes
from core.own.rule import Learnt
from core.runs import Run, exhibit

SPACES = ("l2", "cnn", "pixels")


@dataclass(frozen=True)
class Opinion:
    """A classifier's answer: (10,) float32 probabilities and the digit they favour."""

    probabilities: np.ndarray
    prediction: int


@dataclass(frozen=True)
class ClusterOpinion:
    """Where a network that never saw a label puts an image.

    Args:
        cluster: the most probable cluster; of IIC, of the selected sub-head.
        digit: the label that most training images of that cluster bear, for the viewer only.
        probabilities: (k,) float32 over clusters.
        cluster_digits: (k,) int, the digit that each cluster stands for.
        overcluster: the most probable cluster of the overclustering head, where there is one.
    """

    cluster: int
    digit: int
    probabilities: np.ndarray
    cluster_digits: np.ndarray
    overcluster: int | None = None


@dataclass(frozen=True)
class Verdict:
    """All answers to one (28, 28) uint8 image.

    `anomaly` has a key for each of the spaces that were asked for, `points`, (d,) each, for each of
    `SPACES`: where the image lies there.
    """

    image: np.ndarray
    l2: Opinion
    cnn: Opinion
    cluster: ClusterOpinion
    dec: ClusterOpinion
    anomaly: dict[str, Anomaly]
    points: dict[str, np.ndarray]


class Recognizer:
    """The bundled networks and their outlier tests, joined into one forward pass.

    Args:
        l2, cnn, iic, dec: their networks.
        lofs: a fitted LOF for each of `SPACES`.
        selected_head: IIC's sub-head, chosen without labels.
        cluster_digits: (k,) int, the digit of each of its clusters.
        dec_digits: (k,) int, the digit of each of DEC's clusters.
        learnt: classes that `l2` was fine-tuned on.
    """

    def __init__(
        self,
        l2: keras.Model,
        cnn: keras.Model,
        iic: keras.Model,
        dec: keras.Model,
        lofs: dict[str, LocalOutlierFactor],
        selected_head: int,
        cluster_digits: np.ndarray,
        dec_digits: np.ndarray,
        learnt: Learnt | None = None,
    ) -> None:
        self.l2, self.cnn, self.iic, self.dec = l2, cnn, iic, dec
        self.selected_head = selected_head
        self.network = _join(l2, cnn, iic, dec, selected_head)
        self.lofs = lofs
        self.cluster_digits = cluster_digits
        self.dec_digits = dec_digits
        self.learnt = learnt
        self._grounds: dict[str, Ground] = {}

    def reading_by(
        self, l2: keras.Model, lof: LocalOutlierFactor, learnt: Learnt | None = None
    ) -> "Recognizer":
        """Return the same networks with another one, and its outlier test, in the place of L2's."""
        return Recognizer(
            l2,
            self.cnn,
            self.iic,
            self.dec,
            self.lofs | {"l2": lof},
            self.selected_head,
            self.cluster_digits,
            self.dec_digits,
            learnt,
        )

    def threshold(self, space: str, contamination: float) -> float:
        """Return the score above which `space` calls an image anomalous."""
        return self.lofs[space].threshold(contamination)

    def ground(self, space: str) -> Ground:
        """Return where the digits lie in `space`, found when it is first asked for."""
        if space not in self._grounds:
            self._grounds[space] = ground_of(self.lofs[space], load_mnist("train").labels)
        return self._grounds[space]

    def verdict(self, image: np.ndarray) -> Verdict:
        """Judge one image, (28, 28) uint8, ink bright."""
        return self.verdicts(image[None])[0]

    def verdicts(self, images: np.ndarray, spaces: Collection[str] = SPACES) -> list[Verdict]:
        """Judge several images at once, (n, 28, 28) uint8; `anomaly` has the given spaces only."""
        answers = self.network.predict_on_batch(to_input(images))
        flat = pixels.flatten(images)
        return [
            self._verdict(image, {name: answers[name][row] for name in answers}, flat[row], spaces)
            for row, image in enumerate(images)
        ]

    def _verdict(
        self,
        image: np.ndarray,
        answers: Mapping[str, np.ndarray],
        flat: np.ndarray,
        spaces: Collection[str],
    ) -> Verdict:
        points = {
            "l2": as_stored(answers["l2_embedding"]),
            "cnn": as_stored(answers["cnn_embedding"]),
            "pixels": flat,
        }
        return Verdict(
            image=image,
            l2=_opinion(answers["l2"]),
            cnn=_opinion(answers["cnn"]),
            cluster=_cluster(
                answers["clusters"], self.cluster_digits, int(answers["overclusters"].argmax())
            ),
            dec=_cluster(answers["dec"], self.dec_digits),
            anomaly={space: Anomaly(*self.lofs[space].explain(points[space])) for space in spaces},
            points=points,
        )

    def warm(self) -> None:
        """Do now what the first verdict, on one image or several, would otherwise wait for."""
        blank = np.zeros((2, 28, 28), np.uint8)
        self.verdict(blank[0])
        self.verdicts(blank, ("l2",))


def _join(
    l2: keras.Model, cnn: keras.Model, iic: keras.Model, dec: keras.Model, selected_head: int
) -> keras.Model:
    images = keras.Input((28, 28, 1))
    metric_answers, plain_answers, clusters = l2(images), cnn(images), iic(images)
    return keras.Model(
        images,
        {
            "l2": ops.softmax(metric_answers["logits"][:, :N_DIGITS]),
            "l2_embedding": metric_answers["embedding"],
            "cnn": ops.softmax(plain_answers["logits"]),
            "cnn_embedding": plain_answers["embedding"],
            "clusters": clusters["clusters"][:, selected_head],
            "overclusters": clusters["overclusters"],
            "dec": dec(images)["assignment"],
        },
    )


def _opinion(probabilities: np.ndarray) -> Opinion:
    return Opinion(probabilities, int(probabilities.argmax()))


def _cluster(
    probabilities: np.ndarray, digits: np.ndarray, overcluster: int | None = None
) -> ClusterOpinion:
    cluster = int(probabilities.argmax())
    return ClusterOpinion(cluster, int(digits[cluster]), probabilities, digits, overcluster)


def load_recognizer() -> Recognizer:
    """Load and warm the bundled exhibits.

    Raises:
        LookupError: an exhibit is missing or damaged; the message says how to make it again.
    """
    threadpool_limits(1, user_api="blas")  # one query is too small to share among threads
    l2, cnn, iic, dec, raw = map(_exhibit, (*JUDGES, "pixels"))
    lofs = {
        "l2": load_lof(l2.novelty_file),
        "cnn": load_lof(cnn.novelty_file),
        "pixels": pixels.load(raw),
    }
    iic_figures, dec_figures = named_clusters(iic), named_clusters(dec)
    recognizer = Recognizer(
        metric.load(l2),
        metric.load(cnn),
        training.load(iic),
        dec_training.load(dec),
        lofs,
        iic_figures["selected_head"],
        np.array(iic_figures["cluster_digits"]),
        np.array(dec_figures["cluster_digits"]),
    )
    recognizer.warm()
    return recognizer


def read_by(recognizer: Recognizer, run: Run) -> Recognizer:
    """Let a run of `l2-softmax`, or one fine-tuned from it, take the bundled network's place.

    Classes that it was taught beside the digits are for `core.own` to read.
    """
    lof = load_lof(run.novelty_file)
    learnt = learnt_classes(lof, file.load(run.own_file)) if run.own_file.is_file() else None
    recognizer = recognizer.reading_by(method_of(run).works.load(run), lof, learnt)
    recognizer.warm()
    return recognizer


def _exhibit(name: str) -> Run:
    run = exhibit(name)
    needed = [run.weights_file] if name in CLUSTERINGS else [run.novelty_file]
    if run.evaluation is None or not all(file.is_file() for file in needed):
        raise LookupError(
            f"The exhibit {name!r} is missing or damaged. Restore it from the repository, or "
            f"train it again: `python -m core train {name} --into exhibits/{name}`."
        )
    return run
