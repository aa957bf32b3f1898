import io
import json
import zipfile
from urllib.parse import urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core import rooms
from tests.pages.conftest import SHELL
from tests.pages.shown import buttons, messages, sent
from ui.frame.warmup import Warmup
from ui.room import cards, door, example, hosting, place


class FakeStars:
    """Places everything in the middle."""

    def place(self, image):
        return 0.5, 0.5


@pytest.fixture(autouse=True)
def stars(monkeypatch):
    loading = Warmup(FakeStars)
    loading.value = FakeStars()
    monkeypatch.setattr(place, "stars", lambda: loading)
    monkeypatch.setattr(place, "background", lambda: None)
    return loading


@pytest.fixture
def wall(open_page):
    """The page of a room that was just opened."""
    page = open_page("room")
    next(b for b in page.button if b.label == "Open a room").click().run()
    assert not page.exception
    return page


def ask(page, known=None, drop=(), key=None):
    """Ask what the wall's script asks."""
    data = sent(page, "glyphscope_room")
    question = {"key": key or data["key"], "known": known or {}, "drop": list(drop)}
    return door.answer(data["code"], json.dumps(question).encode())


def student(code, **link):
    app = AppTest.from_file(SHELL, default_timeout=60)
    for name, value in {"room": code, **link}.items():
        app.query_params[name] = value
    return app.run()


def draws(app, index=0):
    """Put a test image on the slate of a page Draw."""
    app.number_input(key="test_index").set_value(index).run()
    assert not app.exception
    return app


def test_an_example_hangs_until_a_room_is_opened(open_page, page_html, monkeypatch):
    hung = {"seats": ["mnist-0"], "cards": [["mnist-0", "", {"read": 7}]]}
    monkeypatch.setattr(example, "hung", lambda: hung)
    page = open_page("room")
    data = sent(page, "glyphscope_room")
    assert "An example of a wall" in page_html(page)
    assert data["example"] == hung
    assert "address" not in data
    next(b for b in page.button if b.label == "Open a room").click().run()
    assert "example" not in sent(page, "glyphscope_room")
    assert "An example of a wall" not in page_html(page)


def test_without_exhibits_no_example_is_announced(open_page, page_html):
    assert "An example of a wall" not in page_html(open_page("room"))


def test_a_room_is_opened_and_its_link_leads_back_to_it(wall, page_html, app):
    code = sent(wall, "glyphscope_room")["code"]
    assert code in page_html(wall)
    link = wall.query_params["wall"]
    other = AppTest.from_file(SHELL, default_timeout=60).run()
    other.query_params["wall"] = link
    other.switch_page("../pages/room.py").run()
    assert sent(other, "glyphscope_room")["code"] == code


def test_a_code_that_is_typed_leads_to_a_seat(wall):
    code = sent(wall, "glyphscope_room")["code"]
    other = AppTest.from_file(SHELL, default_timeout=60).run()
    other.switch_page("../pages/room.py").run()
    other.text_input[0].set_value(code.lower())
    next(button for button in other.button if button.label == "Join").click().run()
    assert not other.exception
    assert other.query_params["room"] == code


def test_what_is_no_code_is_refused_in_a_sentence(app):
    app.switch_page("../pages/room.py").run()
    app.text_input[0].set_value("nonsense")
    next(button for button in app.button if button.label == "Join").click().run()
    assert not app.exception
    assert app.warning


def test_a_drawing_appears_with_its_verdict_its_star_and_no_name(wall):
    code = sent(wall, "glyphscope_room")["code"]
    draws(student(code))
    status, answer = ask(wall)
    [[_, _, card]] = answer["cards"]
    assert status == 200
    assert (card["read"], card["odd"], card["at"], card["name"]) == (3, False, [0.5, 0.5], "")


def test_a_name_is_shown_once_it_is_typed(wall):
    app = draws(student(sent(wall, "glyphscope_room")["code"]))
    app.text_input(key="room_name").set_value(" <b>Mia</b>\u202e ").run()
    [[_, _, card]] = ask(wall)[1]["cards"]
    assert card["name"] == "<b>Mia</b>"  # the script writes it as text


def test_the_seat_in_the_link_survives_a_reload(wall):
    code = sent(wall, "glyphscope_room")["code"]
    app = draws(student(code))
    seat = app.query_params["seat"]
    draws(student(code, seat=seat[0] if isinstance(seat, list) else seat), 5)
    draws(student(code, seat="../../etc/passwd"), 6)
    assert len(ask(wall)[1]["seats"]) == 2


def test_who_leaves_takes_the_drawing_along(wall):
    app = draws(student(sent(wall, "glyphscope_room")["code"]))
    app.button(key="room-leave").click().run()
    assert ask(wall)[1]["seats"] == []
    draws(app, 3)
    assert ask(wall)[1]["seats"] == []
    assert "room" not in app.query_params


def test_one_press_wipes_the_wall(wall):
    draws(student(sent(wall, "glyphscope_room")["code"]))
    next(b for b in wall.button if b.label == "Wipe the wall").click().run()
    assert ask(wall)[1]["seats"] == []


def test_a_closed_room_leaves_nothing_and_says_so(wall, runs_folder):
    app = draws(student(sent(wall, "glyphscope_room")["code"]))
    next(b for b in wall.button if b.label == "Close the room").click().run()
    assert "Open a room" in buttons(wall)
    assert not any((runs_folder / "rooms").iterdir())
    draws(app, 4)
    assert "closed" in messages(app)


def test_an_unknown_code_is_said_and_not_repeated(folders):
    app = student("[x](http://elsewhere)")
    assert "no open room" in messages(app)
    assert "elsewhere" not in messages(app)
    assert "room" not in app.query_params


def test_a_wrong_key_and_what_is_no_question_are_turned_away(wall):
    assert ask(wall, key="0" * 32)[0] == 403
    code = sent(wall, "glyphscope_room")["code"]
    for content in (
        b"",
        b"[]",
        b"{",
        b'{"key": 1}',
        b"\xff",
        b'{"key": NaN, "known": [], "drop": 3}',
    ):
        assert door.answer(code, content)[0] == 400
    assert door.answer(code, b"[" * 10_000)[0] == 400
    question = json.dumps({"key": "0" * 32, "known": {}, "drop": ["../x"]}).encode()
    assert door.answer(code, question)[0] == 400
    good = json.dumps({"key": "0" * 32, "known": {}, "drop": []}).encode()
    assert door.answer("AAAAAA", good) == (200, {"closed": True})


def test_what_is_known_is_not_sent_again_and_what_is_dropped_is_gone(wall):
    draws(student(sent(wall, "glyphscope_room")["code"]))
    [[seat, version, _]] = ask(wall)[1]["cards"]
    assert ask(wall, known={seat: version})[1] == {"seats": [seat], "cards": []}
    assert ask(wall, drop=[seat])[1]["seats"] == []


def test_the_file_holds_each_drawing_and_a_table(wall):
    code = sent(wall, "glyphscope_room")["code"]
    app = draws(student(code))
    app.text_input(key="room_name").set_value("=1+1").run()
    with zipfile.ZipFile(io.BytesIO(hosting.archive(rooms.find_room(code)))) as file:
        assert file.namelist() == ["001.png", "drawings.csv"]
        assert file.read("001.png").startswith(b"\x89PNG")
        lines = file.read("drawings.csv").decode().split("\r\n")
    assert lines[:2] == ["number,name,read,sure,digit,x,y", "1,'=1+1,3,0.91,True,0.5,0.5"]


def test_a_room_opens_on_a_public_server_too(wall, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_PUBLIC", "1")
    draws(student(sent(wall, "glyphscope_room")["code"]))
    assert len(ask(wall)[1]["seats"]) == 1


def test_a_full_server_opens_no_room(open_page, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_MOST_ROOMS", "1")
    rooms.open_room()
    page = open_page("room")
    next(b for b in page.button if b.label == "Open a room").click().run()
    assert "All rooms" in messages(page)
    assert "Open a room" in buttons(page)


def test_others_join_at_an_address_that_their_machines_know(monkeypatch):
    monkeypatch.setattr(hosting, "own_address", lambda: "10.1.2.3")
    for here, expected in (
        ("http://localhost:8501/room", "http://10.1.2.3:8501/?room=ABC234"),
        ("https://show.example/glyph/room", "https://show.example/glyph/?room=ABC234"),
        ("http://[2001:db8::1]:8501/room", "http://[2001:db8::1]:8501/?room=ABC234"),
    ):
        context = type("Context", (), {"url": here})
        monkeypatch.setattr(hosting.st, "context", context)
        address = hosting.join_address("ABC234")
        assert address == expected
        assert urlsplit(address).hostname


@pytest.mark.parametrize(
    "change",
    [
        {"read": 10},
        {"read": "7"},
        {"sure": float("nan")},
        {"at": [0.5]},
        {"at": [0.5, 2]},
        {"picture": "javascript:alert(1)"},
        {"odd": 1},
        {"name": None},
        {"joined": "early"},
    ],
)
def test_a_card_of_another_kind_is_not_hung(change):
    pixels = np.zeros((280, 280), np.uint8)
    card = cards.card(pixels, read=7, sure=0.9, odd=False, at=None, name="", joined=1.0)
    assert cards.is_sound(card)
    assert not cards.is_sound(card | change)
