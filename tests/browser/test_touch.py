import pytest
from playwright.sync_api import expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage
from tests.browser.conftest import PHONE
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


# Address of a page -> what a finger taps there, and what that brings. The pages that are missing
# here have a finger of their own: Draw above, and the tests of maps, columns, limits and kana.
TASKS = {
    "/watch": (".transport .play", ".transport.playing"),
    "/dec?act=1": ("role=radio[name='a crossed seven']", ".gs-dec-code"),
    "/dec?act=2": ("role=radio[name='3 Refine']", ".dec canvas"),
    "/mine": ("role=radio[name='Two views of a digit']", ".figures [data-name='bound']"),
    "/inside?sample=seven": (".block[data-stage='conv2 relu'] canvas", ".scope :text('conv2')"),
    "/kana-lab": ("role=radio[name='Learning rate']", ".gs-lab-legend"),
    "/texts": ("role=radio[name='DEC']", "role=heading[name=/Deep Embedded Clustering/]"),
    "/runs": ("role=combobox >> nth=0", "role=option >> nth=0"),
    "/lessons": ("role=button[name='Begin'] >> nth=0", ".st-key-lessons-answers button"),
    "/lessons?lesson=digits&step=1": (
        ".st-key-lessons-answers button >> nth=0",
        ".gs-lesson-happens",
    ),
    "/teach": ("role=radio[name='Test yourself']", "canvas.upper-canvas"),
}


@pytest.mark.parametrize("address", TASKS)
def test_a_finger_does_what_a_page_is_for(visit, server, address):
    tapped, brought = TASKS[address]
    # A film that began by itself would be stopped by a tap, and not begun.
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    exhibit = AppPage(page, server.url)
    exhibit.go(address)
    expect(page.locator(tapped).first).to_be_visible(timeout=WARM_TIMEOUT)
    exhibit.settle()
    page.locator(tapped).first.tap()
    expect(page.locator(brought).first).to_be_visible(timeout=WARM_TIMEOUT)
    exhibit.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
