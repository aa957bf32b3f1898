"""The page of embeddings on small made-up runs, with spaces that load at once."""

import base64
import re
from functools import partial

import numpy as np
import pytest

from core.maps import background
from core.maps.background import Progress
from core.maps.points import load_points
from core.maps.stored import Map, map_file, save_map
from core.projection.layout import ProjectionConfig, grid
from core.runs import Run, write_json
from tests.made import canvas
from ui.embeddings import plot, spaces
from ui.embeddings.choices import key
from ui.embeddings.spaces import Space
from ui.figure import style
from ui.frame.texts import speaker
from ui.frame.warmup import Warmup

PCA = ProjectionConfig(method="pca")
NOISE = ProjectionConfig("umap", n_neighbors=5, min_dist=0.0)
N = 10_000
FIGURES = {
    "trustworthiness": 0.9871,
    "knn_accuracy": 0.95,
    "space_knn_accuracy": 0.975,
    "silhouette": 0.31,
}
SEVEN = {"w": 75, "p": [[300, 250], [700, 250], [450, 800]]}


class FakeEmbedder:
    """Puts every image at one place."""

    def embed(self, images):
        return np.ones((len(images), 4), np.float32)


def points_of(config):
    """Return a layout in which the images lie on a rising line, those of a seed mirrored."""
    line = np.linspace(-8, 8, N, dtype=np.float32)
    sign = -1 if config.seed else 1
    return np.stack([sign * line, *[line] * (config.n_components - 1)], axis=1)


@pytest.fixture
def loaded(monkeypatch):
    """The loading of all spaces, finished; return a loading that a test may change."""
    line = np.linspace(0, 2, N, dtype=np.float32)[:, None] * np.ones((1, 4), np.float32)
    loading = Warmup(lambda: None)
    loading.start = lambda delay=0.0: None
    loading.value = Space(FakeEmbedder(), line)
    monkeypatch.setattr(spaces, "opened", lambda target, split: loading)
    return loading


@pytest.fixture
def plots(monkeypatch):
    """What goes to the figures: [plots] of each run, newest last."""
    seen, plain = [], plot.figure.show

    def note(plots, **settings):
        seen.append(plots)
        return plain(plots, **settings)

    monkeypatch.setattr(plot.figure, "show", note)
    return seen


def placed(shown):
    """Return the places of a plot's points, (n, 2 or 3), in the order of their rows."""
    traces = [trace for trace in shown.figure.data if trace.meta == "rows"]
    points = np.concatenate([np.stack([trace.x, trace.y], axis=1) for trace in traces])
    return points[np.argsort(np.concatenate([trace.customdata for trace in traces]))]


def rings(shown):
    """Return the places of the rings in a flat map, the clicked point's last."""
    inked = [trace for trace in shown.figure.data if trace.marker.line.color == style.INK]
    return [(x, y) for trace in inked for x, y in zip(trace.x, trace.y, strict=True)]


def star(shown):
    """Return the star of a plot, None where there is none."""
    return next((n for n in shown.figure.layout.annotations if "★" in n.text), None)


@pytest.fixture
def make_run(folders):
    def make(name, method, parent="exhibits", state="finished", space=None, configs=(PCA,)):
        run = Run(folders / parent / name)
        write_json(run.config_file, {"method": method, "seed": 0})
        write_json(run.status_file, {"state": state})
        if state == "finished":
            run.weights_file.write_bytes(name.encode())
        for config in configs if space else ():
            found = Map(config, space, "test", points_of(config), (1.0, 1.0), FIGURES, 1.0)
            file = map_file(run, space, config).name
            save_map(run, found, run.projections_folder / file)
        return run

    return make


@pytest.fixture
def page(open_page, loaded, plots):
    """Open the page at an address."""
    return partial(open_page, "embeddings")


@pytest.fixture
def post(make_run):
    """The post's three runs, with the maps that come with the app."""
    configs = [c for c in grid(2) if c.method == "pca" or c.perplexity in (30, 50)]
    configs = [c for c in configs if c.method != "umap"]
    for name, method, space in (
        ("pixels", "pixels", "pixels"),
        ("cnn", "cnn", "cnn"),
        ("l2-softmax", "l2-softmax", "l2"),
    ):
        make_run(name, method, space=space, configs=configs)
    make_run("pixels", "pixels", space="noise", configs=[NOISE])


def select(app, rows, point=None):
    mask = np.zeros(N, np.uint8)
    mask[rows] = 1
    bits = base64.b64encode(np.packbits(mask).tobytes()).decode()
    app.session_state[plot.KEY] = {"selection": {"n": N, "bits": bits}, "point": point}
    return app.run()


def labels(app):
    return {button.label for button in app.button}


def test_without_runs_the_page_says_how_to_train_one(page):
    app = page()
    assert not app.exception
    assert app.code[0].value == "python -m core train l2-softmax --seed 0"


def test_a_finished_run_is_mapped_with_its_figures_and_a_word_of_caution(
    page, post, plots, page_html
):
    app = page()
    assert not app.exception
    [panel] = plots[-1]
    assert panel.title == "L2-softmax · t-SNE 30"
    assert "trustworthiness 0.987 · 5-NN accuracy 95.0% (in the space itself 97.5%)" in panel.note
    assert placed(panel).shape == (N, 2)
    assert panel.alt.startswith(panel.title)
    assert "how truly (here 0.987; 1 is fully, about 0.5 is chance)" in page_html(app)
    assert any("--space l2" in code.value for code in app.code)


def test_a_caution_gives_the_trustworthiness_of_every_map(page, post, page_html):
    assert "(here 0.987, 0.987; 1 is" in page_html(page(view="pair"))


def test_the_figures_of_a_german_page_have_commas(page, post, plots):
    app = page(lang="de")
    assert not app.exception
    assert "0,987 · 5-NN-Genauigkeit 95,0\N{NO-BREAK SPACE}%" in plots[-1][0].note


def test_the_slider_of_a_german_page_has_commas(page, post):
    app = page(lang="de", method="umap")
    assert not app.exception
    assert app.select_slider(key=key("min_dist")).options == ["0", "0,1", "0,5"]


def test_a_run_without_maps_is_offered_to_be_mapped(page, make_run, monkeypatch):
    run, asked = make_run("mine", "cnn", "runs"), []
    monkeypatch.setattr(background, "start", lambda *request: asked.append(request))
    app = page()
    assert not app.exception
    assert "There is no such map of mine · Plain CNN yet." in " ".join(
        text.value for text in app.markdown
    )
    next(button for button in app.button if button.label == "Compute this map").click().run()
    assert not app.exception
    assert [(r.path, *rest) for r, *rest in asked] == [
        (run.path, "cnn", ProjectionConfig(), "test")
    ]


def test_progress_is_shown_and_can_be_called_off(page, make_run, monkeypatch):
    make_run("mine", "cnn", "runs")
    cancelled = []
    monkeypatch.setattr(background, "progress", lambda *_: Progress("running", 0.4, 12.0))
    monkeypatch.setattr(background, "cancel", lambda *request: cancelled.append(request[1:]))
    app = page()
    assert not app.exception
    assert "40% laid out, about 12 sec left" in str(app.get("progress")[0].proto)
    next(button for button in app.button if button.label == "Cancel").click().run()
    assert cancelled == [("cnn", ProjectionConfig(), "test")]


def test_a_failure_gives_its_reason(page, make_run, monkeypatch):
    make_run("mine", "cnn", "runs")
    gone = Progress("failed", 0.0, None, "no weights for that")
    monkeypatch.setattr(background, "progress", lambda *_: gone)
    app = page()
    assert not app.exception
    assert "no weights for that" in app.error[0].value
    assert {"Try again", "Dismiss"} <= labels(app)


def test_a_failed_run_has_no_space_to_map(page, make_run):
    make_run("broken", "cnn", "runs", state="failed")
    app = page()
    assert not app.exception
    assert app.code[0].value == "python -m core train l2-softmax --seed 0"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short"])
def test_a_damaged_map_counts_as_missing(page, make_run, content):
    run = make_run("mine", "cnn", "runs", space="cnn")
    map_file(run, "cnn", PCA).write_bytes(content)
    app = page(method="pca")
    assert not app.exception
    assert "Compute this map" in labels(app)


def test_a_map_of_other_images_counts_as_missing(page, make_run):
    run = make_run("mine", "cnn", "runs")
    short = Map(PCA, "cnn", "test", points_of(PCA)[:50], (1.0, 1.0), FIGURES, 1.0)
    save_map(run, short, map_file(run, "cnn", PCA))
    app = page(method="pca")
    assert not app.exception
    assert "Compute this map" in labels(app)


def test_the_slider_changes_the_map_and_the_link(page, post, plots):
    app = page()
    app.select_slider(key=key("perplexity")).set_value(50.0).run()
    assert not app.exception
    assert plots[-1][0].title == "L2-softmax · t-SNE 50"
    assert app.query_params["perplexity"] == "50"


def test_two_seeds_stand_side_by_side(page, post, plots):
    app = page(view="pair")
    assert not app.exception
    one, other = plots[-1]
    assert other.title.endswith("seed 1")
    np.testing.assert_allclose(placed(one)[:, 0], -placed(other)[:, 0], atol=1e-6)


@pytest.mark.parametrize(
    ("view", "method", "equal"),
    [("pair", "pca", True), ("one", "pca", False), ("pair", "tsne", False)],
)
def test_two_seeds_of_pca_alone_are_said_to_be_equal(page, post, page_html, view, method, equal):
    html = page_html(page(view=view, method=method))
    assert ("the two maps are equal" in html) is equal


def test_a_second_seed_in_three_dimensions_is_said_not_to_be_bundled(page, post):
    app = page(view="pair", axes="3")
    assert not app.exception
    shown = [caption.value for caption in app.caption]
    assert sum("one seed of each map only" in caption for caption in shown) == 1


def test_three_spaces_stand_side_by_side_each_with_its_figures(page, post, plots):
    app = page(view="three")
    assert not app.exception
    titles = [panel.title.split(" · ")[0] for panel in plots[-1]]
    assert titles == ["Raw pixels", "Plain CNN", "L2-softmax"]
    assert all("silhouette 0.31" in panel.note for panel in plots[-1])


def test_the_failure_is_one_click_away(page, post, plots, page_html):
    app = page(view="three")
    app.button(key="settings-noise").click().run()
    assert not app.exception
    assert [panel.title for panel in plots[-1]] == ["Pure noise · UMAP 5 × 0"]
    assert "Every island is the method" in page_html(app)
    assert "cannot see that a cloud was cut into islands" in page_html(app)


def test_from_the_noise_a_button_leads_back_to_where_one_was(page, post, plots):
    app = page(space="cnn.cnn", perplexity="50")
    app.button(key="settings-noise").click().run()
    assert "settings-noise" not in {button.key for button in app.button}
    app.button(key="settings-digits").click().run()
    assert not app.exception
    assert plots[-1][0].title == "Plain CNN · t-SNE 50"
    assert app.query_params["space"] == "cnn.cnn"
    assert not {"method", "neighbors", "min_dist"} & set(app.query_params)


def test_a_link_into_the_noise_leads_back_to_the_first_map(page, post, plots):
    app = page(space="pixels.noise", method="umap", neighbors="5", min_dist="0")
    app.button(key="settings-digits").click().run()
    assert not app.exception
    assert plots[-1][0].title == "L2-softmax · t-SNE 30"


def test_what_was_picked_among_digits_is_not_picked_in_noise(page, post, plots, page_html):
    app = select(page(), [17], point=500)
    app.button(key="settings-noise").click().run()
    assert not app.exception
    assert "Nothing selected" in page_html(app)
    assert rings(plots[-1][0]) == []


def files(app):
    """Return the labels of what can be downloaded besides the slate."""
    labels = [button.label for button in app.get("download_button")]
    return [label for label in labels if label != "Save PNG"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [([17], "1 selected, 1 label"), (list(range(N)), "10,000 selected, 10 labels")],
)
def test_a_selection_becomes_a_gallery_and_files(page, post, page_html, rows, title):
    app = select(page(), rows)
    assert not app.exception
    html = page_html(app)
    assert title in html
    counts = re.findall(r'aria-label="([\d,]+) images? of label', html)
    assert sum(int(count.replace(",", "")) for count in counts) == len(rows)
    assert files(app) == ["CSV", "PNG"]


def test_without_a_selection_all_points_can_be_taken(page, post, page_html):
    app = select(page(), [])
    assert not app.exception
    assert "Nothing selected" in page_html(app)
    assert "All 10,000 points" in [caption.value for caption in app.caption]
    assert files(app) == ["CSV"]


def test_a_clicked_point_shows_its_true_neighbours(page, post, plots, page_html):
    app = select(page(), [], point=500)
    assert not app.exception
    ringed, points = rings(plots[-1][0]), placed(plots[-1][0])
    assert len(ringed) == 13
    assert ringed[-1] == tuple(points[500])
    assert {tuple(points[row]) for row in (499, 501)} <= set(ringed[:-1])
    label = load_points("test").labels[500]
    assert f"Image 500, a {label}: its nearest neighbours in the space" in page_html(app)
    assert "of 12 (L2-softmax · t-SNE 30)" in page_html(app)


def test_of_three_spaces_the_last_one_tells_neighbours(page, post, loaded, monkeypatch, page_html):
    asleep = Warmup(lambda: None)
    asleep.start = lambda delay=0.0: None
    opened = lambda target, split: loaded if target.space == "l2" else asleep  # noqa: E731
    monkeypatch.setattr(spaces, "opened", opened)
    html = page_html(select(page(view="three"), [], point=500))
    assert "each with its distance there (L2-softmax)" in html
    assert "of 12 (Raw pixels · t-SNE 30)" in html


def test_a_drawing_becomes_a_star(page, post, plots, page_html):
    app = page(method="pca")
    assert star(plots[-1][0]) is None
    app.session_state["slate"] = canvas.state(SEVEN)
    app.run()
    assert not app.exception
    assert np.isfinite([star(plots[-1][0]).x, star(plots[-1][0]).y]).all()
    assert "Nearest to your drawing" in " ".join(caption.value for caption in app.caption)


def test_the_slate_works_before_the_network_wakes(page, post, plots, loaded, page_html):
    loaded.value = None
    loaded.start = lambda delay=0.0: None
    app = page()
    app.session_state["slate"] = canvas.state(SEVEN)
    app.run()
    assert not app.exception
    assert star(plots[-1][0]) is None
    assert "is waking up" in page_html(app)


def test_a_network_that_cannot_load_is_named(page, post, loaded):
    loaded.value, loaded.error = None, LookupError("The run has no weights.")
    app = select(page(), [], point=3)
    assert not app.exception
    assert "The run has no weights." in app.error[0].value


@pytest.mark.parametrize(
    "link",
    [
        {"space": "gone.l2", "method": "magic", "axes": "7", "view": "four", "colour": "taste"},
        {"perplexity": "-3", "neighbors": "many", "min_dist": "nan", "seed": "1e99"},
        {"method": "umap", "neighbors": "1000000", "min_dist": "5"},
    ],
)
def test_a_broken_link_opens_the_page_all_the_same(page, post, link):
    app = page(**link)
    assert not app.exception


def test_own_settings_reach_the_slider_and_the_command(page, post):
    app = page()
    app.number_input[0].set_value(77.0)
    submit = next(button for button in app.button if button.label == "Take these")
    submit.click().run()
    assert not app.exception
    assert app.select_slider(key=key("perplexity")).value == 77.0
    assert any("--perplexity 77" in code.value for code in app.code)
    assert "Compute this map" in labels(app)


def test_every_map_of_the_grid_has_a_title_of_its_own():
    configs = grid(2)
    titles = {plot.settings(config, speaker("en")) for config in configs}
    assert len(titles) == len(configs)
