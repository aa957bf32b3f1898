"""An open cell of the table of kana as HTML: how many images, and which."""

from html import escape

import numpy as np

from core.data import Split
from core.kana.characters import CHARACTERS, READINGS
from core.kana.confusions import Confusions
from ui import placards
from ui.charts import picture
from ui.kana_state import Cell
from ui.texts import Say

N_IMAGES = 40


def cell_html(found: Confusions, chosen: Cell, images: Split | None, say: Say) -> str:
    """Return an open cell with its images; each leads to the part Draw.

    Args:
        images: the held-out images, None while they are being written.
    """
    label, read = chosen
    rows = found.cell(label, read)
    names = {"label": CHARACTERS[label], "read": CHARACTERS[read]}
    sounds = escape(f"{READINGS[label]} → {READINGS[read]}")
    count = say("kana.cell.count", count=len(rows), total=int(found.matrix[label].sum()), **names)
    waiting = placards.waiting_html(say("kana.cell.waiting"))
    gallery = waiting if images is None else _gallery(chosen, rows, images, say)
    return (
        f'<section class="gs gs-kana-cell"><h2 lang="ja">{say("kana.cell.title", **names)} '
        f"<small>{sounds}</small></h2><p>{escape(count)}</p>{gallery}"
        "</section>"
    )


def _gallery(chosen: Cell, rows: np.ndarray, images: Split, say: Say) -> str:
    if not len(rows):
        return ""
    shown = rows[:N_IMAGES]
    figures = "".join(_image(int(row), images.images[row], chosen, say) for row in shown)
    rest = len(rows) - len(shown)
    more = f"<p>{escape(say('kana.cell.more', n=rest))}</p>" if rest else ""
    hint = escape(say("kana.cell.hint"))
    return f'<ul class="gs-members">{figures}</ul>{more}<p class="gs-note">{hint}</p>'


def _image(row: int, image: np.ndarray, chosen: Cell, say: Say) -> str:
    what = say(
        "kana.cell.image",
        index=row,
        label=CHARACTERS[chosen[0]],
        read=CHARACTERS[chosen[1]],
    )
    link = f'<a href="{escape(say("kana.cell.link", index=row))}" target="_self">'
    return f'<li title="{escape(what)}">{link}{picture(image, what)}</a></li>'
