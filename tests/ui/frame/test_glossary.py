import re

import pytest

from ui.frame import glossary
from ui.frame.texts import known, speaker

EN, DE = speaker("en"), speaker("de")
TERMS = {name for names in glossary.WORDS.values() for name in names}


def test_there_are_words_for_what_a_visitor_asks_and_no_dictionary():
    assert 40 <= len(TERMS) <= 70


@pytest.mark.parametrize("page", glossary.WORDS)
def test_a_page_explains_each_of_its_words_once(page):
    html = glossary.words_html(page, EN)
    described = re.findall(r'aria-describedby="term-(\w+)"', html)
    assert described == list(glossary.WORDS[page])
    assert re.findall(r'role="tooltip" id="term-(\w+)"', html) == described


@pytest.mark.parametrize("name", sorted(TERMS))
def test_a_meaning_is_a_sentence_in_the_visitors_language(name):
    assert known(f"term.{name}")
    for say in (EN, DE):
        assert say(f"term.{name}.means").endswith(".")
    assert EN(f"term.{name}.means") != DE(f"term.{name}.means")
