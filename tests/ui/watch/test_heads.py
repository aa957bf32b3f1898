import numpy as np
import pytest
import streamlit as st

from core.iic.film import load_film
from core.iic.film_figures import OVER, SUB, Heads, heads_of, orders
from tests.made.iic import make_run, random_film
from ui.watch import heads


@pytest.fixture
def state(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})
    return st.session_state


@pytest.fixture
def film(tmp_path):
    return load_film(make_run(tmp_path))


def chosen(names, *films):
    return [(view.group, view.head) for view in heads.views(names, films)]


def test_a_film_begins_with_its_best_head(state):
    film = random_film(3, 4)
    film.joints[-1, 2] = np.eye(10) / 10
    assert chosen(["a"], film) == [(SUB, 2)]
    assert state[heads.HEAD] == "2"


def test_each_of_two_films_begins_with_its_own_best_head(state):
    one, other = random_film(3, 4), random_film(3, 4)
    one.joints[-1, 2] = other.joints[-1, 1] = np.eye(10) / 10
    assert chosen(["a", "b"], one, other) == [(SUB, 2), (SUB, 1)]
    state[heads.HEAD] = "3"
    heads._choose()
    assert chosen(["a", "b"], one, other) == [(SUB, 3), (SUB, 3)]


def test_the_best_head_of_a_live_film_is_followed_until_one_is_chosen(state):
    early, late = random_film(3, 4), random_film(3, 4)
    early.joints[-1, 2] = late.joints[-1, 3] = np.eye(10) / 10
    chosen(["a"], early)
    assert chosen(["a"], late) == [(SUB, 3)]
    state[heads.HEAD] = "1"
    heads._choose()
    assert chosen(["a"], early) == [(SUB, 1)]


def test_another_film_begins_anew_but_overclusters_stay(state):
    film = random_film(3, 4)
    film.joints[-1, 2] = np.eye(10) / 10
    chosen(["a"], film)
    state[heads.HEAD] = "1"
    heads._choose()
    assert chosen(["b"], film) == [(SUB, 2)]
    state[heads.HEAD] = OVER
    heads._choose()
    assert chosen(["a"], film) == [(OVER, 0)]


def test_a_film_with_fewer_heads_shows_its_last_one(state):
    few, many = random_film(3, 1), random_film(3, 4)
    chosen(["a", "b"], few, many)
    state[heads.HEAD] = "3"
    heads._choose()
    assert chosen(["a", "b"], few, many) == [(SUB, 0), (SUB, 3)]


def test_without_overclusters_a_head_is_shown(state):
    chosen(["a"], random_film(3, 2))
    state[heads.HEAD] = OVER
    heads._choose()
    blind = random_film(3, 2, k_over=0)
    assert chosen(["b"], blind)[0][0] == SUB


def test_clusters_are_sorted_or_left_as_they_are(state, film):
    [view] = heads.views(["a"], [film])
    assert view.order.tolist() == list(range(10))[::-1]
    state[heads.ORDER] = heads.RAW
    [view] = heads.views(["a"], [film])
    assert view.order.tolist() == list(range(10))


def test_clusters_are_sorted_by_the_digit_they_match(film):
    np.testing.assert_array_equal(orders(heads_of(film, SUB))[0], np.arange(10)[::-1])


def test_overclusters_are_sorted_by_majority_and_the_purest_first():
    confusion = np.zeros((10, 12), int)
    confusion[0, [3, 5]] = 2, 9
    confusion[4, 0] = 1
    rest = [n for n in range(12) if n not in (0, 3, 5)]
    made = Heads(np.ones((1, 1, 12, 12)) / 144, confusion[None, None])
    assert orders(made)[0].tolist() == [5, 3, *rest, 0]
