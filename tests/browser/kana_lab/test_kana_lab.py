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
    page.choose("Growing dropout")
    expect(page.question).to_contain_text("switching off half")
    expect(page.own).to_contain_text("CNN, constant rate 0.03 · seed 3")


def test_the_four_figures_are_drawn_with_the_visitors_run(lab):
    page = lab()
    expect(page.figures).to_have_count(4)
    page.accuracy.wait()
    expect(page.accuracy.plot).to_contain_text("99%")
    expect(page.accuracy.plot).to_contain_text("training step")
    assert page.own_curve()[-1] == page.own_step() == 2000


def test_a_point_of_a_curve_tells_its_figures(lab):
    page = lab(f"{MINE}&lesson=rate")
    page.accuracy.wait()
    beside = page.accuracy.point(2000, 0.05)
    expect(beside).to_contain_text("2,000")
    expect(beside).to_contain_text("95.00%")


def test_the_legend_of_one_figure_switches_all(lab):
    page = lab(f"{MINE}&lesson=rate")
    page.accuracy.wait()
    expect(page.figures.nth(3).locator(".main-svg").first).to_be_visible()
    mine = "CNN, constant rate 0.03"
    page.switch(mine)
    hidden = "plot => plot.data.some((t) => t.name.includes('0.03') && t.visible === 'legendonly')"
    for place in range(4):
        plot = page.figures.nth(place).element_handle()
        page.page.wait_for_function(hidden, arg=plot)
    page.switch(mine)
    for place in range(4):
        plot = page.figures.nth(place).element_handle()
        page.page.wait_for_function(f"plot => !({hidden})(plot)", arg=plot)


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
    page.accuracy.wait()
    step = page.own_step()
    expect(page.own).not_to_contain_text(f"after step {step:,} ", timeout=EPOCH_TIMEOUT)
    assert page.own_step() > step
    page.page.wait_for_function(
        "([plot, step]) => plot.data.some((t) => t.line?.width > 3 && t.x.at(-1) > step)",
        arg=[page.accuracy.plot.element_handle(), step],
        timeout=EPOCH_TIMEOUT,
    )
    page.button("Stop").click()
    expect(page.page.get_by_text("This run was stopped.")).to_be_visible()
    expect(page.own).not_to_contain_text("live", timeout=EPOCH_TIMEOUT)
    assert page.own_step() < 100_000
