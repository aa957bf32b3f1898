import ctypes
import platform
import sys

import pytest

from ui import start

GLIBC = sys.platform.startswith("linux") and platform.libc_ver()[0] == "glibc"


@pytest.mark.skipif(not GLIBC, reason="glibc alone has arenas")
def test_glibc_takes_the_number_of_arenas():
    assert start.share_arenas()


def test_another_system_keeps_its_own_way(monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "darwin")
    assert not start.share_arenas()


def test_a_c_library_without_arenas_is_left_alone(monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert not start.share_arenas()
