"""What a visitor takes away from the maps: a table of points, a sheet of pictures."""

import csv
import io
from collections.abc import Mapping

import numpy as np

from ui.embeddings.facts import Facts
from ui.pictures.images import png, sprite

N_COLUMNS = 40  # pictures in a row of a sheet
AXES = "xyz"


def as_csv(rows: np.ndarray, facts: Facts, maps: Mapping[str, np.ndarray]) -> str:
    """Write points as a table.

    Args:
        rows: (m,) int, which points.
        facts: what is known of all n points; what is unknown stays empty.
        maps: (n, 2) or (n, 3) coordinates by the name of the map, which the columns bear where
            there are several.

    Returns:
        A line for each point after the line index,label,prediction,score,x,y[,z].
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["index", "label", "prediction", "score", *_axes(maps)])
    places = np.hstack([points[rows] for points in maps.values()])
    for row, place in zip(rows.tolist(), places.tolist(), strict=True):
        known = [facts.labels[row], _at(facts.predictions, row), _at(facts.scores, row)]
        writer.writerow([row, *known, *(f"{value:.6g}" for value in place)])
    return stream.getvalue()


def as_sheet(images: np.ndarray) -> bytes:
    """Write (m, 28, 28) uint8 pictures as one PNG, in rows of at most 40; m >= 1."""
    return png(sprite(images, min(N_COLUMNS, len(images))))


def _axes(maps: Mapping[str, np.ndarray]) -> list[str]:
    return [
        f"{axis} {name}" if len(maps) > 1 else axis
        for name, points in maps.items()
        for axis in AXES[: points.shape[1]]
    ]


def _at(values: np.ndarray | None, row: int) -> str:
    return "" if values is None else f"{values[row]:g}"
