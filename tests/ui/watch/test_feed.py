import shutil
from dataclasses import replace

import numpy as np
import pytest

from core.iic.film import write_snapshot
from core.iic.film_figures import OVER, SUB, orders
from tests.made.iic import arrays, make_run
from ui.frame.texts import speaker
from ui.pictures import clusters
from ui.watch import feed, figures
from ui.watch.heads import View

SAY = speaker("en")


def plots(run, group=SUB, head=0, film=None):
    film = film or feed.load(run)
    view = View(film, group, head, np.arange(10))
    view = replace(view, order=orders(view.heads)[head])
    return feed.plots_of(run, view, 0, 51, True, SAY)


def shown_rows(frames):
    """Return the values of frames whose rows alone are in another order."""
    return frames.levels[frames.codes[:, frames.rows]]


def shown(frames):
    """Return the values of frames as the browser reads them."""
    codes = frames.codes[:, frames.rows or slice(None)][:, :, frames.columns]
    return frames.levels[codes]


@pytest.mark.parametrize("head", [0, 1])
def test_the_frames_of_p_are_p(tmp_path, head):
    run = make_run(tmp_path)
    joint, *_ = plots(run, head=head)
    frames, *_ = joint.frames
    expected = feed.load(run).joints[:, head][:, ::-1, ::-1]
    np.testing.assert_allclose(shown(frames), expected, atol=0.0015)
    np.testing.assert_allclose(shown(frames)[-1], joint.figure.data[0].z, atol=0.0015)


def test_the_frames_of_the_confusion_matrix_give_the_counts(tmp_path):
    run = make_run(tmp_path)
    _, confusion, _ = plots(run)
    frames, *_ = confusion.frames
    counts = np.rint(shown(frames)[-1] * np.array(frames.totals)[:, None])
    np.testing.assert_array_equal(counts, feed.load(run).confusions[-1, 0][:, ::-1])
    np.testing.assert_array_equal(counts, confusion.figure.data[0].customdata)


def test_the_frames_of_the_pictures_are_what_is_in_each_cluster(tmp_path):
    run = make_run(tmp_path)
    joint, confusion, _ = plots(run)
    _, rows, columns = joint.frames
    counts = feed.load(run).confusions[0, 0][:, ::-1]  # the order of the made-up run
    expected = clusters.pictures(counts)
    np.testing.assert_allclose(shown_rows(rows)[0], figures.upright(expected), atol=0.0021)
    np.testing.assert_allclose(shown(columns)[0], figures.across(expected), atol=0.0021)
    assert confusion.frames[1].trace == columns.trace


def test_frames_are_told_apart_by_their_heads(tmp_path):
    run = make_run(tmp_path)
    names = {plots(run, *chosen)[0].frames[0].name for chosen in ((SUB, 0), (SUB, 1), (OVER, 0))}
    assert len(names) == 3


def test_the_overclusters_are_fifty_and_have_no_finding(tmp_path):
    joint, confusion, lines = plots(make_run(tmp_path), OVER)
    assert joint.frames[0].codes.shape == (6, 50, 50)
    assert confusion.frames[0].codes.shape == (6, 10, 50)
    assert joint.ends == ("0", "≥ 0.024")
    assert set(lines.notes) == {""}


def test_all_figures_of_a_film_follow_its_steps(tmp_path):
    joint, confusion, lines = plots(make_run(tmp_path))
    assert {plot.film.name for plot in (joint, confusion, lines)} == {"iic-mine"}
    assert joint.film.steps == [1, 11, 21, 31, 41, 51]
    assert [len(plot.captions) for plot in (joint, confusion, lines)] == [6, 6, 6]
    assert [plot.cursor for plot in (joint, confusion, lines)] == [False, False, True]


def test_without_a_viewer_there_is_no_confusion_matrix(tmp_path):
    run = make_run(tmp_path)
    blind = replace(feed.load(run), confusions=np.zeros((6, 0, 10, 10), int))
    assert [plot.name for plot in plots(run, film=blind)] == ["joint-1", "curves-1"]


def test_a_film_is_read_once_for_all_visitors(tmp_path):
    run = make_run(tmp_path)
    assert feed.load(run) is feed.load(run)


def test_a_snapshot_that_arrives_is_in_the_film(tmp_path):
    run = make_run(tmp_path, n=2)
    assert feed.load(run).steps.tolist() == [1, 11]
    write_snapshot(run, 21, arrays(1.0))
    assert feed.load(run).steps.tolist() == [1, 11, 21]


def test_a_folder_that_vanishes_has_no_film(tmp_path):
    run = make_run(tmp_path)
    feed.load(run)
    shutil.rmtree(run.path)
    assert feed.load(run) is None


def test_damaged_snapshots_are_counted(tmp_path):
    run = make_run(tmp_path)
    run.snapshot_files[0].write_bytes(b"PK")
    assert feed.damaged(run, feed.load(run)) == 1
    assert feed.damaged(run, None) == 6
