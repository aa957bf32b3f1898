from dataclasses import asdict, replace

import pytest

from core.runs import Run, write_json
from core.texts.comparison import as_json, recipe
from core.texts.published import METRIC, TEXTS
from tests.pages.shown import plots, sent
from ui.frame.texts import speaker
from ui.texts import table

SAY = speaker("en")


@pytest.fixture
def make_run(folders):
    """Return a function that makes a run by a figure's recipe."""

    def make(figure, seed, name="runs", state="finished", **evaluation):
        run = Run(folders / name / f"{figure.method}-{seed}")
        run.path.mkdir(parents=True)
        config = asdict(replace(recipe(figure), seed=seed))
        write_json(run.config_file, {"method": figure.method, "seed": seed, "config": config})
        write_json(run.status_file, {"state": state, "heartbeat": 0})
        write_json(run.evaluation_file, evaluation)
        for epoch in (1, 2):
            run.append_metrics({"epoch": epoch, "loss": 1 / epoch, "validation_accuracy": 0.9})
        return run

    return make


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_every_figure_of_a_text_stands_on_its_page_as_in_the_json(open_page, page_html, text):
    page = open_page("texts", text=text.name)
    assert not page.exception
    html = page_html(page)
    rows = next(found["rows"] for found in as_json() if found["text"] == text.name)
    assert html.count("not run yet") == len(rows)
    for figure, row in zip(text.figures, rows, strict=True):
        assert table.what(text, figure, SAY) in html
        assert f"<td>{table.value(row['text_value'], figure, SAY)}</td>" in html


def test_what_was_run_stands_beside_what_the_text_prints(open_page, page_html, make_run):
    plain, constrained = METRIC.figures[:2]
    for seed, value in enumerate((0.988, 0.990, 0.992)):
        make_run(plain, seed, test_accuracy=value)
    make_run(constrained, 0, test_accuracy=0.95)
    page = open_page("texts", text="metric-learning")
    html = page_html(page)
    assert "<b>99%</b> ± 0.2%<small>3 seeds</small>" in html
    assert "<b>95%</b>" in html
    assert [html.count(f'class="gs-out {name}"') for name in ("comes_out", "differs_here")] == [
        1,
        1,
    ]
    assert "11 figures. 2 of them were run here by its own recipe. 1 comes out." in html
    assert plots(page) == ["loss", "accuracy"]


def test_the_page_answers_for_all_texts_and_opens_the_one_with_most_to_compare(
    open_page, page_html, make_run
):
    make_run(METRIC.figures[0], 0, test_accuracy=0.99)
    make_run(METRIC.figures[1], 0, test_accuracy=0.9)
    page = open_page("texts")
    assert page.segmented_control(key="texts_text").value == "metric-learning"
    words = (
        "Run here by their own recipes: 2. Of these, 1 came out, 1 did not, 0 are not at their "
        "end yet, and 0 cannot"
    )
    assert words in page_html(page)


def test_a_link_says_which_text_is_open(open_page, make_run):
    make_run(METRIC.figures[0], 0, test_accuracy=0.99)
    assert open_page("texts", text="iic").segmented_control(key="texts_text").value == "iic"


def test_a_run_that_did_not_go_to_its_end_says_how_far(open_page, page_html, make_run):
    make_run(METRIC.figures[0], 0, state="stopped", test_accuracy=0.9)
    assert "epoch 2 of " in page_html(open_page("texts", text="metric-learning"))


def test_every_recipe_of_a_text_can_be_trained_from_the_page(open_page):
    page = open_page("texts", text="hiragana")
    assert len(set(page.selectbox(key="texts_recipe_hiragana").options)) == 6
    lines = [code.value for code in page.code]
    assert "python -m core train kana-linear --preset text --seed 0" in lines


def test_an_unknown_text_in_the_link_shows_the_first(open_page, page_html):
    page = open_page("texts", text="nothing")
    assert "Invariant Information Clustering" in page_html(page)


def test_the_page_speaks_other_languages(open_page, page_html):
    assert "Ein Blogbeitrag" in page_html(open_page("texts", lang="de"))


@pytest.mark.parametrize(
    ("text", "figures"), [("iic-mine", ["example"]), ("dec", []), ("hiragana", [])]
)
def test_without_exhibits_the_lessons_show_what_they_can(open_page, text, figures):
    page = open_page("texts", text=text)
    assert not page.exception
    assert plots(page) == figures


def test_a_sample_that_moves_moves_the_assignment(open_page):
    page = open_page("texts", text="iic-mine")
    before = sent(page, "glyphscope_figure")["plots"][0]["note"]
    page.segmented_control(key="texts_sample_2").set_value("C").run()
    page.segmented_control(key="texts_sample_4").set_value("A").run()
    after = sent(page, "glyphscope_figure")["plots"][0]["note"]
    assert (before, after) == ("4 of 5 right: 80%", "5 of 5 right: 100%")


def test_another_digit_is_shown_on_request(open_page, page_html):
    page = open_page("texts", text="iic")
    first = page_html(page)
    next(button for button in page.button if button.label == "Another digit").click().run()
    assert page_html(page) != first
