import pytest

from core.runs import Run, write_json
from tests.made.iic import make_run
from ui.frame.texts import speaker
from ui.training import run_list

SAY = speaker("en")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path / "runs"))
    monkeypatch.setattr("core.runs.run.EXHIBITS", tmp_path / "exhibits")
    return tmp_path


def test_a_live_run_is_likelier_than_a_favourite_and_that_than_any_other(home):
    old, good = (make_run(home / "runs", name) for name in ("iic-old", "iic-good"))
    live = make_run(home / "runs", "iic-live", state="running")
    assert run_list.likely([old, good, live], ["iic-good"]) == "iic-live"
    assert run_list.likely([old, good], [None, "iic-gone", "iic-good"]) == "iic-good"
    assert run_list.likely([old, good], ["iic-gone"]) == "iic-old"
    assert run_list.likely([], ["iic-gone"]) is None


def test_live_runs_come_first_and_the_others_keep_their_order(home):
    found = [make_run(home / "runs", f"iic-{n}") for n in range(2)]
    live = make_run(home / "runs", "iic-live", state="queued")
    assert run_list.live_first([*found, live]) == [live, *found]


def test_only_runs_of_the_visitors_own_tell_of_their_state(home):
    own = make_run(home / "runs", "iic-own", state="failed")
    bundled = make_run(home / "exhibits", "iic-kept", state="failed")
    assert run_list.tells(own)
    assert not run_list.tells(bundled)
    assert run_list.label(own, "Quick", SAY) == "Quick · failed"
    assert run_list.label(bundled, "Quick", SAY) == "Quick"


def test_a_seed_stands_behind_a_name(home):
    run = Run(home / "runs" / "iic-mine")
    write_json(run.config_file, {"seed": 7})
    assert run_list.seeded("Quick", run, SAY) == "Quick · seed 7"


def test_runs_of_one_name_are_told_apart():
    names = {"cnn-a": "CNN · seed 0", "cnn-b": "CNN · seed 0", "cnn-c": "CNN · seed 1"}
    assert run_list.distinct(names) == {
        "cnn-a": "CNN · seed 0 · cnn-a",
        "cnn-b": "CNN · seed 0 · cnn-b",
        "cnn-c": "CNN · seed 1",
    }


@pytest.mark.parametrize(("sent", "taken"), [("iic-b", ["iic-b"]), ("Quick · live", [])])
def test_a_run_that_ends_while_it_is_shown_is_no_new_choice(monkeypatch, sent, taken):
    # A browser that has not heard of the end sends the name that the list had for the run before.
    monkeypatch.setattr(run_list.st, "session_state", {"list": sent})
    picked = []
    run_list._take("list", {"iic-a": "Quick", "iic-b": "Other"}, picked.append)
    assert picked == taken
