"""Embeddings: what lies near what, and can the map be trusted?"""

from pathlib import Path

import numpy as np
import streamlit as st

from core.projection.layout import ProjectionConfig
from ui.embeddings import choices, drawing, explained, making, neighbors, plot, selection
from ui.embeddings import spaces as map_spaces
from ui.embeddings import targets as map_targets
from ui.embeddings.facts import Facts, facts_of
from ui.embeddings.plot import Shown
from ui.embeddings.spaces import Space
from ui.embeddings.targets import Target, Wanted
from ui.figure.figure import Picked
from ui.frame import placards, questions, session
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.slate import small

STYLE = Path(plot.__file__).with_name("page.css")


@st.fragment
def exhibit(say: Say) -> None:
    """Show everything; what a visitor does reruns this and nothing else."""
    targets = map_targets.offered()
    if not targets:
        st.info(say("embeddings.no_run"))
        st.code("python -m core train l2-softmax --seed 0", language=None)
        return
    with st.container(key="map-choice", horizontal=True, vertical_alignment="center"):
        view = choices.view(say)
        target = choices.target(targets, say, fixed=view == "three")
        method, axes = choices.method(say), choices.axes(say)
        judge = judge_of(view, target)
        facts = facts_of(judge, choices.split())
        colour = choices.colour(facts.colourings, say)
    with st.container(key="map-settings", horizontal=True, vertical_alignment="bottom"):
        config = choices.config(method, axes, say)
        wanted = [Wanted(one, each, choices.split()) for one, each in asked(view, target, config)]
        choices.own_settings(say)
        explained.noise_button("settings", wanted[0], say)
        explained.popover(wanted[0], say)
    draw(wanted, facts, colour, say)


def judge_of(view: str, target: Target) -> Target:
    """Return whose labels, predictions and scores colour the maps: of three, the last one's."""
    post = map_targets.post_targets() if view == "three" else []
    return post[-1] if post else target


def asked(
    view: str, target: Target, config: ProjectionConfig
) -> list[tuple[Target, ProjectionConfig]]:
    """Return the (target, configuration) of each map that the view asks for."""
    if view == "pair":
        return [(target, config), (target, config.again())]
    if view == "three" and (post := map_targets.post_targets()):
        return [(one, config) for one in post]
    return [(target, config)]


def draw(wanted: list[Wanted], facts: Facts, colour: str, say: Say) -> None:
    """Show the maps, the slate beside them, and below them what was picked."""
    found = [(one, one.load()) for one in wanted]
    shown: list[Shown] = [(one, there) for one, there in found if there is not None]
    spaces = map_spaces.start([one for one, _ in shown])
    left, right = st.columns([3, 1], gap="medium")
    with right:
        image = small.small_slate(say("embeddings.where"), say)
        if shown:
            drawing.section(shown[-1], spaces[-1], image, facts, say)
    with left:
        rows, point = map_picture(shown, spaces, image, facts, colour, say)
        for one, there in found:
            if there is None:
                making.section(one, say)
    if not shown:
        return
    if point is not None:
        neighbors.section(shown, spaces[-1].value, point, facts, say)
    selection.section(rows, shown, facts, say)
    if image is not None or point is not None:
        map_spaces.await_all(spaces, say)


def map_picture(
    shown: list[Shown],
    spaces: list[Warmup],
    image: np.ndarray | None,
    facts: Facts,
    colour: str,
    say: Say,
) -> Picked:
    """Show the maps that are there, with the star of the drawing and the rings of neighbours."""
    if not shown:
        return plot.NOTHING
    loaded: list[Space | None] = [space.value for space in spaces]
    stars = [
        drawing.star(found, space, image) for (_, found), space in zip(shown, loaded, strict=True)
    ]
    rings = neighbors.rings(loaded[-1], plot.picked(shown).point)
    return plot.plot(shown, stars, facts, colour, rings, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.head_html("embeddings", "metric-learning", say))
    exhibit(say)
    questions.section("embeddings", say)


main()
