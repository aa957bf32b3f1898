import re
import shutil
import time
from functools import partial

import pytest

from tests.made.iic import make_run
from tests.pages.shown import buttons, messages, sent

FULL = {"error": "DiskFull", "message": "OSError: [Errno 28] No space left on device"}


@pytest.fixture
def watch(open_page):
    """Open the page, perhaps by a link to a run."""
    return partial(open_page, "watch")


def film_data(page):
    """Return what the figures got, or None where there is no film."""
    return sent(page, "figure")


def film_names(page):
    """Return the ids of the films, in their order."""
    return [reel["name"] for reel in film_data(page)["film"]["reels"]]


def test_without_a_run_the_page_invites_to_start_one(watch, page_html):
    page = watch()
    assert not page.exception
    assert "Nothing to watch yet" in page_html(page)
    assert "Start" in buttons(page)


def test_a_finished_run_is_replayed_and_taken_away(watch, runs_folder):
    make_run(runs_folder)
    page = watch()
    assert not page.exception
    data = film_data(page)
    assert not data["film"]["live"]
    assert film_names(page) == ["iic-mine"]
    assert [plot["name"] for plot in data["plots"]] == ["joint-1", "confusion-1", "curves-1"]
    assert len(data["plots"][0]["sent"]) == 6
    assert len(page.get("download_button")) == 3
    assert any("--preset quick --seed 3" in code.value for code in page.code)


def test_a_live_run_is_found_and_followed(watch, runs_folder):
    make_run(runs_folder, "iic-old")
    make_run(runs_folder, "iic-now", state="running", steps_per_second=4.0)
    page = watch()
    assert not page.exception
    data = film_data(page)
    assert data["film"]["live"]
    assert film_names(page) == ["iic-now"]
    assert data["plots"][2]["figure"]["layout"]["xaxis"]["range"] == [0, 80]
    assert {"Pause", "Stop"} <= set(buttons(page))


def test_a_live_run_sends_only_the_newest_snapshots_the_second_time(watch, runs_folder):
    make_run(runs_folder, state="running")
    page = watch().run()
    assert film_data(page)["plots"][0]["sent"] == [31, 41, 51]


def test_buttons_pause_and_stop_a_run(watch, runs_folder):
    run = make_run(runs_folder, state="running")
    page = watch()
    page.button(key="watch_pause").click().run()
    assert run.pause_file.exists()
    page.button(key="watch_stop").click().run()
    assert run.stop_file.exists()


def test_a_paused_run_can_go_on(watch, runs_folder):
    run = make_run(runs_folder, state="paused")
    run.pause_file.touch()
    watch().button(key="watch_go_on").click().run()
    assert not run.pause_file.exists()


def test_before_the_first_snapshot_the_page_says_that_it_wakes_up(watch, runs_folder, page_html):
    make_run(runs_folder, n=0, state="queued")
    html = page_html(watch())
    assert "waking up" in html
    assert re.search(r"\d+ sec so far", html)


def test_a_queued_run_says_what_it_waits_for(watch, runs_folder):
    make_run(runs_folder, "iic-first", state="running")
    make_run(runs_folder, "iic-second", n=0, state="queued", queued=time.time())
    assert "iic-first" in messages(watch(run="iic-second"))


def test_a_failed_run_says_why_beside_its_film(watch, runs_folder):
    make_run(runs_folder, state="failed", **FULL)
    page = watch()
    assert not page.exception
    assert "disk is full" in messages(page)
    assert film_data(page) is not None


def test_an_interrupted_run_can_be_resumed(watch, runs_folder, page_html):
    make_run(runs_folder, state="running", pid=2**30)
    page = watch()
    assert "its process is gone" in page_html(page)
    assert "Resume from its last epoch" in buttons(page)


def test_a_link_to_a_deleted_run_says_so(watch, runs_folder):
    make_run(runs_folder)
    page = watch(run="iic-gone")
    assert not page.exception
    assert "This run is not here" in messages(page)


def test_a_folder_deleted_under_the_page_says_so(watch, runs_folder):
    run = make_run(runs_folder)
    page = watch()
    shutil.rmtree(run.path)
    page.run()
    assert not page.exception
    assert "This run is not here" in messages(page)


def test_a_damaged_snapshot_is_left_out(watch, runs_folder):
    run = make_run(runs_folder)
    run.snapshot_files[2].write_bytes(b"PK no archive")
    page = watch()
    assert not page.exception
    assert film_data(page)["film"]["reels"][0]["steps"] == [1, 11, 31, 41, 51]
    assert any("1 damaged" in caption.value for caption in page.caption)


def test_a_run_of_damaged_snapshots_only_says_so(watch, runs_folder):
    run = make_run(runs_folder)
    for file in run.snapshot_files:
        file.write_bytes(b"")
    page = watch()
    assert not page.exception
    assert "None of this run's snapshots can be read" in messages(page)


def test_two_runs_are_shown_in_step(watch, runs_folder):
    make_run(runs_folder, "iic-a")
    make_run(runs_folder, "iic-b")
    page = watch(run="iic-b", beside="iic-a")
    assert film_names(page) == ["iic-b", "iic-a"]
    names = [plot["name"] for plot in film_data(page)["plots"]]
    assert len(set(names)) == len(names) == 6


def test_pairs_are_offered_that_exist_and_shown_by_one_click(watch, folders):
    for name in ("iic", "iic-alpha-1", "iic-alpha-10"):
        make_run(folders / "exhibits", name)
    page = watch()
    assert film_names(page) == ["iic"]
    assert [b.key for b in page.button if b.key.startswith("pair_")] == ["pair_alphas"]
    page.button(key="pair_alphas").click().run()
    assert film_names(page) == ["iic-alpha-1", "iic-alpha-10"]


def test_head_and_order_of_the_clusters_are_chosen(watch, runs_folder):
    make_run(runs_folder)
    page = watch()
    assert page.segmented_control(key="watch_head").options == ["1", "2", "50 overclusters"]
    page.segmented_control(key="watch_head").set_value("1").run()
    joint, confusion, _ = film_data(page)["plots"]
    assert joint["alt"] == "Joint matrix of head 2"
    assert joint["frames"][0]["columns"] == list(range(10))[::-1]
    assert confusion["frames"][0]["rows"] == []
    page.segmented_control(key="watch_order").set_value("raw").run()
    assert film_data(page)["plots"][0]["frames"][0]["columns"] == list(range(10))
    page.segmented_control(key="watch_head").set_value("over").run()
    joint = film_data(page)["plots"][0]
    assert joint["frames"][0]["shape"] == [50, 50]
    assert len(joint["sent"]) == 6


def test_the_chosen_head_is_kept_on_a_look_at_another_run(watch, runs_folder):
    make_run(runs_folder)
    page = watch()
    page.segmented_control(key="watch_head").set_value("1").run()
    page.run()
    assert film_data(page)["plots"][0]["alt"] == "Joint matrix of head 2"


def test_start_hands_recipe_and_seed_to_a_process_of_its_own(watch, runs_folder, monkeypatch):
    asked = []

    def start(*arguments):
        asked.append(arguments[:3])
        return make_run(runs_folder, "iic-new", n=0, state="queued")

    monkeypatch.setattr("core.runs.jobs.start", start)
    page = watch()
    page.selectbox(key="recipe_group").set_value("book").run()
    page.number_input(key="recipe_seed").set_value(7)
    page.number_input(key="recipe_heads").set_value(2)
    page.button(key="watch_start").click().run()
    assert asked == [("iic-vgg", 7, ("--preset", "crops", "--n-sub-heads", "2"))]
    assert page.query_params["run"] == "iic-new"


def test_a_full_disk_refuses_a_start_in_words(watch, monkeypatch):
    def start(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.runs.jobs.start", start)
    page = watch()
    page.button(key="watch_start").click().run()
    assert not page.exception
    assert "disk is full" in messages(page)
