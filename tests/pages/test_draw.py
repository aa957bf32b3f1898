import io
import re

import numpy as np
import pytest
from PIL import Image

from core.data import SAMPLES, canonical_digit, load_mnist
from core.judges import JUDGES
from core.own import file
from core.own.examples import Examples
from core.runs import Run, write_json
from tests.made import canvas
from ui.frame import warmup
from ui.slate.drawing import RASTER_SIDE, Stroke, rasterize

SEVEN = {"w": 75, "p": [[300, 250], [700, 250], [450, 800]]}
BLOT = {"w": 900, "p": [[500, 500], [510, 500]]}


def draw(app, *strokes, version=0):
    app.session_state["slate"] = canvas.state(*strokes, version=version)
    return app.run()


def press(app, name):
    return app.button(key=f"slate-{name}-slate").click().run()


def big_answer(html):
    return re.search(r'class="gs-big">([^<]*)<', html)[1]


def test_an_empty_slate_invites(app, page_html):
    app.run()
    assert not app.exception
    assert "Draw a digit on the slate." in page_html(app)
    assert "gs-big" not in page_html(app)


def test_the_page_counts_its_networks_as_its_list_does(app, page_html):
    html = page_html(app.run())
    assert f"{len(JUDGES)} networks and an outlier test" in html
    assert "what 2 classifiers say, and which clusters 2 networks that never saw a label" in html
    [lines] = [code.value for code in app.code if "core train" in code.value]
    assert len(lines.splitlines()) == len(JUDGES)


def test_a_stroke_is_answered(app, page_html):
    html = page_html(draw(app.run(), SEVEN))
    assert not app.exception
    assert big_answer(html) == "3"
    assert "A digit" in html
    assert "Cluster A of 10, the one that stands for 3" in html
    assert "Cluster B of 10, the one that stands for 8" in html  # DEC
    assert "The 20 nearest training images" in html


def test_an_outlier_is_not_a_digit_and_the_forced_answer_is_an_aside(app, page_html):
    html = page_html(draw(app.run(), BLOT))
    assert big_answer(html) == "Not a digit"
    assert "The plain CNN alone, without the outlier test, would have said 3 (91.0%)." in html


def test_a_close_call_is_said_to_be_one(app, page_html):
    draw(app.run(), SEVEN)
    assert "but barely" not in page_html(app)
    app.select_slider(key="contamination").set_value(0.02).run()  # limit 1.25, at twice that 1.125
    html = page_html(app)
    assert big_answer(html) == "3"
    assert "A digit, but barely" in html
    assert "with twice the share given up, it would not be a digit" in html


def test_the_scale_that_decides_is_marked(app, page_html):
    html = page_html(draw(app.run(), SEVEN))
    assert html.count("this one decides") == 2  # seen and heard


def test_the_slider_moves_the_limit_and_with_it_the_verdict(app, page_html):
    draw(app.run(), SEVEN)
    assert "limit 1.50" in page_html(app)
    app.select_slider(key="contamination").set_value(0.1).run()
    assert "limit 1.05" in page_html(app)
    assert big_answer(page_html(app)) == "Not a digit"
    assert app.query_params["contamination"] == "0.1"


def test_clearing_invites_again(app, page_html):
    draw(app.run(), SEVEN)
    assert "Draw a digit on the slate." in page_html(draw(app))


def test_the_drawing_survives_a_page_switch(app, page_html):
    draw(app.run(), SEVEN)
    app.switch_page("../pages/runs.py").run()
    assert "gs-big" not in page_html(app)
    app.switch_page("../pages/draw.py").run()
    assert big_answer(page_html(app)) == "3"
    assert app.session_state["board"].version == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_can_be_linked_to(app, page_html, name):
    app.query_params["sample"] = name
    app.run()
    assert not app.exception
    assert "gs-big" in page_html(app)
    assert app.query_params["sample"] == name


def test_drawing_over_a_sample_takes_it_out_of_the_link(app, page_html):
    app.query_params["sample"] = "digit"
    draw(app.run(), SEVEN, version=1)
    assert "sample" not in app.query_params
    assert np.count_nonzero(app.session_state["board"].pixels()) > 0


def test_a_thumbnail_puts_its_sample_on_the_slate(app, page_html):
    draw(app.run(), SEVEN)
    thumbnails = app.button_group(key="slate-samples-slate")
    thumbnails.set_value("sample:shirt").run()
    assert "gs-big" in page_html(app)
    assert app.query_params["sample"] == "shirt"
    assert app.button_group(key="slate-samples-slate").value == "sample:shirt"
    draw(app, SEVEN, version=app.session_state["board"].version)
    assert app.button_group(key="slate-samples-slate").value is None


def test_undo_and_redo_walk_through_strokes_and_samples(app, page_html):
    draw(app.run(), SEVEN)
    app.button_group(key="slate-samples-slate").set_value("sample:shirt").run()
    assert app.button(key="slate-redo-slate").disabled
    press(app, "undo")
    assert len(app.session_state["board"].drawing.strokes) == 1
    press(app, "undo")
    assert "Draw a digit on the slate." in page_html(app)
    assert app.button(key="slate-undo-slate").disabled
    press(app, "redo")
    assert big_answer(page_html(app)) == "3"


def test_a_stroke_that_arrives_with_a_button_is_drawn_before_it_is_pressed(app):
    draw(app.run(), SEVEN)
    app.session_state["slate"] = canvas.state(SEVEN, BLOT)
    press(app, "undo")
    board = app.session_state["board"]
    assert [stroke.width for stroke in board.drawing.strokes] == [75]
    press(app, "redo")
    assert [stroke.width for stroke in board.drawing.strokes] == [75, 900]


def test_an_empty_slate_has_nothing_to_undo_clear_or_save(app):
    app.run()
    keys = [f"slate-{name}-slate" for name in ("undo", "redo", "clear")]
    assert all(app.button(key=key).disabled for key in keys)
    draw(app, SEVEN)
    assert not app.button(key="slate-clear-slate").disabled


@pytest.mark.parametrize("raw", ["text", {"objects": []}, {"objects": [canvas.mark(), {}]}])
def test_a_hostile_report_leaves_the_slate_as_it_was(app, page_html, raw):
    draw(app.run(), SEVEN)
    app.session_state["slate"] = {"drawing": {"raw": raw, "data": None}, "backgroundFit": None}
    app.run()
    assert not app.exception
    assert big_answer(page_html(app)) == "3"


@pytest.mark.parametrize(("asked", "taken"), [("100", 100), ("999", 140), ("-4", 30), ("76", 75)])
def test_the_link_asks_for_a_pen_within_the_slider(app, asked, taken):
    app.query_params["brush"] = asked
    assert not app.run().exception
    assert app.slider(key="brush").value == taken


def test_a_test_image_is_shown_unchanged_with_its_label(app, page_html):
    app.run()
    app.number_input(key="test_index").set_value(17).run()
    assert app.query_params["test"] == "17"
    assert "MNIST test image 17, labelled 7." in app.caption[0].value
    shown = app.session_state["board"].pixels()
    np.testing.assert_array_equal(shown, load_mnist("test").images[17])


def test_a_number_beyond_the_test_images_is_answered_by_their_range(app):
    app.run()
    app.number_input(key="test_index").set_value(99_999).run()
    assert "numbered from 0 to 9,999" in app.caption[0].value
    assert not app.exception
    assert app.number_input(key="test_index").value is None
    assert not [line for line in app.run().caption if "numbered" in line.value]


def test_any_picks_some_test_image(app):
    app.run()
    next(button for button in app.button if button.label == "Any").click().run()
    assert 0 <= int(app.query_params["test"]) < 10_000


def test_an_upload_lands_on_the_slate(app, page_html):
    buffer = io.BytesIO()
    Image.fromarray(load_mnist("test").images[0]).resize((900, 900)).save(buffer, "PNG")
    app.run()
    app.file_uploader[0].set_value(("seven.png", buffer.getvalue(), "image/png")).run()
    assert not app.exception
    assert "gs-big" in page_html(app)
    assert max(app.session_state["board"].pixels().shape) == RASTER_SIDE


def upload(app, pixels):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return app.file_uploader[0].set_value(("a.png", buffer.getvalue(), "image/png")).run()


def captions(app):
    return [caption.value for caption in app.caption]


def test_what_was_cut_out_of_an_upload_is_said_and_can_be_dragged(app, page_html):
    digit = load_mnist("test").images[0].repeat(10, 0).repeat(10, 1)
    upload(app.run(), np.pad(digit, 80, constant_values=255))
    assert not app.exception
    assert captions(app)[0] == "Cropped to the writing."
    assert "What lies in the frame is read" in captions(app)[1]


def test_a_blank_upload_is_said_to_be_blank(app, page_html):
    upload(app.run(), np.full((90, 60), 210, np.uint8))
    assert not app.exception
    assert "Nothing is drawn here." in captions(app)
    assert "gs-big" not in page_html(app)


def test_a_plain_drawing_is_uploaded_without_remarks(app, page_html):
    upload(app.run(), load_mnist("test").images[0].repeat(10, 0).repeat(10, 1))
    assert captions(app) == []


def test_several_characters_are_read_from_left_to_right(app, page_html):
    html = page_html(draw(app.run(), *({"w": 60, "p": [[x, 300], [x, 700]]} for x in (200, 500))))
    assert "This looks like 2 characters, from left to right: 3 3" in html
    assert big_answer(html)


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n"])
def test_a_bad_upload_gets_one_sentence_and_the_page_goes_on(app, page_html, content):
    draw(app.run(), SEVEN)
    app.file_uploader[0].set_value(("note.png", content, "image/png")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert app.error[0].value.endswith(".")
    assert big_answer(page_html(app)) == "3"
    app.number_input(key="test_index").set_value(3).run()
    assert not app.error


@pytest.mark.parametrize(
    "link",
    [
        {"sample": "nonsense"},
        {"test": "-3"},
        {"test": "1e99"},
        {"brush": "thick", "contamination": "nan"},
        {"lang": "<script>"},
    ],
)
def test_a_broken_link_opens_the_page_all_the_same(app, page_html, link):
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert "Draw a digit on the slate." in page_html(app)


def test_the_failure_can_be_seen(app, page_html):
    app.run()
    next(button for button in app.button if button.label == "Show it a shirt").click().run()
    assert big_answer(page_html(app)) == "Not a digit"
    assert app.query_params["sample"] == "shirt"


def test_before_the_networks_wake_the_slate_works(app, loading, page_html):
    loading.value = None
    loading._started = True
    html = page_html(draw(app.run(), SEVEN))
    assert not app.exception
    assert "The networks are waking up" in html
    assert "What the networks see" in html


def test_missing_exhibits_are_named_with_the_line_that_makes_them(app, loading, page_html):
    loading.value = None
    loading.error = LookupError("Train it again: `python -m core train cnn`.")
    draw(app.run(), SEVEN)
    assert not app.exception
    assert "What the networks see" in page_html(app)
    assert "python -m core train cnn" in app.error[0].value
    assert "waking" not in page_html(app)
    next(button for button in app.button if button.label == "Try again")


def test_the_server_has_one_recognizer():
    assert warmup.recognizer() is warmup.recognizer()


def tuned_run(folder, state="finished"):
    """A run that was taught what the blot looks like."""
    run = Run(folder / "own-1")
    write_json(run.config_file, {"method": "own", "seed": 0, "config": {}, "command": "x"})
    write_json(run.status_file, {"state": state})
    run.novelty_file.touch()
    image = canonical_digit(rasterize((Stroke(BLOT["w"], tuple(map(tuple, BLOT["p"]))),)))
    file.save(Examples().with_examples("blot", np.stack([image] * 3)), run.own_file)
    return run


def test_without_a_trained_run_there_is_no_choice_of_networks(app):
    app.run()
    assert "draw_reader" not in {box.key for box in app.selectbox}


def test_a_fine_tuned_run_is_chosen_and_answers_with_what_it_was_taught(
    app, runs_folder, loading, monkeypatch, page_html
):
    run = tuned_run(runs_folder)
    opened = []
    monkeypatch.setattr("ui.own.readers.opened", lambda one: opened.append(one.id) or loading)
    draw(app.run(), BLOT)
    assert big_answer(page_html(app)) == "Not a digit"
    assert opened == []
    app.selectbox(key="draw_reader").set_value(run.id).run()
    html = page_html(app)
    assert ">blot</p>" in html
    assert "Learnt by fine-tuning" in html
    assert "The nearest examples it was taught" in html
    assert opened[0] == run.id
    assert app.query_params["reader"] == run.id
    draw(app, SEVEN)
    assert big_answer(page_html(app)) == "3"
    app.selectbox(key="draw_reader").set_value("").run()
    assert "reader" not in app.query_params
    assert not app.exception


def test_a_link_to_a_run_that_goes_on_or_is_gone_is_read_by_the_bundled_networks(
    app, runs_folder, page_html
):
    tuned_run(runs_folder, state="failed")
    app.query_params["reader"] = "own-1"
    html = page_html(draw(app.run(), SEVEN))
    assert big_answer(html) == "3"
    assert not app.exception
