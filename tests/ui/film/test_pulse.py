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


@pytest.mark.parametrize("name", ["none", "../main", ""])
def test_there_is_no_film_of_a_run_that_is_not_there(name):
    answer = asyncio.run(pulse._answer(Request({"type": "http", "path_params": {"run": name}})))
    assert (answer.status_code, json.loads(answer.body)) == (404, {})
