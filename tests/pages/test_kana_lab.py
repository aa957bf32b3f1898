from functools import partial
from types import SimpleNamespace

import pytest

from core.runs import jobs
from tests.made.kana import BURST, make_kana
from tests.pages.shown import buttons, messages, plots
from ui.kana_lab.lessons import LESSONS, RECIPES

FULL = {"error": "DiskFull", "message": "OSError: [Errno 28] No space left on device"}


@pytest.fixture
def lab(open_page):
    """Open the page, perhaps by a link."""
    return partial(open_page, "kana_lab")


@pytest.fixture
def bundled(folders):
    """All bundled runs of the lessons."""
    return {
        key: make_kana(
            folders / "exhibits",
            recipe.exhibit,
            key,
            reaches=0.5 + 0.05 * index,
            lost_after=3 if key == "diverging" else None,
        )
        for index, (key, recipe) in enumerate(RECIPES.items())
    }


@pytest.fixture
def started(monkeypatch):
    """What was asked of `jobs.start`."""
    asked = []

    def start(method, seed, flags, starter):
        asked.append((method, seed, flags))
        return SimpleNamespace(id="kana-new")

    monkeypatch.setattr(jobs, "start", start)
    return asked


def test_without_a_run_the_page_invites(lab, page_html):
    page = lab()
    assert not page.exception
    assert "No curves yet" in page_html(page)
    assert plots(page) == []
    assert page.button(key="kana_lab_start").label == "Start"


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_lesson_compares_its_runs(lab, bundled, page_html, lesson):
    page = lab(lesson=lesson)
    assert not page.exception
    assert plots(page) == ["accuracy", "loss", "learning_rate", "dropout"]
    html = page_html(page)
    assert html.count('style="--c:') == len(LESSONS[lesson].recipes)
    assert {"guard": "With the guard", "schedule": "What made the text"}.get(
        lesson, "points"
    ) in html
    lines = " ".join(code.value for code in page.code)
    assert all(RECIPES[key].order().command in lines for key in LESSONS[lesson].recipes)


def test_the_high_rate_is_shown_as_diverged(lab, bundled, page_html):
    html = page_html(lab(lesson="rate"))
    assert "<b>diverged</b><small>near step 1,000</small>" in html
    assert "no better than guessing" in html


def test_constant_rates_that_were_tried_are_listed(lab, bundled, runs_folder, page_html):
    make_kana(runs_folder, "kana-mine", "constant", reaches=0.81, changed={"learning_rate": 0.03})
    html = page_html(lab(lesson="rate"))
    assert "<b>0.03</b><span>81.00% after step 2,000</span>" in html
    assert "<b>0.01</b><span>diverges near step 1,000</span>" in html


def test_other_lessons_do_not_list_rates(lab, bundled, page_html):
    assert "Constant rates tried" not in page_html(lab(lesson="dropout"))


def test_every_page_of_it_says_that_the_data_are_synthetic(lab, bundled):
    page = lab()
    assert any("by no human hand" in caption.value for caption in page.caption)


def test_a_lesson_is_chosen_and_kept_in_the_link(lab, bundled, page_html):
    page = lab()
    page.segmented_control(key="kana_lab_lesson").set_value("dropout").run()
    assert not page.exception
    assert "switching off half" in page_html(page)
    assert page.query_params["lesson"] in ("dropout", ["dropout"])


def test_an_own_run_is_drawn_among_the_bundled_ones(lab, bundled, runs_folder, page_html):
    make_kana(runs_folder, "kana-mine", "constant", reaches=0.81, changed={"learning_rate": 0.03})
    page = lab(lesson="rate")
    assert page_html(page).count('style="--c:') == 3
    page.selectbox(key="kana_lab_run").set_value("kana-mine").run()
    assert not page.exception
    assert "constant rate 0.03 · seed 3" in page_html(page)
    assert page_html(page).count('style="--c:') == 4
    page.selectbox(key="kana_lab_run").set_value("").run()
    assert page_html(page).count('style="--c:') == 3


def test_a_run_that_was_live_stays_when_it_ends(lab, bundled, runs_folder, page_html):
    run = make_kana(runs_folder, "kana-mine", n=2, state="running")
    page = lab()
    run.update_status(state="finished")
    assert "seed 3" in page_html(page.run())


def test_a_live_run_is_followed_and_can_be_paused_and_stopped(lab, bundled, runs_folder, page_html):
    run = make_kana(runs_folder, "kana-mine", n=2, state="running", steps_per_second=25.0)
    page = lab()
    assert not page.exception
    assert "after step 500 · live" in page_html(page)
    page.button(key="watch_pause").click().run()
    assert run.pause_file.exists()
    page.button(key="watch_stop").click().run()
    assert run.stop_file.exists()


def test_before_the_first_epoch_the_page_says_when_the_curve_begins(lab, runs_folder, page_html):
    make_kana(runs_folder, "kana-mine", n=0, state="running", step=40)
    assert "The first 250 steps" in page_html(lab())


def test_an_own_run_that_diverged_is_explained(lab, bundled, runs_folder, page_html):
    make_kana(runs_folder, "kana-mine", n=2, state="failed", message=BURST)
    page = lab(lesson="rate", run="kana-mine")
    assert not page.exception
    assert "no longer a number" in messages(page)
    assert page_html(page).count("<b>diverged</b>") == 2


def test_a_run_that_failed_otherwise_says_how(lab, runs_folder):
    make_kana(runs_folder, "kana-mine", n=0, state="failed", **FULL)
    page = lab(run="kana-mine")
    assert not page.exception
    assert "disk is full" in messages(page)


def test_an_interrupted_run_can_be_resumed(lab, runs_folder, monkeypatch):
    resumed = []
    monkeypatch.setattr(jobs, "resume", lambda run: resumed.append(run.id))
    make_kana(runs_folder, "kana-mine", n=3, state="running", pid=2**30)
    page = lab(run="kana-mine")
    page.button(key="watch_resume").click().run()
    assert resumed == ["kana-mine"]


def test_a_run_that_is_gone_is_missed_above_the_bundled_ones(lab, bundled):
    page = lab(run="kana-lost")
    assert "This run is not here" in messages(page)
    assert plots(page) == ["accuracy", "loss", "learning_rate", "dropout"]


def test_start_reads_the_form_and_draws_the_run(lab, bundled, started):
    page = lab(lesson="rate")
    page.select_slider(key="kana_lab_rate").set_value(0.03)
    page.select_slider(key="kana_lab_steps_250").set_value(2000)
    page.button(key="kana_lab_start").click().run()
    flags = ("--preset", "constant", "--n-epochs", "8", "--learning-rate", "0.03")
    assert started == [("kana-cnn", 0, flags)]
    assert page.query_params["run"] in ("kana-new", ["kana-new"])


def test_a_run_is_named_before_it_knows_its_configuration(
    lab, bundled, runs_folder, monkeypatch, page_html
):
    def start(*_):
        return make_kana(runs_folder, "kana-new", n=0, state="queued", known=False)

    monkeypatch.setattr(jobs, "start", start)
    page = lab(lesson="rate")
    page.select_slider(key="kana_lab_rate").set_value(0.03)
    page.button(key="kana_lab_start").click().run()
    assert not page.exception
    assert "CNN, constant rate 0.03 · seed 3" in page_html(page)


def test_softmax_regression_is_trained_by_its_own_method(lab, bundled, started):
    lab().button(key="kana_lab_start").click().run()
    assert started == [("kana-linear", 0, ("--n-epochs", "1"))]


@pytest.mark.parametrize(("lesson", "time"), [("layers", "10 sec"), ("rate", "40 sec")])
def test_the_form_tells_how_long_an_epoch_of_that_network_took(lab, bundled, lesson, time):
    late = bundled["deep"]
    late.metrics_file.write_text('{"epoch": 1, "seconds": 999.0, "loss": 1.0}\n')
    late.update_status(heartbeat=2e9)
    page = lab(lesson=lesson)
    assert any(f"About {time}" in caption.value for caption in page.caption)


def test_the_failure_is_provoked_in_its_lesson(lab, bundled, started, page_html):
    page = lab()
    page.button(key="kana_lab_fail").click().run()
    assert started == [("kana-cnn", 0, ("--preset", "diverging", "--n-epochs", "4"))]
    assert "learning rate fall" in page_html(page)


def test_a_refused_start_says_why(lab, monkeypatch):
    def refuse(*_):
        raise OSError("too many open files")

    monkeypatch.setattr(jobs, "start", refuse)
    page = lab()
    page.button(key="kana_lab_start").click().run()
    assert "too many open files" in messages(page)


@pytest.mark.parametrize(("lang", "text"), [("de", "55,00\u00a0%"), ("ja", "畳み込みは")])
def test_the_page_speaks_other_languages(lab, bundled, page_html, lang, text):
    page = lab(lang=lang)
    assert not page.exception
    assert "Resume" not in buttons(page)
    assert text in page_html(page)
