import re

import pytest
from playwright.sync_api import expect

from core.mine.arrays import gaussian_information, histogram_information
from core.mine.sample import pairs
from tests.browser.conftest import PHONE
from tests.browser.figure import Figure
from tests.browser.mine.page import MinePage
from tests.browser.server import serve_runs
from tests.made.mine import make_gaussian, make_images

WAKE_TIMEOUT = 120_000  # milliseconds until a training has taken its first step
END_TIMEOUT = 180_000  # milliseconds until a short training has ended
FILM = "/mine?run=mine-gaussian-a"
RHO = 0.63


@pytest.fixture(scope="module")
def cinema(tmp_path_factory):
    """A server with a made-up film and a made-up run on images."""
    folder = tmp_path_factory.mktemp("cinema")
    make_gaussian(folder / "runs", "mine-gaussian-a", rho=RHO)
    make_images(folder / "runs", "mine-a", 16)
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def still(visit, cinema):
    """Return a function that opens an address without moving pictures."""

    def open_page(address=FILM, **options):
        page = visit(reduced_motion="reduce", **options)
        return MinePage(page, cinema.url).open(address)

    return open_page


def test_a_dragged_cloud_tilts_and_the_numbers_follow(still):
    mine = still("/mine?rho=0.1")
    before = mine.picture("truth")
    mine.drag((0.8, 0.5), (0.8, 0.2))
    assert mine.rho() > 0.3
    assert mine.nats("exact") == pytest.approx(gaussian_information(mine.rho()), abs=6e-4)
    assert mine.picture("truth") != before
    expect(mine.page).to_have_url(re.compile(rf"rho={mine.rho()}"))


def test_a_cloud_dragged_the_other_way_tilts_the_other_way(still):
    mine = still("/mine?rho=0.1")
    mine.drag((0.2, 0.5), (0.2, 0.1))
    assert mine.rho() < -0.1


def test_counting_is_cores_histogram_of_the_sample_on_the_screen(still):
    mine = still("/mine?rho=-0.4")
    for bins in (5, 40):
        mine.page.locator("select.bins").select_option(str(bins))
        counted = histogram_information(*pairs(-0.4, 0).T, bins)
        assert mine.nats("histogram") == pytest.approx(counted, abs=6e-4)


def test_keys_tilt_the_cloud(still):
    mine = still("/mine?rho=0.1")
    mine.cloud.focus()
    mine.page.keyboard.press("ArrowUp")
    assert mine.rho() == 0.11
    mine.page.keyboard.press("Home")
    assert mine.rho() == -0.99
    expect(mine.cloud).to_have_attribute("aria-valuetext", re.compile("−0.99; formula 1.959 nats"))


def test_a_film_is_scrubbed_from_nothing_to_the_truth(still):
    mine = still()
    mine.climb.wait()
    assert mine.step() == 40
    assert mine.nats("mine") == pytest.approx(gaussian_information(RHO), abs=6e-4)
    last = mine.picture("learned")
    mine.go_to(0)
    assert mine.step() == 0
    assert mine.nats("mine") == 0
    assert mine.picture("learned") != last
    mine.go_to(20)
    assert mine.step() == 20


def test_a_film_plays_to_its_end(still):
    mine = still()
    mine.climb.wait()
    mine.button("Play").click()
    expect(mine.transport).to_have_class(re.compile("playing"))
    expect(mine.moment).to_contain_text("step 40", timeout=30_000)
    expect(mine.transport).not_to_have_class(re.compile("playing"), timeout=30_000)


def test_where_no_network_was_trained_the_nearest_one_stays_and_says_so(still):
    mine = still()
    mine.slider.fill("30")
    expect(mine.page.get_by_text(f"Learned at ρ = {RHO:.2f}, the nearest")).to_be_visible()
    expect(mine.reading("mine")).to_have_text(f"{gaussian_information(RHO):.3f}")
    expect(mine.button("Train it here")).to_be_visible()
    mine.slider.fill(str(round(100 * RHO)))
    expect(mine.button("Train it here")).to_be_hidden()
    expect(mine.reading("mine")).to_have_text(f"{gaussian_information(RHO):.3f}")


def test_the_relief_is_turned_by_hand_and_stays_so_while_the_film_goes_on(still):
    mine = still()
    before, turned = mine.turn()
    assert turned != pytest.approx(before)
    last = mine.relief.read("data[0].z[0][0]")
    mine.go_to(0)
    mine.relief.until(f"Math.abs(plot.data[0].z[0][0] - {last}) > 0.5")
    assert mine.eye() == pytest.approx(turned)


def test_another_correlation_keeps_the_camera(still):
    mine = still()
    _, turned = mine.turn()
    assert mine.relief.read("data[1].name") == "The truth"
    middle = "_fullData[1].z[10][10]"
    before = mine.relief.read(middle)
    mine.slider.fill("30")
    mine.relief.until(f"Math.abs(plot.{middle} - {before}) > 0.1")
    assert mine.eye() == pytest.approx(turned)


@pytest.mark.parametrize("address", [FILM, "/mine?rho=0.2", "/mine?part=images"])
def test_the_page_fits_a_phone(visit, cinema, address):
    page = visit(reduced_motion="reduce", viewport=PHONE, has_touch=True, is_mobile=True)
    mine = MinePage(page, cinema.url)
    mine.go(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    mine.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_images_are_charted(visit, cinema):
    mine = MinePage(visit(), cinema.url)
    mine.go("/mine?part=images&net=mine-a")
    for name in ("bound", "accuracy", "dims"):
        Figure(mine.page, name).wait()
    expect(Figure(mine.page, "dims").plot).to_contain_text("book, 93.86%")
    accuracy = Figure(mine.page, "accuracy")
    expect(accuracy.plot).to_contain_text("right on test images")
    own = accuracy.read("data.find(({ legendgroup }) => legendgroup === 'mine-a').y[3]")
    expect(accuracy.point(4, own)).to_contain_text("92.60%")


def test_a_run_is_started_watched_stopped_and_replayed(workshop, visit):
    mine = MinePage(visit(reduced_motion="reduce"), workshop.url).open("/mine?rho=0.7")
    mine.button("Train MINE").click()
    mine.page.get_by_role("slider", name="Pairs a step").press("End")  # slow enough to be stopped
    expect(mine.page.get_by_text("--batch-size 5000")).to_be_visible()
    mine.button("Start").click()
    mine.page.keyboard.press("Escape")
    waking = mine.page.get_by_text("The training is waking up")
    expect(waking).to_be_visible()
    expect(waking).to_be_hidden(timeout=WAKE_TIMEOUT)
    first = mine.await_step_after(0)
    expect(mine.reading("mine")).to_have_text(re.compile(r"0\.[1-9]"), timeout=WAKE_TIMEOUT)
    mine.button("Stop").click()
    expect(mine.page.get_by_text("This run was stopped.")).to_be_visible()
    mine.await_step_after(first - 1)
    high = mine.nats("mine")
    assert 0.1 < high < gaussian_information(0.7) + 0.1
    mine.settle()
    mine.go_to(0)
    assert mine.step() == 0
    assert mine.nats("mine") < high


def test_a_blow_up_is_provoked_live(workshop, visit):
    mine = MinePage(visit(reduced_motion="reduce"), workshop.url).open()
    mine.button("How it works, how it fails").click()
    mine.button("Blow one up live").click()
    mine.page.keyboard.press("Escape")
    expect(mine.page.get_by_text("This run burst.")).to_be_visible(timeout=END_TIMEOUT)
    assert mine.nats("mine") < 1.5
