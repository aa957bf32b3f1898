import pytest
from babel import Locale

from ui.frame import texts


def test_english_comes_first():
    assert texts.LANGUAGES == ("en", "de", "fr", "ja", "zh")


def test_languages_name_themselves():
    assert texts.NAMES == {
        "en": "English",
        "de": "Deutsch",
        "fr": "français",
        "ja": "日本語",
        "zh": "中文",
    }


@pytest.fixture
def speak(tmp_path, monkeypatch):
    """Return what fills the catalogues of a test: language -> what follows its head."""

    def speak(**spoken):
        for language, (plural, entries) in spoken.items():
            head = f"Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {plural}\\n"
            text = f'msgid ""\nmsgstr "{head}"\n\n{entries}'
            (tmp_path / f"{language}.po").write_text(text, "utf-8")
        monkeypatch.setattr(texts, "FOLDER", tmp_path)
        monkeypatch.setattr(texts, "LANGUAGES", tuple(spoken))
        monkeypatch.setattr(texts, "LOCALES", {name: Locale.parse(name) for name in spoken})
        for cached in ("catalogue", "_translations"):
            monkeypatch.setattr(texts, cached, getattr(texts, cached).__wrapped__)

    return speak


TWO, ONE = "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
THREE = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
IMAGES = 'msgid "images"\nmsgid_plural "images"\n'


def test_what_is_not_translated_reads_as_english(speak):
    undo = 'msgid "undo"\nmsgstr "{}"\n'
    speak(en=(TWO, undo.format("Undo")), fr=(TWO, undo.format("")), de=(TWO, ""))
    assert [texts.phrase("undo", language) for language in ("fr", "de")] == ["Undo", "Undo"]


def test_a_plural_is_the_languages_own(speak):
    english = IMAGES + 'msgstr[0] "{n} image"\nmsgstr[1] "{n} images"\n'
    polish = IMAGES + 'msgstr[0] "{n} obraz"\nmsgstr[1] "{n} obrazy"\nmsgstr[2] "{n} obrazów"\n'
    speak(en=(TWO, english), pl=(THREE, polish), ja=(ONE, IMAGES + 'msgstr[0] "画像 {n} 枚"\n'))
    assert [texts.phrase("images", "en", n=n) for n in (0, 1, 1234)] == [
        "0 images",
        "1 image",
        "1,234 images",
    ]
    assert [texts.phrase("images", "pl", n=n) for n in (1, 3, 5)] == [
        "1 obraz",
        "3 obrazy",
        "5 obrazów",
    ]
    assert texts.phrase("images", "ja", n=1) == "画像 1 枚"


def test_a_script_gets_every_form_of_a_plural_under_its_name(speak):
    polish = IMAGES + 'msgstr[0] "obraz"\nmsgstr[1] "obrazy"\nmsgstr[2] "obrazów"\n'
    english = IMAGES + 'msgstr[0] "image"\nmsgstr[1] "images"\n'
    speak(en=(TWO, english), pl=(THREE, polish))
    assert texts.under("im", texts.Say("pl")) == {
        "ages.one": "obraz",
        "ages.few": "obrazy",
        "ages.many": "obrazów",
    }
    assert texts.under("im", texts.Say("en")) == {"ages.one": "image", "ages.other": "images"}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_real_plurals(language):
    say = texts.speaker(language)
    one, many = say("watch.damaged", n=1), say("watch.damaged", n=2000)
    assert "1" in one
    assert many.startswith(say("watch.damaged", n=3).split("3")[0])
    written = {"de": "2.000", "fr": "2\N{NARROW NO-BREAK SPACE}000"}
    assert written.get(language, "2,000") in many
    assert (one.replace("1", "2") == say("watch.damaged", n=2)) == (language in ("ja", "zh"))


def test_an_unknown_language_reads_as_english():
    assert texts.phrase("slate.undo", "xx") == "Undo"


def test_an_unknown_sentence_is_an_error():
    with pytest.raises(KeyError, match="no such"):
        texts.phrase("no such")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("fr-CA", "fr"),
        ("JA", "ja"),
        ("zh-CN", "zh"),
        ("en-US", "en"),
        ("xx", "en"),
        (None, "en"),
    ],
)
def test_a_browsers_language_is_spoken_where_there_is_one(tag, language):
    assert texts.spoken(tag) == language


def test_sentences_are_joined_as_the_language_joins_them():
    english, chinese = texts.speaker("en"), texts.speaker("zh")
    assert texts.joined(["One.", "", "Two.", "Three."], english) == "One. Two. Three."
    assert texts.joined(["一。", "二。"], chinese) == "一。二。"
    assert texts.joined([], english) == texts.joined([""], chinese) == ""
