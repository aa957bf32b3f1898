"""Embeddings: what lies near what, and can the map be trusted?"""

from pathlib import Path

import numpy as np
import streamlit as st

from core.projection.layout import ProjectionConfig
from ui import (
    map_choices,
    map_drawing,
    map_explained,
    map_making,
    map_neighbors,
    map_plot,
    map_selection,
    map_spaces,
    map_targets,
)
from ui.frame import placards, session
from ui.frame.texts import Say
from ui.map_facts import Facts, facts_of
from ui.map_plot import Shown
from ui.map_spaces import Space
from ui.map_targets import Target, Wanted

STYLE = Path(map_plot.__file__).with_name("map.css")


@st.fragment
def exhibit(say: Say) -> None:
    """Show everything; what a visitor does reruns this and nothing else."""
    targets = map_targets.offered()
    if not targets:
        st.info(say("embeddings.no_run"))
        st.code("python -m core train l2-softmax --seed 0", language=None)
        return
    with st.container(key="map-choice", horizontal=True, vertical_alignment="center"):
        view = map_choices.view(say)
        target = map_choices.target(targets, say, fixed=view == "three")
        method, axes = map_choices.method(say), map_choices.axes(say)
        judge = judge_of(view, target)
        facts = facts_of(judge, map_choices.split())
        colour = map_choices.colour(facts.colourings, say)
    with st.container(key="map-settings", horizontal=True, vertical_alignment="bottom"):
        config = map_choices.config(method, axes, say)
        wanted = [
            Wanted(one, each, map_choices.split()) for one, each in asked(view, target, config)
        ]
        map_choices.own_settings(say)
        map_explained.noise_button("settings", wanted[0], say)
        map_explained.popover(wanted[0], say)
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
        image = map_drawing.small_slate(say)
        if shown:
            map_drawing.section(shown[-1], spaces[-1], image, facts, say)
    with left:
        rows, point = map_picture(shown, spaces, image, facts, colour, say)
        for one, there in found:
            if there is None:
                map_making.section(one, say)
    if not shown:
        return
    if point is not None:
        map_neighbors.section(shown, spaces[-1].value, point, facts, say)
    map_selection.section(rows, shown, facts, say)
    if image is not None or point is not None:
        map_spaces.await_all(spaces, say)


def map_picture(
    shown: list[Shown],
    spaces: list[map_spaces.Warmup],
    image: np.ndarray | None,
    facts: Facts,
    colour: str,
    say: Say,
) -> map_plot.Picked:
    """Show the maps that are there, with the star of the drawing and the rings of neighbours."""
    if not shown:
        return map_plot.NOTHING
    loaded: list[Space | None] = [space.value for space in spaces]
    stars = [
        map_drawing.star(found, space, image)
        for (_, found), space in zip(shown, loaded, strict=True)
    ]
    rings = map_neighbors.rings(loaded[-1], map_plot.picked(shown).point)
    return map_plot.plot(shown, stars, facts, colour, rings, say)


def main() -> None:
    """Lay out the page."""
    say = session.say()
    st.html(STYLE)
    st.html(placards.question_html(say("embeddings.question"), say("embeddings.lead")))
    exhibit(say)


main()
