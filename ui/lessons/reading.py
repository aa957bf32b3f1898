"""Lessons from their files, one a lesson, which a teacher can write: see CONTRIBUTING.md."""

import string
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from ui.frame.texts import LANGUAGES
from ui.lessons import facts, links
from ui.lessons.lesson import Exercise, Lesson, Settings, Step, Text
from ui.lessons.pictures import PICTURES

FOLDER = Path(__file__).resolve().parents[2] / "lessons"
MINUTES = 2  # a step, where the file does not say
N_ANSWERS = (2, 4)  # least and most
Table = Mapping[str, Any]


class BadLesson(ValueError):
    """A lesson's file cannot be used; the message names the file and the field."""


def lessons() -> dict[str, Lesson]:
    """Return all lessons by their keys, in their order, as their files are now.

    Raises:
        BadLesson: a file cannot be used.
    """
    found = [_known(file, file.stat().st_mtime_ns) for file in FOLDER.glob("*.toml")]
    return {lesson.key: lesson for lesson in sorted(found, key=lambda one: (one.place, one.key))}


@lru_cache
def _known(file: Path, _: int) -> Lesson:
    """Read a lesson once for each state of its file."""
    return read(file)


def read(file: Path) -> Lesson:
    """Read one lesson.

    Raises:
        BadLesson: the file cannot be used.
    """
    try:
        written = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadLesson(f"{file.name}: must be a file of TOML. Received: {error}") from error
    return _Reader(file.name, written).lesson(file.stem)


class _Reader:
    """Reads the fields of one file, and names the one that is wrong."""

    def __init__(self, file: str, written: Table) -> None:
        self.file = file
        self.written = written
        self.facts: dict[str, Settings] = self._facts()

    def lesson(self, key: str) -> Lesson:
        steps = self._tables(self.written, "step", "")
        exercises = self._tables(self.written, "exercise", "")
        return Lesson(
            key=key,
            place=self._whole(self.written, "place", "", 1),
            title=self._text(self.written, "title", ""),
            lead=self._text(self.written, "lead", ""),
            cover=self._picture(self.written, "cover", ""),
            facts=self.facts,
            steps=[self._step(step, f"step {n}.") for n, step in enumerate(steps, 1)],
            exercises=[
                Exercise(
                    *(self._text(one, name, f"exercise {n}.") for name in Exercise.__match_args__)
                )
                for n, one in enumerate(exercises, 1)
            ],
        )

    def _step(self, step: Table, within: str) -> Step:
        answers = self._answers(step, within)
        return Step(
            title=self._text(step, "title", within),
            task=self._text(step, "task", within),
            link=self._link(step, within),
            look=self._text(step, "look", within),
            question=self._text(step, "question", within) if answers else None,
            answers=answers,
            right=self._right(step, within, len(answers)),
            happens=self._text(step, "happens", within),
            trouble=self._text(step, "trouble", within) if "trouble" in step else None,
            minutes=self._whole(step, "minutes", within, MINUTES),
            before=self._picture(step, "before", within),
            after=self._picture(step, "after", within),
        )

    def _answers(self, step: Table, within: str) -> list[Text]:
        if "answers" not in step:
            return []
        listed = step["answers"]
        if not isinstance(listed, list) or not N_ANSWERS[0] <= len(listed) <= N_ANSWERS[1]:
            self._fail(f"{within}answers", "must be a list of two to four", listed)
        places = range(1, len(listed) + 1)
        return [
            self._text({f"answer {n}": one}, f"answer {n}", within)
            for n, one in zip(places, listed, strict=True)
        ]

    def _right(self, step: Table, within: str, n_answers: int) -> int:
        if not n_answers:
            return -1
        right = self._whole(step, "right", within, None)
        if not 1 <= right <= n_answers:
            self._fail(f"{within}right", f"must be from 1 to {n_answers}", right)
        return right - 1

    def _link(self, step: Table, within: str) -> str:
        link = step.get("link")
        try:
            links.split(str(link))
        except ValueError as error:
            raise BadLesson(f"{self.file}: `{within}link` {error}") from error
        return str(link)

    def _picture(self, step: Table, name: str, within: str) -> Settings | None:
        picture = step.get(name)
        if picture is None:
            return None
        if not isinstance(picture, dict) or picture.get("show") not in PICTURES:
            known = ", ".join(PICTURES)
            self._fail(f"{within}{name}.show", f"must be one of {known}", picture)
        return picture

    def _facts(self) -> dict[str, Settings]:
        found = self.written.get("facts", {})
        for name, fact in found.items():
            try:
                facts.check(fact)
            except ValueError as error:
                raise BadLesson(f"{self.file}: `facts.{name}` {error}") from error
        return dict(found)

    def _text(self, table: Table, name: str, within: str) -> Text:
        """Read a sentence: a table of languages, or a string in English."""
        field, written = f"{within}{name}", table.get(name)
        by_language = {"en": written} if isinstance(written, str) else written
        if not isinstance(by_language, dict) or not by_language:
            self._fail(field, "must be a sentence for each language", written)
        for language, sentence in by_language.items():
            if language not in LANGUAGES:
                self._fail(field, f"may be in {', '.join(LANGUAGES)}", language)
            self._sentence(f"{field}.{language}", sentence)
        return Text(by_language)

    def _sentence(self, field: str, sentence: object) -> None:
        if not isinstance(sentence, str) or not sentence.strip():
            self._fail(field, "must be a sentence", sentence)
        try:
            blanks = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        except ValueError:
            self._fail(field, "must close each brace", sentence)
        if unknown := blanks - self.facts.keys():
            self._fail(field, "may name what `facts` has in braces", ", ".join(sorted(unknown)))

    def _tables(self, table: Table, name: str, within: str) -> list[Table]:
        found = table.get(name)
        if not isinstance(found, list) or not found or not all(isinstance(x, dict) for x in found):
            self._fail(f"{within}{name}", "must be a list of tables", found)
        return found

    def _whole(self, table: Table, name: str, within: str, default: int | None) -> int:
        found = table.get(name, default)
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            self._fail(f"{within}{name}", "must be a whole number from 1", found)
        return found

    def _fail(self, field: str, expected: str, received: object) -> NoReturn:
        raise BadLesson(f"{self.file}: `{field}` {expected}. Received: {received}")
