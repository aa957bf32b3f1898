import os

import pytest
import streamlit as st

from tests.made.iic import make_run
from ui.film import reel
from ui.film.reel import NEWEST, Reel


@pytest.fixture(autouse=True)
def session(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})


def test_a_film_is_read_again_only_when_a_frame_comes_or_goes(tmp_path):
    run, read = make_run(tmp_path), []
    films = Reel(lambda run: read.append(run.id) or len(run.snapshot_files), 4)
    assert [films.load(run), films.load(run)] == [6, 6]
    assert read == [run.id]
    run.snapshot_files[0].unlink()
    os.utime(run.snapshots_folder, ns=(1, 1))
    assert films.load(run) == 5


def test_a_run_without_frames_has_a_stamp_too(tmp_path):
    run = make_run(tmp_path, n=0)
    assert reel.stamp(run) == 0
    assert Reel(lambda run: None, 1).load(run) is None


def test_a_browser_gets_all_frames_once_and_then_the_newest():
    assert reel.unsent("sent", "a") is None
    assert reel.unsent("sent", "a") == NEWEST
    assert reel.unsent("sent", "b") is None
    reel.forget("sent")
    assert reel.unsent("sent", "a") is None


def test_the_end_of_a_live_run_is_that_of_the_whole_training(tmp_path):
    live = make_run(tmp_path, "a", state="running")
    over = make_run(tmp_path, "b", state="finished")
    assert reel.last_step(live, 30) == 80
    assert reel.last_step(over, 30) == 30
