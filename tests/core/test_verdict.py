"""The bundled networks asked as the Draw page asks them: real exhibits, real digits."""

import numpy as np
import pytest
from PIL import Image

from core.data import canonical, load_mnist, load_sample, to_input
from core.digits import training
from core.networks import classifier
from core.networks.respond import respond
from core.outliers.lof import load_lof
from core.runs import exhibit
from core.verdict import SPACES, Recognizer, load_recognizer

TEST = load_mnist("test")
CONTAMINATION = 0.01


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return load_recognizer()


def is_digit(recognizer: Recognizer, image: np.ndarray, space: str = "l2") -> bool:
    score = recognizer.verdict(image).anomaly[space].score
    return score <= recognizer.threshold(space, CONTAMINATION)


def test_a_verdict_holds_every_answer(recognizer):
    answer = recognizer.verdict(TEST.images[0])
    assert set(answer.anomaly) == set(SPACES)
    for opinion in (answer.l2, answer.cnn):
        assert opinion.probabilities.shape == (10,)
        assert opinion.probabilities.sum() == pytest.approx(1, abs=1e-5)
        assert opinion.prediction == opinion.probabilities.argmax()
    for opinion in (answer.cluster, answer.dec):
        assert opinion.digit == opinion.cluster_digits[opinion.cluster]
        assert opinion.probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert answer.cluster.overcluster is not None
    assert answer.anomaly["l2"].neighbors.shape == (20,)


def test_characters_of_a_row_are_judged_together_as_each_by_itself(recognizer):
    together = recognizer.verdicts(TEST.images[:3], ("l2",))
    for one, image in zip(together, TEST.images, strict=False):
        alone = recognizer.verdict(image)
        assert set(one.anomaly) == {"l2"}
        assert one.anomaly["l2"].score == pytest.approx(alone.anomaly["l2"].score, rel=1e-2)
        assert one.l2.probabilities == pytest.approx(alone.l2.probabilities, abs=1e-5)


def test_joined_networks_answer_as_the_runs_do(recognizer):
    run = exhibit("l2-softmax")
    network, lof = training.load(run), load_lof(run.novelty_file)
    for image in TEST.images[:5]:
        answer = recognizer.verdict(image)
        alone = respond(network, to_input(image[None]))["logits"][0].argmax()
        assert answer.l2.prediction == alone
        score = lof.anomaly_scores(classifier.embed(network, image[None]))[0]
        assert answer.anomaly["l2"].score == pytest.approx(score, rel=1e-2)


def test_clusters_of_most_test_images_stand_for_their_digit(recognizer):
    verdicts = [recognizer.verdict(image) for image in TEST.images[:100]]
    for opinions in zip(*((one.cluster.digit, one.dec.digit) for one in verdicts), strict=True):
        assert (np.array(opinions) == TEST.labels[:100]).mean() > 0.9


def test_a_training_image_is_its_own_nearest_neighbour_in_pixels(recognizer):
    train = load_mnist("train")
    anomaly = recognizer.verdict(train.images[1234]).anomaly["pixels"]
    assert anomaly.neighbors[0] == 1234
    assert anomaly.distances[0] == 0


def test_neighbours_of_a_clear_digit_bear_its_label(recognizer):
    train = load_mnist("train")
    neighbors = recognizer.verdict(TEST.images[0]).anomaly["l2"].neighbors
    assert (train.labels[neighbors] == TEST.labels[0]).mean() > 0.9


def test_held_out_digits_are_named_and_accepted(recognizer):
    answers = [recognizer.verdict(image) for image in TEST.images[:200]]
    named = [a.l2.prediction == label for a, label in zip(answers, TEST.labels, strict=False)]
    limit = recognizer.threshold("l2", CONTAMINATION)
    assert np.mean(named) > 0.97
    assert np.mean([a.anomaly["l2"].score <= limit for a in answers]) > 0.95


@pytest.mark.parametrize("name", ["scribble", "shirt", "photo", "letter"])
def test_samples_that_are_no_digits_are_rejected(recognizer, name: str):
    assert not is_digit(recognizer, load_sample(name))


@pytest.mark.parametrize("name", ["digit", "seven", "small"])
def test_samples_that_are_digits_are_accepted(recognizer, name: str):
    assert is_digit(recognizer, load_sample(name))


def moved(image: np.ndarray) -> np.ndarray:
    canvas = np.zeros((90, 120), np.uint8)
    canvas[10:38, 80:108] = image
    return canvas


def enlarged(image: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(image).resize((140, 140), Image.Resampling.BICUBIC))


@pytest.mark.parametrize("change", [moved, enlarged])
def test_moving_and_scaling_a_digit_leaves_its_verdict(recognizer, change):
    same = 0
    for image in TEST.images[:60]:
        before, after = recognizer.verdict(image), recognizer.verdict(canonical(change(image)))
        same += before.l2.prediction == after.l2.prediction
    assert same >= 59


def test_contamination_moves_the_threshold_only(recognizer):
    thresholds = [recognizer.threshold("l2", c) for c in (0.001, 0.01, 0.1)]
    assert thresholds == sorted(thresholds, reverse=True)


def test_a_missing_exhibit_is_named_with_its_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path)
    with pytest.raises(LookupError, match="python -m core train l2-softmax --into exhibits/l2-s"):
        load_recognizer()
