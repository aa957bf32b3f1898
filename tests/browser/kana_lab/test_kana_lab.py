import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.kana_lab.page import KanaLabPage
from tests.browser.server import serve_runs
from tests.made.kana import make_kana

EPOCH_TIMEOUT = 240_000  # milliseconds until a training has ended its first epoch
MINE = "/kana-lab?run=kana-mine"


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A server with one made-up run."""
    folder = tmp_path_factory.mktemp("school")
    make_kana(folder / "runs", "kana-mine", "constant", changed={"learning_rate": 0.03})
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def lab(visit, school):
    """Return a function that opens an address."""

    def open_page(address=MINE, **options):
        return KanaLabPage(visit(**options), school.url).open(address)

    return open_page


def test_lessons_are_switched_and_kept_in_the_link(lab):
    page = lab()
    expect(page.question).to_contain_text("What do convolutions add")
    page.choose("Learning rate")
    expect(page.question).to_contain_text("Why must the learning rate fall?")
    expect(page.page).to_have_url(re.compile("lesson=rate"))
    page.choose("Dropout")
    expect(page.question).to_contain_text("switching off half")
    expect(page.own).to_contain_text("CNN, constant rate 0.03 · seed 3")


def test_the_four_charts_are_drawn_with_the_visitors_run(lab):
    page = lab()
    expect(page.charts).to_have_count(4)
    expect(page.charts.nth(0)).to_contain_text("99%")
    assert page.own_curve().startswith("M")
    assert page.own_step() == 2000


def test_a_point_of_a_curve_tells_its_figures(lab):
    page = lab(f"{MINE}&lesson=rate")
    point = page.charts.first.locator("path[aria-label*='0.03']").last
    point.hover()
    tip = page.page.locator("#vg-tooltip-element")
    expect(tip).to_contain_text("2,000")
    expect(tip).to_contain_text("95.00%")


@pytest.mark.parametrize("lesson", ["layers", "rate", "dropout"])
def test_the_page_fits_a_phone(lab, lesson):
    page = lab(f"{MINE}&lesson={lesson}", viewport=PHONE, has_touch=True, is_mobile=True)
    page.settle()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_form_names_the_rate_that_was_chosen(lab):
    page = lab(f"{MINE}&lesson=rate")
    page.button("Train it").click()
    slider = page.page.get_by_role("slider", name="Constant learning rate")
    slider.focus()
    page.page.keyboard.press("ArrowRight")
    expect(
        page.page.get_by_text("--preset constant --n-epochs 4 --learning-rate 0.003")
    ).to_be_visible()


def test_a_training_is_started_watched_and_stopped(workshop, visit):
    page = KanaLabPage(visit(), workshop.url).open()
    page.button("Train it").click()
    page.page.get_by_role("slider", name="Steps").focus()
    page.page.keyboard.press("End")
    page.button("Start").click()
    page.page.keyboard.press("Escape")
    expect(page.own).to_contain_text(re.compile(r"after step [\d,]+ · live"), timeout=EPOCH_TIMEOUT)
    step, curve = page.own_step(), page.own_curve()
    expect(page.own).not_to_contain_text(f"after step {step:,} ", timeout=EPOCH_TIMEOUT)
    assert page.own_step() > step
    expect(page.own_line).not_to_have_attribute("d", curve, timeout=EPOCH_TIMEOUT)
    page.button("Stop").click()
    expect(page.page.get_by_text("This run was stopped.")).to_be_visible()
    expect(page.own).not_to_contain_text("live", timeout=EPOCH_TIMEOUT)
    assert page.own_step() < 100_000
