import re
from html import unescape

from core.kana.record import read_record
from tests.made.kana import BURST, judge, make_kana
from ui.frame.texts import speaker
from ui.kana_lab.curves import Curve
from ui.kana_lab.lessons import LESSONS, RECIPES
from ui.kana_lab.table import points, table_html
from ui.kana_lab.words import answer_html, compared_at, legend_html

SAY = speaker("en")


def table(records, language="en"):
    """Return the cells of each row behind its head, by the recipe."""
    html = unescape(table_html(records, ("constant",), speaker(language)))
    lines = re.findall(r"<tr class=.*?</tr>", html)
    there = [key for key in RECIPES if key in records]
    return {
        key: re.findall(r"<td>(.*?)</td>", line) for key, line in zip(there, lines, strict=True)
    }


def test_without_runs_there_is_no_row():
    assert table({}) == {}


def test_a_run_that_was_not_judged_has_its_validation_alone(tmp_path):
    record = read_record(make_kana(tmp_path, "a", "linear", n=8, reaches=0.5))
    assert table({"linear": record}) == {"linear": ["2,000", "50.00%", "–", "–"]}


def test_test_images_and_real_hands_have_columns_of_their_own(tmp_path):
    run = make_kana(tmp_path, "a", "falling", n=80, reaches=0.96)
    judge(run, 0.97, real=0.93)
    cells = table({"falling": read_record(run)})["falling"]
    assert cells == ["20,000", "96.00%", "97.00%", "93.00%"]


def test_a_run_that_diverged_says_where(tmp_path):
    run = make_kana(tmp_path, "a", n=80, reaches=0.95, lost_after=40)
    cells = table({"constant": read_record(run)})["constant"]
    assert cells == ["diverges near step 10,250", "–", "–", "–"]


def test_rows_of_the_lesson_are_marked(tmp_path):
    records = {
        "constant": read_record(make_kana(tmp_path, "a")),
        "linear": read_record(make_kana(tmp_path, "b", "linear")),
    }
    assert table_html(records, ("constant",), SAY).count('<tr class="here">') == 1


def test_german_numbers_in_the_table(tmp_path):
    record = read_record(make_kana(tmp_path, "a", n=80, reaches=0.96))
    assert table({"constant": record}, "de")["constant"][:2] == ["20.000", "96,00\u00a0%"]


def test_the_answer_states_the_gap(tmp_path):
    records = {
        "linear": read_record(make_kana(tmp_path, "a", "linear", reaches=0.5)),
        "constant": read_record(make_kana(tmp_path, "b", reaches=0.9)),
    }
    html = answer_html(LESSONS["layers"], records, SAY)
    assert "of images kept from training, one layer reads 50.00%" in html
    assert "with convolutions 90.00% (+40.00 points), after 2,000 steps" in html


def test_runs_of_different_length_are_compared_after_the_same_step(tmp_path):
    records = {
        "falling": read_record(make_kana(tmp_path, "a", "falling", n=8, reaches=0.8)),
        "dropout": read_record(make_kana(tmp_path, "b", "dropout", n=4, reaches=0.5)),
    }
    html = answer_html(LESSONS["dropout"], records, SAY)
    assert "After 1,000 steps it reads 40.00% of the validation images" in html
    assert "50.00% with a growing share: +10.00 points" in html


def test_the_answer_says_whether_the_high_rate_diverged(tmp_path):
    lost = read_record(make_kana(tmp_path, "a", "diverging", lost_after=3))
    held = read_record(make_kana(tmp_path, "b", "diverging", reaches=0.9))
    rate = LESSONS["rate"]
    assert "constant 0.01 it is lost near step 1,000" in answer_html(rate, {"diverging": lost}, SAY)
    assert "it did not diverge in 2,000 steps; it reads 90.00%" in answer_html(
        rate, {"diverging": held}, SAY
    )


def test_the_answer_says_where_the_loss_without_a_guard_was_no_number(tmp_path):
    guarded = read_record(make_kana(tmp_path, "a", "guarded", reaches=0.9))
    run = make_kana(tmp_path, "b", "unguarded", state="failed", message=BURST)
    run.append_event({"epoch": 8, "step": 2042, "event": "lost", "validation_accuracy": 0.014})
    records = {"guarded": guarded, "unguarded": read_record(run)}
    html = answer_html(LESSONS["guard"], records, SAY)
    assert "lost near step 2,042" in html
    assert "guarded loss it reads 90.00% after 2,000" in html
    assert answer_html(LESSONS["guard"], {"guarded": guarded}, SAY) == ""


def test_the_answer_sets_the_schedules_side_by_side(tmp_path):
    records = {}
    for key, share in (("meant", 0.9), ("scheduled", 0.88), ("as_run", 0.95)):
        run = make_kana(tmp_path, key, key)
        judge(run, share, real=0.9)
        records[key] = read_record(run)
    html = answer_html(LESSONS["schedule"], records, SAY)
    assert "90.00% with falling rates, 88.00% with" in html
    assert "95.00% with changing dropout alone" in html
    assert answer_html(LESSONS["schedule"], {"meant": records["meant"]}, SAY) == ""


def test_the_legend_tells_how_each_run_stands(tmp_path):
    lost = make_kana(tmp_path, "a", "diverging", lost_after=3)
    live = make_kana(tmp_path, "b", n=2, reaches=0.5, state="running")
    new = make_kana(tmp_path, "c", n=0, state="queued")
    html = legend_html(
        [Curve(read_record(run), run.id, "#123456") for run in (lost, live, new)], SAY
    )
    assert "<b>diverged</b><small>near step 1,000" in html
    assert "<b>50.00%</b><small>validation images, after step 500 · live" in html
    assert "<b>–</b><small>no figures yet" in html


def test_the_cards_compare_after_the_same_step_as_the_answer(tmp_path):
    records = {
        "no_dropout": read_record(make_kana(tmp_path, "a", "no_dropout", n=8, reaches=0.8)),
        "guarded": read_record(make_kana(tmp_path, "b", "guarded", n=4, reaches=0.5)),
    }
    lesson = LESSONS["without"]
    step = compared_at(lesson, records)
    assert step == 1000
    curves = [Curve(record, key, "#123456") for key, record in records.items()]
    html = legend_html(curves, SAY, step)
    assert "<b>40.00%</b><small>validation images, after step 1,000 · 80.00% at step 2,000" in html
    assert "<b>50.00%</b><small>validation images, after step 1,000</small>" in html
    assert compared_at(lesson, {"guarded": records["guarded"]}) is None


def test_a_gap_is_that_of_the_shares_as_they_are_written():
    assert points(0.657464, 0.881126, SAY) == "+22.36 points"
    assert points(0.5, 0.49, SAY) == "−1.00 points"
