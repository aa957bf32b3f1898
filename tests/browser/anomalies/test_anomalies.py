import re

import pytest
from playwright.sync_api import expect

from core.outliers.sets import OUTLIERS
from core.outliers.stored import load_anomalies
from core.runs import exhibit
from tests.browser.anomalies.page import AnomaliesPage
from tests.browser.app_page import choose
from tests.browser.conftest import PHONE, TRACEBACK
from tests.browser.figure import Figure
from tests.browser.strokes import DIGITS
from ui.anomalies.shares import POSTED
from ui.anomalies.tables import rate
from ui.frame.texts import speaker

OVERTAKEN = 1_000  # milliseconds after which a first figure would have been drawn


@pytest.fixture
def anomalies(visit, server):
    """The page of anomalies, open and warm."""
    before = len(server.log.read_text(errors="replace"))
    yield AnomaliesPage(visit(), server.url).open()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


def counted(section):
    """Return the number of images that a gallery's heading counts."""
    return int(re.search(r"([\d,]+) of", section.inner_text())[1].replace(",", ""))


def test_the_bars_and_the_table_say_what_core_says(anomalies):
    judged = load_anomalies(exhibit("l2-softmax")).tables("lof")["rejected"]
    say = speaker("en")
    assert anomalies.share("MNIST, test") == rate(judged["0.01"]["mnist"], say)
    for name in OUTLIERS:
        assert anomalies.share(say(f"anomalies.set_{name}")) == rate(judged["0.01"][name], say)
    row = anomalies.page.locator(".gs-post tbody tr").first
    expect(row).to_contain_text(rate(judged["0.001"]["fashion_mnist"], say))
    expect(row).to_contain_text("(88%)")
    assert "post 98%" in anomalies.shares.read(f"data[{POSTED}].text")


def test_a_figure_that_another_choice_overtakes_is_shown_and_is_let_go_with_its_page(visit, server):
    page = visit()
    held = []
    page.route("**/plotly/*", lambda request: held.append(request))
    anomalies = AnomaliesPage(page, server.url)
    anomalies.go("/anomalies")
    anomalies.show("0.1%")
    page.wait_for_timeout(OVERTAKEN)
    for request in held:
        request.continue_()
    anomalies.scores.wait()
    anomalies.shares.wait()
    board = page.locator(".figures").first.evaluate_handle("figures => figures.board")
    choose(page, "Lessons")
    page.wait_for_function("board => board.gone && !board.panels.size", arg=board)


def test_shares_move_while_the_limit_is_dragged_and_the_gallery_follows_when_released(anomalies):
    alarms, before = counted(anomalies.alarms), anomalies.rejected("MNIST, test")
    anomalies.grasp()
    anomalies.move_to(0.15)
    anomalies.shares.until(f"plot.data[{POSTED}].opacity === 0")
    assert anomalies.rejected("MNIST, test") > before
    assert counted(anomalies.alarms) == alarms
    lower = anomalies.share("Fashion-MNIST")
    anomalies.move_to(0.7)
    anomalies.await_another_share("Fashion-MNIST", than=lower)
    anomalies.page.wait_for_timeout(100)
    assert anomalies.rejected("MNIST, test") < before
    assert anomalies.rejected("Fashion-MNIST") < 0.9
    anomalies.page.mouse.up()
    expect(anomalies.alarms).not_to_contain_text(f"{alarms} of")
    assert counted(anomalies.alarms) == round(10_000 * anomalies.rejected("MNIST, test"))
    scores = load_anomalies(exhibit("l2-softmax")).scores("lof", "mnist")
    expect(anomalies.page).to_have_url(re.compile(r"at=\d+\.\d+"))
    limit = float(re.search(r"at=([\d.]+)", anomalies.page.url)[1])
    assert counted(anomalies.alarms) == (scores > limit).sum()


def test_the_keyboard_moves_the_limit(anomalies):
    value = int(anomalies.limit.input_value())
    alarms = counted(anomalies.alarms)
    anomalies.limit.focus()
    for key in ("ArrowRight", "PageUp"):
        anomalies.page.keyboard.press(key)
    assert int(anomalies.limit.input_value()) > value + 1
    expect(anomalies.alarms).not_to_contain_text(f"{alarms} of")
    assert counted(anomalies.alarms) < alarms
    expect(anomalies.limit).to_be_focused()
    assert "test: " in anomalies.limit.get_attribute("aria-valuetext")
    anomalies.page.keyboard.press("Home")
    expect(anomalies.limit).to_have_value("0")


def test_the_pointer_reads_bars_under_the_limit(anomalies):
    expect(anomalies.scores.point(0.05, 0.2)).to_contain_text(
        re.compile(r"scores .*: [\d,]+ images")
    )


def test_the_keyboard_picks_a_set(anomalies):
    anomalies.shares.plot.focus()
    for key in ("ArrowDown", "ArrowDown"):
        anomalies.page.keyboard.press(key)
    expect(anomalies.shares.beside).to_contain_text("kana, by fonts")
    anomalies.page.keyboard.press("Enter")
    anomalies.await_picked("kana, by fonts")


def test_a_reload_keeps_the_limit_and_a_preset_takes_it_back(anomalies):
    anomalies.grasp()
    anomalies.move_to(0.5)
    anomalies.page.mouse.up()
    expect(anomalies.page).to_have_url(re.compile("at="))
    anomalies.settle()
    readout = anomalies.readout.inner_text()
    anomalies.page.reload()
    expect(anomalies.readout).to_have_text(readout)
    anomalies.show("0.1%")
    anomalies.await_share("promised", "0.10%")


def test_a_click_on_a_set_shows_what_it_lets_pass(anomalies):
    anomalies.pick("letters, by fonts")
    expect(anomalies.misses).to_contain_text("letters, by fonts")
    expect(anomalies.explained).to_contain_text("Letter")
    expect(anomalies.explained).to_contain_text("it passes for a digit")


def test_a_picked_false_alarm_is_explained_step_by_step(anomalies):
    picture = anomalies.alarms.get_by_role("button").nth(2)
    said = picture.get_attribute("aria-label")
    picture.click()
    expect(picture).to_have_attribute("aria-pressed", "true")
    name, score = re.match(r"(.*): score ([\d.]+), rejected", said).groups()
    expect(anomalies.explained).to_contain_text(name)
    expect(anomalies.explained).to_contain_text(f"The score {score} lies above the limit")
    expect(anomalies.steps.locator("img")).to_have_count(21)
    expect(anomalies.page.locator(".gs-around span img")).to_have_count(21)
    expect(anomalies.page.locator(".katex-html").last).to_contain_text("LOF")


def test_arrow_keys_walk_along_the_pictures(anomalies):
    first, second = (anomalies.alarms.get_by_role("button").nth(place) for place in (0, 1))
    first.focus()
    anomalies.page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    anomalies.page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(second).to_be_focused()


@pytest.mark.parametrize(
    ("view", "text"),
    [("Almost digits", "kana, by hand"), ("Wrong answers", "the post: 69")],
)
def test_other_views_hang_other_pictures_on_the_wall(anomalies, view, text):
    anomalies.show(view)
    expect(anomalies.page.locator(".wall")).to_contain_text(text)
    anomalies.pictures.last.click()
    expect(anomalies.pictures.last).to_have_attribute("aria-pressed", "true")


def test_detectors_are_compared_in_a_table_and_in_curves(anomalies):
    anomalies.show("Compare detectors")
    expect(anomalies.page.locator(".gs-heat tbody tr")).to_have_count(5)
    roc = Figure(anomalies.page, "roc")
    roc.wait()
    alarms = roc.read("data[0].x[100]")
    said = roc.point(alarms, roc.read("data[0].y[100]"))
    expect(said).to_contain_text("false alarms")
    anomalies.show("FPR95")
    expect(anomalies.page.locator(".gs-heat caption")).to_contain_text("FPR95")


def test_negatives_pass_on_pixels_until_the_limit_moves(anomalies):
    anomalies.page.get_by_text("How it works, how it fails").click()
    anomalies.page.get_by_role("button", name="Show negatives pass").click()
    anomalies.await_share("inverted digits", "0%")
    expect(anomalies.misses).to_contain_text("1000 of 1,000, 100%")
    expect(anomalies.explained).to_contain_text("An inverted")
    anomalies.page.keyboard.press("Escape")
    anomalies.show("1%")
    anomalies.await_share("inverted digits", "100%")


def test_a_drawing_from_draw_is_explained(draw):
    draw.draw(DIGITS[3])
    choose(draw.page, "Say “I don't know”")
    anomalies = AnomaliesPage(draw.page, draw.url)
    expect(anomalies.steps).to_be_visible()
    draw.page.get_by_role("button", name="Explain my drawing").click()
    expect(anomalies.explained).to_contain_text("Your drawing")


@pytest.fixture
def on_a_phone(visit, server):
    """The page of anomalies on a phone."""
    return AnomaliesPage(visit(viewport=PHONE, has_touch=True, is_mobile=True), server.url).open()


def test_the_page_fits_a_phone(on_a_phone):
    page = on_a_phone.page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    on_a_phone.show("Compare detectors")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_finger_drags_the_limit(on_a_phone):
    before = on_a_phone.readout.inner_text()
    on_a_phone.swipe([on_a_phone.point(0.3 + 0.05 * step) for step in range(7)])
    expect(on_a_phone.readout).not_to_have_text(before)
    expect(on_a_phone.page).to_have_url(re.compile(r"at=\d+\.\d+"))


def test_a_finger_that_scrolls_over_the_histogram_moves_no_limit(on_a_phone):
    before = on_a_phone.readout.inner_text()
    x, y = on_a_phone.point(0.7)
    on_a_phone.swipe([(x, y - 25 * step) for step in range(12)])
    scrolled = "document.querySelector('.stMain').scrollTop + window.scrollY > 100"
    on_a_phone.page.wait_for_function(scrolled)
    expect(on_a_phone.readout).to_have_text(before)
    assert "at=" not in on_a_phone.page.url


@pytest.mark.parametrize("language", ["de", "ja"])
def test_the_page_speaks_other_languages(visit, server, language):
    page = AnomaliesPage(visit(), server.url)
    page.page.goto(f"{server.url}/anomalies?lang={language}")
    expect(page.page.get_by_role("slider")).to_be_visible()
    page.scores.wait()
    expect(page.page.get_by_text("False alarms")).to_have_count(0)


def test_a_colour_means_the_same_verdict_in_the_histograms_and_on_the_wall(anomalies):
    def colour(place, name):
        return place.first.evaluate(f"(node) => getComputedStyle(node).{name}")

    frame = colour(anomalies.alarms.locator(".caption"), "color")
    passes = colour(anomalies.misses.locator(".caption"), "color")
    assert frame != passes
    bars = anomalies.scores.plot.locator(".barlayer .trace")
    filled = [colour(bars.nth(place).locator("path"), "fill") for place in range(4)]
    assert filled == [passes, frame, passes, frame]
    share = anomalies.shares.plot.locator(".barlayer .trace").last
    assert colour(share.locator("path"), "fill") == frame
    assert "✕" in anomalies.alarms.locator(".caption").first.evaluate(
        "(node) => getComputedStyle(node, '::before').content"
    )
