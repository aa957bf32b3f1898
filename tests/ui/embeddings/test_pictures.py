"""Pictures cut from the sheets: each from its own place."""

import re

import numpy as np

from ui.embeddings.facts import Facts
from ui.embeddings.pictures import PER_LABEL, gallery_html, picture_html
from ui.frame.texts import speaker

SAY = speaker("en")


def test_a_picture_comes_from_its_place_on_its_sheet():
    assert "digits-0.png);--x:7;--y:12" in picture_html(1207)
    assert "digits-2.png);--x:99;--y:0" in picture_html(20_099)


def test_the_gallery_counts_every_label_and_shows_the_first_of_each():
    labels = np.r_[np.full(100, 4), np.full(30, 9), np.full(5, 2)].astype(np.uint8)
    rows = np.arange(130)
    html = gallery_html(rows, Facts(labels), SAY)
    assert "130 selected, 2 labels" in html
    assert re.findall(r"<li aria-label=\"(\d+) images of label (\d)\"", html) == [
        ("100", "4"),
        ("30", "9"),
    ]
    assert html.count("gs-face") == PER_LABEL + 30
    assert f"and {100 - PER_LABEL} more" in html
