import re
from html import unescape

import pytest

from core.kana.record import read_record
from tests.made.kana import judge, make_kana
from ui.frame.texts import speaker
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import LESSONS
from ui.kana_lab.table import POSTED, table_html
from ui.kana_lab.words import answer_html, legend_html

SAY = speaker("en")


def table(records, language="en"):
    """Return the cells of each row behind its head, by the key of the post's figure."""
    html = unescape(table_html(records, ("constant",), speaker(language)))
    lines = re.findall(r"<tr class=.*?</tr>", html)
    return {
        posted.key: re.findall(r"<td>(.*?)</td>", line)
        for posted, line in zip(POSTED, lines, strict=True)
    }


def test_without_runs_the_posts_figures_stand_alone():
    cells = table({})
    assert cells["linear_10k"] == ["28.80%", "–", "–", "–"]
    assert cells["constant_15k"] == ["diverges", "–", "–", "–"]
    assert cells["dropout"] == ["95.04%", "–", "–", "–"]


def test_a_run_is_compared_at_the_same_step(tmp_path):
    record = read_record(make_kana(tmp_path, "a", n=80, reaches=0.96))
    cells = table({"constant": record})["constant_10k"]
    assert cells == ["87.15%", "48.00%", "−39.15 points", "–"]


def test_a_shorter_run_says_its_last_step(tmp_path):
    record = read_record(make_kana(tmp_path, "a", "linear", n=8, reaches=0.5))
    cells = table({"linear": record})["linear_100k"]
    assert cells == ["45.60%", "50.00% after step 2,000", "+4.40 points", "–"]


def test_the_end_is_judged_on_test_images(tmp_path):
    run = make_kana(tmp_path, "a", "falling", n=80, reaches=0.96)
    judge(run, 0.97, real=0.93)
    cells = table({"falling": read_record(run)})["falling"]
    assert cells[1:] == ["97.00% after step 20,000", "+5.01 points", "93.00%"]


def test_our_own_network_has_no_figure_of_the_post(tmp_path):
    run = make_kana(tmp_path, "a", "deep", n=80)
    judge(run, 0.98, real=0.97)
    cells = table({"deep": read_record(run)})["deep"]
    assert cells == ["–", "98.00% after step 20,000", "–", "97.00%"]


def test_real_hands_are_read_by_the_end_of_a_run_alone(tmp_path):
    run = make_kana(tmp_path, "a", n=80)
    judge(run, 0.97, real=0.93)
    cells = table({"constant": read_record(run)})
    assert cells["constant_10k"][-1] == cells["constant_15k"][-1] == "–"


@pytest.mark.parametrize(
    ("lost_after", "shown"),
    [(None, "goes on: 71.25%"), (40, "diverges near step 10,250"), (70, "goes on: 71.25%")],
)
def test_divergence_is_compared_with_what_had_happened_by_then(tmp_path, lost_after, shown):
    run = make_kana(tmp_path, "a", n=80, reaches=0.95, lost_after=lost_after)
    assert table({"constant": read_record(run)})["constant_15k"] == ["diverges", shown, "–", "–"]


def test_rows_of_the_lesson_are_marked():
    html = table_html({}, ("constant",), SAY)
    assert html.count('<tr class="here">') == 2


def test_german_numbers_in_the_table(tmp_path):
    record = read_record(make_kana(tmp_path, "a", n=80, reaches=0.96))
    cells = table({"constant": record}, "de")["constant_10k"]
    assert cells == ["87,15\u00a0%", "48,00\u00a0%", "−39,15 Punkte", "–"]


def test_the_answer_states_the_gap(tmp_path):
    records = {
        "linear": read_record(make_kana(tmp_path, "a", "linear", reaches=0.5)),
        "constant": read_record(make_kana(tmp_path, "b", reaches=0.9)),
    }
    html = answer_html(LESSONS["layers"], records, SAY)
    assert "After 2,000 steps one layer reads 50.00%" in html
    assert "network 90.00%: +40.00 points" in html


def test_runs_of_different_length_are_compared_after_the_same_step(tmp_path):
    records = {
        "falling": read_record(make_kana(tmp_path, "a", "falling", n=8, reaches=0.8)),
        "dropout": read_record(make_kana(tmp_path, "b", "dropout", n=4, reaches=0.5)),
    }
    html = answer_html(LESSONS["dropout"], records, SAY)
    assert "After 1,000 steps it reads 40.00%" in html
    assert "50.00% with a growing share: +10.00 points" in html


def test_the_answer_says_whether_the_high_rate_diverged(tmp_path):
    lost = read_record(make_kana(tmp_path, "a", "diverging", lost_after=3))
    held = read_record(make_kana(tmp_path, "b", "diverging", reaches=0.9))
    rate = LESSONS["rate"]
    assert "constant 0.01 it is lost near step 1,000" in answer_html(rate, {"diverging": lost}, SAY)
    assert "it did not diverge in 2,000 steps; it reads 90.00%" in answer_html(
        rate, {"diverging": held}, SAY
    )


def test_the_legend_tells_how_each_run_stands(tmp_path):
    lost = make_kana(tmp_path, "a", "diverging", lost_after=3)
    live = make_kana(tmp_path, "b", n=2, reaches=0.5, state="running")
    new = make_kana(tmp_path, "c", n=0, state="queued")
    html = legend_html(
        [Curve(read_record(run), run.id, "#123456") for run in (lost, live, new)], SAY
    )
    assert "<b>diverged</b><small>near step 1,000" in html
    assert "<b>50.00%</b><small>after step 500 · live" in html
    assert "<b>–</b><small>no figures yet" in html
