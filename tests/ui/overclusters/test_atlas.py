import re
from dataclasses import replace

import numpy as np
import pytest

from core.iic.assignments import Assignments
from core.iic.cluster_names import Edit, Group, Naming
from core.iic.overclusters import Survey
from core.runs import Run
from ui.frame.texts import speaker
from ui.overclusters import atlas, card, columns, explained, naming, opened
from ui.overclusters.atlas import Atlas, Column, arrange
from ui.pictures.cividis import cividis, hex_colors, log_scale, root_scale

say = speaker("en")


def column(clusters, digit, size, name="", impurity=0):
    counts = np.zeros(10, int)
    counts[digit], counts[(digit + 1) % 10] = size - impurity, impurity
    return Column(Group(clusters, name), counts, 1 - impurity / max(1, size), 0.1)


SEVEN = column((23,), 7, 50, "Seven with a bar", 10)
SLIM = column((7,), 7, 80)
TWO = column((2, 9), 2, 60, impurity=3)
EMPTY = column((1,), 0, 0)
ALL = [EMPTY, TWO, SLIM, SEVEN]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("digit", [TWO, SLIM, SEVEN, EMPTY]),
        ("size", [SLIM, TWO, SEVEN, EMPTY]),
        ("purity", [SEVEN, TWO, SLIM, EMPTY]),
        ("letters", [EMPTY, TWO, SLIM, SEVEN]),
    ],
)
def test_columns_are_sorted(order, expected):
    assert arrange(ALL[::-1], order, "") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("7", [SLIM, SEVEN]),
        (" 0 ", []),
        ("AH", [SLIM]),
        ("ax", [SEVEN]),
        ("AJ", [TWO]),
        ("99", []),
        ("BAR", [SEVEN]),
        ("²", []),
        ("", ALL),
    ],
)
def test_columns_are_found_by_digit_letters_or_name(query, expected):
    assert arrange(ALL, "letters", query) == expected


def test_a_merged_column_goes_by_its_first_cluster_and_lists_all():
    assert TWO.id == 2
    assert TWO.letters == "AC + AJ"
    assert columns.title(TWO, say) == "Cluster AC + AJ"


def test_labels_say_what_a_column_holds():
    text = columns.label(SEVEN, say)
    assert text == "AX · Seven with a bar: 40 of 50 images are labelled 7, purity 80.0%"
    assert columns.label(EMPTY, say) == "Cluster AB: no images"


def test_cividis_runs_from_dark_blue_to_yellow_and_never_gets_darker():
    assert hex_colors(np.array([0.0, 1.0])) == ["#00224e", "#fee838"]
    luminance = cividis(np.linspace(0, 1, 50)) @ [0.2126, 0.7152, 0.0722]
    assert (np.diff(luminance) > 0).all()


@pytest.mark.parametrize(
    ("probability", "text"),
    [(0.514, "51"), (1.0, ">99"), (0.0, "<1"), (0.995, ">99"), (0.99, "99")],
)
def test_per_cents_never_claim_certainty(probability, text):
    assert card.percent(probability) == text


def test_every_kind_of_edit_is_described():
    edits = (Edit("name", (3,), "hook"), Edit("merge", (1, 2)), Edit("split", (1, 2)))
    assert [naming.describe(edit, say) for edit in edits] == [
        "Takes back: cluster AD named “hook”",
        "Takes back: clusters AB + AC merged",
        "Takes back: clusters AB + AC split",
    ]


@pytest.fixture
def torn():
    """Three columns, of which the first is least pure and the last is empty."""
    given = Assignments(
        clusters=np.zeros(4, np.uint8),
        overclusters=np.array([0, 0, 0, 1], np.uint8),
        probabilities=np.full(4, 0.6, np.float32),
        runners_up=np.array([2, 2, 1, 0], np.uint8),
        runner_up_probabilities=np.full(4, 0.3, np.float32),
    )
    three = [column((0,), 4, 3, impurity=1), column((1,), 9, 1), column((2,), 9, 0)]
    return Atlas(Run("x"), "test", given, None, Naming(), three)


def test_the_failures_are_the_least_pure_columns_that_hold_images(torn):
    assert opened.failure(torn) == [0, 1]
    assert opened.failed(torn, torn.columns[:2])
    assert not opened.failed(torn, torn.columns[::2])


def test_a_kind_that_people_named_is_open_at_first(torn, monkeypatch):
    brought = (Edit("name", (2,), "hook"),)
    monkeypatch.setattr(opened.own_names, "brought_edits", lambda run: brought)
    four = [column((number,), 7, 20 - number) for number in range(5)]
    assert opened._first(replace(torn, columns=four)) == [0, 1, 2]
    monkeypatch.setattr(
        opened.own_names, "brought_edits", lambda run: (Edit("name", (4,), "hook"),)
    )
    assert opened._first(replace(torn, columns=four)) == [0, 1, 4]


def test_many_empty_clusters_are_told(torn):
    full, empty = np.ones((10, 8), int), np.zeros((10, 2), int)
    held = replace(torn, survey=Survey(np.hstack([full, empty]), None))
    assert explained.emptiness(held, say) == ""
    most = replace(torn, survey=Survey(np.hstack([full, empty, empty]), None))
    assert explained.emptiness(most, say).startswith("4 of the 12 clusters")


def test_failures_are_told_with_their_purity(torn):
    told = explained.failure(torn.columns[:1], say)
    assert told.endswith("In cluster AA, 66.7% are labelled 4.")


def test_the_largest_clusters_are_open_at_first_where_there_is_no_seven(torn):
    assert opened._first(torn) == [0, 1]


def test_cards_show_members_with_foreign_labels_marked(one_full_cluster):
    found = one_full_cluster
    html = card.card_html(found, found.columns[0], 0, say)
    assert html.count("<section") == html.count("</section>") == 1
    assert html.count("<ul") == 2
    assert "draw?test=0" in html
    assert "var(--gs-mark-0)" in html
    assert re.search(r"<b>\d</b></a></li>", html)


def test_an_empty_column_has_a_card_without_members(one_full_cluster):
    html = card.card_html(one_full_cluster, one_full_cluster.columns[1], 0, say)
    assert "<ul" not in html
    assert "<dd>–</dd>" in html


@pytest.fixture
def one_full_cluster(monkeypatch):
    """All test images in the first of two clusters."""
    given = Assignments(
        clusters=np.zeros(10_000, np.uint8),
        overclusters=np.zeros(10_000, np.uint8),
        probabilities=np.linspace(1, 0, 10_000, dtype=np.float32),
        runners_up=np.ones(10_000, np.uint8),
        runner_up_probabilities=np.zeros(10_000, np.float32),
    )
    run = Run("x")
    monkeypatch.setattr(Run, "config", {"config": {"n_overclusters": 2}})
    monkeypatch.setattr(atlas, "load_assignments", lambda *_: given)
    atlas._surveyed.cache_clear()
    yield atlas.load_atlas(run, "test", Naming())
    atlas._surveyed.cache_clear()


def test_colours_of_counts_begin_with_none_and_end_with_the_most():
    for scale in (root_scale(), log_scale(400), log_scale(1), log_scale(0)):
        places, shades = zip(*scale, strict=True)
        assert (places[0], places[-1]) == (0, 1)
        assert (np.diff(places) >= 0).all()
        assert (shades[0], shades[-1]) == ("#00224e", "#fee838")


def test_a_count_of_one_stands_out_from_none_on_a_log_scale():
    [one] = [shade for place, shade in log_scale(400) if place == pytest.approx(1 / 400)]
    assert one == hex_colors(np.array([0.3]))[0]
