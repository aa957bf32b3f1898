import pytest

from core import limits


@pytest.mark.parametrize(
    ("said", "public"), [("", False), ("0", False), ("no", False), ("1", True)]
)
def test_one_switch_makes_a_server_public(monkeypatch, said, public):
    monkeypatch.setenv(limits.PUBLIC, said)
    assert limits.is_public() == public
    assert (limits.QUEUED.value == 0) == public


@pytest.mark.parametrize(("said", "value"), [("7", 7), ("0.5", 0.5), ("-3", 16), ("many", 16)])
def test_a_limit_is_what_the_environment_says_where_that_is_a_number(monkeypatch, said, value):
    monkeypatch.delenv(limits.PUBLIC, raising=False)
    monkeypatch.setenv("GLYPHSCOPE_QUEUE", said)
    assert limits.QUEUED.value == value


def test_a_public_server_trains_nothing_whatever_else_is_said(monkeypatch):
    monkeypatch.setenv(limits.PUBLIC, "1")
    assert limits.SESSIONS.value < 1000
    assert limits.UPLOAD_MB.value < 50
