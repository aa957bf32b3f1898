"""A small slate beside an exhibit, with samples for those who do not draw."""

from html import escape

import numpy as np
import streamlit as st

from ui.frame.texts import Say
from ui.slate import sources
from ui.slate.board import own_board
from ui.slate.pen import TEXTS
from ui.slate.slate import slate


def small_slate(title: str, say: Say) -> np.ndarray | None:
    """Show the slate with what was drawn on the page Draw; return what networks see of it.

    Args:
        title: what stands above it.
        say: speaks the visitor's language.

    Returns:
        uint8 (28, 28), ink bright on dark; None while nothing is on the slate.
    """
    board = own_board()
    st.html(f'<div class="gs"><h2>{escape(title)}</h2></div>')
    texts = {name: say(f"slate.{name}") for name in TEXTS}
    slate(board, texts=texts, thumbnails=sources.thumbnails(say))
    return sources.seen(board)
