import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.server import serve_runs
from tests.browser.watch.page import WAKE_TIMEOUT, WatchPage
from tests.made.iic import make_run

FILM = "/watch?run=iic-a"
PAIR = "/watch?run=iic-a&beside=iic-b"
LAST = 51  # step of the last snapshot of a made-up film


@pytest.fixture(scope="module")
def cinema(tmp_path_factory):
    """A server with two films."""
    folder = tmp_path_factory.mktemp("cinema")
    make_run(folder / "runs", "iic-a")
    make_run(folder / "runs", "iic-b", n=3)
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def still(visit, cinema):
    """Return a function that opens an address without moving pictures."""

    def open_page(address=FILM, **options):
        page = visit(reduced_motion="reduce", **options)
        return WatchPage(page, cinema.url).open_film(address)

    return open_page


def test_a_run_is_started_watched_stopped_and_replayed(workshop, visit):
    watch = WatchPage(visit(), workshop.url).open()
    watch.button("Train a run").click()
    watch.button("Start").click()
    watch.page.keyboard.press("Escape")
    expect(watch.page.get_by_text("waking up")).to_be_visible()
    expect(watch.films).to_be_visible(timeout=WAKE_TIMEOUT)
    steps = [watch.await_change() for _ in range(3)]
    assert steps == sorted(set(steps))
    watch.button("Stop").click()
    expect(watch.page.get_by_text("This run was stopped.")).to_be_visible()
    last = watch.step()
    watch.page.reload()
    expect(watch.player).to_have_class(re.compile("playing"))
    watch.await_change()
    assert watch.step() <= last
    expect(watch.player).not_to_have_class(re.compile("playing"))
    assert watch.step() >= last


def test_a_film_plays_by_itself_and_ends_on_its_last_snapshot(visit, cinema):
    watch = WatchPage(visit(), cinema.url).open_film(FILM)
    watch.page.get_by_label("Speed").select_option("4")
    watch.await_change()
    expect(watch.moment).to_contain_text(f"step {LAST}")
    expect(watch.button("Play")).to_be_visible()


def test_a_visitor_who_wants_no_motion_gets_the_last_snapshot(still):
    assert still().step() == LAST


def test_keys_step_through_the_film(still):
    watch = still()
    watch.player.focus()
    watch.page.keyboard.press("ArrowLeft")
    assert watch.step() == LAST - 10
    watch.page.keyboard.press("Home")
    assert watch.step() == 1
    watch.page.keyboard.press("ArrowRight")
    watch.page.keyboard.press("ArrowRight")
    assert watch.step() == 11
    watch.page.keyboard.press("End")
    assert watch.step() == LAST


def test_space_plays_and_pauses(still):
    watch = still()
    watch.player.focus()
    watch.page.keyboard.press(" ")
    expect(watch.player).to_have_class(re.compile("playing"))
    watch.page.keyboard.press(" ")
    expect(watch.player).not_to_have_class(re.compile("playing"))


def test_a_click_on_a_curve_goes_to_that_moment(still):
    watch = still()
    box = watch.page.locator(".lane.loss svg").bounding_box()
    watch.page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
    assert watch.step() == 21
    expect(watch.scrub).to_have_attribute("aria-valuetext", re.compile("step 21"))


def test_rows_and_columns_are_sorted_by_digit_or_left_as_they_are(still):
    watch = still()
    foot = watch.page.locator(".confusion .foot")
    expect(foot).to_have_text("10987654321")
    watch.button("as they are").click()
    expect(foot).to_have_text("12345678910")


def test_the_overclusters_come_when_they_are_asked_for(still):
    watch = still()
    expect(watch.joint).to_have_js_property("width", 10)
    watch.button("50 overclusters").click()
    expect(watch.joint).to_have_js_property("width", 50)
    assert watch.step() == LAST
    watch.button("2").click()
    expect(watch.joint).to_have_js_property("width", 10)
    expect(watch.button("2")).to_have_attribute("aria-pressed", "true")


def test_two_films_are_shown_at_the_same_step(still):
    watch = still(PAIR)
    expect(watch.films).to_have_count(2)
    box = watch.page.locator(".lane.loss svg").first.bounding_box()
    watch.page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    expect(watch.page.locator(".moment")).to_have_text([re.compile("step 11 "), re.compile("11 ")])


def test_pointing_at_a_cell_tells_its_value(still):
    watch = still()
    box = watch.page.locator(".confusion .matrix").bounding_box()
    watch.page.mouse.move(box["x"] + box["width"] * 0.05, box["y"] + box["height"] * 0.05)
    expect(watch.page.locator(".confusion .value")).to_have_text("50 of 50 “0” in cluster 10")


def test_matrices_can_be_heard(still):
    watch = still()
    label = "Joint matrix of head 1: 100.0% on the diagonal"
    expect(watch.page.get_by_role("img", name=label)).to_be_visible()


def test_the_gif_is_made_when_it_is_asked_for(still):
    watch = still()
    with watch.page.expect_download() as download:
        watch.button("GIF").click()
    assert download.value.suggested_filename == "iic-a.gif"


@pytest.mark.parametrize("address", [FILM, PAIR])
def test_the_page_fits_a_phone(still, address):
    watch = still(address, viewport=PHONE, has_touch=True, is_mobile=True)
    assert watch.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(watch.button("Play")).to_be_in_viewport()


def test_the_film_is_where_it_was_after_a_look_at_another_page(still):
    watch = still()
    watch.player.focus()
    watch.page.keyboard.press("ArrowLeft")
    watch.page.get_by_role("link", name="Runs", exact=True).click()
    expect(watch.page.get_by_role("heading", level=1)).to_contain_text("networks come from")
    watch.page.get_by_role("link", name="Train and watch (IIC)", exact=True).click()
    expect(watch.moment).to_contain_text(f"step {LAST - 10}")
