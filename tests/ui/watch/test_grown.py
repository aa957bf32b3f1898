"""What a live film's browser is told must be what a run of the page would have sent it."""

import base64
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from core.iic.film import load_film
from core.iic.film_figures import OVER, SUB, heads_of
from tests.made.iic import make_run
from ui.figure.films import coded
from ui.frame.texts import speaker
from ui.watch import growth
from ui.watch.feed import plots_of
from ui.watch.grown import grown
from ui.watch.heads import View

KNOWN = 3  # frames that the browser has


def asked_of(run, number=1, group=SUB, head=1, language="de"):
    """Return what the address of a film asks for."""
    query = urlsplit(growth.address(run, number, group, head, language)).query
    return {name: values[0] for name, values in parse_qs(query).items()}


def known_of(run):
    return run.snapshot_files[KNOWN - 1].stem


def bytes_of(part):
    return np.frombuffer(base64.b64decode(part["codes"]), np.uint8)


@pytest.mark.parametrize(("group", "head"), [(SUB, 1), (OVER, 0)])
def test_the_newest_frames_are_those_of_the_page(tmp_path, group, head):
    run, say = make_run(tmp_path), speaker("de")
    film = load_film(run)
    order = np.arange(heads_of(film, group).joints.shape[-1])[::-1]  # which the browser applies
    whole = plots_of(run, View(film, group, head, order), 1, 100, False, say)
    told = grown(run, known_of(run), asked_of(run, 2, group, head))
    assert told["film"] == run.id
    assert told["steps"] == film.steps[KNOWN:].tolist()
    assert told["moments"] == whole[0].film.moments[KNOWN:]
    assert list(told["plots"]) == ["joint-2", "confusion-2"]
    for plot in whole[:-1]:
        new = told["plots"][plot.name]
        assert new["captions"] == plot.captions[KNOWN:]
        sent = [coded(part, run.id, plot.name, slice(KNOWN, None)) for part in plot.frames]
        assert new["frames"] == sent
        assert all(bytes_of(part).any() for part in new["frames"])


def test_a_film_without_viewer_has_no_confusion_matrix_to_grow(tmp_path, monkeypatch):
    run = make_run(tmp_path)
    monkeypatch.setattr("ui.watch.grown.watched", lambda _: False)
    assert list(grown(run, known_of(run), asked_of(run))["plots"]) == ["joint-1"]


def test_a_damaged_frame_is_left_to_the_page(tmp_path):
    run = make_run(tmp_path)
    before, last = run.snapshot_files[-2:]
    last.write_bytes(b"")
    assert grown(run, before.stem, asked_of(run)) == {}


@pytest.mark.parametrize(
    "nonsense",
    [{"head": "7"}, {"head": "-1"}, {"head": "x"}, {"group": "none"}, {"film": ""}],
)
def test_a_head_that_is_not_there_is_refused(tmp_path, nonsense):
    run = make_run(tmp_path)
    with pytest.raises(ValueError, match=r"head|literal"):
        grown(run, "", asked_of(run) | nonsense)


def test_an_unknown_language_reads_as_english(tmp_path):
    run = make_run(tmp_path)
    told = grown(run, known_of(run), asked_of(run, language="xx"))
    assert "step" in told["moments"][0]
