import os
import threading
import time

import pytest

from core import rooms
from core.limits import Refused
from core.rooms import Room, RoomClosed, find_room, open_room

SEAT, OTHER = "0123456789abcdef", "f" * 16


@pytest.fixture
def room(runs_home):
    return open_room()[0]


def test_a_room_is_found_by_its_code_however_it_is_typed(room):
    assert find_room(f" {room.code.lower()} ").folder == room.folder


@pytest.mark.parametrize("code", ["", "ABC", "../../x", "ABCDE0", "ABCDEFG", "A" * 10_000, "é" * 6])
def test_what_is_no_code_finds_no_room(room, code):
    with pytest.raises(RoomClosed):
        find_room(code)


def test_only_its_key_opens_the_wall(runs_home):
    (room, key), (_, others) = open_room(), open_room()
    assert room.opens_with(key)
    assert not room.opens_with(others)
    assert not room.opens_with("")
    assert key not in room.record.read_text()


def test_the_wall_tells_what_is_new(room):
    room.hand_in(SEAT, {"read": 7})
    room.hand_in(OTHER, {"read": 3})
    found = room.cards()
    assert {seat: card for seat, (_, card) in found.items()} == {
        SEAT: {"read": 7},
        OTHER: {"read": 3},
    }
    known = {seat: version for seat, (version, _) in found.items()}
    assert [card for _, card in room.cards(known).values()] == [None, None]
    room.hand_in(SEAT, {"read": 1})
    assert {seat: card for seat, (_, card) in room.cards(known).items()} == {
        SEAT: {"read": 1},
        OTHER: None,
    }


def test_drawings_go_one_by_one_and_all_at_once(room):
    for seat in (SEAT, OTHER):
        room.hand_in(seat, {})
    room.drop(SEAT)
    assert list(room.cards()) == [OTHER]
    room.clear()
    assert room.cards() == {}
    room.hand_in(SEAT, {})
    assert list(room.cards()) == [SEAT]


def test_nothing_is_left_of_a_closed_room(room):
    room.hand_in(SEAT, {"read": 7})
    room.close()
    room.close()
    with pytest.raises(RoomClosed):
        room.hand_in(SEAT, {"read": 7})
    assert not any(rooms.rooms_folder().iterdir())
    assert room.cards() == {}


@pytest.mark.parametrize("seat", ["", "../x", "0" * 15, "G" * 16, "0" * 17])
def test_what_is_no_seat_writes_nothing(room, seat):
    with pytest.raises(ValueError, match="16 hexadecimal digits"):
        room.hand_in(seat, {})
    with pytest.raises(ValueError, match="16 hexadecimal digits"):
        room.drop(seat)
    assert room.cards() == {}


def test_a_card_and_a_class_have_their_limits(room, monkeypatch):
    with pytest.raises(ValueError, match="at most"):
        room.hand_in(SEAT, {"name": "x" * rooms.MOST_BYTES})
    monkeypatch.setattr(rooms, "MOST_SEATS", 1)
    room.hand_in(SEAT, {})
    room.hand_in(SEAT, {})
    with pytest.raises(Refused):
        room.hand_in(OTHER, {})


def test_a_server_has_so_many_rooms_and_forgotten_ones_make_room(runs_home, monkeypatch):
    monkeypatch.setenv("GLYPHSCOPE_ROOMS", str(runs_home / "elsewhere"))
    monkeypatch.setenv("GLYPHSCOPE_MOST_ROOMS", "2")
    first, _ = open_room()
    open_room()
    with pytest.raises(Refused):
        open_room()
    long_ago = time.time() - rooms.LIFETIME - 1
    os.utime(first.seen, (long_ago, long_ago))
    open_room()
    assert not first.is_open


def test_who_looks_keeps_a_room(room):
    earlier = time.time() - 2 * rooms.SEEN_EVERY
    os.utime(room.seen, (earlier, earlier))
    room.look()
    assert time.time() - room.seen.stat().st_mtime < rooms.SEEN_EVERY


def test_a_damaged_card_is_left_out_and_a_damaged_record_opens_to_nobody(room):
    room.hand_in(SEAT, {})
    (room.seats / f"{OTHER}.json").write_text("{half")
    assert list(room.cards()) == [SEAT]
    room.record.write_text("[]")
    assert not room.opens_with("0" * 32)


def test_sixty_hands_at_once_and_a_close_in_between_leave_nothing(room):
    def draw(number):
        seat = f"{number:016x}"
        for stroke in range(20):
            try:
                Room(room.folder).hand_in(seat, {"read": stroke % 10})
            except RoomClosed:
                return

    hands = [threading.Thread(target=draw, args=(number,)) for number in range(60)]
    for hand in hands:
        hand.start()
    time.sleep(0.05)
    room.close()
    for hand in hands:
        hand.join()
    assert not any(path for path in rooms.rooms_folder().iterdir())
