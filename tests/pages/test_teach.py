"""Teach: examples by name, an answer from the third on, undo, files, a test of oneself."""

from types import SimpleNamespace

import numpy as np
import pytest

from core.own import file
from core.own.examples import Examples
from core.runs import Run, write_json
from tests.made import canvas
from ui.frame import warmup
from ui.own.book import Book

BLOT = {"w": 900, "p": [[500, 500], [510, 500]]}
SEVEN = {"w": 75, "p": [[300, 250], [700, 250], [450, 800]]}


@pytest.fixture
def teach(open_page):
    return open_page("teach")


def draw(app, *strokes):
    version = app.session_state["board"].version if "board" in app.session_state else 0
    app.session_state["slate"] = canvas.state(*strokes, version=version)
    return app.run()


def keep(app, name, stroke, times=1):
    app.text_input(key="teach-name").set_value(name).run()
    for _ in range(times):
        draw(app, stroke)
        app.button(key="teach-keep").click().run()
    return app


def book(app) -> Book:
    return app.session_state["own_book"]


def test_the_page_invites(teach, page_html):
    assert not teach.exception
    assert "Teach it something new." in page_html(teach)
    assert teach.button(key="teach-keep").disabled


def test_nothing_is_kept_without_a_name(teach):
    draw(teach, BLOT)
    assert teach.button(key="teach-keep").disabled


def test_the_third_example_answers_and_the_slate_is_wiped(teach, page_html):
    keep(teach, "blot", BLOT, 2)
    assert book(teach).examples.counts == {"blot": 2}
    assert teach.session_state["board"].drawing.empty
    assert "Not a digit" in page_html(draw(teach, BLOT))
    teach.button(key="teach-keep").click().run()
    html = page_html(draw(teach, BLOT))
    assert "Taught by you" in html
    assert '<p class="gs-big gs-word">blot</p>' in html
    assert "Your nearest examples" in html
    assert not teach.exception


def test_draw_answers_with_it_and_a_digit_stays_one(teach, page_html):
    keep(teach, "blot", BLOT, 3)
    draw(teach, BLOT)
    teach.switch_page("../pages/draw.py").run()
    html = page_html(teach)
    assert "Taught by you" in html
    assert ">blot</p>" in html
    assert "Your nearest examples" in html
    html = page_html(draw(teach, SEVEN))
    assert 'class="gs-big">3<' in html  # what the stand-in says to everything
    assert "Your nearest examples" not in html


def test_a_class_with_two_examples_does_not_answer_on_draw(teach, page_html):
    keep(teach, "blot", BLOT, 2)
    draw(teach, BLOT)
    teach.switch_page("../pages/draw.py").run()
    assert "Not a digit" in page_html(teach)


def test_examples_are_taken_away_and_brought_back(teach):
    keep(teach, "blot", BLOT, 2)
    teach.button_group(key="teach-row-0").set_value(0).run()
    assert len(book(teach).examples) == 1
    teach.button(key="teach-undo").click().run()
    assert len(book(teach).examples) == 2
    teach.button(key="teach-redo").click().run()
    assert len(book(teach).examples) == 1
    teach.button(key="teach-over").click().run()
    assert len(book(teach).examples) == 0
    teach.button(key="teach-undo").click().run()
    teach.button(key="teach-forget-0").click().run()
    assert book(teach).examples.names == ()
    assert not teach.exception


def test_ready_examples_and_the_failure(teach):
    teach.button(key="teach-ready-smiley").click().run()
    teach.button(key="teach-ready-failure").click().run()
    assert book(teach).examples.counts == {"smiley": 5, "O": 5}
    assert teach.text_input(key="teach-name").value == "O"
    teach.button(key="teach-ready-smiley").click().run()
    assert book(teach).examples.counts == {"smiley": 5, "O": 5}
    assert teach.session_state["board"].drawing.picture == "ready:smiley"
    assert not teach.exception


@pytest.mark.parametrize("content", [b"hello", b"", file.to_bytes(Examples())[:50]])
def test_a_bad_file_is_refused_in_a_sentence_and_changes_nothing(teach, content):
    keep(teach, "blot", BLOT, 1)
    teach.file_uploader[0].upload("own.npz", content, "application/octet-stream").run()
    assert "damaged" in teach.error[0].value
    assert book(teach).examples.counts == {"blot": 1}


def test_a_saved_file_is_loaded_in_another_session(teach, page_html):
    taught = Examples().with_examples("blot", np.full((3, 28, 28), 255, np.uint8))
    content = file.to_bytes(taught)
    teach.file_uploader[0].upload("own.npz", content, "application/octet-stream").run()
    assert book(teach).examples.counts == {"blot": 3}
    assert file.to_bytes(book(teach).examples) == content


def test_the_page_waits_for_the_networks(open_page, monkeypatch, page_html):
    asleep = warmup.Warmup(lambda: None)
    monkeypatch.setattr(asleep, "start", lambda delay=0.0: None)
    monkeypatch.setattr(warmup, "recognizer", lambda: asleep)
    app = open_page("teach")
    app.button(key="teach-ready-smiley").click().run()
    draw(app, SEVEN)
    assert not app.exception


@pytest.mark.parametrize(
    ("view", "question"),
    [
        ("teach", "Can it learn a character it has never seen?"),
        ("test", "Can it read your hand?"),
        ("train", "Can it learn a character it has never seen?"),
    ],
)
def test_each_view_asks_its_own_question(open_page, page_html, view, question):
    html = page_html(open_page("teach", view=view))
    assert f"<h1>{question}</h1>" in html


def test_a_test_of_oneself_counts_what_is_read(open_page, page_html):
    app = open_page("teach", view="test")
    app.button(key="quiz-begin-1").click().run()
    quiz = app.session_state["teach-quiz"]
    assert sorted(quiz.asked) == list(range(10))
    for _ in range(10):
        draw(app, SEVEN)
        app.button(key="quiz-next").click().run()
        assert not app.exception
    html = page_html(app)
    assert "10%" in html  # the stand-in says 3 to everything
    assert "Your hardest digit: 0." in html
    assert "That was all." in html
    assert quiz.examples.counts == {str(digit): 1 for digit in range(10)}
    app.button(key="quiz-back").click().run()
    assert len(quiz.drawn) == 9
    app.button(key="quiz-again").click().run()
    assert app.session_state["teach-quiz"] is None


def test_a_test_of_oneself_asks_for_the_kana_of_chosen_rows(open_page, monkeypatch, page_html):
    says_u = SimpleNamespace(verdict=lambda _: SimpleNamespace(best=lambda _: [(2, 0.9)]))
    networks = warmup.Warmup(lambda: says_u)
    networks.value = says_u
    monkeypatch.setattr("ui.kana.loading.recognizer", lambda: networks)
    app = open_page("teach", view="test")
    app.button_group(key="quiz-script").set_value("kana").run()
    app.button_group(key="quiz-rows").set_value(["a", "n"]).run()
    assert app.button(key="quiz-begin-5").label == "30 drawings"
    app.button(key="quiz-begin-1").click().run()
    assert sorted(app.session_state["teach-quiz"].asked) == [0, 1, 2, 3, 4, 45]
    for _ in range(6):
        draw(app, SEVEN)
        app.button(key="quiz-next").click().run()
        assert not app.exception
    html = page_html(app)
    assert "17%" in html
    assert "Your hardest character: あ." in html
    assert app.session_state["teach-quiz"].examples.counts["ん"] == 1


def test_a_training_is_offered_once_something_is_taught(open_page):
    app = open_page("teach", view="train")
    assert app.button(key="tune-go").disabled
    app.session_state["own_book"] = Book(
        Examples().with_examples("a", np.full((3, 28, 28), 255, np.uint8))
    )
    app.run()
    assert not app.button(key="tune-go").disabled


def test_training_starts_a_run_with_the_examples(open_page, monkeypatch, runs_folder):
    started = []
    monkeypatch.setattr("core.runs.jobs.spawn", lambda run, words: started.append(words))
    app = open_page("teach", view="train")
    taught = Examples().with_examples("a", np.full((3, 28, 28), 255, np.uint8))
    app.session_state["own_book"] = Book(taught)
    app.run()
    app.button(key="tune-go").click().run()
    (words,) = started
    assert words[:2] == ["train", "own"]
    own = words[words.index("--own") + 1]
    assert file.load(runs_folder / own.split("/")[-1]).counts == {"a": 3}
    assert not app.exception


def outcome(folder, state, **files):
    run = Run(folder / "own-1")
    write_json(run.config_file, {"method": "own", "seed": 0, "config": {}, "command": "x"})
    write_json(
        run.status_file, {"state": state, "message": "ValueError: no", "error": "ValueError"}
    )
    for name, content in files.items():
        write_json(run.path / f"{name}.json", content)


FIGURES = {"test_accuracy": 0.99, "kept": 0.98, "own": 1.0, "n_own": 4, "others": 0.97}


def test_a_finished_run_shows_before_and_after(open_page, runs_folder, page_html):
    evaluation = {"before": FIGURES | {"own": 0.75}, "after": FIGURES}
    outcome(runs_folder, "finished", evaluation=evaluation)
    html = page_html(open_page("teach", view="train", run="own-1"))
    assert "75.00%" in html
    assert "100.00%" in html
    assert "4 examples were held out" in html


def test_a_failed_run_says_why(open_page, runs_folder):
    outcome(runs_folder, "failed")
    app = open_page("teach", view="train", run="own-1")
    assert "no" in app.error[0].value
    assert not app.exception
