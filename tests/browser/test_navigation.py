import pytest
from playwright.sync_api import expect

from tests.browser.app_page import WARM_TIMEOUT, choose
from tests.browser.conftest import PHONE
from tests.browser.draw.page import DrawPage
from tests.browser.server import serve
from tests.browser.strokes import DIGITS
from ui.frame.texts import speaker


@pytest.fixture
def fresh_server(tmp_path):
    """A server that nobody has visited."""
    with serve(tmp_path / "log") as server:
        yield server


def test_the_drawing_survives_a_look_at_the_runs(draw):
    draw.draw(DIGITS[5])
    picture, ink = draw.picture(), draw.ink()
    choose(draw.page, "All runs", "Runs")
    expect(draw.page.get_by_role("heading", level=1)).to_contain_text("networks come from")
    choose(draw.page, "Draw")
    expect(draw.answer).to_have_text("5")
    assert draw.picture() == picture
    draw.await_ink(ink)
    draw.button("Undo").click()
    expect(draw.invitation).to_be_visible()


def test_a_link_shows_its_whole_label(draw):
    link = draw.page.get_by_test_id("stPageLink-NavLink").filter(has_text="Start with a lesson")
    expect(link).to_be_visible()
    assert link.evaluate("a => [...a.children].every((e) => e.scrollWidth <= e.clientWidth)")


def test_the_runs_page_lists_the_bundled_networks(visit, server):
    page = visit()
    page.goto(f"{server.url}/runs")
    expect(page.locator(".gs table").last).to_contain_text("l2-softmax")
    for name in ("cnn", "iic"):
        expect(page.locator(".gs table").last).to_contain_text(name)


def test_a_fresh_server_opens_on_a_deep_link_to_another_page(fresh_server, visit):
    page = visit()
    page.goto(f"{fresh_server.url}/runs")
    expect(page.get_by_role("link", name="Draw", exact=True)).to_be_visible()
    expect(page.locator(".gs table").last).to_contain_text("l2-softmax")


def test_a_fresh_server_opens_on_a_deep_link_to_a_picture(fresh_server, visit):
    page = DrawPage(visit(), fresh_server.url).open("/?sample=seven")
    expect(page.page.get_by_role("button", name="Runs", exact=True)).to_be_visible()
    expect(page.answer).to_have_text("7")


@pytest.mark.parametrize(
    ("address", "field", "typed"),
    [("/teach", "a name, such as smiley", "smiley"), ("/", "Image no.", "12")],
)
def test_a_tap_on_the_menu_while_something_is_typed_opens_the_page(
    visit, server, address, field, typed
):
    page = visit()
    page.goto(server.url + address)
    page.get_by_placeholder(field).first.click()
    page.keyboard.type(typed)
    choose(page, "Look inside")  # presses and lets go in one moment, as a tap does
    expect(page.get_by_role("heading", level=1)).to_contain_text("see in your drawing")
    expect(page.locator(".block").first).to_be_visible(timeout=WARM_TIMEOUT)


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


def test_a_page_behind_a_groups_name_is_reached_by_keyboard(visit, server):
    page = DrawPage(visit(), server.url).open().page
    page.get_by_role("button", name="Learn without labels", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("kinds of seven")


def test_the_menu_of_a_phone_is_named_and_closes_on_a_choice(visit, server):
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(server.url)
    sidebar = page.get_by_test_id("stSidebar")
    for name in ("Look inside", "All runs"):
        page.get_by_role("button", name="Menu", exact=True).tap()
        expect(sidebar).to_have_attribute("data-collapsed", "false")
        sidebar.get_by_role("link", name=name, exact=True).tap()
        expect(sidebar).to_have_attribute("data-collapsed", "true")
        expect(page).to_have_title(f"{name} · Glyphscope")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("leave", ["Escape", "beside it", "Close the menu"])
def test_the_menu_of_a_phone_closes_without_a_choice(visit, server, leave):
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{server.url}/runs")
    page.get_by_role("button", name="Menu", exact=True).tap()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "false")
    if leave == "Escape":
        page.keyboard.press("Escape")
    elif leave == "beside it":
        page.touchscreen.tap(380, 700)
    else:
        page.get_by_role("button", name=leave, exact=True).tap()
    expect(sidebar).to_have_attribute("data-collapsed", "true")


@pytest.mark.parametrize(
    ("browsers", "address", "language"),
    [
        ("de-AT", "", "de"),
        ("ja-JP", "", "ja"),
        ("en-GB", "", "en"),
        ("xx", "", "en"),
        ("de-DE", "?lang=en", "en"),
    ],
)
def test_a_page_speaks_the_browsers_language_unless_the_link_names_one(
    visit, server, browsers, address, language
):
    page = visit(locale=browsers)
    page.goto(f"{server.url}/runs{address}")
    expect(page).to_have_title(f"{speaker(language)('app.runs')} · Glyphscope")
    expect(page.locator(f"html[lang={language}]")).to_be_attached()


def test_a_language_that_was_chosen_against_the_browsers_stays_in_the_link(visit, server):
    page = visit(locale="de-DE")
    page.goto(f"{server.url}/runs")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_title("All runs · Glyphscope")
    choose(page, "Lessons")
    expect(page).to_have_url(f"{server.url}/lessons?lang=en")
