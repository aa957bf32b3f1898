import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import NOT_A_DIGIT
from tests.browser.strokes import DIGITS, LETTER, SCRIBBLE

STEM = DIGITS[1]
BETWEEN_PENS = 30  # milliseconds
TAKEN = 1_000  # milliseconds in which the canvas takes another pen


@pytest.mark.parametrize("digit", DIGITS)
def test_a_drawn_digit_is_recognised(draw, digit):
    assert draw.draw(DIGITS[digit]) == str(digit)


@pytest.mark.parametrize("strokes", [LETTER, SCRIBBLE], ids=["letter", "scribble"])
def test_what_is_no_digit_is_answered_so(draw, strokes):
    assert draw.draw(strokes) == NOT_A_DIGIT
    expect(draw.page.locator(".gs-why")).to_contain_text(
        "The plain CNN alone, without the outlier test, would have said"
    )


def test_an_empty_slate_invites_and_answers_nothing(draw):
    expect(draw.invitation).to_contain_text("Draw a digit on the slate.")
    expect(draw.answer).to_have_count(0)


def test_strokes_drawn_faster_than_answered_are_all_judged(draw):
    draw.draw(DIGITS[4])
    slowly = draw.picture()
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    for stroke in DIGITS[4]:
        draw.stroke(stroke)
    expect(draw.seen).to_have_attribute("src", slowly)
    expect(draw.answer).to_have_text("4")


def test_a_place_on_the_slate_does_not_matter(draw):
    corner = [[(0.55 + 0.4 * x, 0.05 + 0.4 * y) for x, y in stroke] for stroke in DIGITS[3]]
    assert draw.draw(corner) == "3"


def test_a_click_leaves_a_dot(draw):
    draw.stroke([(0.5, 0.5)])
    expect(draw.seen).to_be_visible()
    assert draw.ink() > 0


def test_eight_rapid_strokes_all_arrive(draw):
    for column in range(8):
        draw.stroke([(0.1 + 0.1 * column, 0.2), (0.1 + 0.1 * column, 0.8)])
    expect(draw.answer).to_be_visible()
    draw.settle()
    for _ in range(7):
        before = draw.picture()
        draw.button("Undo").click()
        draw.await_change(before)
    draw.button("Undo").click()
    expect(draw.invitation).to_be_visible()
    expect(draw.button("Undo")).to_be_disabled()


@pytest.mark.parametrize("pause", [0, 20, 60, 120, 250])
def test_a_stroke_begun_before_an_undo_has_arrived_is_not_lost(draw, pause):
    draw.draw(DIGITS[4])
    bar = [(0.1, 0.92), (0.3, 0.92), (0.5, 0.92), (0.7, 0.92), (0.9, 0.92)]
    draw.button("Undo").click()
    mouse = draw.page.mouse
    mouse.move(*draw.place(bar[0]))
    mouse.down()
    for point in bar[1:]:
        draw.page.wait_for_timeout(pause)
        mouse.move(*draw.place(point), steps=3)
    mouse.up()
    expect(draw.button("Redo")).to_be_disabled()
    draw.settle()
    draw.page.wait_for_timeout(500)
    assert draw.inked((0.30, 0.34))
    assert not draw.inked((0.61, 0.66))  # the 4's stem is gone
    assert bar_columns(draw) == pytest.approx([0.06, 0.94], abs=0.01)
    draw.button("Undo").click()
    draw.settle()
    draw.button("Undo").click()
    expect(draw.invitation).to_be_visible()


@pytest.mark.parametrize("pause", [0, 100, 300])
@pytest.mark.parametrize("act", ["Clear", "Undo"])
def test_on_a_slow_machine_no_stroke_is_lost_while_the_slate_changes(draw, act, pause):
    devtools = draw.page.context.new_cdp_session(draw.page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 3})
    draw.draw([[(0.1, 0.9), (0.9, 0.9)]])
    draw.button(act).click()
    for x in (0.3, 0.7):
        draw.page.wait_for_timeout(pause)
        draw.stroke([(x, 0.2), (x, 0.5)])
    draw.await_inked((0.3, 0.4))
    draw.await_inked((0.7, 0.4))
    assert not draw.inked((0.5, 0.9))
    for _ in range(2):  # and none came twice
        draw.settle()
        draw.button("Undo").click()
    expect(draw.invitation).to_be_visible()


def bar_columns(draw):
    """Return where the ink at the slate's foot begins and ends, in shares of its width."""
    return draw.ground.evaluate(
        """canvas => {
            const { width, height } = canvas;
            const row = canvas.getContext('2d').getImageData(0, 0.92 * height, width, 1).data;
            const inked = [...Array(width).keys()].filter((x) => row[4 * x + 3] > 127);
            return [inked[0] / width, inked.at(-1) / width];
        }"""
    )


def test_strokes_drawn_while_the_page_answers_are_kept(draw):
    draw.stroke(DIGITS[4][0])
    draw.page.wait_for_timeout(60)  # the first stroke is being judged
    draw.stroke(DIGITS[4][1])
    expect(draw.answer).to_have_text("4")


def test_undo_takes_back_one_stroke_and_brings_back_what_was_cleared(draw):
    draw.draw(STEM)
    picture, ink = draw.picture(), draw.ink()
    draw.draw([[(0.2, 0.5), (0.8, 0.5)]])
    draw.button("Undo").click()
    expect(draw.seen).to_have_attribute("src", picture)
    draw.await_ink(ink)
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    draw.button("Undo").click()
    expect(draw.seen).to_have_attribute("src", picture)
    draw.button("Redo").click()
    expect(draw.invitation).to_be_visible()
    draw.await_ink(0)


def test_clear_empties_the_slate_and_its_buttons_rest(draw):
    draw.draw(STEM)
    draw.button("Clear").click()
    expect(draw.invitation).to_be_visible()
    draw.await_ink(0)
    expect(draw.button("Clear")).to_be_disabled()


def test_a_sample_lies_under_the_strokes_and_is_no_ink(draw):
    draw.take_sample("a clean digit")
    assert draw.ink() == 0
    before = draw.picture()
    draw.stroke([(0.1, 0.9), (0.9, 0.9)])
    draw.await_change(before)
    assert draw.ink() > 0
    expect(draw.sample("a clean digit")).to_have_attribute("aria-checked", "false")
    draw.button("Undo").click()
    expect(draw.seen).to_have_attribute("src", before)
    expect(draw.sample("a clean digit")).to_have_attribute("aria-checked", "true")


def test_the_slate_says_what_it_is_to_all(draw):
    expect(draw.canvas).to_have_role("img")
    expect(draw.canvas).to_have_attribute("aria-label", "Slate, empty: draw a digit here")
    expect(draw.canvas).to_have_attribute("tabindex", "0")
    assert draw.page.get_by_role("button", name="Reset canvas & history").count() == 0


def test_a_thicker_brush_leaves_more_ink_and_the_link_remembers_it(draw):
    draw.draw(STEM)
    thin = draw.ink()
    draw.button("Clear").click()
    draw.brush.focus()
    for _ in range(9):  # 5 thousandths each
        draw.page.keyboard.press("ArrowRight")
    draw.page.wait_for_url("**brush=120*")
    draw.settle()
    draw.page.wait_for_timeout(TAKEN)
    draw.draw(STEM)
    assert draw.ink() > 1.3 * thin


def test_the_canvas_outlasts_pens_in_quick_succession(draw):
    draw.draw(STEM)
    canvas = draw.canvas.element_handle()
    draw.brush.focus()
    for key in ["ArrowRight"] * 9 + ["ArrowLeft"] * 9:
        draw.page.keyboard.press(key)
        draw.page.wait_for_timeout(BETWEEN_PENS)
    draw.settle()
    assert canvas.evaluate("canvas => canvas.isConnected")


def test_a_drawing_can_be_saved(draw):
    draw.draw(STEM)
    with draw.page.expect_download() as download:
        draw.button("Save PNG").click()
    assert download.value.suggested_filename == "glyphscope.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
