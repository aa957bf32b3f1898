"""The matrix of labels against overclusters as a component: its columns can be opened."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import streamlit as st

from ui.frame import numbers
from ui.frame.component import Component
from ui.frame.texts import Say
from ui.overclusters.atlas import Atlas, Column
from ui.pictures.cividis import hex_colors
from ui.pictures.images import data_uri

KEY = "columns"
MAX_OPEN = 4

_component = Component("glyphscope_columns", __file__, "columns.html", "columns.css", "columns.js")


def columns(
    atlas: Atlas,
    shown: Sequence[Column],
    opened: Sequence[int],
    on_pick: Callable[[], None],
    say: Say,
) -> None:
    """Show columns of the matrix.

    Args:
        shown: the columns to show, in their order.
        opened: the ids of the open ones; each gets the colour of its card.
        on_pick: called when the visitor picks a column; `picked` tells which.
    """
    texts = {name: say(f"overclusters.{name}") for name in ("matrix", "hint", "nothing")}
    data = {"sprite": _sprite(atlas, shown), "columns": _payload(atlas, shown, opened, say)}
    _component.mount({**data, "texts": texts}, key=KEY, on_pick_change=on_pick)


def picked() -> int:
    """Return the id of the column that was just picked."""
    return int(st.session_state[KEY]["pick"])


def mark(place: int) -> str:
    """Return the colour of the open column at a place, as the style sheet names it."""
    return f"var(--gs-mark-{place})"


def title(column: Column, say: Say) -> str:
    """Return what a column is called: its name, else its number."""
    return column.group.name or say("overclusters.cluster", numbers=column.numbers)


def option(column: Column, say: Say) -> str:
    """Return a column as a list offers it: its number, then its name or its digit."""
    if column.group.name:
        return say("overclusters.option_named", numbers=column.numbers, name=column.group.name)
    return say("overclusters.option", numbers=column.numbers, digit=column.digit)


def label(column: Column, say: Say) -> str:
    """Say of a column in one sentence what is in it."""
    called = option(column, say) if column.group.name else title(column, say)
    if not column.size:
        return say("overclusters.column_empty", title=called)
    return say(
        "overclusters.column",
        title=called,
        digit=column.digit,
        most=numbers.count(column.counts.max(), say),
        n=column.size,
        purity=numbers.share(column.purity, say),
    )


def _sprite(atlas: Atlas, shown: Sequence[Column]) -> str:
    """Lay the mean images side by side, so that one picture serves all columns."""
    means = [atlas.survey.mean_image(column.group) for column in shown]
    return data_uri(np.hstack(means)) if means else ""


def _payload(
    atlas: Atlas, shown: Sequence[Column], opened: Sequence[int], say: Say
) -> list[dict[str, Any]]:
    most = max(1, *(column.counts.max() for column in atlas.columns))
    largest = max(1, *(column.size for column in atlas.columns))
    digits = [column.digit for column in shown]
    filled = [column.digit for column in shown if column.size]
    by_digit = filled == sorted(filled)
    return [
        {
            "id": column.id,
            "first": by_digit and column.digit != before,
            "label": label(column, say),
            "number": f"{column.id}+" if len(column.group.clusters) > 1 else str(column.id),
            "name": column.group.name,
            "size": round(column.size / largest, 3),
            "cells": hex_colors(np.sqrt(column.counts / most)),
            "mark": mark(opened.index(column.id)) if column.id in opened else "",
        }
        for before, column in zip([None, *digits], shown, strict=False)
    ]
