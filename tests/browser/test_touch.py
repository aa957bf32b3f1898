import pytest
from playwright.sync_api import expect

from tests.browser.strokes import DIGITS


def scroll_position(page):
    return page.evaluate("document.querySelector('.stMain').scrollTop + window.scrollY")


@pytest.mark.parametrize("digit", [2, 4])
def test_a_finger_draws_and_the_page_stays_in_place(phone, digit):
    phone.touch(DIGITS[digit])
    expect(phone.answer).to_have_text(str(digit))
    assert scroll_position(phone.page) == 0


def test_a_swipe_down_the_slate_is_a_stroke_and_no_scrolling(phone):
    phone.touch([[(0.5, 0.9 - 0.04 * step) for step in range(20)]])
    expect(phone.answer).to_have_text("1")
    assert scroll_position(phone.page) == 0


def test_the_page_fits_a_phone(phone):
    phone.touch(DIGITS[7])
    expect(phone.answer).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_second_finger_leaves_the_stroke_alone(phone):
    session = phone.page.context.new_cdp_session(phone.page)
    first, second = phone.place((0.5, 0.2)), phone.place((0.2, 0.8))
    fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate((first, second))]
    for kind, count in (("touchStart", 1), ("touchStart", 2), ("touchEnd", 0)):
        message = {"type": kind, "touchPoints": fingers[:count]}
        session.send("Input.dispatchTouchEvent", message)
    expect(phone.seen).to_be_visible()
    assert phone.canvas.get_attribute("aria-label") == "Slate with your drawing"
