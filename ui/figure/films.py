"""What plays in figures: the matrices that change, the clock that they follow."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Frames:
    """How one matrix of a figure changes through a film.

    Args:
        trace: the place of the heatmap among the figure's traces.
        codes: uint8 (n, rows, columns), one matrix a frame.
        levels: (256,) float32, the value that each code stands for.
        name: tells them from others of the same plot and film, such as those of another head.
        rows: which row of a frame stands in each row of the figure, all in their order by default.
        columns: the same of its columns.
        totals: (rows,) what a value of 1 stands for in each row of a frame, where values are
            shares; the pointer reads the whole numbers as `customdata`.
    """

    trace: int
    codes: np.ndarray
    levels: np.ndarray
    name: str = ""
    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    totals: Sequence[int] = ()


@dataclass(frozen=True)
class Film:
    """What the clock of some figures runs through.

    Args:
        name: tells it from other films, such as the run's id.
        steps: (n,) ascending training steps of its frames.
        moments: what is said of each frame, (n,) or nothing.
        title: stands before that.
        area: the place in the grid where it is said, as CSS's `grid-area` has it; by default below
            all figures.
        pulse: where the browser asks for the next frame while the film grows, and the name of the
            last one, `{"address", "known"}`; without it the page is to look by itself.
    """

    name: str
    steps: Sequence[int]
    moments: Sequence[str] = ()
    title: str = ""
    area: str = ""
    pulse: Mapping[str, str] | None = None


def told(frames: Sequence[Frames], film: Film, plot: str, newest: int | None) -> dict[str, Any]:
    """Return what the browser is told of the film of a plot.

    Args:
        frames: the plot's.
        film: what they follow.
        plot: the plot's name.
        newest: how many of the newest frames go along, None for all.
    """
    sent = slice(None if newest is None else -newest, None)
    steps = [int(step) for step in film.steps]
    return {
        "film": {"name": film.name, "steps": steps},
        "sent": steps[sent],
        "frames": [_read_as(part) | coded(part, film.name, plot, sent) for part in frames],
    }


def coded(frames: Frames, film: str, plot: str, sent: slice = slice(None)) -> dict[str, Any]:
    """Return the codes of frames, and whose they are.

    Args:
        frames: the matrices.
        film: the film's name.
        plot: the plot's.
        sent: which of them.
    """
    codes = np.ascontiguousarray(frames.codes[sent], np.uint8)
    return {
        "film": f"{film} {plot} {frames.name}",
        "trace": frames.trace,
        "shape": list(codes.shape[1:]),
        "codes": base64.b64encode(codes.tobytes()).decode("ascii"),
    }


def _read_as(frames: Frames) -> dict[str, Any]:
    """Return how the codes of frames are read."""
    return {
        "rows": [int(row) for row in frames.rows],
        "columns": [int(column) for column in frames.columns],
        "totals": [int(total) for total in frames.totals],
        "levels": packed(frames.levels.astype(np.float32)),
    }


def clocked(films: Mapping[str, Film], clock: str, live: bool) -> dict[str, Any]:
    """Return what the browser is told of the clock of films.

    Args:
        films: name -> film.
        clock: its name.
        live: whether the films still grow.
    """
    reels = [
        {
            "name": film.name,
            "steps": [int(step) for step in film.steps],
            "moments": list(film.moments),
            "title": film.title,
            "area": film.area,
        }
        for film in films.values()
    ]
    pulse = next((film.pulse for film in films.values() if film.pulse), None)
    return {"clock": clock, "reels": reels, "live": live, "pulse": pulse}


def packed(array: np.ndarray) -> dict[str, str]:
    """Write an array as Plotly does."""
    content = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
    return {"dtype": array.dtype.str[1:], "bdata": content}
