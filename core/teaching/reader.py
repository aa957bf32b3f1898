"""A run that reads taught classes: its space, its outlier test, and where its digits lie."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.data import load_mnist
from core.methods import method_of, outlier_spaces
from core.outliers.detectors import Responses
from core.outliers.scoring import Space
from core.own import file
from core.own.examples import Examples
from core.own.ground import Ground, ground_of
from core.own.material import learnt_classes
from core.own.rule import Reading, Taught
from core.own.standing import Standing, leave_out
from core.runs import Run

N_NEAREST = 5  # examples that an answer names


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads taught classes in the space of a run's outlier test.

    Attributes:
        space: where that test looks.
        ground: where the digits lie in it.
        known: what the run was fine-tuned on.
    """

    space: Space
    ground: Ground
    known: Examples

    def with_known(self, examples: Examples) -> Examples:
        """Return examples and, after them, those that the run was fine-tuned on."""
        return examples.joined(self.known)

    def taught(self, examples: Examples) -> Taught:
        """Return examples as points of the space; `with_known` adds the run's own."""
        points = self._respond(examples.images).embeddings
        learnt = learnt_classes(self.space.lof, self.known)
        return Taught(self.ground, examples.names, points, examples.classes, learnt)

    def standing(self, examples: Examples, contamination: float) -> Standing:
        """Read each example, and each that the run was fine-tuned on, by all the others."""
        examples = self.with_known(examples)
        answers = self._respond(examples.images)
        taught = Taught(self.ground, examples.names, answers.embeddings, examples.classes)
        return leave_out(
            taught, self._kept(answers, contamination), self._digits(answers), contamination
        )

    def reading(self, taught: Taught, image: np.ndarray, contamination: float) -> Reading | None:
        """Read one image, (28, 28) uint8; None where nothing was taught."""
        point = self.space.respond(image[None]).embeddings[0]
        kept = self.space.lof.explain(point)[0] <= self.space.lof.threshold(contamination)
        return taught.reading(point, kept, contamination)

    def _respond(self, images: np.ndarray) -> Responses:
        if len(images):
            return self.space.respond(images)
        width = self.ground.centres.shape[1]
        return Responses(np.empty((0, width), np.float32), np.empty((0, 10), np.float32))

    def _kept(self, answers: Responses, contamination: float) -> np.ndarray:
        lof = self.space.lof
        scores = [lof.explain(point)[0] for point in answers.embeddings]
        return np.array(scores) <= lof.threshold(contamination)

    def _digits(self, answers: Responses) -> np.ndarray:
        """Return the digit that the network names, or, without one, whose centre is nearest."""
        if answers.logits is not None:
            return answers.logits.argmax(axis=1)
        return self.ground.nearest(answers.embeddings)[0]


def open_reader(run: Run) -> Reader:
    """Open a finished run that can be taught.

    Raises:
        LookupError: it has no outlier test of digits, or is not finished.
    """
    method = method_of(run)
    if run.method not in outlier_spaces() or method.works.look is None:
        known = ", ".join(outlier_spaces())
        raise LookupError(f"Only runs of {known} can be taught; {run.id} is a run of {run.method}.")
    if not run.novelty_file.is_file():
        raise LookupError(f"The run {run.id} has no outlier test yet: train it to its end first.")
    space = method.works.look(run)
    tuned_on = file.load(run.own_file) if run.own_file.is_file() else Examples()
    return Reader(space, ground_of(space.lof, load_mnist("train").labels), tuned_on)


def answered(answer: dict[str, Any], reading: Reading | None, examples: Examples) -> dict[str, Any]:
    """Return the answer to an image with what the taught classes say.

    Args:
        answer: the fields of one answer of `python -m core predict`.
        reading: of the same image.
        examples: that were taught.

    Returns:
        The answer with "own": None where nothing was taught, else "name" of the nearest class,
        "distance" as a share of its reach, "taught", whether the answer is that class, and the
        "nearest" examples with "name", "number" among those of the class, from 1, and "distance".
        Where it is, it is the "prediction", and nothing is "anomalous".
    """
    if reading is None:
        return answer | {"own": None}
    own = {
        "name": reading.name,
        "distance": reading.distance,
        "taught": reading.is_taught,
        "nearest": [
            _named(examples, int(row)) | {"distance": float(distance)}
            for row, distance in zip(
                reading.nearest[:N_NEAREST], reading.distances[:N_NEAREST], strict=True
            )
        ],
    }
    if not reading.is_taught:
        return answer | {"own": own}
    return answer | {"prediction": prediction_of(reading.name), "anomalous": False, "own": own}


def prediction_of(name: str) -> str | int:
    """Return a class as a prediction: a digit's name is the digit."""
    return int(name) if len(name) == 1 and name in "0123456789" else name


def _named(examples: Examples, row: int) -> dict[str, Any]:
    name = examples.names[examples.classes[row]]
    number = int(np.flatnonzero(examples.rows_of(name) == row)[0]) + 1
    return {"name": name, "number": number}
