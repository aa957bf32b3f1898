import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import DrawPage
from tests.browser.server import serve
from tests.browser.strokes import DIGITS


@pytest.fixture
def fresh_server(tmp_path):
    """A server that nobody has visited."""
    with serve(tmp_path / "log") as server:
        yield server


def go(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def test_the_drawing_survives_a_look_at_the_runs(draw):
    draw.draw(DIGITS[5])
    picture, ink = draw.picture(), draw.ink()
    go(draw.page, "Runs")
    expect(draw.page.get_by_role("heading", level=1)).to_contain_text("networks come from")
    go(draw.page, "Draw")
    expect(draw.answer).to_have_text("5")
    assert draw.picture() == picture
    draw.await_ink(ink)
    draw.button("Undo").click()
    expect(draw.invitation).to_be_visible()


def test_the_runs_page_lists_the_bundled_networks(visit, server):
    page = visit()
    page.goto(f"{server.url}/runs")
    expect(page.locator(".gs table").first).to_contain_text("l2-softmax")
    for name in ("cnn", "iic"):
        expect(page.locator(".gs table").first).to_contain_text(name)


def test_a_fresh_server_opens_on_a_deep_link_to_another_page(fresh_server, visit):
    page = visit()
    page.goto(f"{fresh_server.url}/runs")
    expect(page.get_by_role("link", name="Draw", exact=True)).to_be_visible()
    expect(page.locator(".gs table").first).to_contain_text("l2-softmax")


def test_a_fresh_server_opens_on_a_deep_link_to_a_picture(fresh_server, visit):
    page = DrawPage(visit(), fresh_server.url).open("/?sample=seven")
    expect(page.page.get_by_role("link", name="Runs", exact=True)).to_be_visible()
    expect(page.answer).to_have_text("7")


def test_a_link_reproduces_the_settings(visit, server):
    page = DrawPage(visit(), server.url).open("/?sample=shirt&contamination=0.05&brush=100")
    expect(page.answer).to_have_text("Not a digit")
    expect(page.brush).to_have_value("100")
    expect(page.page.get_by_text("5.0%").first).to_be_visible()
    expect(page.sample("a Fashion-MNIST shirt")).to_have_attribute("aria-checked", "true")


def test_a_copied_link_shows_another_visitor_the_same(draw, visit):
    draw.take_sample("a crossed seven")
    draw.page.wait_for_url("**sample=seven*")
    address = draw.page.url.removeprefix(draw.url)
    other = DrawPage(visit(), draw.url).open(address)
    expect(other.answer).to_have_text("7")
    assert other.picture() == draw.picture()
    assert other.scores() == draw.scores()


def test_visitors_do_not_see_each_others_drawings(draw, visit):
    draw.draw(DIGITS[6])
    other = DrawPage(visit(), draw.url).open()
    expect(other.invitation).to_be_visible()


def test_a_link_with_nonsense_opens_the_page_all_the_same(visit, server):
    address = "/?sample=elephant&test=-3&brush=thick&contamination=nan&lang=%3Cscript%3E"
    expect(DrawPage(visit(), server.url).open(address).invitation).to_be_visible()
