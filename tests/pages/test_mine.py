import base64
import json
import re
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from core.mine.arrays import gaussian_information
from tests.made.mine import make_gaussian, make_images
from tests.pages.shown import buttons, messages, plots, sent
from ui.mine.images import judge

FULL = {"error": "DiskFull", "message": "OSError: [Errno 28] No space left on device"}

BURST = "TrainingDiverged: The loss became inf; a lower learning rate may help."


@pytest.fixture
def mine(open_page):
    """Open the page, perhaps by a link."""
    return partial(open_page, "mine")


def stage(page):
    """Return what the stage got."""
    return sent(page, "mine")


def test_without_a_run_there_is_a_cloud_to_tilt(mine):
    page = mine()
    assert not page.exception
    data = stage(page)
    assert data["film"] is None
    assert data["rho"] == 0.8
    assert data["analytic"][179] == pytest.approx(gaussian_information(0.8), abs=1e-5)


def test_the_lead_says_what_a_nat_is_worth(mine, page_html):
    assert "ln 10 = 2.30 nats" in page_html(mine())
    assert "ln 10 = 2,30 Nat" in page_html(mine(lang="de"))


def test_a_link_tilts_the_cloud_within_its_limits(mine):
    assert stage(mine(rho="-0.35"))["rho"] == -0.35
    assert stage(mine(rho="7"))["rho"] == 0.99
    assert stage(mine(rho="steep"))["rho"] == 0.8


def test_a_finished_run_is_on_the_stage_with_its_line(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", rho=0.5)
    page = mine()
    assert not page.exception
    data = stage(page)
    assert data["rho"] == 0.5
    assert data["film"]["id"] == "mine-gaussian-a"
    assert data["film"]["steps"] == [0, 10, 20, 30, 40]
    assert data["runs"] == [{"rho": 0.5, "estimate": gaussian_information(0.5)}]
    assert not data["live"]
    assert any("train mine-gaussian --seed 3" in code.value for code in page.code)


def test_the_cloud_at_rest_brings_the_nearest_run_and_stays_where_it_is(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", rho=0.5)
    make_gaussian(runs_folder, "mine-gaussian-b", rho=-0.2)
    assert stage(mine(rho="-0.2"))["film"]["id"] == "mine-gaussian-b"
    assert stage(mine(rho="0.5"))["film"]["id"] == "mine-gaussian-a"
    for rho, nearest in (("0.3", 0.5), ("0.1", -0.2), ("-0.9", -0.2)):
        shown = stage(mine(rho=rho))
        assert (shown["rho"], shown["film"]["rho"]) == (float(rho), nearest)


def test_without_any_run_the_stage_has_no_film(mine):
    assert stage(mine(rho="0.3"))["film"] is None


def test_a_run_is_chosen_from_the_list(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", rho=0.5)
    make_gaussian(runs_folder, "mine-gaussian-b", rho=-0.2)
    page = mine()
    page.selectbox(key="mine_run").set_value("mine-gaussian-b").run()
    assert page.query_params["run"] == "mine-gaussian-b"
    assert stage(page)["rho"] == -0.2


def test_a_live_run_is_followed_and_can_be_stopped(mine, runs_folder):
    run = make_gaussian(runs_folder, "mine-gaussian-a", state="running", steps_per_second=100.0)
    page = mine()
    assert stage(page)["live"]
    page.button(key="watch_stop").click().run()
    assert run.stop_file.exists()


def test_a_live_run_sends_only_the_newest_surfaces_the_second_time(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", state="running")
    page = mine()
    assert len(stage(page)["film"]["frames"]) == 5
    assert stage(page.run())["film"]["frames"] == [20, 30, 40]


def test_before_the_first_snapshot_the_page_says_for_how_long_it_wakes_up(
    mine, runs_folder, page_html
):
    make_gaussian(runs_folder, "mine-gaussian-a", n=0, state="queued")
    assert re.search(r"\d+ sec so far", page_html(mine(run="mine-gaussian-a")))


def test_a_run_that_burst_says_why_beside_its_film(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", rho=0.99, state="failed", message=BURST)
    page = mine(run="mine-gaussian-a")
    assert not page.exception
    assert "overflow" in messages(page)
    assert stage(page)["film"] is not None


def test_a_run_that_failed_otherwise_says_how(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", n=0, state="failed", **FULL)
    page = mine(run="mine-gaussian-a")
    assert not page.exception
    assert "disk is full" in messages(page)


def test_an_interrupted_run_can_be_resumed(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", state="running", pid=2**30)
    assert "Resume from its last epoch" in buttons(mine())


def test_a_link_to_a_run_that_is_gone_says_so(mine):
    page = mine(run="mine-gaussian-gone")
    assert not page.exception
    assert "This run is not here" in messages(page)


def test_the_blow_up_is_one_click_away(mine, folders):
    make_gaussian(folders / "exhibits", "mine-gaussian")
    name = "mine-gaussian-blow-up"
    make_gaussian(folders / "exhibits", name, rho=0.99, state="failed", message=BURST)
    page = mine()
    assert stage(page)["film"]["id"] == "mine-gaussian"
    page.button(key="mine_blow_up").click().run()
    assert stage(page)["film"]["id"] == name
    assert "burst" in messages(page)


@pytest.fixture
def started(runs_folder, monkeypatch):
    """What was asked of `jobs.start`, which makes a run that waits."""
    asked = []

    def start(*arguments):
        asked.append(arguments[:3])
        run = make_gaussian(runs_folder, "mine-gaussian-new", n=0, state="queued")
        config = json.loads(run.config_file.read_text()) | {"config": {}}
        run.config_file.write_text(json.dumps(config))
        return run

    monkeypatch.setattr("core.runs.jobs.start", start)
    return asked


def test_a_training_is_started_with_what_was_turned(mine, started):
    page = mine(rho="0.63")
    page.select_slider(key="mine_batch").set_value(50)
    page.toggle(key="mine_average").set_value(False)
    page.button(key="mine_start").click().run()
    flags = ("--rho", "0.63", "--batch-size", "50", "--moving-average", "0.0")
    assert started == [("mine-gaussian", 0, flags)]
    assert page.query_params["run"] == "mine-gaussian-new"
    assert stage(page)["rho"] == 0.63


def test_a_preset_moves_every_control(mine, started):
    page = mine()
    page.segmented_control(key="mine_preset").set_value("blow-up").run()
    assert page.slider(key="mine_rho").value == 0.99
    assert page.select_slider(key="mine_rate").value == 6.0
    assert not page.toggle(key="mine_stable").value
    page.button(key="mine_start").click().run()
    assert started == [("mine-gaussian", 0, ("--preset", "blow-up"))]


def test_a_full_disk_refuses_a_start_in_words(mine, monkeypatch):
    def start(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.runs.jobs.start", start)
    page = mine()
    page.button(key="mine_start").click().run()
    assert not page.exception
    assert "disk is full" in messages(page)


def test_german_pages_write_a_comma(mine, runs_folder):
    make_gaussian(runs_folder, "mine-gaussian-a", rho=-0.25)
    page = mine(lang="de")
    assert page.selectbox(key="mine_run").options[0].startswith("ρ = −0,25")
    assert stage(page)["language"] == "de"


def test_the_sample_on_the_stage_is_standard_normal(mine):
    noise = np.frombuffer(base64.b64decode(stage(mine())["noise"]), "<f4").reshape(2, -1)
    assert np.abs(noise.mean(axis=1)).max() < 0.1
    assert np.abs(noise.std(axis=1) - 1).max() < 0.1


def loaded(monkeypatch, value=None, error=None):
    """Let the loading of every run's networks have ended."""
    loading = SimpleNamespace(
        settled=True,
        value=value,
        error=error,
        reason=str(error),
        start=lambda: None,
        retry=lambda: None,
    )
    monkeypatch.setattr(judge, "_judge", lambda *_: loading)


def test_without_a_run_on_images_the_page_invites_to_start_one(mine, page_html):
    page = mine(part="images")
    assert not page.exception
    assert "No run on images yet" in page_html(page)
    assert "Start" in buttons(page)


def test_a_finished_run_on_images_is_charted_with_its_line(mine, runs_folder):
    make_images(runs_folder, "mine-a", 16)
    page = mine(part="images")
    assert not page.exception
    assert plots(page) == ["bound", "accuracy", "dims"]
    assert any("train mine --seed 3" in code.value for code in page.code)
    assert any("Atienza" in caption.value for caption in page.caption)


def test_a_failed_run_on_images_says_why_beside_its_epochs(mine, runs_folder):
    make_images(runs_folder, "mine-a", state="failed", **FULL)
    page = mine(part="images")
    assert not page.exception
    assert "disk is full" in messages(page)
    assert plots(page) == ["bound", "accuracy", "dims"]


def test_a_live_run_on_images_can_be_paused_and_stopped(mine, runs_folder):
    run = make_images(runs_folder, "mine-a", n=0, state="running", epoch=0, step=5)
    page = mine(part="images")
    assert not page.exception
    assert not plots(page)
    page.button(key="watch_pause").click().run()
    assert run.pause_file.exists()
    page.button(key="watch_stop").click().run()
    assert run.stop_file.exists()


def test_a_stopped_run_on_images_can_be_resumed(mine, runs_folder):
    make_images(runs_folder, "mine-a", state="stopped")
    assert "Resume from its last epoch" in buttons(mine(part="images"))


def test_networks_that_cannot_be_loaded_say_so(mine, runs_folder, monkeypatch):
    run = make_images(runs_folder, "mine-a")
    run.weights_file.write_bytes(b"no weights")
    loaded(monkeypatch, error=OSError("no weights in here"))
    page = mine(part="images")
    assert not page.exception
    assert "no weights in here" in messages(page)


def test_networks_show_pairs_and_lead_to_the_map(mine, runs_folder, monkeypatch, page_html):
    run = make_images(runs_folder, "mine-a")
    run.weights_file.write_bytes(b"weights")
    views = np.zeros((2, 9, 28, 28), np.float32)
    loaded(monkeypatch, value=judge.Judge(views, np.ones(9), -np.ones(9), None, None))
    page = mine(part="images")
    assert not page.exception
    assert "View of a stranger" in page_html(page)
    assert any("/embeddings?space=mine-a.latent" in text.value for text in page.markdown)


def test_training_on_images_takes_dimension_and_epochs(mine, runs_folder, monkeypatch):
    asked = []

    def start(*arguments):
        asked.append(arguments[:3])
        return make_images(runs_folder, "mine-new", n=0, state="queued")

    monkeypatch.setattr("core.runs.jobs.start", start)
    page = mine(part="images")
    page.segmented_control(key="mine_dim").set_value(32)
    page.slider(key="mine_epochs").set_value(2)
    page.button(key="mine_image_start").click().run()
    assert asked == [("mine", 0, ("--preset", "32", "--n-epochs", "2"))]
    assert page.query_params["net"] == "mine-new"


def test_the_part_is_in_the_link(mine):
    page = mine()
    page.segmented_control(key="mine_part").set_value("images").run()
    assert page.query_params["part"] == "images"
