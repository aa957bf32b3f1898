from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from core.dec import moves
from core.dec.film import load_dec_film
from core.runs import jobs
from tests.made.dec import make_dec_run
from tests.pages.shown import messages, plots, sent
from ui.dec import stack
from ui.frame import warmup

IMAGE = np.full((28, 28), 90, np.uint8)


class FakeStack:
    """Gives everything back as it was."""

    network = True

    def reconstructions(self, image):
        return {name: image for name in ("untrained", "layer-1", "finetune", "cluster")}

    def assign(self, image):
        return np.linspace(-1, 1, 10), np.eye(10)[2]


@pytest.fixture
def dec(open_page, monkeypatch):
    """Open the page, perhaps by a link; a run's networks are there at once."""
    loading = warmup.Warmup(FakeStack)
    loading.value = FakeStack()
    monkeypatch.setattr(stack, "opened", lambda run: loading)
    return partial(open_page, "dec")


def test_without_a_run_the_page_invites_to_start_one(dec, page_html):
    page = dec()
    assert not page.exception
    assert "Nothing to watch yet" in page_html(page)
    assert page.button(key="dec_start").label == "Start"


def test_a_finished_run_opens_with_the_first_act(dec, runs_folder, page_html):
    run = make_dec_run(runs_folder)
    run.weights_file.touch()
    page = dec()
    assert not page.exception
    film = sent(page, "squeeze")
    assert film["stages"] == ["layer-1", "layer-2", "layer-3", "layer-4", "finetune"]
    assert plots(page) == ["loss"]
    assert "after clustering" in page_html(page)
    assert any("--preset quick --seed 3" in code.value for code in page.code)


def test_the_second_act_shows_one_still_frame(dec, runs_folder, page_html):
    make_dec_run(runs_folder)
    page = dec(act="centres")
    assert not page.exception
    assert sent(page, "dec_map")["still"]
    assert "Act 2 of 3" in page_html(page)


def test_the_third_act_shows_all_updates(dec, runs_folder):
    make_dec_run(runs_folder)
    data = sent(dec(act="refine"), "dec_map")
    assert data["films"][0]["updates"] == [0, 1, 2, 3, 4]
    assert data["sizes"] == [500, 2000]


def test_the_most_undecided_image_shows_its_bars_before_any_click(dec, runs_folder):
    run = make_dec_run(runs_folder)
    data = sent(dec(act="refine"), "dec_map")
    q, _ = moves.assignments(load_dec_film(run).clustering, data["row"], moves.Kernel())
    assert data["films"][0]["bars"]["row"] == data["row"]
    assert q[0].max() < 0.25


def test_a_clicked_image_brings_its_bars_for_every_update(dec, runs_folder):
    make_dec_run(runs_folder)
    page = dec(act="refine")
    page.session_state["dec_refine"] = {"point": {"row": 12, "frame": 3}}
    bars = sent(page.run(), "dec_map")["films"][0]["bars"]
    assert bars["row"] == 12
    assert len(bars["q"]) == len(bars["p"]) > 200


def test_more_images_come_when_they_are_asked_for(dec, runs_folder):
    make_dec_run(runs_folder)
    page = dec(act="refine")
    page.session_state["dec_refine"] = {"size": 2000}
    assert sent(page.run(), "dec_map")["films"][0]["n"] == 2000


def test_two_kernels_stand_side_by_side(dec, folders, runs_folder, page_html):
    make_dec_run(folders / "exhibits", "dec")
    make_dec_run(folders / "exhibits", "dec-post", preset="post-kernel", n_pictures=0)
    page = dec()
    page.button(key="dec_duel").click().run()
    assert not page.exception
    assert [film["id"] for film in sent(page, "dec_map")["films"]] == ["dec", "dec-post"]
    assert "only the kernel differs" in page_html(page)


def test_a_run_that_took_an_autoencoder_over_shows_where_it_learned(dec, folders, runs_folder):
    make_dec_run(folders / "exhibits", "dec")
    make_dec_run(runs_folder, "dec-short", preset="clustering", n_pictures=0)
    page = dec(run="dec-short", act="squeeze")
    assert sent(page, "squeeze")["id"] == "dec"
    assert any("autoencoder of dec" in caption.value for caption in page.caption)


def test_a_live_run_is_found_and_its_act_shown(dec, runs_folder):
    make_dec_run(runs_folder, "dec-old")
    status = {"stage": "cluster", "stage_epoch": 2, "stage_epochs": 8}
    make_dec_run(runs_folder, "dec-now", state="running", **status)
    page = dec()
    assert not page.exception
    film = sent(page, "glyphscope_figure")
    assert film["film"]["live"]
    assert film["plots"][0]["figure"]["layout"]["xaxis"]["range"][1] > 8
    assert {"Pause", "Stop"} <= {button.label for button in page.button}


def test_the_act_stays_when_a_live_run_ends(dec, runs_folder):
    place = {"stage": "cluster", "stage_epoch": 2, "stage_epochs": 8}
    run = make_dec_run(runs_folder, state="running", **place)
    page = dec()
    run.update_status(state="stopped")
    assert not sent(page.run(), "glyphscope_figure")["film"]["live"]
    assert plots(page) == ["changed", "right", "kl"]


def test_a_run_without_first_act_opens_with_the_third(dec, runs_folder):
    make_dec_run(runs_folder, preset="untrained", n_pictures=0)
    assert sent(dec(), "dec_map")["films"][0]["id"] == "dec-mine"


def test_buttons_pause_and_stop_a_run(dec, runs_folder):
    run = make_dec_run(runs_folder, state="running", stage="layer-1", stage_epochs=2, stage_epoch=0)
    page = dec()
    page.button(key="watch_pause").click().run()
    assert run.pause_file.exists()
    page.button(key="watch_stop").click().run()
    assert run.stop_file.exists()


def test_later_acts_of_a_live_run_say_when_they_begin(dec, runs_folder, page_html):
    status = {"stage": "layer-2", "stage_epoch": 0, "stage_epochs": 5}
    make_dec_run(runs_folder, state="running", n_updates=-1, n_pictures=1, **status)
    assert "Act 3 begins after k-means" in page_html(dec(act="refine"))


def test_a_failed_run_says_why(dec, runs_folder):
    message = "TrainingDiverged: The loss became nan; a lower learning rate may help."
    make_dec_run(runs_folder, state="failed", n_updates=-1, message=message)
    page = dec()
    assert not page.exception
    assert "The loss became nan" in messages(page)
    assert "learning rate" in messages(page)


def test_an_interrupted_run_can_be_resumed(dec, runs_folder, monkeypatch):
    resumed = []
    monkeypatch.setattr(jobs, "resume", lambda run: resumed.append(run.id))
    make_dec_run(runs_folder, state="running", pid=2**30)
    page = dec()
    page.button(key="watch_resume").click().run()
    assert resumed == ["dec-mine"]


def test_a_run_that_is_gone_is_missed(dec, runs_folder):
    make_dec_run(runs_folder)
    assert "This run is not here" in messages(dec(run="dec-lost"))


def test_starting_puts_the_run_on_the_screen(dec, runs_folder, monkeypatch):
    asked = []

    def start(method, seed, flags, starter):
        asked.append((method, seed, flags))
        return SimpleNamespace(id="dec-new")

    monkeypatch.setattr(jobs, "start", start)
    page = dec()
    page.number_input(key="dec_quick_max_updates").set_value(2)
    page.button(key="dec_start").click().run()
    assert asked == [("dec", 0, ("--preset", "quick", "--max-updates", "2"))]
    assert page.query_params["run"] in ("dec-new", ["dec-new"])


def test_a_refused_start_says_why(dec, monkeypatch):
    def refuse(*_):
        raise OSError("too many open files")

    monkeypatch.setattr(jobs, "start", refuse)
    page = dec()
    page.button(key="dec_start").click().run()
    assert "too many open files" in messages(page)


def test_shorter_trainings_are_offered_where_an_autoencoder_is_there(dec, folders, runs_folder):
    assert len(dec().radio(key="dec_recipe").options) == 5
    make_dec_run(folders / "exhibits", "dec").stages_file.touch()
    assert len(dec().radio(key="dec_recipe").options) == 7


def test_the_failure_is_trained_where_there_is_none(dec, runs_folder, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "start", lambda *order: asked.append(order) or refuse())

    def refuse():
        raise OSError("not now")

    dec().button(key="dec_failure").click().run()
    assert asked[0][2] == ("--preset", "untrained")
    make_dec_run(runs_folder, "dec-blind", preset="untrained", n_pictures=0)
    page = dec()
    page.button(key="dec_failure").click().run()
    assert sent(page, "dec_map")["films"][0]["id"] == "dec-blind"
