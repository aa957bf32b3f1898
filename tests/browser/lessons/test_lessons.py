"""Lessons in a real browser: walked by mouse and by keyboard, in two languages, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app_page import IDLE, WARM_TIMEOUT, AppPage
from tests.browser.test_keyboard import tab_to
from ui.frame.texts import speaker
from ui.lessons import reading

LESSONS = reading.lessons()
DIGITS, NONSENSE = LESSONS["digits"], LESSONS["nonsense"]
EN, DE = speaker("en"), speaker("de")
TO_PREDICT = ".st-key-lessons-answers button, [class*='st-key-lessons_done_'] button"
PHONE = {"width": 390, "height": 844}
A4 = {"width": 703, "height": 1031}  # without its margins, CSS pixels


@pytest.fixture
def lessons(visit, server):
    """Return a function that opens the page at an address."""

    def lessons(address="", **options):
        page = visit(reduced_motion="reduce", **options)
        AppPage(page, server.url).go(f"/lessons{address}")
        return page

    return lessons


def at_step(page, lesson, number, say):
    """Wait until a step is on the screen."""
    title = lesson.steps[number].title.read(say)
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    page.locator(IDLE).wait_for(timeout=WARM_TIMEOUT)


def happened(page):
    """Wait for the explanation; the first picture of changes may wait for TensorFlow."""
    expect(page.locator(".gs-lesson-happens")).to_be_visible(timeout=WARM_TIMEOUT)


def test_a_lesson_is_walked_by_mouse_in_english(lessons):
    page = lessons()
    page.get_by_role("button", name="Begin", exact=True).first.click()
    for number, step in enumerate(DIGITS.steps):
        at_step(page, DIGITS, number, EN)
        onwards = page.locator(".st-key-lessons-ways button").last
        expect(onwards).to_be_disabled()
        page.locator(".st-key-lessons-answers button").nth(step.right).click()
        happened(page)
        expect(page.locator(".gs-lesson-question .chosen.right")).to_be_visible()
        onwards.click()
    expect(page.get_by_text("You predicted 9 of 9 rightly.")).to_be_visible()
    page.get_by_text("An answer").first.click()
    expect(page.get_by_text("All cells together make 1.")).to_be_visible()


def test_a_lesson_is_walked_by_keyboard_in_german(lessons):
    page = lessons("?lesson=nonsense&step=1&lang=de")
    for number in range(len(NONSENSE.steps)):
        at_step(page, NONSENSE, number, DE)
        expect(page.locator(TO_PREDICT).first).to_be_visible()  # its key is known from then on
        page.keyboard.press("1")
        happened(page)
        page.keyboard.press("ArrowRight")
    expect(page.locator(".gs-lesson-end")).to_contain_text(
        "Von deinen 9 Vorhersagen waren 2 richtig"
    )
    page.keyboard.press("ArrowLeft")
    at_step(page, NONSENSE, len(NONSENSE.steps) - 1, DE)
    expect(page.locator(".gs-lesson-question .chosen")).to_be_visible()


def test_a_step_is_taken_by_tab_and_enter(lessons):
    page = lessons("?lesson=digits&step=5")
    at_step(page, DIGITS, 4, EN)
    tab_to(page, DIGITS.steps[4].answers[1].read(EN))
    page.keyboard.press("Enter")
    happened(page)


def test_an_exhibit_is_opened_and_the_way_back_leads_to_the_step(lessons):
    page = lessons("?lesson=digits&step=5&lang=de")
    at_step(page, DIGITS, 4, DE)
    page.keyboard.press("2")
    happened(page)
    page.keyboard.press("s")
    bar = page.locator(".st-key-lessons-bar")
    expect(bar).to_contain_text(DIGITS.steps[4].look.read(DE))
    expect(page).to_have_url(re.compile("run=iic-collapsed&lang=de"))
    page.go_back()
    at_step(page, DIGITS, 4, DE)
    happened(page)
    expect(bar).to_have_count(0)
    page.keyboard.press("s")
    bar.get_by_role("link").click()
    at_step(page, DIGITS, 4, DE)


def test_the_browsers_way_back_shows_the_step_before(lessons):
    page = lessons("?lesson=digits&step=5")
    at_step(page, DIGITS, 4, EN)
    page.keyboard.press("2")
    happened(page)
    page.keyboard.press("ArrowRight")
    at_step(page, DIGITS, 5, EN)
    page.go_back()
    at_step(page, DIGITS, 4, EN)
    happened(page)


def test_draw_leads_here(draw):
    invitation = draw.page.get_by_role("link", name="New here? Start with a lesson")
    words = invitation.get_by_text("New here?")
    assert words.evaluate("words => words.scrollWidth <= words.parentElement.clientWidth")
    invitation.click()
    expect(draw.page.locator(".gs-lesson-card")).to_have_count(len(LESSONS))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_step_fits_a_phone(lessons, scheme):
    page = lessons(
        "?lesson=convolution&step=5&lang=ja",
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        color_scheme=scheme,
    )
    page.locator(".st-key-lessons-answers button").nth(1).tap()
    happened(page)
    expect(page.locator(".gs-lesson-strip figure").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_students_sheet_is_two_pages(lessons):
    page = lessons("?lesson=convolution&print=students", viewport=A4)
    expect(page.locator(".gs-sheet .exercise")).to_have_count(3)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    page.goto(download.value.path().as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 2
