"""A public server shows everything and changes nothing."""

import pytest

from core.limits import Refused
from core.runs import Run, jobs, write_json
from tests.pages.shown import buttons, messages
from ui.shell import page_names

STARTS = {
    "watch": "watch_start",
    "dec": "dec_start",
    "mine": "mine_start",
    "kana_lab": "kana_lab_start",
}


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", "1")


@pytest.fixture
def started(monkeypatch):
    """What was asked of `start_core`."""
    asked = []
    monkeypatch.setattr(jobs, "start_core", lambda *what: asked.append(what))
    return asked


@pytest.mark.parametrize(("name", "key"), STARTS.items())
def test_a_form_says_why_nothing_is_trained(public, open_page, started, name, key):
    page = open_page(name)
    assert page.button(key=key).disabled
    assert "open to everybody" in messages(page)
    with pytest.raises(Refused):  # what a browser could send all the same
        jobs.start("iic", starter="anybody")
    assert started == []


def own_run(folder, starter, state="stopped"):
    run = Run(folder / "runs" / "own")
    write_json(run.config_file, {"method": "iic", "seed": 1, "config": {"n_overclusters": 20}})
    run.update_status(state=state)
    run.starter_file.write_text(starter)
    return run


def test_nobody_resumes_or_deletes_a_run_of_a_public_server(public, open_page, folders):
    own_run(folders, "somebody")
    assert "Resume" not in buttons(open_page("watch", run="own"))
    assert "Delete for good" not in buttons(open_page("runs", run="own"))


def test_a_run_of_somebody_else_has_no_buttons(open_page, folders):
    own_run(folders, "somebody")
    assert "Resume" not in buttons(open_page("watch", run="own"))
    assert "Delete for good" not in buttons(open_page("runs", run="own"))


def test_who_started_a_run_deletes_it(app, open_page, folders):
    page = open_page("runs")
    own_run(folders, "somebody")
    page.run()  # now the page asks who visits
    run = own_run(folders, page.session_state["visitor"])
    page.query_params["run"] = "own"
    page.run()
    next(b for b in page.button if b.label == "Delete for good").click().run()
    assert not page.exception
    assert not run.path.exists()


def test_what_an_error_says_stays_on_a_public_server(public, open_page, folders):
    run = own_run(folders, "", state="failed")
    run.update_status(state="failed", message="No such file: /srv/secret/place")
    page = open_page("runs", run="own")
    assert "failed" in messages(page)
    assert "secret" not in messages(page)


@pytest.mark.parametrize("name", page_names())
def test_every_page_stands_on_a_public_server_and_writes_nothing(public, open_page, folders, name):
    assert not open_page(name).exception
    assert not (folders / "runs").exists()


def upload(page, content):
    """Send a file through the page's uploader."""
    page.file_uploader[0].set_value(("photo.png", content, "image/png")).run()
    assert not page.exception


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [("UPLOAD_MB", "0.0001", "larger than"), ("UPLOADS_A_MINUTE", "1", "within a minute")],
)
def test_uploads_are_limited(app, monkeypatch, limit, value, said):
    monkeypatch.setenv(f"GLYPHSCOPE_{limit}", value)
    app.run()
    for _ in range(2):
        upload(app, bytes(200))
    assert said in messages(app)
