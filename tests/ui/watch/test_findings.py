from core.iic.diagnosis import COLLAPSED, MERGED, TOLD_APART, Finding
from ui.frame.texts import speaker
from ui.watch.findings import event_marks, sentence

SAY = speaker("en")


def test_heads_count_from_one_and_clusters_have_letters():
    text = sentence(Finding(MERGED, 1, (3, 8)), SAY)
    assert "Head 2" in text
    assert "cluster D holds two kinds" in text
    assert "cluster I" in text


def test_two_clusters_that_share_a_kind_are_both_named():
    assert "clusters F and J share one" in sentence(Finding(MERGED, 0, (2, 5, 9)), SAY)


def test_every_kind_has_its_own_sentence():
    findings = [Finding(MERGED, 0, (1, 2)), Finding(COLLAPSED, 0, (1,)), Finding(TOLD_APART, 0, ())]
    assert len({sentence(finding, SAY) for finding in findings}) == 3


def test_events_of_one_step_become_one_mark():
    event = {"step": 220, "epoch": 2, "kind": MERGED, "head": 0, "clusters": [2, 5], "seconds": 1.0}
    events = [event | {"action": "reseeded"}, event | {"head": 1, "action": "reseeded"}]
    marks = event_marks([*events, event | {"step": 330, "action": "restarted"}], SAY)
    assert [mark["step"] for mark in marks] == [220, 330]
    assert marks[0]["text"].count("It was reseeded.") == 2
    assert "started again" in marks[1]["text"]


def test_an_event_that_lacks_something_is_left_out():
    assert event_marks([{"epoch": 1}, {"epoch": 1, "action": "reseeded"}], SAY) == []
