"""What the page Kana says of a verdict and an attempt."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from core.outliers.limit import Limit
from core.runs import exhibit
from core.writing.characters import INDICES, N_CHARACTERS
from ui.frame.texts import speaker
from ui.kana import verdict as kana_verdict
from ui.kana.confusions import figures
from ui.kana.practice import strokes, view
from ui.kana.practice.round import Attempt, Round
from ui.kana.samples import SAMPLES, sample

SAY = speaker("en")
IMAGE = np.zeros((28, 28), np.uint8)


def probabilities(**shares):
    found = np.zeros(N_CHARACTERS, np.float32)
    for name, value in shares.items():
        found[INDICES[name]] = value
    return found


def test_the_likeliest_come_first_and_a_marked_one_is_never_missing():
    shares = probabilities(ぬ=0.5, め=0.3, ね=0.1, れ=0.06, わ=0.03, あ=0.01)
    html = kana_verdict.top_html(shares, SAY, marked=INDICES["あ"])
    places = [html.index(f">{character}</b>") for character in "ぬめねれわあ"]
    assert places == sorted(places)
    assert html.count("<li") == kana_verdict.N_TOP + 1
    assert html.count('class="marked"') == 1
    assert "あ" not in kana_verdict.top_html(shares, SAY)


def test_a_character_is_named_with_the_spelling_that_tells_it_apart():
    assert kana_verdict.named(INDICES["ぬ"]) == "ぬ (nu)"
    assert kana_verdict.named(INDICES["ぢ"]) == "ぢ (di)"


@pytest.mark.parametrize("score", [1.0, 1.7])
def test_on_a_chinese_page_nothing_but_characters_is_japanese(score):
    verdict = SimpleNamespace(
        image=IMAGE, probabilities=probabilities(ぬ=1), anomaly=SimpleNamespace(score=score)
    )
    shown = kana_verdict.Shown(verdict, Limit(1.5, 1.4, 1.8), IMAGE[None], np.array([0]))
    html = kana_verdict.answer_html(shown, speaker("zh"))
    marked = re.findall(r'lang="ja">([^<]*)<', html)
    assert "ぬ" in marked
    assert {len(words) for words in marked} == {1}


@pytest.mark.parametrize(("score", "css"), [(1.5, "fine"), (1.51, "odd")])
def test_the_limit_itself_is_still_a_kana(score, css):
    verdict = SimpleNamespace(
        image=IMAGE, probabilities=probabilities(ぬ=1), anomaly=SimpleNamespace(score=score)
    )
    shown = kana_verdict.Shown(verdict, Limit(1.5, 1.4, 1.8), IMAGE[None], np.array([0]))
    assert f'class="gs {css}"' in kana_verdict.answer_html(shown, SAY)
    assert f'class="gs-scale {css}"' in kana_verdict.scale_html(shown, SAY)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (1.3, None),
        (1.45, "with twice the share given up"),
        (1.7, "with half the share"),
        (1.9, None),
    ],
)
def test_a_close_call_is_said_to_be_one(score, said):
    verdict = SimpleNamespace(
        image=IMAGE, probabilities=probabilities(ぬ=1), anomaly=SimpleNamespace(score=score)
    )
    shown = kana_verdict.Shown(verdict, Limit(1.5, 1.4, 1.8), IMAGE[None], np.array([0]))
    html = kana_verdict.answer_html(shown, SAY)
    assert ("close call" in html) == (said is not None)
    assert said is None or said in html


def test_the_page_says_how_often_it_is_right_and_what_passes_for_a_kana():
    refused = {"real": 0.03, "digits": 0.94, "letters": 0.9, "scribbles": 0.875}
    figures = {"real_handwriting_accuracy": 0.9783, "lof": {"0.01": refused}}
    html = kana_verdict.measured_html(figures, SAY)
    assert "97.8% read rightly and 97.0% kept" in html
    assert "digits 6.0% pass for a kana, of letters 10.0%, of scribbles 12.5%" in html
    assert kana_verdict.measured_html(None, SAY) == ""
    assert kana_verdict.measured_html({"lof": None}, SAY) == ""
    assert kana_verdict.measured_html(exhibit("kana-cnn").evaluation, SAY)


def test_an_unusual_drawing_is_said_to_be_one():
    shares = probabilities(ぬ=0.9)
    for unusual in (True, False):
        attempt = Attempt(INDICES["ぬ"], IMAGE, shares, unusual, helped=False)
        said = "would not call it a kana" in view.attempt_html(attempt, SAY)
        assert said == unusual


def test_the_tally_marks_the_present_place():
    html = view.tally_html(Round((1, 2, 3)), SAY)
    assert html.count("<li") == 3
    assert html.index('class="now"') < html.index('class=""')


def test_strokes_come_in_writing_order_and_in_thousandths():
    lines = strokes.lines(INDICES["い"])
    assert len(lines) == 2
    assert lines[0][0][0] < lines[1][0][0]  # left before right
    assert min(min(point) for line in lines for point in line) >= 0
    assert max(max(point) for line in lines for point in line) <= 1000


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_ink_on_dark_ground(name):
    pixels = sample(name)
    assert pixels.dtype == np.uint8
    assert pixels.max() > 200
    assert 0.0005 < np.mean(pixels > 100) < 0.4


def test_the_small_sample_is_small_and_out_of_the_middle():
    rows, columns = np.nonzero(sample("small"))
    assert np.ptp(rows) < 80
    assert columns.min() > 140


def test_what_was_not_measured_is_no_figure():
    lof = {"0.01": {"kana": 0.02, "real": 0.25}}
    known = {"test_accuracy": 0.99, "top5_accuracy": 1.0, "lof": lof}
    assert figures.measured(known, "synthetic") == (0.99, 1.0, 0.98)
    assert figures.measured(known, "real") == (None, None, 0.75)
    assert figures.measured({"lof": None}, "synthetic") == (None, None, None)
