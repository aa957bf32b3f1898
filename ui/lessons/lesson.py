"""What a lesson is: steps, each with a question to predict, and exercises at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.frame.texts import SOURCE, Say

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """A sentence in the languages that its author wrote.

    Attributes:
        by_language: language -> the sentence, with a fact's name in braces where its number goes.
    """

    by_language: Mapping[str, str]

    def read(self, say: Say, facts: Mapping[str, str] | None = None) -> str:
        """Return the sentence in the visitor's language, else in English, else in any.

        Args:
            say: speaks the visitor's language.
            facts: name -> the number in words.
        """
        asked = (say.language, SOURCE, *self.by_language)
        written = next(self.by_language[code] for code in asked if code in self.by_language)
        return written.format_map(facts or {})


@dataclass(frozen=True)
class Step:
    """One exhibit in one state, what to predict of it, and what it shows.

    Attributes:
        title: its headline.
        task: what one sees or does.
        link: where the exhibit is: "/watch?run=iic".
        look: what to look at there.
        question: what is predicted; None where something is done instead.
        answers: to choose from, two to four; none where something is done instead.
        right: which of them comes out, from 0.
        happens: the explanation.
        trouble: what may go wrong in a classroom; None for nothing.
        minutes: how long it takes.
        before: the picture beside the question.
        after: the picture beside the explanation.
    """

    title: Text
    task: Text
    link: str
    look: Text
    question: Text | None
    answers: Sequence[Text]
    right: int
    happens: Text
    trouble: Text | None
    minutes: int
    before: Settings | None
    after: Settings | None


@dataclass(frozen=True)
class Exercise:
    """A question for the end, and its answer."""

    question: Text
    answer: Text


@dataclass(frozen=True)
class Lesson:
    """A guided path through exhibits.

    Attributes:
        key: its file's name; the link says it.
        place: among the lessons, from 1.
        title: the question that it answers.
        lead: what one does in it.
        cover: the picture beside its title among the lessons.
        facts: name -> where its number comes from.
        steps: in their order.
        exercises: for its end.
    """

    key: str
    place: int
    title: Text
    lead: Text
    cover: Settings | None
    facts: Mapping[str, Settings]
    steps: Sequence[Step]
    exercises: Sequence[Exercise]

    @property
    def minutes(self) -> int:
        """How long all steps take."""
        return sum(step.minutes for step in self.steps)

    @property
    def n_predicted(self) -> int:
        """How many steps ask for a prediction."""
        return sum(bool(step.answers) for step in self.steps)
