import gc
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.exec_code import modified_sys_path

from ui import start
from ui.frame import warmup as warmup_module
from ui.frame.warmup import Warmup, keep_keras_state


@pytest.fixture(autouse=True)
def unfreeze():
    yield
    gc.unfreeze()


def wait_for(warmup):
    for _ in range(500):
        if warmup.settled:
            return
        threading.Event().wait(0.01)
    pytest.fail("The loading never ended.")


def test_it_loads_once_however_often_it_is_started():
    calls = []
    warmup = Warmup(lambda: calls.append(1) or "networks")
    for _ in range(5):
        warmup.start()
    wait_for(warmup)
    warmup.start()
    assert (warmup.value, calls) == ("networks", [1])


def test_a_call_without_delay_overtakes_a_delayed_one():
    warmup = Warmup(lambda: "networks")
    warmup.start(delay=60)
    assert not warmup.settled
    warmup.start()
    wait_for(warmup)
    assert warmup.value == "networks"


def test_a_failure_is_kept_and_can_be_retried():
    answers = iter([LookupError("no exhibit"), "networks"])

    def load():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    warmup = Warmup(load)
    warmup.start()
    wait_for(warmup)
    assert str(warmup.error) == "no exhibit"
    assert warmup.value is None
    warmup.retry()
    wait_for(warmup)
    assert (warmup.value, warmup.error) == ("networks", None)


def test_streamlit_cannot_clear_the_session_of_keras_any_more(monkeypatch):
    def clear_session():
        pytest.fail("Keras lost its state.")

    keras = SimpleNamespace(backend=SimpleNamespace(clear_session=clear_session))
    monkeypatch.setitem(sys.modules, "keras", keras)
    keep_keras_state()
    script_runner._clean_problem_modules()


def test_the_state_of_keras_is_safe_before_the_first_network_is_built(monkeypatch):
    steps = []
    monkeypatch.setattr(warmup_module, "keep_keras_state", lambda: steps.append("kept"))
    monkeypatch.setitem(
        sys.modules,
        "core.verdict",
        SimpleNamespace(load_recognizer=lambda: steps.append("built")),
    )
    warmup_module._load_recognizer()
    assert steps == ["kept", "built"]


@pytest.mark.parametrize("load", [lambda: "networks", lambda: 1 / 0])
def test_libraries_are_frozen_after_loading(load):
    warmup = Warmup(load)
    warmup.start()
    wait_for(warmup)
    assert gc.get_freeze_count() > 0


def test_a_delayed_timer_does_not_load_again():
    calls = []
    warmup = Warmup(lambda: calls.append(1) or "networks")
    warmup.start(delay=0.05)
    warmup.start()
    wait_for(warmup)
    threading.Event().wait(0.15)
    assert calls == [1]


def test_a_run_leaves_the_import_path_alone(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    shell = Path(start.__file__).with_name("shell.py")
    before = list(sys.path)
    with modified_sys_path(str(shell)):
        assert sys.path != before  # what Streamlit does to imports of other threads
    start.keep_script_folder()
    before = list(sys.path)
    with modified_sys_path(str(shell)):
        assert sys.path == before
    assert sys.path == before


def test_networks_are_built_one_after_the_other(monkeypatch):
    first = Warmup(lambda: "networks")
    monkeypatch.setattr(warmup_module, "recognizer", lambda: first)
    monkeypatch.setattr(warmup_module, "keep_keras_state", lambda: None)
    at_once, most = [], []

    def build():
        with warmup_module.building_turn():
            assert first.settled
            at_once.append(1)
            threading.Event().wait(0.02)
            most.append(len(at_once))
            at_once.pop()

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == [1, 1, 1, 1]
