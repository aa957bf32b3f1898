import gzip
import io
import json
import subprocess
import sys
import tarfile
import types
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from core.data import DataUnavailable, cifar10, describe, fashion_mnist, fetch, keras_home, sources
from core.data.cache import Source
from core.data.idx import encode_idx, sha256
from core.data.packages import FetchFailed

N_TRAIN, N_TEST = 5_010, 20


def arrays(shape):
    rng = np.random.default_rng(0)
    return {
        "train-images": rng.integers(0, 256, (N_TRAIN, *shape), dtype=np.uint8),
        "train-labels": rng.integers(0, 10, N_TRAIN, dtype=np.uint8),
        "test-images": rng.integers(0, 256, (N_TEST, *shape), dtype=np.uint8),
        "test-labels": rng.integers(0, 10, N_TEST, dtype=np.uint8),
    }


def small(data_set, content, error=None):
    def load(folder, on_bytes):
        if error:
            raise error
        return content

    checksums = {name: sha256(encode_idx(array)) for name, array in content.items()}
    return replace(data_set, checksums=checksums, sources=(Source("a shelf", load, 1),))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def install(monkeypatch, data_set):
    constant = {"fashion-mnist": "FASHION_MNIST", "cifar10": "CIFAR10"}[data_set.name]
    monkeypatch.setattr(sources, constant, data_set)
    monkeypatch.setitem(sources.DATA_SETS, data_set.name, data_set)


def test_fashion_mnist_is_cut_into_its_splits(monkeypatch):
    content = arrays((28, 28))
    install(monkeypatch, small(sources.FASHION_MNIST, content))
    parts = {split: sources.load_fashion_mnist(split) for split in ("train", "validation", "test")}
    assert {split: len(part) for split, part in parts.items()} == {
        "train": 10,
        "validation": 5_000,
        "test": N_TEST,
    }
    np.testing.assert_array_equal(parts["validation"].images, content["train-images"][10:])
    np.testing.assert_array_equal(parts["test"].labels, content["test-labels"])


def test_cifar10_becomes_grey_and_small(monkeypatch):
    content = arrays((32, 32, 3))
    install(monkeypatch, small(sources.CIFAR10, content))
    part = sources.load_cifar10("test")
    assert part.images.shape == (N_TEST, 28, 28)
    assert part.images.dtype == np.uint8
    np.testing.assert_array_equal(part.images, cifar10.to_grey(content["test-images"]))


def test_grey_follows_the_luma_weights_of_itu_r_601():
    colours = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [200, 200, 200]], np.uint8)
    images = np.broadcast_to(colours[:, None, None], (4, 32, 32, 3))
    grey = cifar10.to_grey(np.ascontiguousarray(images))
    assert grey[:, 0, 0].tolist() == [76, 150, 29, 200]
    assert (grey == grey[:, :1, :1]).all()


def test_an_unknown_split_is_refused_before_anything_is_fetched(folder):
    with pytest.raises(ValueError, match="Received: split='dev'"):
        sources.load_cifar10("dev")
    assert not folder.exists()


def test_an_unreachable_data_set_gives_the_sentence(monkeypatch):
    unreachable = small(sources.CIFAR10, arrays((32, 32, 3)), FetchFailed("no network"))
    install(monkeypatch, unreachable)
    with pytest.raises(DataUnavailable, match=r"tried the cache .*, a shelf \(no network\)\.$"):
        sources.load_cifar10("test")


def test_fetching_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match=r"fashion-mnist, cifar10\. Received: name='imagenet'"):
        fetch("imagenet")


def test_fetching_reports_to_the_caller(monkeypatch):
    install(monkeypatch, small(sources.CIFAR10, arrays((2, 2, 3))))
    seen = []
    fetch("cifar10", lambda *progress: seen.append(progress))
    assert seen == [("a shelf", 0, 1), ("a shelf", 1, 1)]


def test_the_description_says_what_is_here_and_where_it_came_from(monkeypatch, folder):
    install(monkeypatch, small(sources.CIFAR10, arrays((2, 2, 3))))
    fetch("cifar10")
    text = "\n".join(describe())
    assert "mnist: bundled with the repository" in text
    assert "fashion-mnist: not here; `python -m core data --fetch fashion-mnist`" in text
    assert f"cifar10: in {folder / 'cifar10'}, from a shelf" in text
    assert f"train-labels  sha256 {sources.CIFAR10.checksums['train-labels']}" in text


def test_the_debian_package_is_read(tmp_path, monkeypatch):
    content = arrays((2, 2))
    inside = tmp_path / "usr" / "share" / "datasets"
    inside.mkdir(parents=True)
    for name, original in fashion_mnist._ORIGINAL_NAMES.items():
        (inside / original).write_bytes(gzip.compress(encode_idx(content[name]), 1))
    monkeypatch.setattr(fashion_mnist, "debian_package", lambda *_: tmp_path)
    read = fashion_mnist.from_debian(tmp_path, print)
    for name, array in content.items():
        np.testing.assert_array_equal(read[name], array)


def test_a_debian_package_without_the_files_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(fashion_mnist, "debian_package", lambda *_: tmp_path)
    with pytest.raises(FetchFailed, match=r"train-images-idx3-ubyte\.gz is not in the package"):
        fashion_mnist.from_debian(tmp_path, print)


def npm_tarball(path, batch, labels):
    stream = io.BytesIO()
    Image.fromarray(batch.reshape(len(batch), 32 * 32, 3)).save(stream, "PNG")
    files = {f"data_batch_{number}.png": stream.getvalue() for number in range(1, 6)}
    files |= {"test_batch.png": stream.getvalue()}
    files |= {"train_lables.json": json.dumps(labels * 5), "test_lables.json": json.dumps(labels)}
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            content = content.encode() if isinstance(content, str) else content
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_the_npm_package_is_read_row_by_row(tmp_path, monkeypatch):
    batch = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)
    tarball = npm_tarball(tmp_path / "cifar.tgz", batch, [6, 9, 9])
    monkeypatch.setattr(cifar10, "npm_pack", lambda *_: tarball)
    read = cifar10.from_npm(tmp_path, print)
    np.testing.assert_array_equal(read["train-images"], np.concatenate([batch] * 5))
    np.testing.assert_array_equal(read["test-images"], batch)
    assert read["test-labels"].tolist() == [6, 9, 9]


def fake_keras(monkeypatch, load_data):
    module = types.ModuleType("keras.datasets.shapes")
    module.load_data = load_data
    monkeypatch.setitem(sys.modules, "keras", types.ModuleType("keras"))
    monkeypatch.setitem(sys.modules, "keras.datasets", types.ModuleType("keras.datasets"))
    monkeypatch.setitem(sys.modules, "keras.datasets.shapes", module)


def test_keras_columns_of_labels_become_vectors(monkeypatch, capsys):
    images = np.zeros((2, 4, 4), np.uint8)
    labels = np.array([[6], [9]], np.int64)

    def load_data():
        print("Downloading")
        return (images, labels), (images, labels)

    fake_keras(monkeypatch, load_data)
    read = keras_home.download("shapes")
    assert read["train-labels"].tolist() == [6, 9]
    assert read["train-labels"].dtype == np.uint8
    assert capsys.readouterr().out == ""


def test_whatever_keras_raises_is_a_failed_fetch(monkeypatch):
    def load_data():
        raise Exception("URL fetch failure on somewhere: None -- unreachable")

    fake_keras(monkeypatch, load_data)
    with pytest.raises(FetchFailed, match="URL fetch failure"):
        keras_home.download("shapes")


def test_importing_the_data_package_loads_no_framework():
    code = "import sys, core.data; print({'keras', 'tensorflow', 'streamlit'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.strip() == "set()"
