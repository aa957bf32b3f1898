import numpy as np
import pytest

from ui.embeddings.facts import Facts
from ui.embeddings.label_figure import label_figure
from ui.frame.texts import speaker

SAY = speaker("en")


def test_a_bar_counts_the_rows_of_a_label():
    facts = Facts(np.array([3, 3, 9, 1, 3], np.uint8))
    [bars] = label_figure(np.array([0, 1, 2]), facts, SAY).data
    assert dict(zip(bars.x, bars.y, strict=True)) == {str(n): 0 for n in range(10)} | {
        "3": 2,
        "9": 1,
    }
    assert len(set(bars.marker.color)) == 10


@pytest.mark.parametrize(("drawn", "title"), [(False, "label"), (True, "random label")])
def test_the_axes_say_what_they_count(drawn, title):
    layout = label_figure(np.array([0]), Facts(np.zeros(1, np.uint8), drawn=drawn), SAY).layout
    assert (layout.xaxis.title.text, layout.yaxis.title.text) == (title, "images")


@pytest.mark.parametrize("n", [0, 70_000])
def test_no_rows_and_all_are_counted(n):
    labels = np.arange(70_000, dtype=np.int64) % 10
    [bars] = label_figure(np.arange(n), Facts(labels.astype(np.uint8)), SAY).data
    assert list(bars.y) == [n // 10] * 10
