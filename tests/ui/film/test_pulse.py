import asyncio
import json
import shutil
import time

import pytest
from starlette.requests import Request

from tests.made.iic import make_run
from ui.film import pulse
from ui.film.pulse import following, newest


def test_a_frame_that_is_there_already_is_told_at_once(tmp_path):
    run = make_run(tmp_path)
    names = [file.stem for file in run.snapshot_files]
    assert newest(run) == names[-1]
    assert asyncio.run(following(run, names[-2])) == names[-1]
    assert asyncio.run(following(run, "")) == names[-1]


def test_a_run_without_frames_has_no_newest_one(tmp_path):
    run = make_run(tmp_path, n=0)
    assert asyncio.run(following(run, "", patience=0.0)) == ""


def test_the_next_frame_is_told_when_it_is_written(tmp_path):
    run = make_run(tmp_path)
    known = newest(run)
    after = run.snapshot_file(int(known) + 5)

    async def write() -> float:
        await asyncio.sleep(0.3)
        shutil.copy(run.snapshot_files[-1], after)
        return time.monotonic()

    async def both() -> tuple[str, float, float]:
        told, written = await asyncio.gather(following(run, known), write())
        return told, written, time.monotonic()

    told, written, heard = asyncio.run(both())
    assert told == after.stem
    assert heard - written < 2.0


def test_who_waits_in_vain_hears_what_is_known(tmp_path):
    run = make_run(tmp_path)
    start = time.monotonic()
    assert asyncio.run(following(run, newest(run), patience=0.3)) == newest(run)
    assert time.monotonic() - start >= 0.3


def answered(run: str, growth: pulse.Growth, query: str = "") -> tuple[int, object]:
    """Ask for the next frames of a film as a browser does."""
    scope = {"type": "http", "path_params": {"run": run}, "query_string": query.encode()}
    answer = asyncio.run(pulse.route("kind", growth).endpoint(Request(scope)))
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize("name", ["none", "../main", ""])
def test_there_is_no_film_of_a_run_that_is_not_there(name):
    assert answered(name, lambda *_: {}) == (404, {})


def test_what_a_film_has_grown_by_goes_along(tmp_path, monkeypatch):
    run = make_run(tmp_path)
    monkeypatch.setattr(pulse, "find", lambda _: run)
    asked = []

    def growth(*question: object) -> dict[str, object]:
        asked.append(question)
        return {"steps": [4]}

    status, told = answered(run.id, growth, "after=00000001&head=2")
    assert (status, told) == (200, {"newest": newest(run), "steps": [4]})
    [(of, known, query)] = asked
    assert (of, known, query["head"]) == (run, "00000001", "2")


def test_without_a_new_frame_nothing_is_drawn(tmp_path, monkeypatch):
    run = make_run(tmp_path)
    monkeypatch.setattr(pulse, "find", lambda _: run)
    monkeypatch.setattr(pulse.following, "__defaults__", (0.0,))
    known = newest(run)
    assert answered(run.id, lambda *_: 1 / 0, f"after={known}") == (200, {"newest": known})


def test_nonsense_is_no_error_of_the_servers(tmp_path, monkeypatch):
    run = make_run(tmp_path)
    monkeypatch.setattr(pulse, "find", lambda _: run)
    assert answered(run.id, lambda *_: int("x"), "after=") == (400, {})
