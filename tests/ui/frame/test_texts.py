import ast
import importlib
import pkgutil
import string
from collections import Counter
from pathlib import Path

import pytest

from ui import languages
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


def test_every_sentence_the_pages_ask_for_exists():
    asked = set(keys_in_the_code())
    assert len(asked) > 30
    assert asked <= set(texts.ENGLISH)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_languages_have_the_same_sentences_and_blanks(language):
    spoken = texts.LANGUAGES[language]
    assert spoken.keys() == texts.ENGLISH.keys()
    assert {key: fields(text) for key, text in spoken.items()} == {
        key: fields(text) for key, text in texts.ENGLISH.items()
    }


@pytest.mark.parametrize("language", ["english", "german", "japanese"])
def test_no_sentence_is_written_twice(language):
    names = [found.name for found in pkgutil.iter_modules(languages.__path__)]
    modules = {name: importlib.import_module(f"ui.languages.{name}") for name in names}
    spoken = [getattr(module, language.upper(), {}) for module in modules.values()]
    keys = Counter(key for sentences in spoken for key in sentences)
    assert [key for key, times in keys.items() if times > 1] == []


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
