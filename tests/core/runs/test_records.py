import pytest

from core.runs import records

ODD = (None, "x", [], {}, True)


@pytest.mark.parametrize("content", [None, 7, "x", [], [1]])
def test_what_is_no_record_says_nothing(content):
    assert records.config_of(content) == records.status_of(content) == {}
    assert records.line_of(content) is None


@pytest.mark.parametrize("value", ODD)
def test_a_value_of_the_wrong_kind_is_left_out(value):
    config = {"method": "iic", "seed": value, "version": "1"}
    assert records.config_of(config) == {"method": "iic", "version": "1"}
    assert records.status_of({"state": "running", "epoch": value}) == {"state": "running"}


def test_settings_are_numbers_and_words():
    settings = {"alpha": 1.5, "views": "warp", "shapes": [1], "more": {}, "none": None}
    assert records.config_of({"config": settings})["config"] == {"alpha": 1.5, "views": "warp"}
    assert records.config_of({"config": 7}) == {}


@pytest.mark.parametrize("epoch", [*ODD, 1.5])
def test_a_line_without_its_epoch_is_left_out(epoch):
    assert records.line_of({"epoch": epoch, "loss": 1.0}) is None


def test_an_epochs_figures_are_numbers():
    line = {"epoch": 3, "loss": 0.5, "lost": None, "accuracy": "x", "more": [1], "stage": "cluster"}
    assert records.line_of(line) == {"epoch": 3, "loss": 0.5, "lost": None, "stage": "cluster"}


def test_an_event_names_its_kind_and_its_clusters():
    event = {"epoch": 3, "kind": "merged", "action": "reseeded", "clusters": [1, 2]}
    assert records.line_of(event) == event
    assert records.line_of({"epoch": 3, "kind": 7, "clusters": ["x"]}) == {"epoch": 3}
