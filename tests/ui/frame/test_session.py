import pytest

from ui.frame import session


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("99", 99), ("07", 7)])
def test_a_link_names_whole_numbers(text, number):
    assert session.whole(text, 99) == number


@pytest.mark.parametrize("text", ["", "-1", "100", "1e3", "1.5", "٣", "²", "9" * 100, "9" * 5000])
def test_anything_else_in_a_link_is_no_number(text):
    assert session.whole(text, 99) is None
