"""Numbers, shares and durations, written as the visitor's language writes them."""

import math
from copy import copy
from functools import cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import NumberPattern, get_decimal_symbol, get_group_symbol, parse_pattern
from babel.units import format_unit

from ui.frame.texts import Say

MINUTE, HOUR = 60, 60 * 60  # seconds
ALMOST = 0.999  # no share is written as nearer to all than this, or to none


def count(number: int, say: Say) -> str:
    """Write a whole number: "12,345"."""
    return decimal(number, 0, say)


def decimal(value: float, digits: int, say: Say) -> str:
    """Write a number with so many digits behind the mark: "−1,234.50"."""
    return _written(value, _pattern("decimal", digits, say.locale), say)


def plain(value: float, say: Say) -> str:
    """Write a number with the digits it has behind the mark, six at most: "30", "0.0003"."""
    return _written(value, _pattern("decimal", 6, say.locale, least=0), say)


def significant(value: float, digits: int, say: Say, least: int = 1) -> str:
    """Write a number with so many digits that count: "0.00123", "1230".

    Args:
        value: the number.
        digits: at most.
        say: speaks the visitor's language.
        least: digits at least; zeros at the end make up for what is missing.
    """
    if not value:
        return count(0, say)
    return _written(value, parse_pattern("@" * least + "#" * (digits - least)), say)


def scientific(value: float, digits: int, say: Say) -> str:
    """Write a number as a power of ten, so many digits behind the mark: "4.1E6"."""
    return _written(value, parse_pattern(f"0.{'0' * digits}E0"), say)


def percent(share: float, digits: int, say: Say, least: int | None = None) -> str:
    """Write a share in [0, 1] with so many digits behind the mark: "87.9%", "87,9 %".

    Args:
        share: the share.
        digits: at most.
        say: speaks the visitor's language.
        least: digits at least, as many as at most by default.
    """
    return _written(share, _pattern("percent", digits, say.locale, least), say)


def share(probability: float, say: Say) -> str:
    """Write a probability so that certainty is never overstated.

    Returns:
        "99.3%"; ">99.9%" instead of a rounded 100%, "<0.1%" instead of a rounded 0%.
    """
    if probability > ALMOST:
        return f">{percent(ALMOST, 1, say)}"
    if probability < 1 - ALMOST:
        return f"<{percent(1 - ALMOST, 1, say)}"
    return percent(probability, 1, say)


def duration(seconds: float, say: Say) -> str:
    """Write a duration: "48 sec", "12 min", "1 hr, 5 min"."""
    if round(seconds) < MINUTE:
        return format_unit(round(seconds), "duration-second", "short", locale=say.locale)
    hours, minutes = divmod(round(seconds / MINUTE), HOUR // MINUTE)
    written = [
        format_unit(number, f"duration-{unit}", "short", locale=say.locale)
        for unit, number in (("hour", hours), ("minute", minutes))
        if number
    ]
    return format_list(written, "unit-short", say.locale)


def marks(say: Say) -> dict[str, str]:
    """Return what a chart's library asks for: the marks of a number, and what ends a share."""
    return {
        "decimal": get_decimal_symbol(say.locale),
        "thousands": get_group_symbol(say.locale),
        "percent": say.locale.percent_formats[None].suffix[0],
    }


@cache
def _pattern(kind: str, digits: int, locale: Locale, least: int | None = None) -> NumberPattern:
    """Return how a language writes a "decimal" or a "percent" with so many digits."""
    pattern: NumberPattern = copy(getattr(locale, f"{kind}_formats")[None])
    pattern.frac_prec = (digits if least is None else least, digits)
    return pattern


def _written(value: float, pattern: NumberPattern, say: Say) -> str:
    """Write a number with a minus sign in place of a hyphen, or what it is instead of one."""
    if math.isnan(value):
        return say.locale.number_symbols["latn"]["nan"]
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return pattern.apply(float(value), say.locale).replace("-", "−")
