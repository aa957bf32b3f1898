import json
import re

import pytest
from playwright.sync_api import expect

from core.iic.film import write_snapshot
from tests.browser.app_page import choose
from tests.browser.conftest import PHONE
from tests.browser.server import serve_runs
from tests.browser.test_keyboard import tab_to
from tests.browser.watch.page import WAKE_TIMEOUT, WatchPage
from tests.made.iic import arrays, make_run

FILM = "/watch?run=iic-a"
PAIR = "/watch?run=iic-a&beside=iic-b"
EVENT = {
    "epoch": 2,
    "action": "reseeded",
    "step": 21,
    "kind": "collapsed",
    "head": 0,
    "clusters": [7],
}
LAST = 51  # step of the last snapshot of a made-up film
FILM_TIMEOUT = 40_000  # milliseconds until a film has played


@pytest.fixture(scope="module")
def cinema(tmp_path_factory):
    """A server with two films."""
    folder = tmp_path_factory.mktemp("cinema")
    make_run(folder / "runs", "iic-a")
    make_run(folder / "runs", "iic-b", n=3)
    stuck = make_run(folder / "runs", "iic-stuck")
    stuck.events_file.write_text(json.dumps(EVENT) + "\n")
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def premiere(tmp_path):
    """A server, and a run of three snapshots that goes on."""
    run = make_run(tmp_path / "runs", "iic-live", n=3, state="running")
    with serve_runs(tmp_path) as server:
        run.update_status()
        yield server, run


@pytest.fixture
def still(visit, cinema):
    """Return a function that opens an address without moving pictures."""

    def open_page(address=FILM, **options):
        page = visit(reduced_motion="reduce", **options)
        return WatchPage(page, cinema.url).open_film(address)

    return open_page


def test_a_run_is_started_watched_stopped_and_replayed(workshop, visit):
    watch = WatchPage(visit(), workshop.url).open()
    for name in ("Train a run", "Start"):  # by keyboard alone, as it is stopped
        expect(watch.button(name)).to_be_visible()
        watch.settle()
        tab_to(watch.page, name)
        watch.page.keyboard.press("Enter")
    expect(watch.page.get_by_text("waking up")).to_be_visible()
    expect(watch.films).to_be_visible(timeout=WAKE_TIMEOUT)
    watch.joint.wait()
    steps = [watch.step()]
    while len(set(steps)) < 3:  # a step's clusters may be sorted anew once the page has looked
        steps.append(watch.await_change())
    assert steps == sorted(steps)
    tab_to(watch.page, "Stop")
    watch.page.keyboard.press("Enter")
    expect(watch.page.get_by_text("This run was stopped.")).to_be_visible()
    last = watch.step()
    watch.page.reload()
    expect(watch.playing).to_be_visible()
    watch.await_change()
    assert watch.step() <= last
    expect(watch.playing).not_to_be_visible(timeout=FILM_TIMEOUT)
    assert watch.step() >= last


def test_a_frame_of_a_live_run_is_painted_before_the_page_looks_again(premiere, visit):
    server, run = premiere
    watch = WatchPage(visit(), server.url).open_film("/watch?run=iic-live")
    assert watch.step() == run_step(run)
    for share in (0.4, 0.9):  # the second one comes after one that the page has not seen
        before = watch.matrix()
        with watch.page.expect_response(re.compile("films/next/iic/iic-live")) as asked:
            write_snapshot(run, run_step(run) + 10, arrays(share))
        assert asked.value.json()["steps"] == [run_step(run)]
        expect(watch.moment).to_contain_text(f"step {run_step(run)}")
        assert watch.matrix() != before
    run.update_status(state="finished")
    expect(watch.page.get_by_text("GIF")).to_be_visible()
    assert watch.step() == run_step(run)


def run_step(run):
    """Return the training step of a run's newest snapshot."""
    return int(run.snapshot_files[-1].stem)


def test_a_film_plays_by_itself_and_ends_on_its_last_snapshot(visit, cinema):
    watch = WatchPage(visit(), cinema.url).open_film(FILM)
    expect(watch.moment).to_contain_text(f"step {LAST}")
    expect(watch.button("Play")).to_be_visible()
    watch.page.get_by_label("Speed").select_option("0.25")
    watch.button("Play").click()
    assert watch.await_change() < LAST


def test_a_visitor_who_wants_no_motion_gets_the_last_snapshot(still):
    assert still().step() == LAST


def test_keys_step_through_the_film(still):
    watch = still()
    watch.joint.plot.focus()
    watch.page.keyboard.press("ArrowLeft")
    assert watch.step() == LAST - 10
    watch.page.keyboard.press("Home")
    assert watch.step() == 1
    watch.page.keyboard.press("ArrowRight")
    watch.page.keyboard.press("ArrowRight")
    assert watch.step() == 11
    watch.page.keyboard.press("End")
    assert watch.step() == LAST


def test_a_film_is_scrubbed_by_keyboard(still):
    watch = still()
    tab_to(watch.page, "Moment")
    watch.page.keyboard.press("ArrowLeft")
    assert watch.step() == LAST - 10


def test_space_plays_and_pauses(still):
    watch = still()
    watch.joint.plot.focus()
    watch.page.keyboard.press(" ")
    expect(watch.playing).to_be_visible()
    watch.page.keyboard.press(" ")
    expect(watch.playing).not_to_be_visible()


def test_a_click_on_a_curve_goes_to_that_moment(still):
    watch = still()
    watch.go_to(0.5)
    assert watch.step() == 21
    expect(watch.scrub).to_have_attribute("aria-valuetext", re.compile("step 21"))


def test_rows_and_columns_are_sorted_by_digit_or_left_as_they_are(still):
    watch = still()
    names = watch.confusion.plot.locator(".xtick text")
    clusters = list("ABCDEFGHIJ")
    expect(names).to_have_text(clusters[::-1])
    assert watch.confusion.read("data[0].z[0][0]") == 1
    watch.choose("as they are")
    expect(names).to_have_text(clusters)
    assert watch.confusion.read("data[0].z[0][9]") == 1


def test_the_overclusters_come_when_they_are_asked_for(still):
    watch = still()
    assert watch.joint.read("data[0].z.length") == 10
    watch.choose("50 overclusters")
    watch.joint.until("plot.data[0].z.length === 50")
    assert watch.step() == LAST
    watch.choose("2")
    watch.joint.until("plot.data[0].z.length === 10")
    expect(watch.page.get_by_role("radio", name="2", exact=True)).to_be_checked()


def test_a_film_plays_on_when_other_clusters_are_chosen(visit, cinema):
    watch = WatchPage(visit(), cinema.url).open_film(FILM)
    watch.page.get_by_label("Speed").select_option("0.25")
    watch.button("Play").click()
    before = watch.step()
    watch.choose("50 overclusters")
    watch.joint.until("plot.data[0].z.length === 50")
    expect(watch.playing).to_be_visible()
    assert before <= watch.step() < LAST


def test_two_films_are_shown_at_the_same_step(still):
    watch = still(PAIR)
    expect(watch.films).to_have_count(2)
    watch.go_to(0.25)
    moments = watch.page.locator(".panels .moment")
    expect(moments).to_have_text([re.compile("step 11 "), re.compile("step 11 ")])


def test_pointing_at_a_cell_tells_its_value(still):
    watch = still()
    expect(watch.confusion.point(0, 0)).to_have_text("50 of 50 “0” in cluster J")
    expect(watch.joint.point(0, 0).last).to_have_text("P(J, J) = 0.1")


def test_pointing_at_a_mark_tells_what_happened_there(visit, cinema):
    watch = WatchPage(visit(reduced_motion="reduce"), cinema.url).open_film("/watch?run=iic-stuck")
    watch.curves.wait()
    watch.curves.point(21, watch.curves.read("data.find(({ name }) => name === '▲').y[0]"))
    told = watch.curves.whole.locator(".hovertext", has_text="Step 21: Head 1 has collapsed")
    expect(told).to_be_visible()
    expect(watch.curves.whole.locator(".note")).to_contain_text("It was reseeded.")


def test_matrices_can_be_heard(still):
    watch = still()
    label = "Joint matrix of head 1: 100.0% diagonal"
    expect(watch.page.get_by_role("group", name=label)).to_be_visible()


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
    boxes = [figure.whole.bounding_box() for figure in (watch.joint, watch.confusion)]
    assert boxes[0]["y"] == boxes[1]["y"]  # side by side, as on a desk


def test_the_film_is_where_it_was_after_a_look_at_another_page(still):
    watch = still()
    watch.joint.plot.focus()
    watch.page.keyboard.press("ArrowLeft")
    choose(watch.page, "All runs", "Runs")
    expect(watch.page.get_by_role("heading", level=1)).to_contain_text("networks come from")
    choose(watch.page, "Sort into ten groups · IIC", "Learn without labels")
    expect(watch.moment).to_contain_text(f"step {LAST - 10}")


def test_the_head_and_the_order_are_as_before_after_a_look_at_another_page(still):
    watch = still()
    watch.choose("2")
    watch.choose("as they are")
    choose(watch.page, "All runs", "Runs")
    expect(watch.page.get_by_role("heading", level=1)).to_contain_text("networks come from")
    choose(watch.page, "Sort into ten groups · IIC", "Learn without labels")
    for name in ("2", "as they are"):
        expect(watch.page.get_by_role("radio", name=name, exact=True)).to_be_checked()
