"""Presenter mode: large type over the whole width, and keys that step a film or a lesson."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app_page import IDLE, WARM_TIMEOUT, AppPage
from tests.browser.figure import Figure
from ui.frame.texts import speaker
from ui.lessons import reading

SCREENS = [(1920, 1080), (1280, 720)]
FIGURES = ("/watch", "/overclusters", "/anomalies", "/mine", "/kana-lab", "/embeddings")
WORDS = ("/?sample=seven", "/lessons?lesson=digits&step=2", "/dec", "/inside", "/kana", "/runs")


@pytest.fixture
def present(visit, server):
    """Return a function that opens an address in presenter mode on a screen."""

    def present(address, width, height):
        page = visit(viewport={"width": width, "height": height}, reduced_motion="reduce")
        mark = "&" if "?" in address else "?"
        AppPage(page, server.url).go(f"{address}{mark}present=1")
        expect(page.locator("h1").first).to_be_visible()
        page.locator(IDLE).wait_for(timeout=WARM_TIMEOUT)
        return page

    return present


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("address", [*FIGURES, *WORDS])
def test_nothing_is_cut_and_the_whole_width_is_used(present, address, width, height):
    page = present(address, width, height)
    if address in FIGURES:
        expect(page.locator(".figures .main-svg").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.locator(".stMainBlockContainer").bounding_box()
    assert (main["x"], main["width"]) == (0, width)
    title = page.locator("h1").first.bounding_box()
    assert title["y"] + title["height"] < height / 3
    assert title["x"] + title["width"] <= width


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_letters_are_larger_in_figures_too(present, width, height):
    page = present("/watch", width, height)
    figure = Figure(page, "joint-1")
    figure.wait()
    grown = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize) / 16")
    assert 1.5 <= grown <= 2
    assert figure.read("_fullLayout.font.size") == pytest.approx(13 * grown, rel=0.01)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_film_and_what_moves_it_are_on_one_screen(present, width, height):
    page = present("/watch", width, height)
    Figure(page, "joint-1").wait()
    expect(page.locator(".transport .play")).to_be_in_viewport()
    assert page.locator(".st-key-toolbar").bounding_box()["y"] > height  # out of the way


def test_arrow_keys_step_through_a_film_wherever_the_focus_is(present):
    page = present("/watch", *SCREENS[1])
    Figure(page, "joint-1").wait()
    moment = page.locator(".panels .moment").first
    last = moment.inner_text()
    page.keyboard.press("ArrowLeft")
    expect(moment).not_to_have_text(last)
    page.keyboard.press("PageDown")
    expect(moment).to_have_text(last)


def test_arrow_keys_step_through_a_lesson(present):
    page = present("/lessons?lesson=digits&step=2", *SCREENS[1])
    title = reading.lessons()["digits"].steps[0].title.read
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1").first).to_have_text(title(speaker("en")))


def test_the_switch_begins_and_ends_it_and_the_link_says_so(visit, server):
    page = visit()
    AppPage(page, server.url).go("/runs")
    page.locator(".st-key-presenting label").click()
    expect(page).to_have_url(f"{server.url}/runs?present=1")
    expect(page.locator("h1").first).to_have_css("font-size", re.compile(r"4\d(\.\d+)?px"))
    page.locator(".st-key-presenting label").click()
    expect(page).to_have_url(f"{server.url}/runs")
    expect(page.locator("h1").first).to_have_css("font-size", re.compile(r"27(\.\d+)?px"))
