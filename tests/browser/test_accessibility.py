"""Every page, judged by axe-core in both colour schemes, with its content on the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.app_page import IDLE, WARM_TIMEOUT, AppPage, choose

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
MAIN = "document.querySelector('.stMain')"
# Address of a page's state -> what is there once it has loaded.
STATES = {
    "/": ".gs-invite",
    "/?sample=seven": ".gs-seen",
    "/?sample=scribble": ".gs-seen",
    "/watch": ".figures .main-svg",
    "/overclusters": ".figures .main-svg",
    "/embeddings": ".figures .main-svg",
    "/anomalies": ".figures .main-svg",
    "/dec?act=1": ".figures .main-svg",
    "/dec?act=2": "[class*='st-key-dec'] canvas",
    "/dec?act=3": "[class*='st-key-dec'] canvas",
    "/mine": ".stage canvas",
    "/mine?part=images": ".figures .main-svg",
    "/inside?sample=seven": ".cover canvas",
    "/kana": ".gs-invite",
    "/kana?part=confusions": ".figures .main-svg",
    "/kana?part=practice": "canvas.upper-canvas",
    "/kana-lab": ".figures .main-svg",
    "/texts": ".gs table",
    "/runs": ".gs table",
    "/lessons": ".gs-lesson-card",
    "/lessons?lesson=digits&step=1": ".gs-lesson-question",
    "/lessons?lesson=digits&print=students": ".gs-sheet",
}
POPOVERS = {
    "/": "How it works",
    "/watch": "Train a run",
    "/embeddings": "Own settings",
    "/dec": "How it works",
    "/mine": "Train MINE",
}

pytestmark = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: run `npm ci`")


@pytest.fixture
def at(visit, server):
    """Return a function that opens a state of a page and waits for its content."""

    def at(address, scheme):
        page = visit(color_scheme=scheme, reduced_motion="reduce")
        AppPage(page, server.url).go(address)
        expect(page.locator(STATES.get(address, "h1")).first).to_be_visible(timeout=WARM_TIMEOUT)
        expect(page.locator(".gs-waking")).to_have_count(0, timeout=WARM_TIMEOUT)
        page.locator(IDLE).wait_for()
        return page

    return at


def findings(page):
    """Return what axe-core finds grave: the rule, and the elements that break it.

    It judges the contrast of what is on the screen only, so the screen grows to the whole page.
    """
    page.set_viewport_size({"width": 1280, "height": page.evaluate(f"{MAIN}.scrollHeight")})
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return {
        rule["id"]: [node["html"][:200] for node in rule["nodes"]]
        for rule in found["violations"]
        if rule["impact"] in GRAVE
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", STATES)
def test_axe_finds_nothing_grave_on_a_page(at, address, scheme):
    assert findings(at(address, scheme)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", POPOVERS)
def test_axe_finds_nothing_grave_in_a_popover(at, address, scheme):
    page = at(address, scheme)
    page.get_by_role("button", name=POPOVERS[address]).first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    assert findings(page) == {}


ZOOMED = {"width": 640, "height": 360}  # what 1280 x 720 comes to at 200%


@pytest.mark.parametrize("address", [one for one in STATES if "print" not in one])
def test_a_page_at_200_percent_scrolls_one_way_only(visit, server, address):
    page = visit(viewport=ZOOMED, reduced_motion="reduce")
    AppPage(page, server.url).go(address)
    expect(page.locator(STATES[address]).first).to_be_attached(timeout=WARM_TIMEOUT)
    page.locator(IDLE).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.evaluate(f"{MAIN}.scrollWidth - {MAIN}.clientWidth") <= 0


def test_a_popover_closes_on_its_action_and_the_focus_stays_near(visit, server):
    page = visit()
    AppPage(page, server.url).go("/")
    expect(page.locator(".gs-invite")).to_be_visible()
    opener = page.get_by_role("button", name="How it works").first
    opener.click()
    page.get_by_role("button", name="Show it a shirt").click()
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(opener).to_be_focused()
    expect(page.locator(".gs-seen, .gs-waking").first).to_be_visible()


def test_a_word_is_explained_on_the_pointer_and_by_keyboard(visit, server):
    page = visit()
    AppPage(page, server.url).go("/runs")
    choose(page, "Sort into ten groups · IIC", "Learn without labels")
    word = page.locator("[aria-describedby='term-entropy']")
    meaning = page.locator("#term-entropy")
    expect(meaning).to_be_hidden()
    word.hover()
    expect(meaning).to_be_visible()
    page.mouse.move(0, 0)
    expect(meaning).to_be_hidden()
    word.focus()
    expect(meaning).to_be_in_viewport()


def test_axe_would_find_an_unnamed_picture_and_grey_words(at):
    page = at("/runs", "light")
    page.evaluate(
        f"{MAIN}.insertAdjacentHTML('beforeend',"
        " '<canvas role=img></canvas><p style=\"color: #aaa; background: #fff\">grey</p>')"
    )
    assert set(findings(page)) == {"role-img-alt", "color-contrast"}
