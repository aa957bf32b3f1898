"""A small slate beside an exhibit."""

from html import escape

import numpy as np
import streamlit as st

from ui.frame.texts import Say
from ui.slate import sources
from ui.slate.board import own_board
from ui.slate.pen import TEXTS
from ui.slate.slate import slate


def small_slate(title: str, say: Say) -> np.ndarray | None:
    """Show the slate with what was drawn on the page Draw; return what networks see of it."""
    board = own_board()
    st.html(f'<div class="gs"><h2>{escape(title)}</h2></div>')
    slate(board, texts={name: say(f"slate.{name}") for name in TEXTS})
    return sources.seen(board)
