"""The maps on the screen: their panels, notes, and the words of caution under them."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.maps.stored import Map
from core.projection.layout import ProjectionConfig
from ui.embeddings.colours import Classes, Scale
from ui.embeddings.facts import Facts, colouring, hover
from ui.embeddings.map_figure import Drawn, map_figure
from ui.embeddings.targets import Wanted
from ui.figure import figure
from ui.figure.figure import Images, Picked, Plot, Rows
from ui.frame import numbers
from ui.frame.texts import Say, joined
from ui.pictures.sheet import ADDRESS, N_COLUMNS, PER_SHEET

KEY = "map"
NOISE_KEY = "map-noise"  # a plot of its own: rows mean other images there
NOTHING = Picked(np.empty(0, np.int64), None)
SIDE_BY_SIDE = "repeat(auto-fit, minmax(min(100%, 260px), 1fr))"
HEIGHTS = {  # CSS, by the number of maps: what is picked shows below without scrolling far
    1: "clamp(340px, 100vh - 330px, 700px)",
    2: "clamp(340px, 34vw, 560px)",
    3: "clamp(300px, 25vw, 440px)",
}
Shown = tuple[Wanted, Map]


def plot(
    shown: Sequence[Shown],
    stars: Sequence[np.ndarray | None],
    facts: Facts,
    colour: str,
    rings: np.ndarray,
    say: Say,
) -> Picked:
    """Show one to three maps and what must not be read into them; return what is picked."""
    colours = colouring(facts, colour, say)
    clicked = picked(shown).point
    axis, height = say(f"embeddings.method_{shown[0][0].config.method}"), HEIGHTS[len(shown)]
    plots = [
        _plot(
            place,
            one,
            Drawn(one[1].points, axis, star, rings, clicked, len(shown) > 1),
            colours,
            height,
            say,
        )
        for place, (one, star) in enumerate(zip(shown, stars, strict=True))
    ]
    st.html(f'<div class="gs gs-honest"><p>{caution(shown, say)}</p></div>')
    images = Images(ADDRESS, N_COLUMNS, PER_SHEET)
    rows = Rows(len(facts.labels), hover(facts, say), images, beside=True)
    figure.show(plots, key=key(shown), columns=SIDE_BY_SIDE, rows=rows)
    st.html(_hint(say))
    return picked(shown)


def _plot(
    place: int, one: Shown, drawn: Drawn, colours: Classes | Scale, height: str, say: Say
) -> Plot:
    """Return the plot of a map; `place` tells it from those beside it."""
    wanted, found = one
    name = title(wanted, say)
    subject = f"{wanted.target.id} {wanted.config.method} {wanted.config.n_components}"
    return Plot(
        f"map-{place + 1}",
        map_figure(drawn, colours, subject, say),
        f"{name}. {say('embeddings.map', count=numbers.count(len(found.points), say))}",
        title=name,
        note=note(found, say),
        height=height,
        zoom=True,
    )


def _hint(say: Say) -> str:
    """Return what the pointer and the keys, or a finger, do."""
    fine = joined([say("embeddings.hint"), say("embeddings.hint_keys")], say)
    return (
        f'<div class="gs"><p class="gs-note gs-fine">{fine}</p>'
        f'<p class="gs-note gs-coarse">{say("embeddings.hint_touch")}</p></div>'
    )


def picked(shown: Sequence[Shown]) -> Picked:
    """Return what is picked in the maps before they are drawn."""
    return figure.picked(key(shown), len(shown[0][1].points))


def key(shown: Sequence[Shown]) -> str:
    """Return the key of the plot: nothing picked among digits is picked in noise, or back."""
    return NOISE_KEY if shown[0][1].space == "noise" else KEY


def title(wanted: Wanted, say: Say) -> str:
    """Return what a map shows."""
    return f"{wanted.target.name(say)} · {settings(wanted.config, say)}"


def settings(config: ProjectionConfig, say: Say) -> str:
    """Return how a map was made, in words."""
    method = say(f"embeddings.method_{config.method}")
    if config.method == "pca":
        return method
    made_by = {"tsne": [config.perplexity], "umap": [config.n_neighbors, config.min_dist]}
    written = " × ".join(numbers.plain(value, say) for value in made_by[config.method])
    seed = say("embeddings.seed_no", seed=config.seed) if config.seed else ""
    return " · ".join(filter(None, [f"{method} {written}", seed]))


def note(found: Map, say: Say) -> str:
    """Return a map's figures as one line."""
    figures = found.figures
    return say(
        "embeddings.figures",
        trust=_trust(found, say),
        near=numbers.percent(figures["knn_accuracy"], 1, say),
        space=numbers.percent(figures["space_knn_accuracy"], 1, say),
        silhouette=numbers.decimal(figures["silhouette"], 2, say),
    )


def caution(shown: Sequence[Shown], say: Say) -> str:
    """Say what near and far mean on maps, and how far near can be trusted on each."""
    trust = ", ".join(_trust(found, say) for _, found in shown)
    return joined([say(_caution(shown[0]), trust=trust), *map(say, _same(shown))], say)


def _trust(found: Map, say: Say) -> str:
    return numbers.decimal(found.figures["trustworthiness"], 3, say)


def _caution(first: Shown) -> str:
    wanted, found = first
    if found.space == "noise":
        return "embeddings.caution_noise"
    return "embeddings.caution_pca" if wanted.config.method == "pca" else "embeddings.caution"


def _same(shown: Sequence[Shown]) -> list[str]:
    """Return what to say of two seeds where no seed plays a part."""
    seeds = {wanted.config.seed for wanted, _ in shown}
    no_matter = shown[0][0].config.method == "pca"
    return ["embeddings.caution_same"] if no_matter and len(seeds) > 1 else []
