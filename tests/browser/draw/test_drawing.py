import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import NOT_A_DIGIT
from tests.browser.strokes import DIGITS, LETTER, SCRIBBLE

STEM = DIGITS[1]


@pytest.mark.parametrize("digit", DIGITS)
def test_a_drawn_digit_is_recognised(draw, digit):
    assert draw.draw(DIGITS[digit]) == str(digit)


@pytest.mark.parametrize("strokes", [LETTER, SCRIBBLE], ids=["letter", "scribble"])
def test_what_is_no_digit_is_answered_so(draw, strokes):
    assert draw.draw(strokes) == NOT_A_DIGIT
    expect(draw.page.locator(".gs-why")).to_contain_text(
        "A classifier without the outlier test would have said"
    )


def test_an_empty_slate_invites_and_answers_nothing(draw):
    expect(draw.invitation).to_contain_text("Draw a digit on the slate.")
    expect(draw.answer).to_have_count(0)


def test_strokes_drawn_faster_than_answered_are_all_judged(draw):
    draw.draw(DIGITS[4])
    slowly = draw.picture()
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    for stroke in DIGITS[4]:
        draw.stroke(stroke)
    expect(draw.seen).to_have_attribute("src", slowly)
    expect(draw.answer).to_have_text("4")


def test_a_place_on_the_slate_does_not_matter(draw):
    corner = [[(0.55 + 0.4 * x, 0.05 + 0.4 * y) for x, y in stroke] for stroke in DIGITS[3]]
    assert draw.draw(corner) == "3"


def test_a_click_leaves_a_dot(draw):
    draw.stroke([(0.5, 0.5)])
    expect(draw.seen).to_be_visible()
    assert draw.ink() > 0


def test_undo_takes_back_one_stroke_and_brings_back_what_was_cleared(draw):
    draw.draw(STEM)
    picture, ink = draw.picture(), draw.ink()
    draw.draw([[(0.2, 0.5), (0.8, 0.5)]])
    draw.button("Undo").click()
    expect(draw.seen).to_have_attribute("src", picture)
    assert draw.ink() == ink
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    draw.button("Undo").click()
    expect(draw.seen).to_have_attribute("src", picture)


def test_clear_empties_the_slate_and_its_buttons_rest(draw):
    draw.draw(STEM)
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    assert draw.ink() == 0
    expect(draw.button("Clear")).to_be_disabled()


def test_a_thicker_brush_leaves_more_ink_and_the_link_remembers_it(draw):
    draw.draw(STEM)
    thin = draw.ink()
    draw.button("Clear").click()
    draw.page.get_by_label("Brush size").fill("120")
    draw.page.wait_for_url("**brush=120*")
    draw.draw(STEM)
    assert draw.ink() > 1.3 * thin


def test_a_drawing_can_be_saved(draw):
    draw.draw(STEM)
    with draw.page.expect_download() as download:
        draw.button("Save PNG").click()
    assert download.value.suggested_filename == "glyphscope.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
