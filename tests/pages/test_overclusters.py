import shutil

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.data import load_mnist
from core.iic.assignments import Assignments, save_assignments
from core.iic.cluster_names import Naming, give_name, write_naming
from core.runs import Run, find_run, write_json
from tests.pages.conftest import OVERCLUSTER, SHELL
from ui.pictures.clusters import pair

N_CLUSTERS = 20  # two for each digit: even and odd indices


def assignments(split):
    """Put image i of digit d into cluster 2 d or 2 d + 1, and every hundredth one digit off."""
    labels = load_mnist(split).labels.astype(np.uint8)
    index = np.arange(len(labels))
    kind = (index % 2).astype(np.uint8)
    digits = np.where(index % 100 == 99, (labels + 1) % 10, labels).astype(np.uint8)
    probability = 0.5 + (index % 50) / 100
    return Assignments(
        clusters=digits,
        overclusters=2 * digits + kind,
        probabilities=probability.astype(np.float32),
        runners_up=2 * digits + 1 - kind,
        runner_up_probabilities=(1 - probability).astype(np.float32),
    )


@pytest.fixture(scope="module")
def clusters_file(tmp_path_factory):
    """The assignments of a finished run, made once."""
    run = Run(tmp_path_factory.mktemp("run"))
    save_assignments(run, {split: assignments(split) for split in ("train", "test")})
    return run.clusters_file


@pytest.fixture
def make_run(folders, clusters_file):
    def make(name="mine", parent="runs", finished=True):
        run = Run(folders / parent / name)
        run.path.mkdir(parents=True)
        config = {"method": "iic", "seed": 4, "command": "python -m core train iic --seed 4"}
        write_json(run.config_file, {**config, "config": {"n_overclusters": N_CLUSTERS}})
        write_json(run.status_file, {"state": "finished"})
        if finished:
            shutil.copy(clusters_file, run.clusters_file)
        return run

    return make


@pytest.fixture
def page(app):
    app.run()
    return lambda: app.switch_page("../pages/overclusters.py").run()


def click(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def name_field(app, letters):
    label = f"Name of cluster {letters}"
    return next(field for field in app.text_input if field.label == label)


def test_without_runs_the_page_says_how_to_train_one(page):
    app = page()
    assert not app.exception
    assert "No run has an overclustering head yet" in app.info[0].value
    assert app.code[0].value.startswith("python -m core train iic")


def test_a_run_without_assignments_names_the_line_that_makes_them(page, make_run):
    make_run(finished=False)
    app = page()
    assert not app.exception
    assert "python -m core evaluate mine --save" in [code.value for code in app.code]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short"])
def test_damaged_assignments_count_as_missing(page, make_run, content):
    make_run(finished=False).clusters_file.write_bytes(content)
    app = page()
    assert not app.exception
    assert "mine" in app.info[0].value


def test_the_kinds_of_seven_are_open_at_first(page, make_run, page_html):
    make_run()
    app = page()
    html = page_html(app)
    assert not app.exception
    assert html.count('class="gs gs-card"') == 2
    assert sorted(app.multiselect(key="open").value) == [14, 15]
    assert "Farthest from certainty" in html
    assert "Closest to certainty" in html
    assert "never saw a label" in html
    assert "python -m core train iic --seed 4" in [code.value for code in app.code]
    assert len(app.latex) == 4


def test_the_page_says_how_many_kinds_of_seven_there_are(page, make_run, page_html):
    make_run()
    app = page()
    assert f"2 of the {N_CLUSTERS} clusters hold mostly sevens" in page_html(app)
    click(app, "Merge the open ones")
    assert f"2 of the {N_CLUSTERS} clusters hold mostly sevens" in page_html(app)


def test_the_bundled_run_is_the_default(page, make_run):
    make_run("a-run")
    make_run("iic", parent="exhibits")
    app = page()
    assert app.selectbox(key="overclusters_run").value == "iic"
    assert app.selectbox(key="overclusters_run").options == ["iic", "a-run"]


def test_a_run_that_is_still_learning_comes_last(page, make_run):
    make_run("a-run", finished=False)
    make_run("iic", parent="exhibits", finished=False)
    make_run("b-run")
    assert page().selectbox(key="overclusters_run").options == ["b-run", "iic", "a-run"]


def test_the_list_and_the_link_open_clusters(page, app, make_run, page_html):
    make_run()
    page()
    app.multiselect(key="open").set_value([3, 8, 14, 0]).run()
    assert page_html(app).count('class="gs gs-card"') == 4
    assert app.query_params["open"] == "3,8,14,0"


def test_a_link_opens_what_it_names_and_ignores_nonsense(app, make_run):
    make_run()
    app.run()
    app.query_params["open"] = "5,999,-1,<b>,2"
    app.switch_page("../pages/overclusters.py").run()
    assert not app.exception
    assert app.multiselect(key="open").value == [5, 2]


@pytest.mark.parametrize("config", ['{"n_overclusters": "many"}', "[]", '{"n_overclusters": 1e99}'])
def test_a_damaged_configuration_leaves_the_columns_in_use(page, make_run, config):
    run = make_run()
    run.config_file.write_text(f'{{"method": "iic", "config": {config}}}')
    app = page()
    assert not app.exception
    assert len(app.multiselect(key="open").options) == N_CLUSTERS


def test_the_link_chooses_images_and_order_in_every_language(app, make_run, page_html):
    make_run()
    app.run()
    for name, value in {"split": "train", "order": "purity", "lang": "de"}.items():
        app.query_params[name] = value
    app.switch_page("../pages/overclusters.py").run()
    assert not app.exception
    assert "Trainingsbild" in page_html(app)
    assert app.button_group(key="order").value == "purity"
    assert app.query_params["order"] == "purity"


def test_another_run_begins_with_its_own_sevens(page, make_run):
    make_run("first")
    make_run("second")
    app = page()
    app.multiselect(key="open").set_value([0]).run()
    app.selectbox(key="overclusters_run").set_value("second").run()
    assert sorted(app.multiselect(key="open").value) == [14, 15]


def named(cluster, name):
    """Return the names of a run with one cluster named."""
    return give_name(Naming(), cluster, name)


def test_a_name_is_shown_outlives_the_page_and_is_undone(page, make_run):
    make_run()
    app = page()
    name_field(app, "AO").set_value("seven with a bar").run()
    assert not app.exception
    assert name_field(app, "AO").value == "seven with a bar"
    app.switch_page("../pages/runs.py").run()
    app.switch_page("../pages/overclusters.py").run()
    assert "AO · seven with a bar" in app.multiselect(key="open").options
    click(app, "Undo")
    assert name_field(app, "AO").value == ""


@pytest.mark.parametrize("public", ["", "1"])
def test_names_merges_and_undo_are_the_visitors_own(loading, make_run, monkeypatch, public):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", public)
    run = make_run("iic", parent="exhibits")
    write_naming(run.path / "names.json", named(14, "bundled"))
    first, second = (AppTest.from_file(SHELL, default_timeout=60).run() for _ in range(2))
    for app in (first, second):
        app.switch_page("../pages/overclusters.py").run()
    name_field(first, "AO").set_value("mine").run()
    click(first, "Merge the open ones")
    assert name_field(first, "AO + AP").value == "mine"
    assert name_field(second.run(), "AO").value == ""
    click(second, "Show the name that came with it")
    assert name_field(second, "AO").value == "bundled"
    assert next(button for button in second.button if button.label == "Undo").disabled
    click(first, "Undo")
    click(first, "Undo")
    assert name_field(first, "AO").value == "bundled"
    assert next(button for button in first.button if button.label == "Undo").disabled


def test_a_name_that_came_along_waits_until_the_visitor_asks_or_gives_one(page, make_run):
    run = make_run("iic", parent="exhibits")
    write_naming(run.path / "names.json", named(14, "bundled"))
    app = page()
    assert not [option for option in app.multiselect(key="open").options if "bundled" in option]
    name_field(app, "AP").set_value("mine").run()
    assert "AO · bundled" in app.multiselect(key="open").options
    assert "AP · mine" in app.multiselect(key="open").options


def test_so_many_visitors_names_are_kept_and_no_more(loading, make_run, monkeypatch, runs_folder):
    monkeypatch.setattr("ui.frame.own_names.MOST_VISITORS", 2)
    make_run()
    for _ in range(3):
        app = AppTest.from_file(SHELL, default_timeout=60).run()
        app.switch_page("../pages/overclusters.py").run()
        name_field(app, "AO").set_value("mine").run()
    assert len(list((runs_folder / "visitors").iterdir())) == 2
    assert name_field(app, "AO").value == "mine"


def test_a_public_server_writes_no_name(page, make_run, monkeypatch, runs_folder):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", "1")
    make_run("iic", parent="exhibits")
    app = page()
    name_field(app, "AO").set_value("mine").run()
    assert name_field(app, "AO").value == "mine"
    assert not runs_folder.exists()


def test_open_clusters_are_merged_and_split(page, make_run):
    make_run()
    app = page()
    click(app, "Merge the open ones")
    assert not app.exception
    assert app.multiselect(key="open").value == [14]
    assert len(app.multiselect(key="open").options) == N_CLUSTERS - 1
    name_field(app, "AO + AP").set_value("any seven").run()
    click(app, "Split")
    assert len(app.multiselect(key="open").options) == N_CLUSTERS
    assert "AP · any seven" in app.multiselect(key="open").options


def test_two_open_columns_share_a_border(page, make_run, page_html):
    make_run()
    html = page_html(page())
    assert "the most undecided first: 10" in html
    assert "<small>50 : 50</small>" in html


def test_training_images_can_be_looked_at_too(page, make_run, page_html):
    make_run()
    app = page()
    assert "Test image" in page_html(app)
    app.button_group(key="split").set_value("train").run()
    html = page_html(app)
    assert not app.exception
    assert "Training image" in html
    assert "draw?test=" not in html


def test_the_failure_opens_the_least_pure_columns_and_says_why(page, make_run, page_html):
    make_run()
    app = click(page(), "Where it failed")
    assert not app.exception
    assert len(app.multiselect(key="open").value) == 2
    assert "These columns are the least pure" in page_html(app)


def test_damaged_names_are_said_and_can_be_set_aside(page, make_run):
    run = make_run()
    run.names_file.write_bytes(b"{half")
    app = page()
    assert not app.exception
    assert "cannot be read" in app.warning[0].value
    name_field(app, "AO").set_value("lost?").run()
    assert "could not be saved" in app.error[0].value
    click(app, "Set the file aside and begin anew")
    assert not app.warning
    name_field(app, "AO").set_value("kept").run()
    assert name_field(app, "AO").value == "kept"
    assert run.names_file.read_bytes() == b"{half"


def test_a_deleted_run_leaves_the_page_standing(page, make_run):
    run = make_run()
    app = page()
    shutil.rmtree(run.path)
    app.run()
    assert not app.exception
    assert app.info


def test_names_are_escaped(page, make_run, page_html):
    write_naming(make_run().names_file, named(14, "<img src=x>"))
    assert "<img src=x>" not in page_html(page())


def test_draw_calls_a_digit_by_the_name_of_its_overcluster(app, make_run, page_html):
    make_run("iic", parent="exhibits")
    app.query_params["test"] = "0"
    app.run()
    assert f"it is {pair(OVERCLUSTER)}, still nameless" in page_html(app)
    name = "seven with a <bar>"
    write_naming(find_run("iic").path / "names.json", named(OVERCLUSTER, name))
    html = page_html(app.run())
    assert "“seven with a &lt;bar&gt;” (overcluster AO)" in html
    assert f'href="overclusters?open={OVERCLUSTER}"' in html
