"""Before and after a fine-tuning as two maps: digits, and what was taught among them."""

import streamlit as st

from core.own import places
from core.own.examples import Examples
from core.own.places import Places
from core.runs import Run
from ui.embeddings.colours import Classes
from ui.embeddings.map_figure import Drawn, Marks, map_figure
from ui.figure import figure
from ui.figure.figure import Images, Plot, Rows
from ui.frame.texts import Say
from ui.own import readers
from ui.pictures.colours import PETROFF10
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET
from ui.teach.places import labels

COLUMNS = "repeat(auto-fit, minmax(min(100%, 300px), 1fr))"
HEIGHT = "clamp(320px, 34vw, 520px)"


def moved(run: Run, say: Say) -> None:
    """Show a run's two maps side by side, nothing where it has none."""
    found, taught = places.load(run), readers.taught_to(run)
    n_digits = 0 if found is None else len(found.before) - len(taught)
    if found is None or not 0 < n_digits <= len(labels()):
        return
    digits = labels()[:n_digits]
    plots = [_plot(when, found, taught, say) for when in ("before", "after")]
    rows = Rows(
        n_digits,
        {say("embeddings.fact_label"): digits},
        Images(ADDRESS, N_COLUMNS, PER_SHEET),
        tools=("pan",),
    )
    st.html(f'<div class="gs"><h2>{say("tune.moved")}</h2></div>')
    figure.show(plots, key="tune-moved", columns=COLUMNS, rows=rows)
    st.html(f'<div class="gs"><p class="gs-note">{say("tune.moved_note", n=n_digits)}</p></div>')


def _plot(when: str, found: Places, taught: Examples, say: Say) -> Plot:
    points = {"before": found.before, "after": found.after}[when]
    n_digits = len(points) - len(taught)
    marks = Marks(points[n_digits:], [taught.names[row] for row in taught.classes])
    names = tuple(map(str, range(10)))
    colours = Classes(
        say("embeddings.colour_label"), labels()[:n_digits], names, PETROFF10, printed=True
    )
    drawn = Drawn(points[:n_digits], say("embeddings.method_tsne"), narrow=True, own=marks)
    return Plot(
        f"tune-{when}",
        map_figure(drawn, colours, f"tune {when}", say),
        say("tune.moved_alt", when=say(f"tune.{when}"), n=len(taught)),
        title=say(f"tune.{when}"),
        height=HEIGHT,
        zoom=True,
    )
