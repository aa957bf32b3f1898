"""The pictures of the texts that no other page has."""

import numpy as np
import pytest

from core.dec.film import N_MAPPED, load_dec_film
from core.digits.norms import Norms
from core.maps.points import load_points
from core.metrics import match_clusters
from core.runs import exhibit
from core.texts.comparison import compare
from core.texts.published import TEXTS
from ui.frame.texts import known, speaker
from ui.texts import assignment, centroids, changes, norms

SAY = speaker("en")


@pytest.fixture(scope="module")
def film():
    return load_dec_film(exhibit("dec")).clustering


def test_the_frames_stand_around_each_clusters_digit():
    counts = np.array([[0, 2, 0], [1, 0, 1], [0, 0, 1]])
    drawn = assignment.draw(counts, match_clusters(counts), list("ABC"), SAY)
    framed = [(round(shape.x0), round(shape.y0)) for shape in drawn.layout.shapes]
    assert framed == [(0, 1), (1, 0), (2, 2)]
    assert counts[1, 0] + counts[0, 1] + counts[2, 2] == 4  # of 5, as the book has it
    np.testing.assert_array_equal(drawn.data[0].z, counts)


def test_the_centroids_are_triangles_above_500_digits(film):
    labels = load_points("test").labels[:N_MAPPED]
    drawn = centroids.draw(film, labels, SAY)
    *digits, triangles = drawn.data
    assert sum(len(trace.x) for trace in digits) == N_MAPPED
    assert [trace.name for trace in digits] == [str(digit) for digit in range(10)]
    assert (len(triangles.x), triangles.marker.symbol) == (10, "triangle-up")
    for digit, trace in enumerate(digits):
        assert set(labels[trace.customdata]) == {digit}


def test_how_tangled_the_digits_are_is_said_in_shares(film):
    words = centroids.entangled(film, load_points("test").labels[:N_MAPPED], SAY)
    assert words.count("%") == 2


@pytest.fixture
def lengths():
    labels = load_points("test").labels[:2000]
    embeddings = np.random.default_rng(0).normal(size=(2000, 5)).astype(np.float32)
    return Norms(embeddings, np.linalg.norm(embeddings, axis=1), labels, labels.copy())


def test_embeddings_are_coloured_by_their_lengths(lengths):
    (trace,) = norms.draw(lengths, SAY).data
    np.testing.assert_allclose(trace.marker.color, lengths.norms, rtol=1e-6)
    assert len(trace.x) == norms.N_POINTS


def test_the_longest_and_the_shortest_are_told_with_how_many_are_read_rightly(lengths):
    html = norms.extremes_html(lengths, 7, SAY)
    assert html.count("100% read rightly") == 2
    assert html.count("<img") == 2
    longest = f"{lengths.norms[lengths.largest(7)].max():.1f}"
    assert f"The ten longest, {lengths.norms[lengths.largest(7)].min():.1f} to {longest}" in html


def test_a_digit_stands_beside_its_four_changes():
    image = load_points("test").images[0]
    html = changes.strip_html(image, {"rotate": image, "noise": image}, SAY)
    assert [word in html for word in ("as it is", "rotated", "with noise")] == [True] * 3
    assert html.count("<img") == 3


def test_every_setting_that_differs_has_a_name():
    fields = {d.field for text in TEXTS for row in compare(text) for d in row.fields}
    assert {field for field in fields if not known(f"texts.setting_{field}")} == set()
