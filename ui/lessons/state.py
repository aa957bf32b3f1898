"""Where a visitor is: the lesson and the step in the link, the predictions in the session."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from ui.frame import session
from ui.lessons.lesson import Lesson

PREDICTIONS = "lessons_predictions"  # (lesson, step) -> the answer that was chosen, from 0
UNDER_WAY = "lessons_under_way"  # (lesson, step) whose exhibit is looked at
DONE = -1  # the prediction of a step that asks for none


@dataclass(frozen=True)
class Place:
    """A place in a lesson.

    Attributes:
        lesson: which one.
        step: from 0; as many as there are steps stands for the end.
    """

    lesson: Lesson
    step: int

    @property
    def at_end(self) -> bool:
        """Whether all steps lie behind."""
        return self.step >= len(self.lesson.steps)

    @property
    def link(self) -> dict[str, str]:
        """The parameters of the page that lead here."""
        return {"lesson": self.lesson.key, "step": str(self.step + 1)}


def place(lessons: dict[str, Lesson]) -> Place | None:
    """Return the place that the link names, None where it names no lesson."""
    lesson = lessons.get(st.query_params.get("lesson", ""))
    if lesson is None:
        return None
    step = int(session.setting("step", 1)) - 1
    return Place(lesson, max(0, min(step, len(lesson.steps))))


def go(there: Place | None) -> None:
    """Go to a place, or back to all lessons."""
    wanted = {} if there is None else there.link
    session.write_link(**{name: (wanted.get(name), None) for name in ("lesson", "step", "print")})


def show_print(lesson: Lesson, sheet: str | None) -> None:
    """Show a lesson's sheet, or leave it."""
    session.write_link(lesson=(lesson.key, None), step=(None, None), print=(sheet, None))


def predictions() -> dict[tuple[str, int], int]:
    """Return what was predicted so far."""
    return st.session_state.setdefault(PREDICTIONS, {})


def predicted(here: Place) -> int | None:
    """Return the answer that was chosen at a step, None where none was."""
    return predictions().get((here.lesson.key, here.step))


def predict(here: Place, answer: int) -> None:
    """Keep a prediction."""
    predictions()[here.lesson.key, here.step] = answer


def take_back(here: Place) -> None:
    """Forget a prediction."""
    predictions().pop((here.lesson.key, here.step), None)


def begin_anew(lesson: Lesson) -> None:
    """Forget a lesson's predictions and go to its first step."""
    for step in range(len(lesson.steps)):
        take_back(Place(lesson, step))
    go(Place(lesson, 0))


def came_out(lesson: Lesson) -> tuple[int, int]:
    """Return how many predictions came out, and how many were made."""
    made = [
        (step.right, chosen)
        for number, step in enumerate(lesson.steps)
        if step.answers and (chosen := predictions().get((lesson.key, number))) is not None
    ]
    return sum(right == chosen for right, chosen in made), len(made)


def leave_for_exhibit(here: Place) -> None:
    """Remember where the visitor wants to come back to."""
    st.session_state[UNDER_WAY] = (here.lesson.key, here.step)


def under_way(lessons: Callable[[], dict[str, Lesson]]) -> Place | None:
    """Return the place whose exhibit is looked at, None where there is none."""
    key, step = st.session_state.get(UNDER_WAY) or ("", 0)
    lesson = lessons().get(key) if key else None
    return None if lesson is None else Place(lesson, step)


def come_back(here: Place) -> None:
    """Make the link lead where the visitor was: the browser's way back brings the exhibit's."""
    st.query_params.from_dict(session.in_language(here.link))


def arrive() -> None:
    """Forget that an exhibit was looked at."""
    st.session_state.pop(UNDER_WAY, None)
