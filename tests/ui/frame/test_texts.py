import ast
import re
import string
from pathlib import Path

import pytest

from ui.frame import texts

ROOT = Path(__file__).resolve().parents[3]


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def calls_of_say(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
            yield node.args[0]


def keys_in_the_code():
    """Return the literal keys given to `say`."""
    paths = [*ROOT.glob("ui/**/*.py"), *ROOT.glob("pages/*.py")]
    keys = [key for path in paths for key in calls_of_say(path)]
    return [key.value for key in keys if isinstance(key, ast.Constant)]


def sentences(language):
    """Return a language's catalogue as key -> sentence."""
    return {message.id: message.string for message in texts.catalogue(language) if message.id}


def test_every_sentence_the_pages_ask_for_exists():
    asked = set(keys_in_the_code())
    assert len(asked) > 30
    assert asked <= sentences("en").keys()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_languages_have_the_same_sentences_and_blanks(language):
    spoken, english = sentences(language), sentences("en")
    assert {key: fields(text) for key, text in spoken.items()} == {
        key: fields(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_sentence_is_translated(language):
    messages = [message for message in texts.catalogue(language) if message.id]
    assert [message.id for message in messages if message.fuzzy or not message.string] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_catalogue_is_sorted_and_says_nothing_twice(language):
    written = (texts.FOLDER / f"{language}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    assert keys == sorted(set(keys))


def test_english_comes_first():
    assert texts.LANGUAGES == ("en", "de", "ja")


def test_languages_name_themselves():
    assert texts.NAMES == {"en": "English", "de": "Deutsch", "ja": "日本語"}


def test_what_is_not_translated_reads_as_english(tmp_path, monkeypatch):
    for name, sentence in {"en": "Undo", "fr": ""}.items():
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (tmp_path / f"{name}.po").write_text(f'{header}msgid "undo"\nmsgstr "{sentence}"\n')
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    monkeypatch.setattr(texts, "LANGUAGES", ("en", "fr"))
    monkeypatch.setattr(texts, "catalogue", texts.catalogue.__wrapped__)
    monkeypatch.setattr(texts, "_translations", texts._translations.__wrapped__)
    assert texts.phrase("undo", "fr") == "Undo"


def test_an_unknown_language_reads_as_english():
    assert texts.phrase("slate.undo", "xx") == "Undo"


def test_an_unknown_sentence_is_an_error():
    with pytest.raises(KeyError, match="no such"):
        texts.phrase("no such")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "12,345.6%"), ("de", "12.345,6\N{NO-BREAK SPACE}%"), ("ja", "12,345.6%")],
)
def test_numbers_take_the_marks_of_their_language(language, text):
    assert texts.localised("12,345.6%", texts.speaker(language)) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0.5, "50.0%"), (0.9999, ">99.9%"), (1.0, ">99.9%"), (0.0, "<0.1%"), (0.993, "99.3%")],
)
def test_shares_never_overstate_certainty(probability, text):
    assert texts.share(probability) == text
