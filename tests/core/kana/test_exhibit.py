"""The bundled kana network reads what is drawn, however it is drawn."""

import numpy as np
import pytest

from core.data import SAMPLES, canonical
from core.data.samples import draw_strokes
from core.kana.confusions import load_confusions
from core.kana.data import load_kana
from core.kana.verdict import EXHIBIT, load_kana_recognizer
from core.runs import exhibit
from core.writing.characters import N_CHARACTERS
from core.writing.shapes import load_pen_strokes

# Pen in pixels, size as a share of the canvas, corner (x, y) of the drawing as shares of it.
WAYS = {
    "usual": (20, 0.8, (0.1, 0.1)),
    "thin": (8, 0.8, (0.1, 0.1)),
    "thick": (26, 0.9, (0.05, 0.05)),
    "small": (8, 0.35, (0.1, 0.1)),
    "off-centre": (12, 0.5, (0.48, 0.45)),
}


@pytest.fixture(scope="module")
def recognizer():
    return load_kana_recognizer()


def drawn(index, pen, size, corner):
    """A model character as a hand would draw it on the slate."""
    strokes = load_pen_strokes()[index]
    moved = [[tuple(np.add(corner, size * point)) for point in stroke] for stroke in strokes]
    return canonical(draw_strokes(moved, pen))


def test_drawings_are_read_alike_however_thin_thick_small_or_off_centre(recognizer):
    read = {
        name: [recognizer.verdict(drawn(i, *way)).best(1)[0][0] for i in range(N_CHARACTERS)]
        for name, way in WAYS.items()
    }
    for name, answers in read.items():
        assert np.mean(np.array(answers) == np.arange(N_CHARACTERS)) > 0.93, name


def test_test_images_are_kana_and_a_scribble_and_a_shirt_are_not(recognizer):
    images = load_kana("test").images[::50]
    limit = recognizer.threshold(0.01)
    kept = [recognizer.verdict(image).anomaly.score <= limit for image in images]
    assert np.mean(kept) > 0.9
    for name in ("scribble", "shirt", "photo"):
        assert recognizer.verdict(canonical(SAMPLES[name].pixels)).anomaly.score > limit


def test_stored_confusions_add_up_to_the_stored_accuracy():
    run = exhibit(EXHIBIT)
    confusions = load_confusions(run)
    assert (confusions.labels == load_kana("test").labels).all()
    share = np.mean(confusions.labels == confusions.predictions)
    assert share == pytest.approx(run.evaluation["test_accuracy"])


def test_a_missing_exhibit_says_how_to_make_it_again(tmp_path, monkeypatch):
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path)
    with pytest.raises(LookupError, match=r"train kana-cnn --into exhibits/kana-cnn"):
        load_kana_recognizer()
