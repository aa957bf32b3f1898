"""The live answer: what the drawing is, how far from what was taught, and from the digits."""

from html import escape
from typing import Any

import numpy as np
import streamlit as st

from core.own.examples import Examples
from core.own.ground import distances_between
from core.own.rule import Reading
from ui.frame import numbers
from ui.frame.texts import Say
from ui.own import evidence, reading
from ui.own.book import own_book
from ui.slate.seen import seen_figure
from ui.teach.spots import spread

FARTHEST = 2.0  # reaches that the ruler shows
APART = 3.0  # per cent of the ruler between two digits' names


def answer(recognizer: Any, image: np.ndarray, chosen: float, say: Say) -> str | None:
    """Show what a drawing, (28, 28) uint8, is taken for, and why.

    Returns:
        The taught class that it is taken for, None for a digit or for nothing known.
    """
    own, verdict = own_book().ready, recognizer.verdict(image)
    found = reading.read(recognizer, own, verdict, chosen)
    is_odd = verdict.anomaly["l2"].score > recognizer.threshold("l2", chosen)
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        st.html(answer_html(verdict, found, is_odd, say))
    with right:
        st.html(_ruler(recognizer, own, verdict.points["l2"], chosen, found, say))
    return found.name if found is not None and found.is_taught else None


def answer_html(verdict: Any, found: Reading | None, is_odd: bool, say: Say) -> str:
    """Return the answer in large type with the reason for it."""
    kicker, big, why = _said(verdict, found, is_odd, say)
    odd = is_odd and not (found is not None and found.is_taught)
    return (
        f'<section class="gs {"odd" if odd else "fine"}"><div class="gs-answer">'
        f'{seen_figure(verdict.image, say)}<div role="status">'
        f'<p class="gs-kicker">{escape(kicker)}</p>'
        f'<p class="gs-big{evidence.long_class(big)}">{escape(big)}</p>'
        f'<p class="gs-why">{escape(why)}</p></div></div></section>'
    )


def _said(verdict: Any, found: Reading | None, is_odd: bool, say: Say) -> tuple[str, str, str]:
    if found is not None and found.is_taught:
        return evidence.answer(found, say)
    why = evidence.why(found, say) if found is not None else ""
    if is_odd:
        return "", say("answer.odd"), why or say("teach.not_yet")
    return say("answer.digit"), str(verdict.l2.prediction), why


def _ruler(
    recognizer: Any,
    own: Examples,
    point: np.ndarray,
    chosen: float,
    found: Reading | None,
    say: Say,
) -> str:
    rule = reading.taught(recognizer, own)
    shares = rule.shares(point[None], chosen)[0] if own.names else np.empty(0)
    reach = rule.reach(chosen)
    to_digits = distances_between(point[None], rule.ground.centres)[0] / reach
    near = evidence.nearest_html(own, found, say)
    return (
        '<section class="gs">'
        f"{ruler_html(dict(zip(own.names, shares.tolist(), strict=True)), to_digits, say)}"
        f"{near}</section>"
    )


def ruler_html(taught: dict[str, float], to_digits: np.ndarray, say: Say) -> str:
    """Draw distances on a ruler: above it taught classes, below it the digits' centres.

    Args:
        taught: how far each class is, as a share of its reach.
        to_digits: (10,) how far each digit's centre is, as a share of the digits' reach.
        say: in the visitor's language.
    """
    above = "".join(
        f'<li class="{"in" if share <= 1 else ""}" style="--x:{_place(share):.1f}%">'
        f"{escape(name)}</li>"
        for name, share in taught.items()
    )
    spots = [_place(float(share)) for share in to_digits]
    below = "".join(
        f'<li style="--x:{spot:.1f}%">{digit}</li>'
        for digit, spot in enumerate(spread(spots, APART))
    )
    ticks = "".join(f'<b style="--x:{spot:.1f}%"></b>' for spot in spots)
    spoken = "; ".join(f"{name} {numbers.percent(share, 0, say)}" for name, share in taught.items())
    return (
        f"<h2>{escape(say('teach.ruler'))}</h2>"
        f'<div class="gs-ruler" role="img" aria-label="{escape(spoken)}"><ul>{above}</ul>'
        f'<div class="rule" style="--x:{_place(1):.1f}%"><i></i>{ticks}</div><ol>{below}</ol></div>'
        f'<p class="gs-axis">{escape(say("teach.ruler_axis"))}</p>'
    )


def _place(share: float) -> float:
    """Place a share of the reach on the ruler, in per cent from the left; beyond, it sticks."""
    return 100 * min(share, FARTHEST) / FARTHEST
