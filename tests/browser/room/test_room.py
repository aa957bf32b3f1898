"""A class in real browsers: a teacher's wall, and a student who draws."""

import pytest
from playwright.sync_api import expect

from core.outliers.sets import DIGITS as DIGIT_SET
from tests.browser.app_page import WARM_TIMEOUT, AppPage
from tests.browser.conftest import PHONE, TRACEBACK
from tests.browser.draw.page import DrawPage
from tests.browser.strokes import DIGITS
from ui.room import example


@pytest.fixture
def wall(visit, server):
    """The wall of a room that was just opened, on a projector."""
    before = len(server.log.read_text(errors="replace"))
    page = visit()
    AppPage(page, server.url).go("/room")
    page.get_by_role("button", name="Open a room").click()
    expect(page.locator(".gs-join-code")).to_be_visible()
    yield page
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Close the room").click()
    expect(page.get_by_role("button", name="Open a room")).to_be_visible()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


def join(visit, server, wall):
    """Return the page Draw of a student who followed the wall's link with a phone."""
    code = wall.locator(".gs-join-code").inner_text()
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    student = DrawPage(page, server.url)
    student.open(f"/?room={code}")
    expect(page.get_by_text(f"Room {code}")).to_be_visible()
    return student


def test_an_example_hangs_before_a_room_is_opened_and_nobody_takes_it_down(visit, server):
    page = visit()
    AppPage(page, server.url).go("/room")
    tiles, digits = page.locator(".tile"), [name for name, _ in example.SHOWN if name == DIGIT_SET]
    expect(tiles).to_have_count(len(example.SHOWN))
    expect(page.locator(".star")).to_have_count(len(digits))
    tiles.first.hover()
    expect(tiles.first.locator(".drop")).to_be_hidden()
    expect(page.locator(".large")).to_be_hidden()


def test_a_drawing_hangs_on_the_wall_with_its_verdict_and_its_star(visit, server, wall):
    expect(wall.get_by_text("waits for the first drawing")).to_be_visible()
    student = join(visit, server, wall)
    student.draw(DIGITS[7])
    tile = wall.locator(".tile")
    expect(tile.locator("b")).to_have_text("7", timeout=WARM_TIMEOUT)
    expect(tile.locator(".said span")).to_have_text("")
    expect(wall.locator(".star")).to_have_count(1, timeout=WARM_TIMEOUT)
    student.page.get_by_role("textbox", name="Name").fill("Mia <i>")
    student.page.get_by_role("textbox", name="Name").press("Enter")
    expect(tile.locator(".said span")).to_have_text("Mia <i>")
    wall.get_by_role("button", name="Wipe the wall").click()
    expect(tile).to_have_count(0)


def test_a_student_joins_by_the_code_on_the_board(visit, server, wall):
    code = wall.locator(".gs-join-code").inner_text()
    page = visit()
    AppPage(page, server.url).go("/room")
    page.get_by_role("textbox", name="Code of the room").fill(code.lower())
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text(f"Room {code}")).to_be_visible(timeout=WARM_TIMEOUT)
    assert page.url.split("?")[0].rstrip("/") == server.url


def test_a_count_lets_its_drawings_through(visit, server, wall):
    join(visit, server, wall).draw(DIGITS[7])
    expect(wall.locator(".tile")).to_have_count(1, timeout=WARM_TIMEOUT)
    seven = wall.locator(".tally button").nth(7)
    expect(seven).to_have_text("71")  # the digit, and how often
    seven.click()
    expect(wall.locator(".tile.kept")).to_have_count(1)
    wall.locator(".tally button").nth(3).click()
    expect(wall.locator(".tile.kept")).to_have_count(0)
