from pathlib import Path

import pytest

from core.dec.film import has_moves, load_dec_film
from tests.made.dec import make_dec_run


@pytest.mark.parametrize(
    ("n_pictures", "n_updates", "moves"),
    [(5, -1, False), (5, 0, True), (0, 2, True), (0, -1, False)],
)
def test_a_film_has_moves_from_k_means_on(
    tmp_path: Path, n_pictures: int, n_updates: int, moves: bool
):
    run = make_dec_run(tmp_path, n_pictures=n_pictures, n_updates=n_updates)
    film = load_dec_film(run)
    assert has_moves(run) == moves == (film is not None and film.clustering is not None)


def test_damaged_frames_do_not_hide_the_moves_before_them(tmp_path: Path):
    run = make_dec_run(tmp_path, n_updates=1)
    run.snapshot_files[-1].write_bytes(b"PK no archive")
    assert has_moves(run)
    run.snapshot_files[-2].write_bytes(b"")
    assert not has_moves(run)
    assert load_dec_film(run).clustering is None
