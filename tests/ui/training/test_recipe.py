import json
from dataclasses import asdict

import pytest
import streamlit as st

from core.dec.config import DECConfig
from core.runs import Run
from ui.training import order
from ui.training.order import Order, settings_of, value_of
from ui.training.recipe import Recipe, recipe_of

PLAIN = Recipe("plain", "dec", None, ("kernel",))
CLOSE = Recipe("close", "dec", "post-kernel", ("kernel", "start"))
ANY = Recipe("any", "dec", "post-kernel", ("kernel",))


@pytest.fixture
def run(tmp_path):
    def make(config=None, method="dec"):
        record = {"method": method, "seed": 0} | ({} if config is None else {"config": config})
        (tmp_path / "config.json").write_text(json.dumps(record))
        return Run(tmp_path)

    return make


def test_of_several_recipes_the_one_that_tells_most_made_a_run(run):
    post = asdict(DECConfig(kernel="distance", start="dec"))
    assert recipe_of(run(post), (PLAIN, ANY, CLOSE)) is CLOSE
    assert recipe_of(run(post | {"start": ""}), (PLAIN, ANY, CLOSE)) is ANY
    assert recipe_of(run(asdict(DECConfig())), (PLAIN, ANY, CLOSE)) is PLAIN


def test_a_run_of_another_method_or_of_nobodys_values_has_no_recipe(run):
    assert recipe_of(run({"kernel": "squared"}, method="iic"), (PLAIN,)) is None
    assert recipe_of(run({"kernel": "cubic"}), (PLAIN, ANY)) is None


def test_a_run_that_has_not_begun_is_known_by_what_was_ordered(run, monkeypatch):
    waiting = run()
    assert (settings_of(waiting), value_of(waiting, "kernel")) == ({}, None)
    shown = []
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(order, "attempt", lambda *what: waiting)
    order.start(Order("dec", "post-kernel", 3, (("max_updates", 2),)), shown.append)
    assert shown == [waiting.id]
    assert (value_of(waiting, "kernel"), value_of(waiting, "max_updates")) == ("distance", 2)
    assert recipe_of(waiting, (PLAIN, CLOSE)) is CLOSE


def test_what_a_run_says_itself_counts_more_than_the_order(run, monkeypatch):
    begun = run({"kernel": "squared"})
    monkeypatch.setattr(st, "session_state", {"ordered": {begun.id: Order("dec", "post-kernel")}})
    assert value_of(begun, "kernel") == "squared"


def test_nothing_is_started_where_the_machine_refuses(monkeypatch):
    shown = []
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(order, "attempt", lambda *what: None)
    order.start(Order("dec"), shown.append)
    assert shown == []
    assert "ordered" not in st.session_state
