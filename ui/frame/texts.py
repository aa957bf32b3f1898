"""Every sentence of the pages, from the catalogues; `?lang=` chooses among the languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

FOLDER = Path(__file__).resolve().parents[1] / "languages"
SOURCE = "en"  # what the others are translated from, and stand in with
LANGUAGES = (SOURCE, *sorted({file.stem for file in FOLDER.glob("*.po")} - {SOURCE}))
LOCALES = {code: Locale.parse(code) for code in LANGUAGES}
NAMES = {code: locale.get_display_name() or code for code, locale in LOCALES.items()}


@cache
def catalogue(language: str) -> Catalog:
    """Return the sentences of one of `LANGUAGES` as its file holds them."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def _translations(language: str) -> GNUTranslations:
    """Return the finished sentences of a language, with English behind them."""
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    translations = GNUTranslations(BytesIO(compiled.getvalue()))
    if language != SOURCE:
        translations.add_fallback(_translations(SOURCE))
    return translations


def phrase(key: str, language: str = SOURCE, **values: Any) -> str:
    """Return a sentence.

    Args:
        key: its name in the catalogues.
        language: one of `LANGUAGES`; an unknown one reads as English.
        **values: what its braces ask for. A sentence with a plural takes the form that the whole
            number `n` asks for.

    Raises:
        KeyError: there is no such sentence.
    """
    if language not in LANGUAGES:
        language = SOURCE
    message = catalogue(SOURCE).get(key)
    if message is None:
        raise KeyError(key)
    if not message.pluralizable:
        template = _translations(language).gettext(key)
        return template.format(**values) if values else template
    n = int(values["n"])
    written = {**values, "n": format_decimal(n, locale=LOCALES[language])}
    return _translations(language).ngettext(key, key, n).format(**written)


@dataclass(frozen=True)
class Say:
    """Speaks one of `LANGUAGES`: `say("dec.question")`."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        return phrase(key, self.language, **values)

    @property
    def locale(self) -> Locale:
        """How the language writes numbers."""
        return LOCALES[self.language]

    @property
    def tag(self) -> str:
        """What browsers call the language: "en", "pt-BR"."""
        return self.language.replace("_", "-")


@cache
def speaker(language: str) -> Say:
    """Return what speaks a language; an unknown one reads as English."""
    return Say(language if language in LANGUAGES else SOURCE)


def spoken(tag: str | None) -> str:
    """Return the language that serves a browser's best.

    Args:
        tag: what the browser calls its language, "de-AT"; None where it does not say.
    """
    wanted = (tag or SOURCE).split("-")[0].lower()
    return next((code for code, one in LOCALES.items() if one.language == wanted), SOURCE)


def joined(sentences: Iterable[str], say: Say) -> str:
    """Return sentences as one text, with what the language puts between two; "" for none.

    Args:
        sentences: in their order; empty ones are left out.
        say: speaks the language.
    """
    said = [sentence for sentence in sentences if sentence] or [""]
    return reduce(lambda first, second: say("app.sentences", first=first, second=second), said)


def known(key: str) -> bool:
    """Tell whether there is a sentence of this name."""
    return key in catalogue(SOURCE)


def under(prefix: str, say: Say) -> dict[str, str]:
    """Return the sentences whose key starts with a prefix: what follows it -> the sentence.

    For components, which fill in the blanks themselves. Of a sentence with a plural they get each
    form, and behind its key what `Intl.PluralRules` calls that: "maps.one", "maps.other".
    """
    found: dict[str, str] = {}
    for message in catalogue(SOURCE):
        key, *plural = [message.id] if isinstance(message.id, str) else message.id
        if key.startswith(prefix):
            name = key.removeprefix(prefix)
            found |= _forms(key, name, say) if plural else {name: say(key)}
    return found


def _forms(key: str, name: str, say: Say) -> dict[str, str]:
    """Return the forms of a sentence with a plural, found by the numbers that ask for them."""
    translations = _translations(say.language)
    return {
        f"{name}.{say.locale.plural_form(n)}": translations.ngettext(key, key, n)
        for n in (*range(200), 10**6)
    }
