"""What people really draw and bring: any pen, pictures, numbers, photographs of paper."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import NOT_A_DIGIT, DrawPage
from tests.browser.strokes import DIGITS, Stroke

PHOTO = Path(__file__).resolve().parents[2] / "cases" / "table_2.jpg"
HOUSE: list[Stroke] = [
    [(0.25, 0.45), (0.25, 0.85), (0.75, 0.85), (0.75, 0.45), (0.25, 0.45)],
    [(0.17, 0.48), (0.50, 0.15), (0.83, 0.48)],
    [(0.44, 0.85), (0.44, 0.64), (0.56, 0.64), (0.56, 0.85)],
]
LETTER: list[Stroke] = [  # a K
    [(0.32, 0.15), (0.32, 0.85)],
    [(0.70, 0.15), (0.33, 0.52)],
    [(0.42, 0.44), (0.72, 0.85)],
]
SMALL = 0.24  # of the slate's side, of a character among four


def beside(number: str) -> list[Stroke]:
    """Return the strokes of a number's digits, small and from left to right."""
    return [
        [(SMALL * (place + x) + 0.02, 0.38 + SMALL * y) for x, y in stroke]
        for place, digit in enumerate(number)
        for stroke in DIGITS[int(digit)]
    ]


@pytest.mark.parametrize("end", ["Home", "End"])
@pytest.mark.parametrize("digit", [3, 7])
def test_the_thinnest_and_the_thickest_pen_are_read(draw, end, digit):
    draw.brush.focus()
    draw.page.keyboard.press(end)
    draw.page.wait_for_url("**brush=*")
    draw.settle()
    assert draw.draw(DIGITS[digit]) == str(digit)


@pytest.mark.parametrize("strokes", [HOUSE, LETTER], ids=["house", "letter"])
def test_a_house_and_a_letter_are_no_digits(draw, strokes):
    assert draw.draw(strokes) == NOT_A_DIGIT


def test_the_digits_of_a_year_are_read_from_left_to_right(draw):
    draw.draw(beside("2024"))
    row = "This looks like 4 characters, from left to right: 2 0 2 4"
    expect(draw.page.get_by_text(row)).to_be_visible()


def edge(draw: DrawPage, name: str):
    """Return one edge of the frame round the part that is read."""
    return draw.page.get_by_role("slider", name=name, exact=True)


def middle(draw: DrawPage, name: str) -> tuple[float, float]:
    """Return where an edge can be caught on the screen."""
    edge(draw, name).scroll_into_view_if_needed()
    box = edge(draw, name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def place_of(draw: DrawPage, name: str) -> int:
    """Return where an edge lies, in pixels of the picture."""
    return int(edge(draw, name).get_attribute("aria-valuenow"))


@pytest.fixture
def photo(draw):
    """The page with a photograph: a sheet on a table, and on it a 2."""
    draw.upload(PHOTO.name, PHOTO.read_bytes())
    expect(edge(draw, "Right edge")).to_be_visible()
    expect(draw.answer).to_have_text("2")
    draw.settle()
    return draw


def test_the_part_of_an_upload_is_dragged_by_an_edge(photo):
    before, ends = photo.picture(), [place_of(photo, f"{e} edge") for e in ("Left", "Right")]
    (x, y), mouse = middle(photo, "Right edge"), photo.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 60, y, steps=6)
    mouse.up()
    photo.await_change(before)
    assert place_of(photo, "Left edge") == ends[0]
    assert place_of(photo, "Right edge") < ends[1] - 40


def test_the_part_of_an_upload_is_moved_by_keys_and_keeps_the_focus(photo):
    before, bottom = photo.picture(), place_of(photo, "Lower edge")
    edge(photo, "Lower edge").focus()
    photo.page.keyboard.press("Shift+ArrowUp")
    photo.page.keyboard.press("ArrowUp")
    photo.await_change(before)
    assert place_of(photo, "Lower edge") < bottom - 20
    expect(edge(photo, "Lower edge")).to_be_focused()


def test_a_finger_moves_the_part_and_not_the_page(phone):
    phone.upload(PHOTO.name, PHOTO.read_bytes())
    expect(edge(phone, "Lower edge")).to_be_visible()
    phone.settle()
    x, y = middle(phone, "Lower edge")
    before, bottom = phone.picture(), place_of(phone, "Lower edge")
    session = phone.page.context.new_cdp_session(phone.page)
    for kind, up in (("touchStart", 0), *[("touchMove", 10 * n) for n in range(1, 6)]):
        message = {"type": kind, "touchPoints": [{"x": x, "y": y - up}]}
        session.send("Input.dispatchTouchEvent", message)
    moved = edge(phone, "Lower edge").bounding_box()
    assert moved["y"] + moved["height"] / 2 == pytest.approx(y - 50, abs=3)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.await_change(before)
    assert place_of(phone, "Lower edge") < bottom
