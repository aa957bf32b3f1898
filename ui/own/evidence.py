"""What taught classes say of a drawing, as HTML: the answer, and the examples it rests on."""

from html import escape

import numpy as np

from core.own.examples import Examples
from core.own.rule import Reading
from ui.frame import numbers
from ui.frame.texts import Say
from ui.own.book import own_book
from ui.pictures.charts import picture

N_SHOWN = 6  # nearest examples
SHORT = 3  # characters that fit the large type of a digit


def long_class(answer: str) -> str:
    """Return what is added to the class of an answer's line: words need a smaller type."""
    return "" if len(answer) <= SHORT else " gs-word"


def answer(reading: Reading, say: Say) -> tuple[str, str, str]:
    """Return the line above the answer, the answer, and why it is that."""
    kicker = say("own.yours" if _is_visitors(reading) else "own.learnt")
    return kicker, reading.name, why(reading, say)


def _is_visitors(reading: Reading) -> bool:
    """Tell whether the visitor taught the nearest class, and not a run that was chosen."""
    return reading.name in own_book().examples.names


def why(reading: Reading, say: Say) -> str:
    """Say how far a drawing is from what was taught, and from the digits."""
    if reading.probability is not None:
        share = numbers.share(reading.probability, say)
        return say("own.trained", name=reading.name, share=share)
    key = "own.within" if reading.is_within else "own.beyond"
    return say(
        key,
        name=reading.name,
        distance=numbers.decimal(reading.distance * reading.reach, 2, say),
        reach=numbers.decimal(reading.reach, 2, say),
        digit=reading.digit,
        to_digit=numbers.decimal(reading.to_digit, 2, say),
    )


def nearest_html(examples: Examples | None, reading: Reading | None, say: Say) -> str:
    """Return the nearest of the visitor's examples with their distances, "" without any."""
    if examples is None or reading is None or not (reading.is_within or reading.is_taught):
        return ""
    shown = zip(reading.nearest[:N_SHOWN], reading.distances[:N_SHOWN], strict=True)
    cells = "".join(_example(examples, int(row), distance, say) for row, distance in shown)
    title = say("own.nearest" if _is_visitors(reading) else "own.nearest_learnt")
    return f'<h2>{escape(title)}</h2><div class="gs-own">{cells}</div>'


def _example(examples: Examples, row: int, distance: np.floating, say: Say) -> str:
    name = examples.names[examples.classes[row]]
    return (
        f"<figure>{picture(examples.images[row], name)}<figcaption><b>{escape(name)}</b> "
        f"{numbers.decimal(float(distance), 2, say)}</figcaption></figure>"
    )
