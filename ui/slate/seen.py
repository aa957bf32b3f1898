"""What is shown in a verdict's place: an invitation, or what the networks will see."""

from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np
import streamlit as st

from ui.frame.loading import offer_retry
from ui.frame.texts import Say
from ui.frame.warmup import Warmup
from ui.pictures import charts


def invitation_html(say: Say, waking: bool, words: str = "invite", **counts: int) -> str:
    """Return what stands in the verdict's place while nothing is drawn.

    Args:
        waking: say that the networks are being loaded.
        words: where the sentences are found: a `title`, a `body` and what the verdict will say.
        **counts: what their braces ask for.
    """
    steps = [say(f"{words}.seen"), say(f"{words}.opinions", **counts), say(f"{words}.anomaly")]
    listed = "".join(f"<li>{escape(step)}</li>" for step in steps)
    return (
        f'<section class="gs gs-invite"><h2>{escape(say(f"{words}.title"))}</h2>'
        f"<p>{escape(say(f'{words}.body'))}</p><ol>{listed}</ol>{_waking(say) if waking else ''}"
        "</section>"
    )


def seen_html(image: np.ndarray, say: Say, waking: bool) -> str:
    """Return what is shown of a drawing while no network can judge it."""
    return (
        f'<section class="gs"><div class="gs-answer">{seen_figure(image, say)}'
        f"{_waking(say) if waking else ''}</div></section>"
    )


def _waking(say: Say) -> str:
    return f'<p class="gs-waking" role="status"><i></i>{escape(say("warm.waking"))}</p>'


def seen_figure(image: np.ndarray, say: Say, caption: str = "seen.caption") -> str:
    """Return the picture that networks see, uint8 (28, 28), with the sentence of its caption."""
    return (
        f'<figure class="gs-seen">{charts.picture(image, say("seen.alt"))}'
        f"<figcaption>{escape(say(caption))}</figcaption></figure>"
    )


def stage(
    networks: Warmup,
    image: np.ndarray | None,
    judge: Callable[[Any, np.ndarray, Say], None],
    say: Say,
    words: str = "invite",
    **counts: int,
) -> None:
    """Show the verdict on a drawing, or what can be shown while there is none.

    Args:
        networks: what judges, once it is loaded.
        image: what the networks see, uint8 (28, 28), None while nothing is drawn.
        judge: shows the verdict; takes the loaded networks, the image and the language.
        words: where the sentences of the invitation are found.
        **counts: what their braces ask for.
    """
    waking = not networks.settled
    if image is None:
        st.html(invitation_html(say, waking, words, **counts))
    elif networks.value is None:
        st.html(seen_html(image, say, waking))
    else:
        judge(networks.value, image, say)
    if networks.error is not None:
        offer_retry(networks, say)
