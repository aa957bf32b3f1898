import json

import pytest

from core.iic import cluster_names
from core.iic.cluster_names import (
    DamagedNames,
    Group,
    Naming,
    load_naming,
    read_naming,
    write_naming,
)
from core.runs import Run


def names(naming):
    """The text of each group."""
    return {group.clusters: group.name for group in naming.groups.values()}


def test_a_run_begins_without_names(run):
    naming = load_naming(run)
    assert names(naming) == {}
    assert naming.columns(3) == [Group((0,)), Group((1,)), Group((2,))]


def test_a_name_is_tidied():
    naming = cluster_names.give_name(Naming(), 14, "  seven \n with a bar ")
    assert names(naming) == {(14,): "seven with a bar"}
    assert naming.group(15).name == ""


def test_a_long_name_is_cut():
    naming = cluster_names.give_name(Naming(), 0, "x" * 500)
    assert len(naming.group(0).name) == cluster_names.LONGEST_NAME


def test_giving_the_same_name_again_is_no_edit():
    naming = cluster_names.give_name(Naming(), 1, "one")
    naming = cluster_names.give_name(naming, 1, " one ")
    assert len(cluster_names.give_name(naming, 2, "").edits) == 1


def test_merged_clusters_share_one_column_and_the_first_name():
    naming = cluster_names.give_name(Naming(), 9, "slim")
    naming = cluster_names.merge(naming, [9, 4])
    assert names(naming) == {(4, 9): "slim"}
    assert naming.group(4).name == "slim"
    assert [group.clusters for group in naming.columns(11)][4:6] == [(4, 9), (5,)]
    assert len(naming.columns(11)) == 10


def test_merging_takes_whole_groups_along():
    naming = cluster_names.merge(cluster_names.merge(Naming(), [1, 2]), [3, 2])
    assert names(naming) == {(1, 2, 3): ""}
    assert names(cluster_names.give_name(naming, 3, "all")) == {(1, 2, 3): "all"}


def test_one_cluster_cannot_be_merged():
    with pytest.raises(ValueError, match="at least two"):
        cluster_names.merge(Naming(), [1, 1])


def test_a_group_can_be_split_and_its_clusters_keep_the_name():
    naming = cluster_names.give_name(cluster_names.merge(Naming(), [1, 2]), 1, "both")
    assert names(cluster_names.split(naming, 2)) == {(1,): "both", (2,): "both"}


def test_undo_takes_back_one_edit_after_the_other(tmp_path):
    naming = cluster_names.give_name(Naming(), 1, "one")
    naming = cluster_names.merge(cluster_names.give_name(naming, 1, "uno"), [1, 2])
    write_naming(tmp_path / "names.json", naming)
    naming = read_naming(tmp_path / "names.json")
    for state in [{(1,): "uno"}, {(1,): "one"}, {}, {}]:
        naming = cluster_names.undo(naming)
        assert names(naming) == state


def test_an_exhibits_names_yield_to_those_that_the_server_keeps_for_it(runs_home):
    shipped, kept = runs_home.parent / "exhibits" / "iic", runs_home / "exhibits" / "iic"
    for folder, name in ((shipped, "shipped"), (kept, "kept")):
        folder.mkdir(parents=True)
        edits = [{"kind": "name", "clusters": [7], "name": name}]
        (folder / "names.json").write_text(json.dumps({"edits": edits}))
    assert load_naming(Run(shipped)).group(7).name == "kept"
    (kept / "names.json").unlink()
    assert load_naming(Run(shipped)).group(7).name == "shipped"


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
        b'{"edits": [{"kind": "name", "clusters": [Infinity]}]}',
    ],
)
def test_a_damaged_file_is_reported(run, content):
    run.names_file.write_bytes(content)
    with pytest.raises(DamagedNames, match=r"names\.json"):
        load_naming(run)
