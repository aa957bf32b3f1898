import pytest

from ui.frame import texts


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
