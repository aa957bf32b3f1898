import base64
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest
import streamlit as st

from ui.figure import figure, style
from ui.figure.figure import Images, Plot, Rows
from ui.figure.films import Film, Frames
from ui.figure.limits import Limit, Shares

STEPS = (0, 10, 20, 30, 40)


class Mounted:
    """Stands in for the component, and keeps what the browser would have got."""

    def mount(self, data, *, key, noted=(), **events):
        self.data, self.key, self.noted, self.events = data, key, noted, events


@pytest.fixture
def mounted(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", {})
    component = Mounted()
    monkeypatch.setattr(figure, "_component", component)
    return component


def heatmap(name="joint", frames=5, **settings):
    codes = np.arange(frames * 6, dtype=np.uint8).reshape(frames, 2, 3)
    levels = np.linspace(0, 1, 256, dtype=np.float32)
    made = go.Figure(go.Heatmap(z=codes[0]), layout=style.layout())
    film = Film("run", STEPS[:frames], [f"step {step}" for step in STEPS[:frames]])
    return Plot(name, made, "Six cells", film=film, frames=[Frames(0, codes, levels)], **settings)


def numbers(spec, dtype):
    return np.frombuffer(base64.b64decode(spec), dtype)


def test_a_figure_goes_with_its_numbers_and_without_a_template(mounted):
    points = go.Figure(go.Scatter(x=np.array([1, 2], np.int16)), layout=style.layout())
    figure.show([Plot("a", points, "Two points", title="Points", height=200)], key="map")
    [plot] = mounted.data["plots"]
    x = plot["figure"]["data"][0]["x"]
    assert numbers(x["bdata"], x["dtype"]).tolist() == [1, 2]
    assert "template" not in plot["figure"]["layout"]
    assert (plot["alt"], plot["title"], plot["height"]) == ("Two points", "Points", 200)
    assert (mounted.key, mounted.data["film"]) == ("map", None)


@pytest.mark.parametrize(("language", "marks"), [("en", ".,"), ("de", ",."), ("ja", ".,")])
def test_numbers_are_written_as_the_language_does(mounted, language, marks):
    st.query_params["lang"] = language
    figure.show([Plot("a", go.Figure(), "Nothing")], key="map")
    assert mounted.data["locale"] == language
    assert mounted.data["plots"][0]["figure"]["layout"]["separators"] == marks


def test_all_frames_go_once_and_then_the_newest(mounted):
    for expected in (5, 3, 3):
        figure.show([heatmap()], key="film")
        [plot] = mounted.data["plots"]
        assert plot["sent"] == list(STEPS[-expected:])
        codes = numbers(plot["frames"][0]["codes"], np.uint8)
        assert codes.tolist() == list(range(30 - 6 * expected, 30))


def test_a_browser_that_lost_frames_gets_them_again(mounted):
    figure.show([heatmap()], key="film")
    st.session_state["film"] = {"missing": True}
    figure.show([heatmap()], key="film")
    assert mounted.data["plots"][0]["sent"] == list(STEPS)


def test_a_plot_that_joins_a_film_gets_all_its_frames(mounted):
    figure.show([heatmap()], key="film")
    figure.show([heatmap(), heatmap("confusion")], key="film")
    assert mounted.data["plots"][1]["sent"] == list(STEPS)


def test_films_of_one_name_share_a_reel_and_a_clock(mounted):
    figure.show([heatmap(), heatmap("confusion")], key="film", live=True)
    [reel] = mounted.data["film"]["reels"]
    assert (reel["name"], reel["steps"], reel["moments"][1]) == ("run", list(STEPS), "step 10")
    assert (mounted.data["film"]["clock"], mounted.data["film"]["live"]) == ("film", True)


def test_what_is_picked_is_read_from_bits(mounted):
    bits = base64.b64encode(np.packbits([0, 1, 0, 0, 0, 0, 0, 0, 1, 1]).tobytes()).decode()
    st.session_state["map"] = {"selection": {"n": 10, "bits": bits}, "point": 4}
    rows, point = figure.picked("map", 10)
    assert (rows.tolist(), point) == ([1, 8, 9], 4)


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"selection": None, "point": None},
        {"selection": {"n": 10, "bits": "no base64!"}, "point": 10},
        {"selection": {"n": 10, "bits": ""}, "point": -1},
        {"selection": {"n": 9, "bits": "/w=="}, "point": "4"},
        {"selection": [1], "point": [4]},
    ],
)
def test_nonsense_from_a_browser_is_nothing_picked(mounted, state):
    st.session_state["map"] = state
    rows, point = figure.picked("map", 10)
    assert (rows.size, point) == (0, None)


def test_a_limit_is_one_of_its_stops(mounted):
    limit = Limit("a", np.array([1.0, 2.0]), 1, "Limit", ["1", "2"])
    figure.show([Plot("a", go.Figure(), "Nothing")], key="map", limit=limit)
    assert mounted.data["limit"]["stops"] == [1.0, 2.0]
    found = []
    for reported in (1, 2, -1, "1", None):
        st.session_state["map"] = {"limit": reported}
        found.append(figure.dragged("map", 2))
    assert found == [1, None, None, None, None]


def test_facts_keep_their_kind(mounted):
    facts = {"label": np.array([1, 2]), "score": np.array([0.5, 1]), "name": ["a", "b"]}
    rows = Rows(2, facts, Images("sheets/", 100, 10_000))
    figure.show([Plot("a", go.Figure(), "Nothing")], key="map", rows=rows)
    label, score, name = mounted.data["facts"]
    assert numbers(label["values"]["bdata"], "<i4").tolist() == [1, 2]
    assert numbers(score["values"]["bdata"], "<f4").tolist() == [0.5, 1]
    assert name["words"] == ["a", "b"]
    assert mounted.data["images"]["columns"] == 100


@pytest.mark.parametrize(("names", "beside"), [("a", True), ("ab", False)])
def test_tools_stand_beside_a_single_figure_alone(mounted, names, beside):
    plots = [Plot(name, go.Figure(), "Nothing", height="50vh") for name in names]
    figure.show(plots, key="map", rows=Rows(2, beside=True))
    assert mounted.data["beside"] is beside
    assert mounted.data["plots"][0]["height"] == "50vh"


def test_a_click_calls_the_page(mounted):
    figure.show([Plot("a", go.Figure(), "Nothing")], key="map", on_click=lambda: None)
    assert list(mounted.events) == ["on_clicked_change"]
    st.session_state["map"] = {"clicked": {"plot": "a", "x": 3, "y": 4}}
    assert figure.clicked("map")["x"] == 3
    st.session_state["map"] = {"clicked": "x"}
    assert figure.clicked("map") == {}


def test_frames_of_another_head_go_once_too(mounted):
    def of_head(name):
        plot = heatmap()
        return replace(plot, frames=[replace(plot.frames[0], name=name)])

    sent = []
    for name in ("head 1", "head 2", "head 1"):
        figure.show([of_head(name)], key="film")
        [plot] = mounted.data["plots"]
        sent.append((plot["frames"][0]["film"], len(plot["sent"])))
    assert sent == [("run joint head 1", 5), ("run joint head 2", 5), ("run joint head 1", 3)]


def test_the_order_of_frames_and_what_their_shares_are_of_go_with_them(mounted):
    plot = heatmap()
    frames = replace(
        plot.frames[0], rows=np.array([1, 0]), columns=[2, 0, 1], totals=np.array([7, 9])
    )
    figure.show([replace(plot, frames=[frames])], key="film")
    [part] = mounted.data["plots"][0]["frames"]
    assert (part["rows"], part["columns"], part["totals"]) == ([1, 0], [2, 0, 1], [7, 9])


def test_a_film_may_have_its_words_in_the_grid(mounted):
    plot = heatmap(notes=list("abcde"), wide=False, ratio=1, ends=("0", "1"))
    film = replace(plot.film, title="A run", area="1 / 1 / 2 / -1")
    figure.show([replace(plot, film=film)], key="film", columns="1fr", narrow="1fr 1fr")
    [reel], [sent] = mounted.data["film"]["reels"], mounted.data["plots"]
    assert (reel["title"], reel["area"]) == ("A run", "1 / 1 / 2 / -1")
    assert (sent["notes"], sent["wide"], sent["ratio"]) == (list("abcde"), False, 1)
    assert (sent["ends"], mounted.data["narrow"]) == (("0", "1"), "1fr 1fr")


def test_what_moves_the_clock_may_stand_elsewhere(mounted):
    figure.show([heatmap()], key="film")
    assert mounted.data["controls"]
    figure.show([heatmap()], key="film", controls=False)
    assert not mounted.data["controls"]


def test_bars_that_follow_a_limit_have_a_length_and_a_word_for_each_stop(mounted):
    shares = Shares("b", 0, 1, None, np.array([[0.9], [0.5]]), [["90%"], ["50%"]])
    limit = Limit("a", [1.0, 2.0], 0, "Limit", shares=shares, sides=("in", "out"))
    plots = [Plot(name, go.Figure(), "Nothing") for name in "ab"]
    figure.show(plots, key="map", limit=limit, on_limit=lambda: None)
    sent = mounted.data["limit"]
    assert sent["shares"]["values"] == [[0.9], [0.5]]
    assert sent["shares"]["words"] == [["90%"], ["50%"]]
    assert sent["sides"] == ("in", "out")
    assert list(mounted.events) == ["on_limit_change"]


def test_a_wide_figure_says_how_wide_and_where_keys_begin(mounted):
    plot = Plot("a", go.Figure(), "Nothing", least=900, reveal=["#7"], start=(0, 3))
    figure.show([plot], key="map")
    sent = mounted.data["plots"][0]
    assert (sent["least"], sent["reveal"], sent["start"]) == (900, ["#7"], (0, 3))
