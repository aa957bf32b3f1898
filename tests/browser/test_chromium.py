from types import SimpleNamespace

import pytest

from tests.browser import chromium

PLAYWRIGHT = SimpleNamespace(chromium=SimpleNamespace(executable_path="nowhere"))


def test_a_named_browser_goes_first(monkeypatch, tmp_path):
    named = tmp_path / "chromium"
    named.touch()
    monkeypatch.setenv("CHROMIUM_PATH", str(named))
    assert chromium.find(PLAYWRIGHT) == str(named)


def test_a_wrong_name_is_an_error_that_helps(monkeypatch):
    monkeypatch.setenv("CHROMIUM_PATH", "no/such/browser")
    with pytest.raises(chromium.NoBrowser, match="CHROMIUM_PATH names no file: no/such/browser"):
        chromium.find(PLAYWRIGHT)


def test_no_browser_is_an_error_that_helps_and_never_a_skip(monkeypatch):
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setattr(chromium, "_succeeds", lambda *command: False)
    with pytest.raises(chromium.NoBrowser, match="apt-get install chromium"):
        chromium.find(PLAYWRIGHT)
