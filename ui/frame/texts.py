"""Every sentence of the pages; `?lang=` chooses among the languages."""

from collections.abc import Callable
from functools import cache, partial

from ui.languages import (
    anomalies,
    dec,
    embeddings,
    english,
    german,
    inside,
    japanese,
    kana,
    kana_lab,
    mine,
    overclusters,
    training,
    watch,
)

Say = Callable[..., str]

_PAGES = (
    training,
    watch,
    overclusters,
    anomalies,
    embeddings,
    dec,
    mine,
    inside,
    kana,
    kana_lab,
)
ENGLISH = english.ENGLISH | {k: text for page in _PAGES for k, text in page.ENGLISH.items()}
GERMAN = german.GERMAN | {k: text for page in _PAGES for k, text in page.GERMAN.items()}
JAPANESE = japanese.JAPANESE | {k: text for page in _PAGES for k, text in page.JAPANESE.items()}
LANGUAGES: dict[str, dict[str, str]] = {"en": ENGLISH, "de": GERMAN, "ja": JAPANESE}
NAMES = {"en": "English", "de": "Deutsch", "ja": "日本語"}


def phrase(key: str, language: str = "en", **values: object) -> str:
    """Return a sentence.

    Args:
        key: its name in `ENGLISH`.
        language: one of `LANGUAGES`; an unknown one reads as English.
        **values: what its braces ask for.

    Raises:
        KeyError: there is no such sentence.
    """
    template = LANGUAGES.get(language, ENGLISH).get(key) or ENGLISH[key]
    return template.format(**values) if values else template


@cache
def speaker(language: str) -> Say:
    """Return `phrase` in one language."""
    return partial(phrase, language=language)


def known(key: str) -> bool:
    """Tell whether there is a sentence of this name."""
    return key in ENGLISH


def under(prefix: str, say: Say) -> dict[str, str]:
    """Return the sentences whose key starts with a prefix: what follows it -> the sentence.

    For components, which fill in the blanks themselves.
    """
    keys = [key for key in ENGLISH if key.startswith(prefix)]
    return {key.removeprefix(prefix): say(key) for key in keys}


def localised(number: str, say: Say) -> str:
    """Write a number that Python formatted the way the visitor's language does.

    Returns:
        "12,345.6%" as it is in English, "12.345,6 %" in German.
    """
    marks: dict[str, str | int | None] = {
        ".": say("number.decimal"),
        ",": say("number.thousands"),
        "%": say("number.percent"),
    }
    return number.translate(str.maketrans(marks))


def share(probability: float) -> str:
    """Format a probability so that certainty is never overstated.

    Returns:
        "99.3%"; ">99.9%" instead of a rounded 100%, "<0.1%" instead of a rounded 0%.
    """
    if probability > 0.999:
        return ">99.9%"
    if probability < 0.001:
        return "<0.1%"
    return f"{100 * probability:.1f}%"
