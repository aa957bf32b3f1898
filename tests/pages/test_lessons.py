import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import SHELL
from tests.pages.shown import buttons, messages, plots
from ui.frame.texts import speaker
from ui.lessons import links, reading, sheet

LESSONS = reading.lessons()
EACH = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
SEEN_BY_APPTEST = ("anomalies", "dec", "draw", "kana_lab", "overclusters", "texts", "watch")
LINKS = sorted(
    {step.link for lesson in LESSONS.values() for step in lesson.steps}
    | {"/mine?rho=0.5", "/overclusters?open=38,42"}
)


@pytest.fixture
def bundled(loading, tmp_path, monkeypatch):
    """Return a function that opens a page with the bundled runs."""
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path))

    def bundled(name, **link):
        app = AppTest.from_file(SHELL, default_timeout=60)
        if name != "draw":  # which is what one sees first
            app.run()
        for key, value in link.items():
            app.query_params[key] = value
        return app.switch_page(f"../pages/{name}.py").run()

    return bundled


def asked(page, name):
    """Return a parameter of the address, None where it is not there."""
    found = dict(page.query_params).get(name)
    return found[0] if isinstance(found, list) else found


def predict(page, lesson, step, answer):
    """Choose an answer, or say that what was asked for is done."""
    if not lesson.steps[step].answers:
        return page.button(key=f"lessons_done_{lesson.key}_{step}").click().run()
    return page.button(key=f"lessons_answer_{lesson.key}_{step}_{answer}").click().run()


@EACH
def test_a_lesson_is_walked_from_its_first_step_to_its_end(bundled, page_html, lesson, monkeypatch):
    monkeypatch.setattr("ui.lessons.pictures.changes.views", lambda *_: {})
    page = bundled("lessons", lesson=lesson.key)
    say = speaker("en")
    for number, step in enumerate(lesson.steps):
        assert step.title.read(say) in page_html(page).replace("&#x27;", "'")
        assert page.button(key="lessons_next").disabled
        predict(page, lesson, number, step.right)
        assert not page.exception
        assert "gs-lesson-happens" in page_html(page)
        assert "–" not in page_html(page)  # what stands for a number that is not there
        page.button(key="lessons_next").click().run()
    told = f"You predicted {lesson.n_predicted} of {lesson.n_predicted} rightly."
    assert told in page_html(page)
    assert len(page.expander) == 3


def test_nothing_is_given_away_before_the_prediction(open_page, page_html):
    page = open_page("lessons", lesson="digits", step="5")
    assert "nats of information" not in page_html(page)
    assert not any(label.startswith("See it for yourself") for label in buttons(page))
    page.button(key="lessons_answer_digits_4_0").click().run()
    html = page_html(page)
    assert html.index("your prediction") < html.index("this comes out") < html.index("nats of")


def test_a_prediction_is_kept_and_can_be_taken_back(open_page, page_html):
    page = open_page("lessons", lesson="digits", step="3")
    page.button(key="lessons_answer_digits_2_1").click().run()
    page.button(key="lessons_next").click().run()
    assert asked(page, "step") == "4"
    page.button(key="lessons_back").click().run()
    assert "your prediction" in page_html(page)
    page.button(key="lessons_again_digits_2").click().run()
    assert "Predict first" in page_html(page)


def test_a_figure_stands_beside_the_explanation(bundled):
    page = bundled("lessons", lesson="digits", step="3")
    assert plots(page) == ["joint"]


def test_an_exhibit_says_what_to_look_at_and_leads_back(bundled, page_html):
    page = bundled("lessons", lesson="digits", step="6", lang="de")
    page.button(key="lessons_answer_digits_5_1").click().run()
    page.button(key="lessons_go_digits_5").click().run()
    assert "Schritt 6 von 9" in page_html(page)
    assert asked(page, "run") == "iic-merged"
    assert asked(page, "beside") == "iic"
    assert asked(page, "lang") == "de"
    page.query_params.clear()  # as the browser's way back leaves it
    page.switch_page("../pages/lessons.py").run()
    assert asked(page, "step") == "6"
    assert "deine Vorhersage" in page_html(page)


def test_a_link_shows_what_it_says_whatever_was_chosen_before(bundled):
    page = bundled("kana_lab", lesson="rate")
    page.query_params.clear()
    page.query_params["lesson"], page.query_params["step"] = "convolution", "9"
    page.switch_page("../pages/lessons.py").run()
    page.button(key="lessons_answer_convolution_8_2").click().run()
    page.button(key="lessons_go_convolution_8").click().run()
    assert page.session_state["kana_lab_lesson"] == "guard"


@pytest.mark.parametrize("link", LINKS)
def test_every_link_leads_to_what_it_names(bundled, link):
    name, parameters = links.split(link)
    if name not in (*SEEN_BY_APPTEST, "mine"):
        pytest.skip("needs a network; Chromium opens it")
    page = bundled(name, **parameters)
    assert not page.exception
    assert messages(page) == ""
    # A default is left out of the address; the choice is in the session then.
    chosen = {str(value) for value in page.session_state._state.filtered_state.values()}
    for key, value in parameters.items():
        assert asked(page, key) == value or value in chosen


def test_all_lessons_are_offered_with_their_sheets(open_page, page_html):
    page = open_page("lessons")
    for lesson in LESSONS.values():
        assert lesson.title.read(speaker("en")) in page_html(page).replace("&#x27;", "'")
    page.button(key="lessons_begin_nonsense").click().run()
    assert asked(page, "lesson") == "nonsense"


def test_an_unknown_lesson_and_a_step_too_far_are_forgiven(open_page, page_html):
    assert "What would you like to find out?" in page_html(open_page("lessons", lesson="nothing"))
    assert "gs-lesson-end" in page_html(open_page("lessons", lesson="digits", step="99"))


def test_a_bad_file_is_told_on_the_page(open_page, tmp_path, monkeypatch):
    (tmp_path / "own.toml").write_text("place = 0\n")
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    page = open_page("lessons")
    assert "own.toml: `" in messages(page)


@EACH
@pytest.mark.parametrize("kind", sheet.SHEETS)
def test_a_sheet_is_shown_and_is_a_page_of_its_own(bundled, page_html, lesson, kind):
    page = bundled("lessons", **{"lesson": lesson.key, "print": kind, "lang": "de"})
    assert f'class="gs-sheet {kind}"' in page_html(page)
    whole = sheet.whole_html(lesson, kind, speaker("de"))
    assert whole.startswith('<!doctype html><html lang="de">')
    assert "src=" not in whole
    assert "href=" not in whole


def test_the_teacher_alone_reads_how_a_lesson_is_written(bundled):
    def told(**link):
        return [
            "CONTRIBUTING.md" in caption.value for caption in bundled("lessons", **link).caption
        ]

    lesson = next(iter(LESSONS))
    assert any(told(lesson=lesson, print="teacher"))
    assert not any(told(lesson=lesson, print="students"))
    assert not any(told())


@EACH
def test_the_students_sheet_asks_and_does_not_tell(lesson):
    say = speaker("en")
    whole = sheet.whole_html(lesson, "students", say).replace("&#x27;", "'")
    told = [step.happens.read(say, dict.fromkeys(lesson.facts, "")) for step in lesson.steps]
    assert [words for words in told if words[:40] in whole] == []
    assert whole.count("☐") == sum(len(step.answers) for step in lesson.steps)
    assert whole.count('class="exercise"') == 3


def test_draw_leads_newcomers_here(open_page):
    page = open_page("draw")
    assert "New here? Start with a lesson" in [link.proto.label for link in page.get("page_link")]
