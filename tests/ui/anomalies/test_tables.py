import re

import pytest

from tests.made.anomalies import DETECTORS, anomalies
from ui.anomalies.tables import detector_table, post_table, posted, rate, times_best
from ui.frame.texts import speaker

SAY = speaker("en")


@pytest.fixture(scope="module")
def judged():
    return {name: anomalies().tables(name) for name in DETECTORS}


def cells(html, css):
    return [re.sub("<.*?>", " ", cell) for cell in re.findall(rf"<td{css}.*?</td>", html)]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.0001, "0.01%"),
        (0.0086, "0.86%"),
        (0.0099, "0.99%"),
        (0.01, "1.0%"),
        (0.9764, "97.6%"),
        (0.99949, "99.9%"),
        (0.9999, ">99.9%"),
    ],
)
def test_rates_say_all_and_none_only_where_it_is_all_or_none(share, text):
    assert rate(share, SAY) == text


def test_german_rates_have_a_comma():
    assert rate(0.0086, speaker("de")) == "0,86\N{NO-BREAK SPACE}%"


def test_the_posts_figures_stand_where_it_gives_them():
    assert posted("l2-softmax", "0.001", "fashion_mnist") == 0.88
    assert posted("pixels", "0.001", "cifar10") == 0.84
    assert posted("pixels", "0.01", "mnist") is None
    assert posted("cnn", "0.001", "mnist") is None


def test_the_table_holds_cores_figures_beside_the_posts(judged):
    table = judged["lof"]
    html = post_table([("mine", "l2-softmax", table)], ("mine", "0.01"), SAY)
    shown = [cell.split() for cell in cells(html, " class")]
    expected = [
        [rate(table["rejected"][level][name], SAY), f"({reference})"]
        for level, references in (("0.001", ("1%", "88%")), ("0.01", ("4%", "98%")))
        for name, reference in zip(("mnist", "fashion_mnist"), references, strict=True)
    ]
    assert [shown[0], shown[1], shown[3], shown[4]] == expected
    assert shown[2] == ["–", "(95%)"]  # CIFAR-10 could not be had
    assert html.count('<td class="here">') == 3


def test_names_of_runs_are_escaped(judged):
    html = post_table([("<b>mine", "cnn", judged["lof"])], ("", ""), SAY)
    assert "<b>mine" not in html


@pytest.mark.parametrize(("measure", "best"), [("auroc", max), ("fpr95", min)])
def test_the_best_detector_of_each_set_is_marked(judged, measure, best):
    html = detector_table(judged, measure, "knn", SAY)
    marked = cells(html, ' class="best"')
    for name in ("fashion_mnist", "letters", "inverted"):
        value = best(table[measure][name] for table in judged.values())
        shown = f"{value:.4f}".removeprefix("0") if measure == "auroc" else rate(value, SAY)
        assert any(shown in cell for cell in marked)
    assert html.count('<tr class="here">') == 1
    assert "CIFAR" not in html


def test_how_often_a_detector_is_best_is_counted_over_the_sets():
    judged = {
        "lof": {"auroc": {"letters": 0.9, "noisy": 0.8, "mnist": None}},
        "knn": {"auroc": {"letters": 0.9, "noisy": 0.95, "mnist": None}},
    }
    assert times_best(judged, "lof", "auroc", SAY) == (1, 2)
    assert times_best(judged, "knn", "auroc", SAY) == (2, 2)
    judged["lof"]["auroc"]["noisy"] = 0.94999  # reads the same
    assert times_best(judged, "lof", "auroc", SAY) == (2, 2)
    judged["lof"]["auroc"]["noisy"] = 0.8
    fpr = {name: {"fpr95": table["auroc"]} for name, table in judged.items()}
    assert times_best(fpr, "lof", "fpr95", SAY) == (2, 2)
