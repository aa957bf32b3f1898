"""An open cell of the table of kana as HTML: how many images, and which."""

from html import escape

import numpy as np

from core.writing.characters import CHARACTERS, READINGS
from ui.frame import placards
from ui.frame.texts import Say
from ui.kana.sets import REAL, SYNTHETIC, Judged
from ui.kana.state import Cell
from ui.kana.verdict import in_japanese
from ui.pictures.charts import picture

N_IMAGES = 40
LINKS = {SYNTHETIC: "test", REAL: "hand"}


def cell_html(shown: Judged, chosen: Cell, say: Say) -> str:
    """Return an open cell with its images; each leads to the part Draw."""
    (label, read), found = chosen, shown.confusions
    rows = found.cell(label, read)
    names = {"label": CHARACTERS[label], "read": CHARACTERS[read]}
    title = say("kana.cell.title", label=in_japanese(label), read=in_japanese(read))
    sounds = escape(f"{READINGS[label]} → {READINGS[read]}")
    count = say("kana.cell.count", n=len(rows), total=int(found.matrix[label].sum()), **names)
    waiting = placards.waiting_html(say("kana.cell.waiting"))
    gallery = waiting if shown.images is None else _gallery(shown, shown.images, chosen, rows, say)
    return (
        f'<section class="gs gs-kana-cell"><h2>{title} <small>{sounds}</small></h2>'
        f"<p>{escape(count)}</p>{gallery}</section>"
    )


def _gallery(shown: Judged, images: np.ndarray, chosen: Cell, rows: np.ndarray, say: Say) -> str:
    if not len(rows):
        return ""
    figures = "".join(_image(shown, images, int(row), chosen, say) for row in rows[:N_IMAGES])
    rest = max(0, len(rows) - N_IMAGES)
    more = f"<p>{escape(say('kana.cell.more', n=rest))}</p>" if rest else ""
    hint = escape(say("kana.cell.hint"))
    return f'<ul class="gs-members">{figures}</ul>{more}<p class="gs-note">{hint}</p>'


def _image(shown: Judged, images: np.ndarray, row: int, chosen: Cell, say: Say) -> str:
    what = say(
        "kana.cell.image",
        index=row,
        label=CHARACTERS[chosen[0]],
        read=CHARACTERS[chosen[1]],
    )
    link = escape(say("kana.cell.link", name=LINKS[shown.name], index=row))
    linked = f'<a href="{link}" target="_self">{picture(images[row], what)}</a>'
    return f'<li title="{escape(what)}">{linked}</li>'
