import csv
import io

import numpy as np
import pytest
from PIL import Image

from core.iic.film import load_film
from core.iic.film_figures import OVER
from tests.made.iic import make_run
from ui.pictures.cividis import cividis
from ui.watch import export


@pytest.fixture
def film(tmp_path):
    return load_film(make_run(tmp_path))


def test_the_gif_has_a_frame_for_every_snapshot(film):
    with Image.open(io.BytesIO(export.gif(film, "mine"))) as picture:
        assert picture.n_frames == len(film)
        assert picture.info["loop"] == 0


def test_the_last_frame_shows_the_sorted_diagonal_twice(film):
    with Image.open(io.BytesIO(export.gif(film, "mine"))) as picture:
        picture.seek(len(film) - 1)
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    bright = cividis(np.array(1.0))
    cell = export.SIDE // 10
    for panel in range(2):
        left = export.MARGIN + panel * (export.SIDE + export.MARGIN)
        for place in range(10):
            row = export.MARGIN + place * cell + cell // 2
            here = pixels[row, left + place * cell + cell // 2]
            beside = pixels[row, left + (place + 1) % 10 * cell + cell // 2]
            assert np.abs(here - bright).max() < 40
            assert np.abs(beside - cividis(np.array(0.0))).max() < 20


def test_the_gif_of_the_overclusters_has_a_frame_for_every_snapshot(film):
    with Image.open(io.BytesIO(export.gif(film, "mine", OVER))) as picture:
        assert picture.n_frames == len(film)


def test_the_arrays_come_back_as_they_are(film):
    with np.load(io.BytesIO(export.npz(film)), allow_pickle=False) as stored:
        for name, array in vars(film).items():
            np.testing.assert_array_equal(stored[name], array)


def test_the_table_has_a_line_for_each_snapshot_and_head(film):
    lines = list(csv.DictReader(io.StringIO(export.csv_table(film))))
    assert len(lines) == 6 * 3
    assert [line["head"] for line in lines[:3]] == ["1", "2", "overclusters"]
    assert lines[-1]["step"] == "51"
    assert float(lines[-2]["information"]) == pytest.approx(np.log(10), abs=1e-3)
    assert float(lines[-2]["accuracy"]) == 1.0
