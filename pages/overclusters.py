"""Overclusters: fifty clusters nobody named, to be opened and named."""

import streamlit as st

from core.runs import Run
from ui.frame import placards, questions, session
from ui.frame.texts import Say
from ui.overclusters import atlas, card, explained, matrix, naming, opened, spread
from ui.overclusters.atlas import Atlas, Column, arrange, iic_runs, load_atlas
from ui.training import iic_recipes
from ui.training.choice import RunChoice

RUN = RunChoice("overclusters", iic_recipes.title, label="overclusters.run", apart=True)


@st.fragment
def exhibit(say: Say) -> None:
    """Show the matrix and the open columns; a click reruns this and nothing else."""
    runs = iic_runs()
    if not runs:
        st.info(say("overclusters.no_run"))
        st.code("python -m core train iic --preset quick --seed 0", language=None)
        return
    with st.container(key="cluster-choice", horizontal=True, vertical_alignment="center"):
        run = choose_run(runs, say)
        split = choose("split", atlas.SPLITS, say)
        order = choose("order", atlas.ORDERS, say)
        query = search(say)
    found = load_atlas(run, split, naming.load(run, say))
    if found is None:
        st.info(say("overclusters.no_clusters", run=run.id))
        st.code(f"python -m core evaluate {run.id} --save", language=None)
        return
    draw(found, arrange(found.columns, order, query), say)


def choose_run(runs: list[Run], say: Say) -> Run:
    """Return the run to look at."""
    run = RUN.settled(runs)
    RUN.picker(runs, run.id, say, on_pick=change_run)
    return run


def change_run(name: str | None) -> None:
    """Look at another run, none of whose columns is open yet."""
    opened.forget()
    RUN.show(name)


def choose(name: str, options: tuple[str, ...], say: Say) -> str:
    """Return one of a few options, kept in the link."""
    if name not in st.session_state:
        asked = st.query_params.get(name)
        st.session_state[name] = asked if asked in options else options[0]
    chosen = st.segmented_control(
        say(f"overclusters.{name}"),
        options,
        format_func=lambda option: say(f"overclusters.{name}_{option}"),
        required=True,
        label_visibility="collapsed",
        key=name,
        persist_state="session",
    )
    session.write_link(**{name: (chosen, options[0])})
    return chosen or options[0]


def search(say: Say) -> str:
    """Return what the visitor looks for."""
    return st.text_input(
        say("overclusters.find"),
        placeholder=say("overclusters.find_hint"),
        label_visibility="collapsed",
        key="find",
        icon=":material/search:",
        width=190,
        persist_state="session",
    )


def draw(found: Atlas, shown: list[Column], say: Say) -> None:
    """Show the matrix, what can be done with it, and the open columns."""
    ids = opened.prepare(found)
    st.html(f'<div class="gs"><p>{explained.kinds(found, say)}</p></div>')
    if told := explained.emptiness(found, say):
        note(told)
    if shown:
        matrix.show(found, shown, ids, opened.toggle_picked, say)
    else:
        note(say("overclusters.nothing"))
    open_columns = [found.column(cluster) for cluster in ids]
    naming.toolbar(found, open_columns, say)
    if not open_columns:
        note(say("overclusters.none_open"))
    else:
        if opened.failed(found, open_columns):
            note(explained.failure(open_columns, say))
        compare(found, open_columns, say)
        note(say("overclusters.badges"))
        spread.show(found, open_columns, say)
    if len(open_columns) > 1:
        one, other = naming.pair_chooser(found, open_columns, say)
        st.html(card.border_html(found, one, other, say))
    naming.downloads(found, say)


def note(words: str) -> None:
    """Show a quiet line."""
    st.html(f'<div class="gs"><p class="gs-note">{words}</p></div>')


def compare(found: Atlas, open_columns: list[Column], say: Say) -> None:
    """Show the open columns side by side."""
    places = st.columns(max(2, len(open_columns)), gap="medium")
    for place, (area, column) in enumerate(zip(places, open_columns, strict=False)):
        with area:
            naming.name_field(found, column, say)
            st.html(card.card_html(found, column, place, say))
            naming.tell_button(found, column, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(placards.head_html("overclusters", "iic", say))
    exhibit(say)
    questions.section("overclusters", say)


main()
