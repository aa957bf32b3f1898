import re

import pytest
from playwright.sync_api import expect

from core.writing.characters import CHARACTERS, INDICES
from core.writing.shapes import load_pen_strokes
from tests.browser.conftest import PHONE, TRACEBACK
from tests.browser.kana.page import KanaPage, handwritten
from tests.browser.strokes import LETTER
from ui.kana.confusions.matrix import NAMES

PARTS = ("draw", "practise", "confusions")


@pytest.fixture
def kana(visit, server):
    """The page Kana, open and warm."""
    before = len(server.log.read_text(errors="replace"))
    yield KanaPage(visit(), server.url).open()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


@pytest.fixture
def pocket(visit, server):
    """A phone, not yet on a page."""
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    return KanaPage(page, server.url)


@pytest.mark.parametrize("character", "あぬをがぽ")
def test_a_drawn_kana_is_read(kana, character):
    kana.draw(handwritten(INDICES[character]))
    assert kana.character() == character
    expect(kana.page.locator(".gs-kana-top li")).to_have_count(5)


def test_a_letter_is_no_kana(kana):
    assert kana.draw(LETTER) == "Not a kana"


def test_kana_and_digits_have_slates_of_their_own(kana):
    kana.draw(handwritten(INDICES["こ"]))
    kana.page.get_by_role("link", name="Digits", exact=True).click()
    expect(kana.page.locator(".gs-invite")).to_contain_text("Draw a digit")
    kana.page.locator(".st-key-mode").get_by_role("link", name="Kana", exact=True).click()
    expect(kana.answer).to_contain_text("こ")
    assert kana.ink() > 0


def test_a_round_of_practice(kana):
    kana.open("/kana?part=practise")
    for _ in range(10):
        asked = kana.asked()
        kana.write(handwritten(asked))
        kana.check.click()
        expect(kana.next).to_be_visible()
        expect(kana.page.locator(".strokes .ink")).to_have_count(len(load_pen_strokes()[asked]))
        kana.next.click()
        expect(kana.next).to_have_count(0)
        kana.settle()
    over = kana.page.locator(".gs-kana-over")
    expect(over).to_be_visible()
    assert int(re.match(r"(\d+) of 10 right", over.inner_text())[1]) >= 8
    expect(kana.page.locator(".gs-kana-drawn figure")).to_have_count(10)


def test_the_model_lies_under_the_pen_and_is_no_ink(kana):
    kana.open("/kana?part=practise&rows=na")
    n_strokes = len(load_pen_strokes()[kana.asked()])
    kana.button("Show me").click()
    slate = kana.page.locator("canvas.dc-background-canvas").element_handle()
    several = "data => new Set(new Uint32Array(data.buffer)).size > 3"  # paper, and a faint line
    pixels = "canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data"
    kana.page.wait_for_function(f"canvas => ({several})({pixels})", arg=slate)
    expect(kana.page.locator(".strokes .number")).to_have_count(n_strokes)
    kana.await_ink(0)
    expect(kana.check).to_be_disabled()


def test_who_wants_no_motion_sees_the_strokes_at_rest(visit, server):
    for motion, name in (("reduce", "none"), ("no-preference", "write")):
        kana = KanaPage(visit(reduced_motion=motion), server.url).open("/kana?part=practise")
        kana.button("Show me").click()
        stroke = kana.page.locator(".strokes .ink").first
        expect(stroke).to_be_attached()
        assert stroke.evaluate("path => getComputedStyle(path).animationName") == name


def test_pointing_names_a_cell_and_a_click_opens_it(kana):
    kana.open("/kana?part=confusions")
    kana.matrix.wait()
    _, cell = kana.listed(1)
    label, read = (NAMES[INDICES[character]] for character in cell)
    said = kana.matrix.point(read, label)
    expect(said).to_have_text(re.compile(f"^{cell[0]} .* read as {cell[1]} .*: [1-9]"))
    kana.matrix.click(read, label)
    expect(kana.cell_title).to_contain_text(f"{cell[0]} read as {cell[1]}")
    kana.page.wait_for_url(re.compile("cell="))


def test_the_keyboard_walks_over_the_matrix_and_opens_a_cell(kana):
    kana.open("/kana?part=confusions&cell=ああ")
    kana.matrix.wait()
    kana.matrix.plot.focus()
    for key in ("ArrowDown", "ArrowRight"):
        kana.page.keyboard.press(key)
    expect(kana.matrix.beside).to_have_text(re.compile("^い .* read as い"))
    kana.page.keyboard.press("Enter")
    expect(kana.cell_title).to_contain_text("い read as い")


def test_a_finger_opens_a_cell(pocket):
    pocket.open("/kana?part=confusions&cell=ああ")
    pocket.matrix.wait()
    pocket.matrix.tap(NAMES[1], NAMES[1])
    expect(pocket.cell_title).to_contain_text("い read as い")


def test_the_list_opens_a_cell_whose_images_lead_to_their_verdict(kana):
    kana.open("/kana?part=confusions")
    pill, cell = kana.listed(2)
    pill.click()
    expect(kana.cell_title).to_contain_text(f"{cell[0]} read as {cell[1]}")
    kana.page.locator(".gs-kana-cell li a").first.click()
    expect(kana.page.get_by_text(f"written by the program as {cell[0]}")).to_be_visible()
    expect(kana.page.locator(".gs-kana-top li b").first).to_have_text(cell[1])


@pytest.mark.parametrize("part", PARTS)
def test_every_part_fits_a_phone(pocket, part):
    pocket.open(f"/kana?part={part}&sample=nu")
    width = pocket.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_a_finger_practises(pocket):
    pocket.open("/kana?part=practise&rows=ka")
    asked = pocket.asked()
    pocket.touch(handwritten(asked))
    expect(pocket.check).to_be_enabled()
    pocket.settle()
    pocket.check.press("Enter")
    expect(pocket.page.locator(".gs-kana-tally .right")).to_have_text(CHARACTERS[asked])
