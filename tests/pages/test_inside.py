import json
from functools import partial

import keras
import numpy as np
import pytest
from keras import layers

from core.inside.probe import Probe
from core.networks.filter_film import FilterFilm
from core.networks.filters import leaves
from core.runs import Run
from tests.pages.shown import buttons, messages
from ui.frame import warmup
from ui.inside import drawing, network
from ui.inside.filters import wind
from ui.inside.network import Opened
from ui.slate import sources

FILM = FilterFilm(np.array([0, 4]), np.ones((2, 3, 3, 2), np.float32), np.zeros((2, 2), np.float32))
COMMAND = "python -m core train cnn --seed 3"


def small(n_classes):
    """A network with two filters that answers at once."""
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(2, 3, activation="relu", name="conv1"),
            layers.MaxPooling2D(4),
            layers.Flatten(),
            layers.Dense(n_classes, name="classes"),
        ]
    )
    return Opened(model, Probe(model), {la.name: la for la in leaves(model)}, wind(FILM, False))


@pytest.fixture(scope="module")
def networks():
    """Networks for digits and kana."""
    return {10: small(10), 71: small(71)}


@pytest.fixture
def asked(networks, monkeypatch):
    """Which networks were asked for, with whether they were trained."""
    asked = []

    def opened(run, trained):
        asked.append((run.id, trained))
        loading = warmup.Warmup(dict)
        loading.value = networks[71 if run.method.startswith("kana") else 10]
        return loading

    monkeypatch.setattr(network, "opened", opened)
    return asked


@pytest.fixture
def inside(open_page, asked):
    """Open the page, perhaps by a link."""
    return partial(open_page, "inside")


def make(folder, name, method="cnn", state="finished"):
    """Write a run with weights that nobody reads."""
    run = Run(folder / name)
    run.path.mkdir(parents=True)
    config = {"method": method, "seed": 3, "command": COMMAND, "config": {}}
    run.config_file.write_text(json.dumps(config))
    run.status_file.write_text(json.dumps({"state": state}))
    run.weights_file.touch()
    return run


def sent(page, component):
    """Return the header that a component of the page got, None where it is not there."""
    found = [e for e in page.get("bidi_component") if e.proto.component_name.endswith(component)]
    if not found:
        return None
    data = found[0].proto.bytes
    return json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])


def test_without_a_network_the_page_invites_to_train_one(inside, page_html):
    page = inside()
    assert not page.exception
    assert "No network to look into yet" in page_html(page)
    assert page.code[0].value == "python -m core train cnn"


def test_an_example_goes_through_the_favourite_network(inside, folders):
    make(folders / "exhibits", "l2-softmax", "l2-softmax")
    make(folders / "exhibits", "cnn")
    page = inside()
    assert not page.exception
    flow = sent(page, "inside")
    assert flow["shown"] == "cnn after"
    kinds = [stage["kind"] for stage in flow["stages"]]
    assert kinds == ["convolution", "relu", "pooling", "dense", "softmax"]
    assert page.caption[0].value == "An example, until you draw"
    assert any("MNIST" in caption.value for caption in page.caption)
    assert any(COMMAND in code.value for code in page.code)


def test_the_drawing_of_the_page_draw_goes_through(inside, folders):
    make(folders / "exhibits", "cnn")
    page = inside()
    sources.show_test_image(page.session_state["board"], 61)
    page.run()
    assert not page.exception
    assert "61" in page.caption[0].value
    assert page.query_params["test"] in ("61", ["61"])


def test_a_kana_network_answers_in_kana_and_says_what_it_learned_from(inside, folders):
    make(folders / "exhibits", "kana-cnn", "kana-cnn")
    page = inside()
    assert not page.exception
    assert sent(page, "inside")["labels"][:2] == ["あ", "い"]
    assert any("no human hand" in caption.value for caption in page.caption)


def test_another_network_is_picked(inside, folders, runs_folder):
    make(folders / "exhibits", "cnn")
    make(runs_folder, "l2-mine", "l2-softmax", state="stopped")
    page = inside()
    names = page.selectbox(key="inside_run").options
    assert names == ["Digits: plain CNN", "Digits: L2-softmax · seed 3 · stopped"]
    page.selectbox(key="inside_run").select("l2-mine").run()
    assert sent(page, "inside")["shown"] == "l2-mine after"
    assert page.query_params["run"] in ("l2-mine", ["l2-mine"])


def test_the_untrained_network_is_one_click_away(inside, folders, asked):
    make(folders / "exhibits", "cnn")
    page = inside()
    page.button(key="inside_blind").click().run()
    assert not page.exception
    assert asked[-1] == ("cnn", False)
    assert "before its first step" in messages(page)
    assert page.query_params["moment"] in ("before", ["before"])


def test_a_run_that_is_gone_is_missed(inside, folders):
    make(folders / "exhibits", "cnn")
    assert "This run is not here" in messages(inside(run="cnn-lost"))


def test_a_failed_run_without_weights_is_not_offered(inside, folders, runs_folder):
    make(folders / "exhibits", "cnn")
    make(runs_folder, "cnn-failed", state="failed").weights_file.unlink()
    assert inside().selectbox(key="inside_run").options == ["Digits: plain CNN"]


def test_while_the_network_wakes_the_image_is_there(inside, folders, monkeypatch, page_html):
    make(folders / "exhibits", "cnn")
    waking = warmup.Warmup(lambda: None)
    waking.start = lambda delay=0.0: None
    monkeypatch.setattr(network, "opened", lambda *_: waking)
    page = inside()
    assert not page.exception
    assert "waking up" in page_html(page)
    assert sent(page, "inside") is None


def test_a_network_that_cannot_be_loaded_says_so(inside, folders, monkeypatch):
    make(folders / "exhibits", "cnn")
    broken = warmup.Warmup(lambda: None)
    broken.error = OSError("no weights in here")
    monkeypatch.setattr(network, "opened", lambda *_: broken)
    page = inside()
    assert not page.exception
    assert "no weights in here" in messages(page)


def test_the_square_is_computed_anew_for_its_size_and_shade(inside, folders):
    make(folders / "exhibits", "cnn")
    page = inside()
    assert sent(page, "cover")["shown"] == "cnn 5 0"
    page.segmented_control(key="inside_square").set_value("9").run()
    page.segmented_control(key="inside_shade").set_value("grey").run()
    cover = sent(page, "cover")
    assert cover["shown"] == "cnn 9 128"
    assert cover["places"][-1] == 28 - 9
    assert cover["target"] == np.argmax(probabilities_of(page))


def probabilities_of(page):
    """Return the network's answer to the example, as the flow got it."""
    flow = next(e for e in page.get("bidi_component") if e.proto.component_name.endswith("inside"))
    data, header = flow.proto.bytes, sent(page, "inside")
    numbers = np.frombuffer(data[4 + int.from_bytes(data[:4], "little") :], "<f4")
    return numbers[header["stages"][-1]["at"] :][: len(header["labels"])]


def test_erasing_until_it_tips_shows_every_step(inside, folders, page_html):
    make(folders / "exhibits", "cnn")
    page = inside()
    assert "Erase until it tips" in buttons(page)
    page.button(key="inside_tip").click().run()
    assert not page.exception
    assert "as it is" in page_html(page)
    assert "of 100 tries" in page_html(page)
    page.segmented_control(key="inside_square").set_value("3").run()
    assert "of 100 tries" not in page_html(page)


def test_the_example_of_kana_is_one_by_a_real_hand():
    image = drawing.example(kana=True)
    assert image.shape == (28, 28)
    assert image.any()
