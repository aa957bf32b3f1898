import re
from functools import partial

import pytest

from core.data import load_near
from core.outliers.stored import load_anomalies
from tests.made import canvas
from tests.made.anomalies import anomalies, make_run, space
from ui.anomalies import spaces
from ui.anomalies.tables import rate
from ui.frame.texts import speaker
from ui.frame.warmup import Warmup

SAY = speaker("en")


@pytest.fixture
def opened(monkeypatch):
    """The run's space, loaded."""
    loading = Warmup(space)
    loading.value = space()
    monkeypatch.setattr(spaces, "opened", lambda path: loading)
    return loading


@pytest.fixture
def page(open_page, opened, tmp_path, monkeypatch):
    """Return a function that shows the page at a link."""
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "no data"))
    return partial(open_page, "anomalies")


@pytest.fixture
def finished(folders):
    return make_run(folders / "runs", "mine")


def codes(app):
    return [code.value for code in app.code]


def control(app, name):
    return next(group for group in app.get("button_group") if group.key == f"anomalies_{name}")


def test_without_runs_the_page_says_how_to_train_one(page):
    app = page()
    assert not app.exception
    assert "No run has an outlier test yet" in app.info[0].value
    assert codes(app) == ["python -m core train l2-softmax --seed 0"]


def test_a_failed_run_names_the_line_that_trains_another(page, folders):
    make_run(folders / "runs", "mine", state="failed", scored=False)
    app = page()
    assert not app.exception
    assert "mine has no outlier test" in app.warning[0].value
    assert codes(app) == ["python -m core train l2-softmax --seed 0"]


def test_a_run_without_scores_names_the_line_that_computes_them(page, folders):
    make_run(folders / "runs", "mine", scored=False)
    app = page()
    assert not app.exception
    assert codes(app) == ["python -m core anomalies mine --save"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short"])
def test_damaged_scores_count_as_missing(page, finished, content):
    finished.anomalies_file.write_bytes(content)
    app = page()
    assert not app.exception
    assert codes(app) == ["python -m core anomalies mine --save"]


def test_a_damaged_run_beside_others_can_be_left_again(page, finished, folders):
    make_run(folders / "exhibits", "cnn", "cnn", scored=False)
    app = page()
    assert codes(app) == ["python -m core anomalies exhibits/cnn --save"]
    control(app, "run").set_value("mine").run()
    assert not app.exception
    assert "python -m core anomalies mine --json" in codes(app)


def test_the_table_is_cores(page, finished, page_html):
    html = page_html(page())
    judged = load_anomalies(finished).tables("lof")["rejected"]
    table = re.search(r'<table class="gs-post">.*?</table>', html)[0]
    shown = re.findall(r"<b>(.*?)</b>", table)
    expected = [
        rate(judged[level][name], SAY) if judged[level][name] is not None else "–"
        for level in ("0.001", "0.01")
        for name in ("mnist", "fashion_mnist", "cifar10")
    ]
    assert shown == expected


def test_the_image_most_like_a_digit_is_explained_with_formulas(page, finished, page_html):
    app = page(set="letters")
    row = load_anomalies(finished).scores("lof", "letters").argmin()
    html = page_html(app)
    assert not app.exception
    assert 'class="gs gs-explained' in html
    assert "<b>Letter " in html
    assert sum("lrd" in latex.value for latex in app.latex) >= 3
    picked = page_html(page(set="letters", image=f"letters:{row}"))
    assert re.search("<b>Letter .</b>", html)[0] == re.search("<b>Letter .</b>", picked)[0]


def test_the_picked_image_is_explained_by_its_own_neighbours(page, finished, page_html):
    html = page_html(page(image="letters:3"))
    steps = spaces.explain(space(), load_near("letters").images[3])
    assert f"LOF {steps.factor:.2f} × " in html or f"The score {steps.factor:.2f} " in html
    assert html.count("gs-steps") == 1


def test_until_the_network_is_awake_the_page_says_so(page, finished, opened, page_html):
    opened.value = None
    opened.start = lambda: None
    app = page()
    assert not app.exception
    assert "waking up" in page_html(app)
    assert "gs-steps" not in page_html(app)


def test_a_network_that_cannot_be_loaded_is_named(page, finished, opened):
    opened.value, opened.error = None, LookupError("weights are gone")
    app = page()
    assert not app.exception
    assert "weights are gone" in app.error[0].value


def test_every_view_and_detector_can_be_looked_at(page, finished, page_html):
    app = page()
    for view in ("near", "wrong", "detectors", "galleries"):
        control(app, "view").set_value(view).run()
        assert not app.exception
        assert app.query_params.get("view", "galleries") == view
    for detector in ("knn", "mahalanobis", "energy", "max_softmax"):
        control(app, "detector").set_value(detector).run()
        assert not app.exception
        assert app.query_params["detector"] == detector


def test_the_detectors_are_compared_in_a_table(page, finished, page_html):
    html = page_html(page(view="detectors"))
    auroc = load_anomalies(finished).tables("energy")["auroc"]["letters"]
    assert f"{auroc:.4f}".removeprefix("0") in html


def test_pixels_give_no_answers_that_could_be_wrong(page, folders):
    make_run(folders / "exhibits", "pixels", "pixels")
    app = page(view="wrong", detector="energy")
    assert not app.exception
    assert control(app, "view").value == "galleries"
    assert control(app, "detector").value == "lof"


def test_a_link_restores_everything(page, finished):
    app = page(run="mine", detector="knn", limit="0.001", set="inverted", view="wrong")
    assert not app.exception
    assert control(app, "detector").value == "knn"
    assert control(app, "limit").value == "0.001"
    assert control(app, "view").value == "wrong"
    assert app.session_state["anomalies_set"] == "inverted"


def test_a_dragged_limit_is_in_the_link_and_a_preset_replaces_it(page, finished):
    app = page(at="1.5")
    assert control(app, "limit").value is None
    assert app.query_params["at"] == "1.5"
    control(app, "limit").set_value("0.001").run()
    assert "at" not in app.query_params
    assert app.query_params["limit"] == "0.001"


def test_nonsense_in_the_link_is_ignored(page, finished):
    app = page(run="../x", detector="<b>", limit="9", at="nan", set="cifar10", image="a:b", view="")
    assert not app.exception
    assert control(app, "limit").value == "0.01"


def test_a_failure_sets_the_page(page, finished, folders):
    make_run(folders / "exhibits", "pixels", "pixels")
    app = page(view="near", run="mine")
    next(button for button in app.button if button.label == "Show negatives pass").click().run()
    assert not app.exception
    assert app.session_state["anomalies_run"] == "pixels"
    assert app.session_state["anomalies_set"] == "inverted"
    assert control(app, "limit").value == "0.001"


def test_the_drawing_can_be_explained(page, app, finished, page_html):
    app.run()
    app.session_state["slate"] = canvas.state({"w": 80, "p": [[300, 200], [600, 800]]})
    app.run()
    app = page()
    explain = next(button for button in app.button if button.label == "Explain my drawing")
    assert not explain.disabled
    explain.click().run()
    assert "<b>Your drawing</b>" in page_html(app)


def test_many_runs_come_as_a_list(page, folders):
    for number in range(5):
        make_run(folders / "runs", f"mine-{number}")
    app = page()
    assert app.selectbox(key="anomalies_run").options == [f"mine-{number}" for number in range(5)]


def test_raw_pixels_are_set_against_the_post_and_no_other_space_is(
    page, finished, folders, page_html
):
    make_run(folders / "exhibits", "pixels", "pixels")
    alarms = anomalies("pixels").tables("lof")["rejected"]["0.001"]["mnist"]
    html = page_html(page(run="pixels"))
    assert f"rejects 1.0% of the test digits, ours {rate(alarms, SAY)}:" in html


def test_the_post_is_introduced_where_it_is_first_named(page, finished, page_html):
    html = page_html(page())
    assert "Why less than the post" not in html
    introduced = "what the blog post (“The text”, above) prints for its own recipe"
    assert html.index(introduced) < html.index("(88%)")
