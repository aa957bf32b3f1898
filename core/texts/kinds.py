"""What a text prints and shows, as far as it can be set beside a run: its figures, its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.method import ACCURACY, Keys

SHARE, NATS = "share", "nats"

# What sets a figure of a text apart from ours besides the two configurations.
NOTES = {
    "test": "the text's value is its highest on the test images; ours is the last epoch's",
    "best": "the text keeps the best epoch by test accuracy; here it is the last one's",
    "curves": "the text shows curves only",
    "picture": "the text shows a picture only",
    "samples": "another million samples",
    "rising": "the text says only that it rises with the dimension",
    "classifier": "ours is fitted on training latents and scored on test latents",
    "font": "ETL8, which the text used, may not be passed on: both are trained on written strokes",
    "dimensions": "layers, optimiser and epochs stand in a picture of the text: ours are plain",
    "nan": "the text loses its training near step 15,000, on other data",
    "guess": "a guess at what the text did: it prints these values beside contamination 0.001",
    "paper": "the paper's value is the best of its runs, on all 70,000 images",
}


@dataclass(frozen=True)
class Figure:
    """One figure of a text.

    Attributes:
        what: what it measures, in words.
        value: what the text prints, in its `unit`; None where it shows a curve or a picture only.
        method: the method that measures it here.
        preset: the text's recipe among the method's presets.
        name: what the pages' catalogues call the words of `what`.
        blanks: what those words leave open, such as the number of heads.
        keys: keys that lead to the figure in a run's evaluation.
        changes: fields in which the figure's recipe differs from the preset.
        step: the training step after which it is read from the run's epochs, not at the end.
        event: the event of the run that holds it, such as "lost", in place of its evaluation.
        ours: the exhibit of our own recipe for the same question, None where there is none.
        our_keys: keys that lead to its figure, `keys` by default.
        note: one of `NOTES`, or nothing.
        unit: `SHARE` or `NATS`.
    """

    what: str
    value: float | None
    method: str
    preset: str
    name: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)
    keys: Keys = ACCURACY
    changes: Mapping[str, Any] = field(default_factory=dict)
    step: int | None = None
    event: str | None = None
    ours: str | None = None
    our_keys: Keys = ()
    note: str = ""
    unit: str = SHARE

    @property
    def is_guess(self) -> bool:
        """Whether it only repeats a figure by a guess at the recipe: not marked, not counted."""
        return self.note == "guess"


@dataclass(frozen=True)
class Picture:
    """A picture of a text, and the page that shows its counterpart.

    Attributes:
        name: what the pages' catalogues call it.
        page: the file in `pages/`, without its ending.
        method: whose run it shows, None where no run matters.
        preset: the text's recipe among the method's presets.
        ours: the exhibit that shows it where the text's recipe was not run.
        settings: what else the link says.
    """

    name: str
    page: str
    method: str | None = None
    preset: str = "text"
    ours: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A published text.

    Attributes:
        name: what the command line and the pages call it.
        about: what kind of text it is, and what it used.
        figures: what it prints.
        pictures: what it shows.
        year: of publication, None where we do not know it.
        papers: the papers it rests on: authors and year -> address.
    """

    name: str
    about: str
    figures: tuple[Figure, ...]
    pictures: tuple[Picture, ...] = ()
    year: int | None = None
    papers: Mapping[str, str] = field(default_factory=dict)
