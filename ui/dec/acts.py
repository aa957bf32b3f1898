"""The three acts of DEC, a screen each."""

from typing import Any

import streamlit as st

from core.dec import moves
from core.dec.film import Clustering
from core.runs import Run
from ui.dec import curves, drawing, feed, recipes, words
from ui.dec import payload as dec_payload
from ui.dec.curves import Filmed
from ui.dec.map import moving
from ui.dec.map.moving import moving_map
from ui.dec.squeeze import squeeze
from ui.frame.texts import Say
from ui.slate.small import small_slate
from ui.training.live_run import is_live, waking_html

CENTRES, REFINE = "dec_centres", "dec_refine"  # keys of the two maps


def first(run: Run, say: Say) -> None:
    """Show what the autoencoder gives back: of the visitor's drawing, and of ten digits."""
    found = feed.pretraining(run)
    left, right = st.columns([1, 3], gap="medium")
    with left:
        image = small_slate(say("dec.yours"), say)
        drawing.code(run, image, say)
    with right:
        if run.stages_file.is_file() or run.weights_file.is_file():
            drawing.chain(run, image, say)
        if found is not None:
            owner, film = found
            if owner.id != run.id:
                st.caption(say("dec.borrowed", run=owner.id))
            squeeze(owner, film, say)
        else:
            missing(run, "squeeze", say)


def second(run: Run, say: Say) -> None:
    """Show where k-means puts its centroids among the codes."""
    film = feed.clustering(run)
    if film is None:
        missing(run, "centres", say)
        return
    size = moving.size(dec_payload.sizes(film), CENTRES)
    twin = drawing.twin(run, film, "centres", drawing.EXAMPLE, say)
    moving_map(
        [payload(run, film, size, None, say)],
        row=twin,
        sizes=dec_payload.sizes(film),
        still=True,
        key=CENTRES,
    )


def third(run: Run, other: Run | None, say: Say) -> None:
    """Show the codes and the centroids on the move, perhaps those of two runs in step."""
    film, second_film = feed.clustering(run), feed.clustering(other)
    if film is None:
        missing(run, "refine", say)
        return
    shown = [(run, film)]
    if other is not None and second_film is not None:
        shown.append((other, second_film))
    common = [dec_payload.sizes(each) for _, each in shown]
    sizes = [size for size in common[0] if all(size in offered for offered in common)]
    size, point = moving.size(sizes, REFINE), moving.clicked(REFINE)
    stand_in = moves.torn(film, feed.kernel(run)) if point is None else point.row
    twin = drawing.twin(run, film, "refine", stand_in, say)
    row = twin if point is None else point.row
    moving_map(
        [payload(one, each, size, row, say) for one, each in shown],
        row=row,
        sizes=sizes,
        clock=curves.REFINE,
        key=REFINE,
    )
    curves.refinement([Filmed(one, each) for one, each in shown], say)
    if len(shown) > 1:
        st.html(words.difference_html(shown[0], shown[1], say))


def payload(run: Run, film: Clustering, size: int, row: int | None, say: Say) -> dict[str, Any]:
    """Return a run's moving map with the bars of an image."""
    bars = None if row is None else dec_payload.bars(film, row, feed.kernel(run))
    return feed.moving(run, size) | {
        "id": run.id,
        "title": recipes.title(run, say),
        "bars": bars,
    }


def missing(run: Run, act: str, say: Say) -> None:
    """Say why an act has nothing to show yet, or at all."""
    if is_live(run):
        if run.status.get("stage"):
            st.html(words.later_html(act, say))
        else:
            st.html(waking_html(run, say))
    elif act == "squeeze" and feed.settings(run).get("finetune_epochs") == 0:
        st.info(say("dec.skipped.squeeze"), icon=":material/skip_next:")
    elif feed.settings(run).get("max_updates") == 0:
        st.info(say("dec.skipped.refine"), icon=":material/skip_next:")
    elif run.state != "failed":
        st.info(say("dec.nothing"), icon=":material/skip_next:")
