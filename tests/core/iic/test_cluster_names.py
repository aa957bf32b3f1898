import json
import threading

import pytest

from core.iic import cluster_names
from core.iic.cluster_names import DamagedNames, Group, load_naming
from core.runs import Run


@pytest.fixture
def names(run):
    """The text of each group, as the run's file has them now."""
    return lambda: {group.clusters: group.name for group in load_naming(run).groups.values()}


def test_a_run_begins_without_names(run, names):
    assert names() == {}
    assert cluster_names.name_of(run, 3) == ""
    assert load_naming(run).columns(3) == [Group((0,)), Group((1,)), Group((2,))]


def test_a_name_is_kept_tidied(run, names):
    cluster_names.give_name(run, 14, "  seven \n with a bar ")
    assert names() == {(14,): "seven with a bar"}
    assert cluster_names.name_of(run, 14) == "seven with a bar"
    assert cluster_names.name_of(run, 15) == ""


def test_a_long_name_is_cut(run):
    cluster_names.give_name(run, 0, "x" * 500)
    assert len(cluster_names.name_of(run, 0)) == cluster_names.LONGEST_NAME


def test_giving_the_same_name_again_is_no_edit(run):
    cluster_names.give_name(run, 1, "one")
    cluster_names.give_name(run, 1, " one ")
    cluster_names.give_name(run, 2, "")
    assert len(load_naming(run).edits) == 1


def test_merged_clusters_share_one_column_and_the_first_name(run, names):
    cluster_names.give_name(run, 9, "slim")
    cluster_names.merge(run, [9, 4])
    assert names() == {(4, 9): "slim"}
    assert cluster_names.name_of(run, 4) == "slim"
    assert [group.clusters for group in load_naming(run).columns(11)][4:6] == [(4, 9), (5,)]
    assert len(load_naming(run).columns(11)) == 10


def test_merging_takes_whole_groups_along(run, names):
    cluster_names.merge(run, [1, 2])
    cluster_names.merge(run, [3, 2])
    assert names() == {(1, 2, 3): ""}
    cluster_names.give_name(run, 3, "all")
    assert names() == {(1, 2, 3): "all"}


def test_one_cluster_cannot_be_merged(run):
    with pytest.raises(ValueError, match="at least two"):
        cluster_names.merge(run, [1, 1])


def test_a_group_can_be_split_and_its_clusters_keep_the_name(run, names):
    cluster_names.merge(run, [1, 2])
    cluster_names.give_name(run, 1, "both")
    cluster_names.split(run, 2)
    assert names() == {(1,): "both", (2,): "both"}


def test_undo_takes_back_one_edit_after_the_other(run, names):
    cluster_names.give_name(run, 1, "one")
    cluster_names.give_name(run, 1, "uno")
    cluster_names.merge(run, [1, 2])
    expected = [{(1,): "uno"}, {(1,): "one"}, {}, {}]
    for state in expected:
        cluster_names.undo(Run(run.path))
        assert names() == state


def test_an_exhibits_own_names_are_the_default_and_stay_untouched(runs_home):
    path = runs_home.parent / "exhibits" / "iic"
    path.mkdir(parents=True)
    shipped = {"edits": [{"kind": "name", "clusters": [7], "name": "shipped"}]}
    (path / "names.json").write_text(json.dumps(shipped))
    run = Run(path)
    assert cluster_names.name_of(run, 7) == "shipped"
    cluster_names.give_name(run, 8, "mine")
    assert [cluster_names.name_of(run, cluster) for cluster in (7, 8)] == ["shipped", "mine"]
    assert json.loads((path / "names.json").read_text()) == shipped
    assert run.names_file.parent == runs_home / "exhibits" / "iic"
    cluster_names.undo(run)
    cluster_names.undo(run)
    assert cluster_names.name_of(run, 7) == ""


def test_two_visitors_who_name_at_once_lose_nothing(run):
    def name_many(first):
        for cluster in range(first, 40, 4):
            cluster_names.give_name(Run(run.path), cluster, f"name {cluster}")

    visitors = [threading.Thread(target=name_many, args=(first,)) for first in range(4)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert [cluster_names.name_of(run, c) for c in range(40)] == [f"name {c}" for c in range(40)]


@pytest.mark.parametrize(
    "content",
    [
        b"\xff{half",
        b"[]",
        b"{}",
        b'{"edits": 3}',
        b'{"edits": [{"kind": "name"}]}',
        b'{"edits": [{"kind": "explode", "clusters": [1]}]}',
        b'{"edits": [{"kind": "merge", "clusters": []}]}',
        b'{"edits": [{"kind": "name", "clusters": ["x"]}]}',
    ],
)
def test_a_damaged_file_is_reported_never_overwritten_and_can_be_set_aside(run, content):
    run.names_file.write_bytes(content)
    with pytest.raises(DamagedNames, match=r"names\.json"):
        cluster_names.give_name(run, 1, "one")
    assert run.names_file.read_bytes() == content
    assert cluster_names.name_of(run, 1) == ""
    aside = cluster_names.discard_damaged(run)
    assert aside.read_bytes() == content
    cluster_names.give_name(run, 1, "one")
    assert cluster_names.name_of(run, 1) == "one"
