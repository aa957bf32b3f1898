"""An example of a wall before a room is opened: bundled images, each with its stored verdict."""

from functools import cache
from pathlib import Path
from typing import Any

from core.outliers.sets import DIGITS
from core.outliers.stored import Anomalies, load_anomalies
from core.runs import Run, exhibit
from ui.room import cards, place
from ui.slate.contamination import DEFAULT

DETECTOR = "lof"
# Sets and rows, in the order in which they hang: the first test digits, and letters among them.
SHOWN = (
    *((DIGITS, row) for row in range(4)),
    ("letters", 0),
    *((DIGITS, row) for row in range(4, 9)),
    ("letters", 440),
    *((DIGITS, row) for row in range(9, 13)),
)


def hung() -> dict[str, Any]:
    """Return the example as the server answers a wall; empty where no verdicts are stored."""
    return _hung(exhibit(place.RUN).path)


@cache
def _hung(folder: Path) -> dict[str, Any]:
    found = load_anomalies(Run(folder))
    made = {} if found is None else {_seat(*one): _card(found, *one) for one in SHOWN}
    kept = [[seat, "", card] for seat, card in made.items() if card is not None]
    return {"seats": [seat for seat, _, _ in kept], "cards": kept}


def _seat(name: str, row: int) -> str:
    return f"{name}-{row}"


def _card(found: Anomalies, name: str, row: int) -> dict[str, Any] | None:
    read, sure = found.predictions(name), found.confidences(name)
    if read is None or sure is None:
        return None
    return cards.card(
        found.images(name).images[row],
        read=int(read[row]),
        sure=float(sure[row]),
        odd=bool(found.scores(DETECTOR, name)[row] > found.threshold(DETECTOR, DEFAULT)),
        at=_place(row) if name == DIGITS else None,
        name="",
        joined=float(SHOWN.index((name, row))),
    )


def _place(row: int) -> tuple[float, float] | None:
    """Return where a test image lies in the picture of the map, None where there is no map."""
    found = place.the_map()
    if found is None:
        return None
    x, y = place.in_square(found, found.points)[row]
    return float(x), float(y)
