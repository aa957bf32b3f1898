"""Files of arrays come back as they were, or not at all."""

from pathlib import Path

import numpy as np
import pytest

from core.runs.archives import read_arrays, write_arrays


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "arrays.npz"
    write_arrays(path, a=np.arange(5, dtype=np.float16), words=np.array("words"))
    return path


def test_arrays_come_back(file: Path):
    back = read_arrays(file)
    assert back.keys() == {"a", "words"}
    assert back["a"].dtype == np.float16
    assert str(back["words"]) == "words"
    assert [path.name for path in file.parent.iterdir()] == ["arrays.npz"]


@pytest.mark.parametrize("damage", ["gone", "empty", "no archive", "cut short", "overwritten"])
def test_a_damaged_file_reads_as_none(file: Path, damage: str):
    content = bytearray(file.read_bytes())
    content[70:80] = bytes(10)
    file.write_bytes(
        {
            "gone": b"",
            "empty": b"",
            "no archive": b"plain words",
            "cut short": file.read_bytes()[:60],
            "overwritten": bytes(content),
        }[damage]
    )
    if damage == "gone":
        file.unlink()
    assert read_arrays(file) is None


def test_nothing_is_unpickled(tmp_path: Path):
    path = tmp_path / "objects.npz"
    np.savez(path, a=np.array([{}], dtype=object))
    assert read_arrays(path) is None
