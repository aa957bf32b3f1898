import shutil

from core.iic.film import write_snapshot
from tests.made.iic import arrays, make_run
from ui.watch import feed


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
