"""Maps are found by what made them; damaged or outdated files count as absent."""

import numpy as np
import pytest

from core.maps.stored import Map, file_name, load_map, map_file, save_map
from core.projection.layout import ProjectionConfig
from core.runs import Run

CONFIG = ProjectionConfig(method="umap")


@pytest.fixture
def found() -> Map:
    points = np.random.default_rng(0).uniform(-50, 50, (30, 2)).astype(np.float32)
    return Map(CONFIG, "cnn", "test", points, (1.5, 0.9), {"trustworthiness": 0.97}, 3.5)


@pytest.fixture
def stored(run: Run, found: Map) -> Run:
    run.weights_file.write_bytes(b"weights")
    save_map(run, found, map_file(run, "cnn", CONFIG))
    return run


def test_a_stored_map_comes_back(stored: Run, found: Map):
    back = load_map(stored, "cnn", CONFIG)
    np.testing.assert_allclose(back.points, found.points, rtol=1e-3)
    assert back.points.dtype == np.float32
    assert (back.kernel, back.figures, back.seconds) == ((1.5, 0.9), found.figures, 3.5)


def test_other_settings_splits_and_spaces_are_other_maps(stored: Run):
    assert load_map(stored, "cnn", CONFIG.again()) is None
    assert load_map(stored, "cnn", CONFIG, "all") is None
    assert load_map(stored, "l2", CONFIG) is None


def test_a_map_of_other_weights_is_none(stored: Run):
    stored.weights_file.write_bytes(b"other weights")
    assert load_map(stored, "cnn", CONFIG) is None


def test_settings_that_a_method_ignores_do_not_matter(stored: Run):
    assert load_map(stored, "cnn", ProjectionConfig(method="umap", perplexity=5)) is not None


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_file_counts_as_absent(stored: Run, content: bytes):
    map_file(stored, "cnn", CONFIG).write_bytes(content)
    assert load_map(stored, "cnn", CONFIG) is None


def test_maps_of_an_exhibit_go_to_the_users_runs(runs_home, found: Map):
    exhibit = Run(runs_home.parent / "exhibits" / "cnn")
    path = map_file(exhibit, "cnn", CONFIG)
    assert path.is_relative_to(runs_home)
    bundled = exhibit.projections_folder / file_name("cnn", CONFIG, "test")
    save_map(exhibit, found, bundled)
    assert load_map(exhibit, "cnn", CONFIG) is not None


def test_pixels_and_noise_are_shared_by_all_runs(run: Run):
    assert map_file(run, "pixels", CONFIG).parent.parent.name == "pixels"
    assert map_file(run, "cnn", CONFIG).parent.parent == run.path
