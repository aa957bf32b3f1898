import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.dec.page import DECPage
from tests.browser.figure import Figure
from tests.browser.server import serve_runs
from tests.browser.watch.page import WAKE_TIMEOUT
from tests.made.dec import make_dec_run

FILM = "/dec?run=dec-a&act=refine"
PAIR = "/dec?run=dec-a&beside=dec-b&act=refine"
LAST = 4  # updates of a made-up film


@pytest.fixture(scope="module")
def cinema(tmp_path_factory):
    """A server with two films."""
    folder = tmp_path_factory.mktemp("cinema")
    make_dec_run(folder / "runs", "dec-a")
    make_dec_run(folder / "runs", "dec-b", n_updates=2)
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def still(visit, cinema):
    """Return a function that opens an act with a map without moving pictures."""

    def open_page(address=FILM, **options):
        page = visit(reduced_motion="reduce", **options)
        return DECPage(page, cinema.url).open_map(address)

    return open_page


def test_a_run_is_started_watched_stopped_and_replayed(workshop, visit):
    dec = DECPage(visit(), workshop.url).open()
    dec.button("Train a run").click()
    dec.page.get_by_text("Failure: no autoencoder").click()
    dec.button("Start").click()
    dec.page.keyboard.press("Escape")
    expect(dec.page.get_by_text("waking up")).to_be_visible()
    expect(dec.moment).to_contain_text("update 1", timeout=2 * WAKE_TIMEOUT)
    before = dec.pixels()
    expect(dec.moment).to_contain_text("update 2", timeout=WAKE_TIMEOUT)
    assert dec.pixels() != before
    dec.button("Stop").click()
    expect(dec.page.get_by_text("This run was stopped.")).to_be_visible(timeout=WAKE_TIMEOUT)
    last = dec.update()
    dec.page.reload()
    expect(dec.transport).to_have_class(re.compile("playing"))
    expect(dec.transport).not_to_have_class(re.compile("playing"))
    assert dec.update() >= last


def test_the_film_plays_by_itself_and_ends_on_its_last_update(visit, cinema):
    dec = DECPage(visit(), cinema.url).open_map(FILM)
    expect(dec.transport).to_have_class(re.compile("playing"))
    expect(dec.moment).to_contain_text(f"update {LAST}")
    expect(dec.button("Play")).to_be_visible()


def test_keys_step_and_space_plays(still):
    dec = still()
    assert dec.update() == LAST
    dec.map.focus()
    dec.page.keyboard.press("ArrowLeft")
    assert dec.update() == LAST - 1
    dec.page.keyboard.press("Home")
    assert dec.update() == 0
    dec.page.keyboard.press("ArrowRight")
    assert dec.update() == 1
    dec.page.keyboard.press(" ")
    expect(dec.transport).to_have_class(re.compile("playing"))
    dec.page.keyboard.press(" ")
    expect(dec.transport).not_to_have_class(re.compile("playing"))


def test_points_walk_between_two_updates(still):
    dec = still()
    pictures = []
    for moment in ("250", "350", "500"):  # thousandths of the film: 1, 1.4 and 2 updates
        dec.page.locator(".dec .scrub").fill(moment)
        pictures.append(dec.pixels())
    assert len(set(pictures)) == 3


def test_a_clicked_image_shows_q_and_p_at_every_update(still):
    dec = still()
    expect(dec.bars.locator(".pair")).to_have_count(10)
    before = dec.bars.inner_text()
    click_an_image(dec)
    expect(dec.bars).not_to_have_text(before)
    q, p = dec.heights("q"), dec.heights("p")
    assert sum(q) == pytest.approx(100, abs=0.6)
    assert sum(p) == pytest.approx(100, abs=0.6)
    assert max(p) > max(q)
    dec.map.focus()
    dec.page.keyboard.press("Home")
    assert dec.heights("q") != q


def click_an_image(dec):
    """Click places of the map until one of them is an image."""
    for x, y in [(0.5, 0.5), (0.45, 0.55), (0.4, 0.5), (0.55, 0.45), (0.5, 0.6), (0.6, 0.6)]:
        place = dec.point(x, y)
        dec.stage.hover(position=place)
        if dec.page.locator(".dec .card").is_visible():
            dec.stage.click(position=place)
            return
    raise AssertionError("There is no image near the middle of the map.")


def test_pointing_at_an_image_shows_it(still):
    dec = still()
    for share in (0.5, 0.45, 0.55, 0.4):
        dec.stage.hover(position=dec.point(share, share))
        if dec.page.locator(".dec .card").is_visible():
            break
    expect(dec.page.locator(".dec .card")).to_contain_text("Test image")


def test_a_click_on_a_curve_goes_to_that_update(still):
    dec = still()
    dec.page.mouse.click(*dec.right.place(2, 0.8))
    assert dec.update() == 2


def test_the_share_that_changed_is_held_against_the_line(still):
    dec = still()
    expect(dec.changed.plot).to_contain_text("stops below 0.1%")
    last = dec.changed.read("data[0].y[4]")
    expect(dec.changed.point(LAST, last)).to_contain_text("update 4: 0.0003906")


def test_accuracy_and_nmi_are_named_in_a_legend_that_switches(still):
    dec = still()
    legend = dec.right.plot.locator(".legend .traces")
    expect(legend).to_have_count(2)
    legend.filter(has_text="normalised mutual information").locator(".legendtoggle").click()
    dec.right.until("plot.data[1].visible === 'legendonly'")
    assert dec.right.read("data[0].visible") is not False


def test_colours_follow_digits_or_clusters(still):
    dec = still()
    before = dec.pixels()
    dec.button("cluster").click()
    assert dec.pixels() != before
    expect(dec.button("cluster")).to_have_attribute("aria-pressed", "true")


def test_two_thousand_images_come_when_they_are_asked_for(still):
    dec = still()
    before = dec.pixels()
    dec.button("2,000").click()
    expect(dec.button("2,000")).to_have_attribute("aria-pressed", "true")
    assert dec.pixels() != before
    assert dec.update() == LAST


def test_two_films_go_in_step(still):
    dec = still(PAIR)
    dec.map.focus()
    dec.page.keyboard.press("Home")
    dec.page.keyboard.press("ArrowRight")
    expect(dec.page.locator(".dec .moment")).to_have_text([re.compile("update 1")] * 2)
    dec.page.keyboard.press("End")
    expect(dec.page.locator(".dec .moment")).to_have_text(
        [re.compile("^update 4"), re.compile("^update 2")]
    )


def test_the_second_act_lists_ten_centres(still):
    dec = still("/dec?run=dec-a&act=centres")
    expect(dec.page.locator(".dec .row:not(.head)")).to_have_count(10)
    expect(dec.button("Play")).to_be_hidden()


def test_acts_are_chosen_and_kept_in_the_link(still):
    dec = still()
    dec.page.get_by_text("1 Squeeze").click()
    expect(dec.squeeze).to_be_visible()
    expect(dec.page).to_have_url(re.compile("act=squeeze"))
    Figure(dec.page, "loss").wait()
    expect(dec.squeeze.locator(".moment")).to_contain_text("all together · epoch 1")
    dec.squeeze.focus()
    dec.page.keyboard.press("Home")
    expect(dec.squeeze.locator(".moment")).to_contain_text("784 → 500 · epoch 1")


@pytest.mark.parametrize("address", [FILM, PAIR, "/dec?run=dec-a&act=centres"])
def test_the_page_fits_a_phone(still, address):
    dec = still(address, viewport=PHONE, has_touch=True, is_mobile=True)
    assert dec.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
