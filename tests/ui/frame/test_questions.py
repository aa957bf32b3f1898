import re

import pytest

from ui.frame import questions
from ui.frame.texts import LANGUAGES, speaker

KNOWN = {"l2": "99.5%", "cnn": "99.4%", "dec": "97%", "iic": "99%", "weights": "1,234"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", questions.QUESTIONS)
def test_each_question_of_a_page_has_its_answer_behind_it(page, language):
    html = questions.section_html(page, speaker(language), **KNOWN)
    asked = re.findall(r"<details><summary>(.+?)</summary><p>(.+?)</p></details>", html)
    assert len(asked) == len(questions.QUESTIONS[page])
    assert all(question.endswith(("?", "？")) for question, _ in asked)
    assert all(re.search(r"[.。）)]$", answer) for _, answer in asked)


def test_an_answer_names_the_numbers_of_the_runs():
    html = questions.section_html("dec", speaker("en"), **KNOWN)
    assert "DEC&#x27;s ten clusters hold 97%" in html
    assert "“Sort into ten groups”) 99%" in html
