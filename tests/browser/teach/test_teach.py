"""A smiley is taught, recognised on Draw, saved, and loaded by somebody else."""

import pytest
from playwright.sync_api import expect

from core.own import file
from tests.browser.app_page import AppPage
from tests.browser.conftest import PHONE, TRACEBACK
from tests.browser.draw.page import DrawPage
from tests.browser.strokes import DIGITS
from tests.browser.teach.page import TeachPage, smiley


@pytest.fixture
def teach(visit, server):
    before = len(server.log.read_text(errors="replace"))
    yield TeachPage(visit(), server.url).open()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


def redraw(page: DrawPage, strokes) -> str:
    """Draw on a wiped slate and return the answer."""
    if page.ink():
        page.button("Clear").click()
        page.await_ink(0)
        page.settle()
    page.draw(strokes)
    return page.answer.inner_text()


def test_a_smiley_is_taught_and_taken_along(teach, visit, server, tmp_path):
    teach.name("smiley")
    for number in range(4):
        teach.keep(smiley(number))
    expect(teach.page.get_by_text("4 examples")).to_be_visible()
    teach.draw(smiley(4))
    expect(teach.answer).to_have_text("smiley")
    expect(teach.page.get_by_text("Why it works")).to_be_visible()

    teach.go_to("Draw")
    expect(teach.answer).to_have_text("smiley")
    assert redraw(teach, DIGITS[7]) == "7"

    teach.go_to("Teach")
    saved = teach.save(tmp_path)
    assert file.load(saved).counts == {"smiley": 4}
    assert len(file.load(saved).strokes_of(0)) == 4

    other = TeachPage(visit(), server.url).open()
    expect(other.examples()).to_have_count(0)  # what one visitor taught, no other sees
    other.load(saved)
    expect(other.examples()).to_have_count(4)
    other.draw(smiley(4))
    expect(other.answer).to_have_text("smiley")
    other.go_to("Draw")
    assert redraw(other, DIGITS[7]) == "7"


def test_an_example_is_taken_away_by_a_click_and_undo_brings_it_back(teach):
    teach.page.get_by_role("button", name="Try with a ready smiley").click()
    expect(teach.examples()).to_have_count(5)
    teach.examples().nth(1).click()
    expect(teach.examples()).to_have_count(4)
    teach.page.locator(".st-key-teach-undo button").click()
    expect(teach.examples()).to_have_count(5)
    expect(teach.page.locator(".st-key-teach-map, .js-plotly-plot").first).to_be_visible()


def test_a_foreign_file_is_refused_in_a_sentence(teach, tmp_path):
    foreign = tmp_path / "foreign.npz"
    foreign.write_bytes(b"no archive")
    teach.page.get_by_role("button", name="Take it along").click()
    teach.page.locator("input[type=file]").set_input_files(foreign)
    expect(teach.page.get_by_text("This file is damaged. Nothing was changed.")).to_be_visible()


def test_a_phone_says_how_to_test_oneself(visit, server):
    app = AppPage(visit(viewport=PHONE, has_touch=True, is_mobile=True), server.url)
    app.go("/teach?view=test")
    expect(app.page.get_by_text("Draw the digits or kana that you are asked for")).to_be_visible()
