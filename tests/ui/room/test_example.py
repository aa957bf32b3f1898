import numpy as np
import pytest

from core.data import load_mnist
from core.runs import Run
from ui.room import cards, example, place


@pytest.fixture
def hung():
    return {seat: card for seat, _, card in example.hung()["cards"]}


def test_the_example_hangs_as_a_rooms_drawings_do(hung):
    assert list(hung) == example.hung()["seats"]
    assert len(hung) == len(example.SHOWN)
    assert all(cards.is_sound(card) for card in hung.values())
    assert [card["joined"] for card in hung.values()] == sorted(c["joined"] for c in hung.values())


def test_digits_have_stars_and_letters_are_refused(hung):
    letters = {seat for seat in hung if seat.startswith("letters")}
    assert letters
    assert {seat for seat, card in hung.items() if card["odd"]} == letters
    assert {seat for seat, card in hung.items() if card["at"] is None} == letters


def test_the_stored_verdicts_are_those_of_the_test_digits(hung):
    labels = load_mnist("test").labels
    assert [hung[f"mnist-{row}"]["read"] for row in range(4)] == labels[:4].tolist()


def test_a_star_lies_among_its_digit(hung):
    middles = place.background().middles
    star = np.array(hung["mnist-0"]["at"])
    assert np.linalg.norm(middles - star, axis=1).argmin() == 7


def test_without_stored_verdicts_nothing_hangs(monkeypatch, tmp_path):
    monkeypatch.setattr(example, "exhibit", lambda name: Run(tmp_path / name))
    assert example.hung() == {"seats": [], "cards": []}
