"""How a column of the matrix is called and coloured."""

from ui.frame import numbers
from ui.frame.texts import Say
from ui.overclusters.atlas import Column

MAX_OPEN = 4


def mark(place: int) -> str:
    """Return the colour of the open column at a place, as the style sheet names it."""
    return f"var(--gs-mark-{place})"


def title(column: Column, say: Say) -> str:
    """Return what a column is called: its name, else its letters."""
    return column.group.name or say("overclusters.cluster", clusters=column.letters)


def option(column: Column, say: Say) -> str:
    """Return a column as a list offers it: its letters, then its name or its digit."""
    if column.group.name:
        return say("overclusters.option_named", clusters=column.letters, name=column.group.name)
    return say("overclusters.option", clusters=column.letters, digit=column.digit)


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
