"""docs/questions.md has ten questions for each subject, and what it names is there."""

import re
from pathlib import Path

from ui.frame import glossary, questions
from ui.frame.texts import speaker

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "questions.md").read_text("utf-8")
PAGES = {
    "Draw": "draw",
    "Local": "anomalies",
    "IIC": "watch",
    "Overclusters": "overclusters",
    "t-SNE": "embeddings",
    "DEC": "dec",
    "MINE": "mine",
    "Inside": "inside",
    "Kana": "kana",
}


def subjects():
    """Return each subject's page and its rows: question, where."""
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
    rows = {}
    for part in parts:
        page = next(page for name, page in PAGES.items() if part.startswith(name))
        lines = re.findall(r"^\| (.+?) \| (.+) \|$", part, re.MULTILINE)
        rows[page] = [row for row in lines if row[0] != "question"]
    return rows


def test_there_are_ten_questions_for_each_of_nine_subjects():
    assert {page: len(rows) for page, rows in subjects().items()} == dict.fromkeys(
        PAGES.values(), 10
    )


def test_at_least_85_are_answered():
    where = [place for rows in subjects().values() for _, place in rows]
    assert sum(not place.startswith("–") for place in where) >= 85


def test_a_page_that_answers_by_asked_has_as_many_questions_there():
    for page, rows in subjects().items():
        asked = sum("Asked" in place for _, place in rows)
        assert asked <= len(questions.QUESTIONS[page]), page


def test_pages_that_are_named_are_called_so():
    say = speaker("en")
    named = {page for page in glossary.WORDS if say(f"app.{page}").split(" · ")[0] in TEXT}
    assert named == set(glossary.WORDS)
