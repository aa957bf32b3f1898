import ast
import re
import string

import pytest
from babel.messages.catalog import Catalog

from tests.ui.frame import sources
from ui.frame import texts


def forms(message):
    """Return a sentence's forms: one, or as many as its language has."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def blanks(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def n_words(template):
    """Count what is written in small letters outside of braces and links."""
    return len(re.findall(r"\b[a-z]{4,}\b", re.sub(r"\{\w+\}|\S+[?=]\S+", "", template)))


def sentences(language):
    """Return a catalogue by its keys."""
    messages = [message for message in texts.catalogue(language) if message.id]
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in messages}


ENGLISH = sentences("en")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_catalogue_is_sorted_and_says_nothing_twice(language):
    written = (texts.FOLDER / f"{language}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_language_has_the_same_sentences(language):
    found = sentences(language)
    assert list(found) == list(ENGLISH)
    assert [m.pluralizable for m in found.values()] == [m.pluralizable for m in ENGLISH.values()]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_sentence_with_a_plural_has_every_form_of_its_language(language):
    catalogue = texts.catalogue(language)
    assert catalogue.plural_forms == Catalog(locale=language).plural_forms
    plurals = {key: m for key, m in sentences(language).items() if m.pluralizable}
    assert plurals
    assert {key for key, m in plurals.items() if len(forms(m)) != catalogue.num_plurals} == set()
    assert {key for key, m in plurals.items() if m.id != (key, key)} == set()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_is_left_to_translate(language):
    found = sentences(language).items()
    assert [key for key, m in found if m.fuzzy or not all(forms(m))] == []


@pytest.mark.parametrize("language", [one for one in texts.LANGUAGES if one != "en"])
def test_nothing_is_still_in_english(language):
    same = [key for key, m in sentences(language).items() if m.string == ENGLISH[key].string]
    assert [key for key in same if n_words(forms(ENGLISH[key])[0]) > 1] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_braces_are_the_same_in_every_language(language):
    found = {key: set.union(*map(blanks, forms(m))) for key, m in sentences(language).items()}
    assert found == {key: set.union(*map(blanks, forms(m))) for key, m in ENGLISH.items()}


def test_every_sentence_that_is_asked_for_exists():
    asked = {call.key for call in sources.asked()}
    assert len(asked) > 400
    plain = {key for key in asked if sources.BLANK not in key}
    assert plain - ENGLISH.keys() == set()
    shapes = {key: re.escape(key).replace(sources.BLANK, sources.FILLED) for key in asked - plain}
    unmet = [
        key for key, shape in shapes.items() if not any(re.fullmatch(shape, k) for k in ENGLISH)
    ]
    assert unmet == []


def test_braces_are_given_what_they_ask_for():
    calls = [call for call in sources.asked() if call.in_full and call.values]
    asked = {call: blanks(forms(ENGLISH[call.key])[-1]) for call in calls if call.key in ENGLISH}
    assert {
        call.key: missing for call, names in asked.items() if (missing := names - call.values)
    } == {}


def test_every_sentence_is_used():
    assert [key for key in ENGLISH if not sources.is_asked_for(key)] == []


@pytest.mark.parametrize("key", ["dec.unheard_of", "anomalies.set_unicorns", "inside.flow.unseen"])
def test_a_sentence_that_nobody_asks_for_would_be_found(key):
    assert not sources.is_asked_for(key)


@pytest.mark.parametrize("folder", ["ui", "pages"])
def test_nothing_is_said_without_a_catalogue(folder):
    trees = sources.trees(sources.ROOT / folder)
    found = {str(file): sources.unlisted(tree) for file, tree in trees.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_template_of_a_component_says_anything():
    files = sources.ROOT.glob("ui/**/*.html")
    found = [text for file in files for text in sources.in_html(file.read_text("utf-8"))]
    assert [text for text in found if sources.is_language(text)] == []


@pytest.mark.parametrize(
    "code",
    [
        'st.button("Upload")',
        'st.info(f"{n} more")',
        "f\"<p title='x'>Out of sight</p>\"",
        'place.selectbox(label="Choose one", options=names)',
    ],
)
def test_a_sentence_in_the_code_would_be_found(code):
    assert sources.unlisted(ast.parse(code))


@pytest.mark.parametrize("code", ['st.button(say("slate.undo"), key="undo it")', 'st.write("CSV")'])
def test_names_and_keys_are_no_sentences(code):
    assert not sources.unlisted(ast.parse(code))


@pytest.mark.parametrize(
    ("language", "unwanted"),
    [
        (
            "de",
            r"\b(?:öffnen|klicken|wählen|drücken|verschieben|möchten) Sie\b|"
            r"Beschriftung|\bLabels?\b|\bdas Cluster\b",
        ),
        ("ja", r"限界|選ばされた"),
        ("zh", r"您|界限|群集|精度|[\u4e00-\u9fff][,;:!?](?!\w)|[，。；！？] (?![\w*])"),
    ],
)
def test_a_language_keeps_to_one_address_and_one_word_for_an_idea(language, unwanted):
    said = {key: " ".join(forms(m)) for key, m in sentences(language).items()}
    words = {key: re.sub(r"\{\w+\}", "", text) for key, text in said.items()}
    assert [key for key, text in words.items() if re.search(unwanted, text, re.IGNORECASE)] == []
