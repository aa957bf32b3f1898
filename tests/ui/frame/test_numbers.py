import math

import pytest

from ui.frame import numbers
from ui.frame.texts import speaker

ENGLISH, GERMAN, JAPANESE, FRENCH = (speaker(code) for code in ("en", "de", "ja", "fr"))
SPACE = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


def test_numbers_take_the_marks_of_their_language():
    assert numbers.decimal(-1234.5, 2, ENGLISH) == "−1,234.50"
    assert numbers.decimal(-1234.5, 2, GERMAN) == "−1.234,50"
    assert numbers.count(12345, JAPANESE) == "12,345"
    assert numbers.decimal(-1234.5, 2, FRENCH) == f"−1{NARROW}234,50"


@pytest.mark.parametrize(
    ("value", "text"), [(30.0, "30"), (0.0003, "0.0003"), (0.1, "0.1"), (0, "0"), (10000, "10,000")]
)
def test_a_plain_number_has_the_digits_it_needs(value, text):
    assert numbers.plain(value, ENGLISH) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.00123456, "0.00123"), (12.34, "12.3"), (0.5, "0.5"), (1234.5, "1230"), (0.0, "0")],
)
def test_significant_digits_are_counted_from_the_first_that_is_not_zero(value, text):
    assert numbers.significant(value, 3, ENGLISH) == text


def test_significant_digits_can_be_made_up_with_zeros():
    assert numbers.significant(1.0, 3, GERMAN, least=3) == "1,00"


def test_a_power_of_ten():
    assert numbers.scientific(4_123_456, 1, GERMAN) == "4,1E6"


@pytest.mark.parametrize(
    ("say", "text"),
    [
        (ENGLISH, "87.9%"),
        (GERMAN, f"87,9{SPACE}%"),
        (JAPANESE, "87.9%"),
        (FRENCH, f"87,9{SPACE}%"),
    ],
    ids=lambda value: getattr(value, "language", None),
)
def test_shares_in_per_cent(say, text):
    assert numbers.percent(0.8794, 1, say) == text


@pytest.mark.parametrize(("share", "text"), [(0.99, "99%"), (0.288, "28.8%"), (0.8715, "87.15%")])
def test_a_share_may_go_without_digits_that_are_zero(share, text):
    assert numbers.percent(share, 2, ENGLISH, least=0) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0.5, "50.0%"), (0.9999, ">99.9%"), (1.0, ">99.9%"), (0.0, "<0.1%"), (0.993, "99.3%")],
)
def test_shares_never_overstate_certainty(probability, text):
    assert numbers.share(probability, ENGLISH) == text
    assert numbers.share(probability, GERMAN) == text.replace(".", ",").replace("%", f"{SPACE}%")


@pytest.mark.parametrize(
    ("seconds", "texts"),
    [
        (0.4, ("0 sec", "0 Sek.", "0 秒")),
        (48.2, ("48 sec", "48 Sek.", "48 秒")),
        (59.6, ("1 min", "1 Min.", "1 分")),
        (720, ("12 min", "12 Min.", "12 分")),
        (3590, ("1 hr", "1 Std.", "1 時間")),
        (3900, ("1 hr, 5 min", "1 Std., 5 Min.", "1 時間 5 分")),
    ],
)
def test_durations(seconds, texts):
    spoken = (ENGLISH, GERMAN, JAPANESE)
    assert tuple(numbers.duration(seconds, say) for say in spoken) == texts


def test_a_french_duration_is_joined_by_a_word():
    assert numbers.duration(3900, FRENCH) == f"1{NARROW}h et 5{SPACE}min"


def test_a_chart_is_told_the_marks_of_the_language():
    assert numbers.marks(GERMAN) == {"decimal": ",", "thousands": ".", "percent": f"{SPACE}%"}


def test_what_is_no_number_is_written_all_the_same():
    assert numbers.decimal(math.nan, 1, ENGLISH) == "NaN"
    assert numbers.percent(-math.inf, 1, ENGLISH) == "−∞"
