import errno
import json
import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from core.data import DataUnavailable, cache
from core.data.cache import DataSet, Source, fill, is_cached, read_cached, source_of
from core.data.idx import encode_idx, sha256
from core.data.packages import FetchFailed

ARRAYS = {
    "train-images": np.arange(24, dtype=np.uint8).reshape(2, 3, 4),
    "train-labels": np.array([1, 2], np.uint8),
    "test-images": np.full((1, 3, 4), 7, np.uint8),
    "test-labels": np.array([3], np.uint8),
}


def data_set(*sources):
    checksums = {name: sha256(encode_idx(array)) for name, array in ARRAYS.items()}
    return DataSet("shapes", checksums, sources)


class Shelf:
    """A source that counts how often it is asked."""

    def __init__(self, arrays=ARRAYS, error=None, name="shelf"):
        self.arrays, self.error, self.name, self.n_calls = arrays, error, name, 0

    def load(self, folder, on_bytes):
        self.n_calls += 1
        assert not list(folder.iterdir())
        on_bytes(50)
        if self.error:
            raise self.error
        return self.arrays

    @property
    def source(self):
        return Source(self.name, self.load, n_bytes=100)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def silent(source, n_bytes, n_total):
    pass


def filled(*shelves):
    shapes = data_set(*(shelf.source for shelf in shelves))
    fill(shapes, silent)
    return shapes


def test_what_was_fetched_is_read_back():
    shapes = filled(Shelf())
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(read_cached(shapes, name), array)
    assert source_of(shapes) == "shelf"


def test_an_empty_cache_holds_nothing():
    shapes = data_set()
    assert not is_cached(shapes)
    assert source_of(shapes) is None


def test_a_full_cache_asks_no_source_again():
    shelf = Shelf()
    filled(shelf)
    filled(shelf)
    assert shelf.n_calls == 1


@pytest.mark.parametrize("damage", ["half", "changed", "emptied", "removed"])
def test_a_damaged_file_is_noticed_and_fetched_again(damage, folder):
    shelf = Shelf()
    shapes = filled(shelf)
    path = folder / "shapes" / "train-images.idx"
    content = path.read_bytes()
    changes = {"half": content[: len(content) // 2], "changed": content[:-1] + b"!", "emptied": b""}
    if damage == "removed":
        path.unlink()
    else:
        path.write_bytes(changes[damage])
    assert read_cached(shapes, "train-images") is None
    fill(shapes, silent)
    assert shelf.n_calls == 2
    np.testing.assert_array_equal(read_cached(shapes, "train-images"), ARRAYS["train-images"])


def test_sources_are_tried_in_order_until_one_gives_the_data():
    first, second, third = Shelf(error=FetchFailed("no network")), Shelf(name="second"), Shelf()
    shapes = filled(first, second, third)
    assert [first.n_calls, second.n_calls, third.n_calls] == [1, 1, 0]
    assert source_of(shapes) == "second"


def test_other_content_is_refused_and_the_next_source_tried():
    wrong = Shelf(ARRAYS | {"test-labels": np.array([4], np.uint8)})
    assert source_of(filled(wrong, Shelf(name="second"))) == "second"


def test_no_source_gives_one_sentence_with_all_that_was_tried(folder):
    shelves = [
        Shelf(error=FetchFailed("npm is not installed"), name="npm package shapes"),
        Shelf(error=OSError(errno.ENOSPC, "No space left on device"), name="Debian package shapes"),
        Shelf({}, name="an empty shelf"),
        Shelf(ARRAYS | {"test-labels": np.array([4], np.uint8)}, name="a wrong shelf"),
    ]
    with pytest.raises(DataUnavailable) as caught:
        filled(*shelves)
    message = str(caught.value)
    assert message.startswith("No source gave the data set shapes: tried the cache ")
    assert str(folder) in message
    assert "npm package shapes (npm is not installed)" in message
    assert "No space left on device" in message
    assert "a wrong shelf (the checksum of test-labels differs)" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert not list((folder).glob("fetching-*"))


def test_progress_is_reported_with_the_source():
    seen = []
    shapes = data_set(Shelf().source)
    fill(shapes, lambda *progress: seen.append(progress))
    assert seen == [("shelf", 0, 100), ("shelf", 50, 100), ("shelf", 100, 100)]


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(DataUnavailable, match=r"cannot be written .* set GLYPHSCOPE_DATA"):
        filled(Shelf())


def test_a_full_disk_gives_a_sentence_and_leaves_no_half_file(folder, monkeypatch):
    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DataUnavailable, match="No space left on device"):
        filled(Shelf())
    assert not list((folder / "shapes").iterdir())


def test_a_file_appears_only_when_it_is_complete(folder, monkeypatch):
    complete = []
    move = os.replace

    def watched(source, target):
        complete.append((target.exists(), sha256(source.read_bytes())))
        move(source, target)

    monkeypatch.setattr(os, "replace", watched)
    shapes = filled(Shelf())
    assert complete[:4] == [(False, checksum) for checksum in shapes.checksums.values()]
    assert not list(folder.rglob("*.partial"))


def test_a_damaged_note_of_the_source_does_no_harm(folder):
    shapes = filled(Shelf())
    (folder / "shapes" / "source.json").write_text(json.dumps(["no", "source"])[:-2])
    assert source_of(shapes) is None
    assert is_cached(shapes)


def test_two_threads_fetch_once():
    shelf = Shelf()
    threads = [threading.Thread(target=filled, args=(shelf,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shelf.n_calls == 1


FETCH_AND_SIGN = """
import pathlib, sys, time
import numpy as np
from core.data.cache import DataSet, Source, fill
from core.data.idx import encode_idx, sha256

arrays = {"labels": np.array([1, 2], np.uint8)}

def load(folder, on_bytes):
    with pathlib.Path(sys.argv[1]).open("a") as log:
        log.write("asked\\n")
    time.sleep(0.5)
    return arrays

checksums = {"labels": sha256(encode_idx(arrays["labels"]))}
fill(DataSet("shapes", checksums, (Source("slow shelf", load, 1),)), lambda *progress: None)
"""


def test_two_processes_fetch_once(tmp_path):
    command = [sys.executable, "-c", FETCH_AND_SIGN, str(tmp_path / "log")]
    processes = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert (tmp_path / "log").read_text() == "asked\n"


def test_waiting_too_long_for_another_process_gives_a_sentence(folder, monkeypatch):
    monkeypatch.setattr(cache, "LOCK_TIMEOUT", 0.05)
    folder.mkdir()
    with (
        cache.FileLock(folder / "shapes.lock"),
        pytest.raises(DataUnavailable, match="Another process has been fetching shapes too long"),
    ):
        filled(Shelf())


def test_without_a_chosen_folder_the_users_cache_is_taken(monkeypatch):
    monkeypatch.delenv("GLYPHSCOPE_DATA")
    assert cache.cache_folder().name == "glyphscope"
