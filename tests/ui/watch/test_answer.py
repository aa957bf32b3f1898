import pytest

from ui.frame.texts import speaker
from ui.watch.answer import answer

SAY = speaker("en")


@pytest.mark.parametrize(
    ("share", "begins"),
    [
        (0.9897, "Yes: in the end 99 of 100 test images"),
        (0.8958, "Yes: in the end 90 of 100"),
        (0.85, "Only in part: in the end 85 of 100"),
        (0.1135, "No: in the end only 11 of 100"),
    ],
)
def test_the_question_is_answered_by_the_counted_share(share, begins):
    assert answer({"test_accuracy": share}, SAY).startswith(begins)


@pytest.mark.parametrize("figures", [None, {}, {"test_accuracy": "most"}])
def test_where_nothing_was_counted_nothing_is_said(figures):
    assert answer(figures, SAY) == ""
