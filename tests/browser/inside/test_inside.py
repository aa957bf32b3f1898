import re

import numpy as np
import pytest
from playwright.sync_api import expect

from core.data import load_mnist
from core.inside.occlusion import cover, occlusion
from core.inside.opening import open_network
from core.inside.probe import Probe, probabilities
from core.networks.filters import filters
from core.runs import exhibit
from tests.browser.app_page import WARM_TIMEOUT
from tests.browser.conftest import PHONE
from tests.browser.draw.page import DrawPage
from tests.browser.inside.page import InsidePage
from tests.browser.strokes import DIGITS

SEVEN = load_mnist("test").images[0]  # the example
ROUNDED = 6e-4  # three digits are shown


@pytest.fixture(scope="module")
def network():
    """The network of the page's favourite exhibit."""
    return open_network(exhibit("cnn"))


@pytest.fixture(scope="module")
def stages(network):
    """What core makes of the example, by name and kind."""
    found = Probe(network).look(SEVEN[None])
    return {f"{stage.name} {stage.kind}": stage.values[0] for stage in found}


@pytest.fixture
def inside(visit, server):
    """Return a function that opens an address without moving pictures."""

    def open_page(address="/inside", **options):
        return InsidePage(visit(reduced_motion="reduce", **options), server.url).open(address)

    return open_page


def test_an_example_flows_through_before_any_click(inside):
    page = inside()
    expect(page.verdict).to_have_text("7")
    assert page.title.inner_text().startswith("conv1")
    assert np.isfinite(page.number("result"))


def test_the_sum_under_the_pointer_is_cores_value(inside, stages, network):
    page = inside()
    for x, y in ((0.3, 0.3), (0.61, 0.4), (0.9, 0.62)):
        page.point("conv1 convolution", x, y)
        map_, row, column = page.where()
        kernel = filters(network)[:, :, map_]
        patch = SEVEN[row : row + 3, column : column + 3] / 255
        np.testing.assert_allclose(page.cells(0), patch.ravel(), atol=0.006)
        np.testing.assert_allclose(page.cells(1), kernel.ravel(), atol=0.006)
        np.testing.assert_allclose(page.cells(2), (patch * kernel).ravel(), atol=0.006)
        assert page.number("partial") == pytest.approx((patch * kernel).sum(), abs=ROUNDED)
        value = stages["conv1 convolution"][row, column, map_]
        assert page.number("result") == pytest.approx(value, abs=ROUNDED)
        assert page.number("partial") + page.number("bias") == pytest.approx(value, abs=2e-3)


@pytest.mark.parametrize("stage", ["conv2 convolution", "conv3 convolution"])
def test_deep_sums_run_over_all_maps(inside, stages, stage):
    page = inside()
    page.point(stage, 0.52, 0.33)
    map_, row, column = page.where()
    value = stages[stage][row, column, map_]
    assert page.number("result") == pytest.approx(value, abs=ROUNDED)
    terms = page.terms()
    assert len(terms) == 3
    assert np.abs(terms).tolist() == sorted(np.abs(terms), reverse=True)
    whole = sum(terms) + page.number("others") + page.number("bias")
    assert whole == pytest.approx(value, abs=4e-3)


def test_relu_pooling_hidden_units_and_answers_are_explained(inside, stages):
    page = inside()
    page.point("conv1 relu", 0.7, 0.55)
    map_, row, column = page.where()
    assert page.number("result") == pytest.approx(stages["conv1 relu"][row, column, map_], abs=6e-4)
    expect(page.page.locator(".formula")).to_contain_text("max(0, ")
    page.point("conv1 pooling", 0.7, 0.55)
    map_, row, column = page.where()
    square = stages["conv1 relu"][2 * row : 2 * row + 2, 2 * column : 2 * column + 2, map_]
    np.testing.assert_allclose(page.cells(0), square.ravel(), atol=0.006)
    assert page.number("result") == pytest.approx(square.max(), abs=ROUNDED)
    unit = int(page.point("dense dense", 0.5, 0.5).split(" · ")[1]) - 1
    value = stages["dense dense"][unit]
    assert page.number("result") == pytest.approx(value, abs=ROUNDED)
    whole = sum(page.terms()) + page.number("others") + page.number("bias")
    assert whole == pytest.approx(value, abs=5e-3)
    page.page.locator(".bars li[data-map='7']").first.hover()
    expect(page.value).to_have_text("1.000")


def test_a_click_holds_and_keys_walk(inside):
    page = inside()
    page.point("conv1 convolution", 0.3, 0.3)
    page.page.mouse.down()
    page.page.mouse.up()
    expect(page.pin).to_contain_text("held")
    held = page.title.inner_text()
    page.page.mouse.move(5, 5)
    page.canvas("conv1 relu").hover()
    expect(page.title).to_have_text(held)
    page.page.keyboard.press("Escape")
    expect(page.pin).to_have_text("click to hold")
    page.canvas("conv2 relu").focus()
    map_, row, column = page.where()
    page.page.keyboard.press("PageDown" if map_ < 63 else "PageUp")
    moved, *_ = page.where()
    assert abs(moved - map_) == 1
    page.page.keyboard.press("ArrowUp" if row else "ArrowDown")
    assert abs(page.where()[1] - row) == 1
    assert page.where()[2] == column


def test_on_a_low_screen_the_arithmetic_unfolds_when_a_value_is_held(visit, server):
    page = visit(reduced_motion="reduce", viewport={"width": 1280, "height": 720})
    inside = InsidePage(page, server.url)
    inside.go("/inside?sample=seven")
    expect(inside.verdict).to_be_visible(timeout=WARM_TIMEOUT)
    scope = page.locator(".scope")
    assert scope.bounding_box()["height"] < 60
    inside.point("conv1 relu", 0.3, 0.3)
    expect(page.locator(".scope .brief")).to_have_text(re.compile(r"^[−\d.]+$"))
    expect(page.locator(".scope .working")).to_be_hidden()
    page.mouse.down()
    page.mouse.up()
    expect(inside.value).to_be_visible()
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".scope .working")).to_be_hidden()
    inside.canvas("conv1 relu").focus()
    page.keyboard.press("ArrowRight")
    expect(inside.value).to_be_visible()


def test_filters_are_scrubbed_without_the_server(visit, server):
    sent, browser_page = [], visit(reduced_motion="reduce")
    note = sent.append
    browser_page.on("request", lambda request: note(request.url))
    browser_page.on("websocket", lambda socket: socket.on("framesent", lambda frame: note(frame)))
    page = InsidePage(browser_page, server.url).open()
    expect(page.moment).to_have_text("after epoch 14 of 14")
    after, said = page.picture(".film canvas"), len(sent)
    assert said
    page.scrub.fill("0")
    expect(page.moment).to_have_text("before training")
    assert page.picture(".film canvas") != after
    page.scrub.fill("1000")
    assert page.picture(".film canvas") == after
    assert len(sent) == said


def test_the_maps_follow_the_filters_that_are_scrubbed(inside):
    page = inside()
    page.scrub.fill("0")
    expect(page.page.locator(".film figcaption")).to_contain_text("as it was then")
    began = Probe(open_network(exhibit("cnn"), trained=False)).look(SEVEN[None])
    for name, stage in (("convolution", began[0]), ("relu", began[1]), ("pooling", began[2])):
        page.point(f"conv1 {name}", 0.62, 0.4)
        map_, row, column = page.where()
        value = stage.values[0, row, column, map_]
        assert page.number("result") == pytest.approx(value, abs=ROUNDED)
    page.scrub.fill("1000")
    expect(page.page.locator(".film figcaption")).to_contain_text("32 × 3×3")


def test_the_film_plays(inside):
    page = inside()
    page.scrub.fill("0")
    page.page.locator(".film .play").click()
    expect(page.moment).to_have_text("after epoch 14 of 14")


def test_another_network_and_the_untrained_one_are_shown(inside):
    page = inside()
    maps = page.picture("[data-stage='conv1 convolution'] canvas")
    page.choose("Digits: L2-constrained softmax")
    expect(page.page).to_have_url(re.compile("run=l2-softmax"))
    assert page.picture("[data-stage='conv1 convolution'] canvas") != maps
    expect(page.canvas("dense length")).to_be_visible()
    page.option("Before training").click()
    expect(page.flow).to_have_attribute("data-shown", "l2-softmax before", timeout=120_000)
    expect(page.moment).to_have_text("before training")
    share = page.page.locator(".inside .answer figcaption").inner_text()
    assert float(re.search(r"(\d+\.\d)%", share)[1]) < 90


def test_a_drawing_takes_the_place_of_the_example(inside):
    page = inside()
    before = page.picture(".input canvas")
    for points in DIGITS[0]:
        DrawPage(page.page, page.url).stroke(points)
    expect(page.verdict).to_have_text("0")
    assert page.picture(".input canvas") != before


def test_covering_says_what_the_network_says_of_the_covered_image(inside, network):
    page = inside("/inside?square=7")
    found = occlusion(network, SEVEN, 7, 2)
    at = page.page.locator(".covered figcaption span")
    top, left = found.decisive
    expect(at).to_have_text(f"square at row {top + 1}, column {left + 1}")
    own = probabilities(network, cover(SEVEN, top, left, 7)[None])[0]
    assert own.argmax() == 3
    expect(page.outcome).to_contain_text("It tips: 7 becomes 3.")
    page.heat.evaluate("canvas => canvas.scrollIntoView({block: 'center'})")
    box = page.heat.bounding_box()
    page.page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.1 * box["height"])
    expect(page.outcome).to_contain_text("It holds.")
    page.button("to the costliest square").click()
    expect(page.outcome).to_contain_text("It tips: 7 becomes 3.")
    page.heat.focus()
    page.page.keyboard.press("ArrowUp")
    expect(at).to_have_text(f"square at row {top - 1}, column {left + 1}")


def test_the_square_has_another_size_and_the_answer_is_erased_until_it_tips(inside):
    page = inside()
    page.option("3×3").click()
    expect(page.cover).to_have_attribute("data-shown", "cnn 3 0")
    expect(page.page).to_have_url(re.compile("square=3"))
    page.button("Erase until it tips").click()
    steps = page.page.locator(".gs-tipping figure")
    expect(steps.first).to_contain_text("as it is")
    expect(page.page.locator(".gs-tipping p")).to_contain_text(re.compile("turns? 7 into"))
    assert "tipped" in steps.last.get_attribute("class")


def test_the_page_fits_a_phone_and_answers_to_taps(visit, server):
    page = visit(reduced_motion="reduce", viewport=PHONE, has_touch=True, is_mobile=True)
    inside = InsidePage(page, server.url).open()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    before = inside.title.inner_text()
    canvas = inside.canvas("conv1 relu")
    canvas.evaluate("canvas => canvas.scrollIntoView({block: 'center'})")
    canvas.tap(position={"x": 40, "y": 30})
    expect(inside.title).not_to_have_text(before)
    assert "ReLU" in inside.title.inner_text()


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja", "zh"])
def test_the_row_below_the_slate_has_room_for_its_words(inside, language):
    field = inside(f"/inside?lang={language}").page.locator(".st-key-pickers input[type=number]")
    assert field.evaluate(
        """field => {
          const style = getComputedStyle(field);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = style.font;
          const room = field.clientWidth - parseFloat(style.paddingLeft) * 2;
          return pen.measureText(field.placeholder).width <= room;
        }"""
    )


@pytest.mark.parametrize("language", ["de", "ja"])
def test_the_page_speaks(visit, server, language):
    page = visit(reduced_motion="reduce")
    inside = InsidePage(page, server.url).open(f"/inside?lang={language}")
    expect(inside.value).to_have_text(re.compile(r"\d,\d{3}" if language == "de" else r"\d\.\d{3}"))
