import re

import pytest
from playwright.sync_api import expect

from tests.browser.app_page import choose
from tests.browser.conftest import PHONE, TRACEBACK
from tests.browser.draw.page import DrawPage
from tests.browser.overclusters.page import ClustersPage, letters
from tests.browser.strokes import DIGITS
from tests.browser.test_keyboard import tab_to
from ui.overclusters.matrix import ABOVE
from ui.pictures.clusters import LETTERS

MOST_OPEN = 4
MEMBERS = 240  # presses of Tab at most, past the links of all that is open


@pytest.fixture
def clusters(visit, server):
    """The page of overclusters, open."""
    before = len(server.log.read_text(errors="replace"))
    yield ClustersPage(visit(), server.url).open()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


def test_a_drawn_seven_is_called_by_the_name_its_cluster_gets(draw):
    draw.draw(DIGITS[7])
    said = draw.page.get_by_text(re.compile(r"it is [A-Z]{2}, still nameless")).inner_text()
    first, last = re.search(r"it is (.)(.), still nameless", said).groups()
    cluster = str(LETTERS.index(first) * len(LETTERS) + LETTERS.index(last))
    choose(draw.page, "Find kinds of a digit · overclusters", "Learn without labels")
    clusters = ClustersPage(draw.page, draw.url).await_matrix()
    clusters.show_only(cluster)
    clusters.name(cluster, "seven with a bar")
    choose(draw.page, "Draw")
    expect(draw.page.locator(".gs-kind")).to_contain_text("“seven with a bar”")


def test_a_member_leads_to_draw_which_says_its_name(clusters):
    cluster = clusters.opened()[-1]
    clusters.show_only(cluster)
    clusters.name(cluster, "one of these")
    clusters.page.get_by_role("list", name="Closest to certainty").get_by_role("link").first.click()
    draw = DrawPage(clusters.page, clusters.url)
    words = f"“one of these” (overcluster {letters(cluster)})"
    expect(draw.page.locator(".gs-kind")).to_have_text(words)


def test_names_are_the_visitors_own_survive_a_reload_and_can_be_undone(clusters, visit):
    cluster = clusters.columns()[0]
    clusters.show_only(cluster)
    clusters.name(cluster, "round and open")
    other = ClustersPage(visit(), clusters.url).open(f"/overclusters?open={cluster}")
    assert "round and open" not in other.names().values()
    clusters.open(f"/overclusters?open={cluster}")
    clusters.await_name(cluster, "round and open")
    clusters.page.get_by_role("button", name="Undo").click()
    clusters.await_name(cluster, "")


def test_four_columns_stand_side_by_side_and_the_oldest_makes_room(clusters):
    first = clusters.opened()
    fresh = clusters.columns()[:2]
    for cluster in fresh:
        clusters.toggle(cluster)
    expect(clusters.cards).to_have_count(MOST_OPEN)
    assert len(first) + len(fresh) > MOST_OPEN
    assert set(fresh) < set(clusters.opened())
    tops = {round(card.bounding_box()["y"]) for card in clusters.cards.all()}
    assert len(tops) == 1


def test_the_keyboard_walks_over_the_columns_and_opens_them(clusters):
    third = clusters.columns()[2]
    clusters.matrix.plot.focus()
    for key in ("Home", "ArrowRight", "ArrowRight"):
        clusters.page.keyboard.press(key)
    expect(clusters.matrix.beside).to_contain_text(f"Cluster {letters(third)}")
    clusters.page.keyboard.press("Enter")
    clusters.await_open(third)
    expect(clusters.matrix.plot).to_be_focused()
    clusters.page.keyboard.press("Space")
    clusters.await_open(third, False)
    clusters.page.keyboard.press("End")
    expect(clusters.matrix.beside).to_contain_text(f"Cluster {letters(clusters.columns()[-1])}")


def test_a_column_is_opened_named_and_saved_by_keyboard(clusters):
    press = clusters.page.keyboard.press
    third = clusters.columns()[2]
    clusters.matrix.plot.focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "Enter"):
        press(key)
    clusters.await_open(third)
    tab_to(clusters.page, f"Name of cluster {letters(third)}", MEMBERS)
    clusters.page.keyboard.type("by hand")
    press("Enter")
    clusters.await_name(third, "by hand")
    with clusters.page.expect_download() as download:
        tab_to(clusters.page, "CSV", MEMBERS)
        press("Enter")
    assert ",by hand," in download.value.path().read_text()


def test_a_cell_tells_its_images_and_their_share(clusters):
    cluster = clusters.columns()[0]
    said = clusters.matrix.point(f"#{cluster}", 0)
    expect(said).to_contain_text(f"Cluster {letters(cluster)}")
    expect(said).to_contain_text(re.compile(r"images labelled 0: [\d,]+"))
    expect(said).to_contain_text(re.compile(r"[\d.]+% of the cluster"))


def test_a_click_on_a_mean_image_opens_its_column(clusters):
    clusters.toggle(clusters.columns()[3], row=ABOVE)


def test_searching_leaves_the_columns_of_a_digit(clusters):
    before = len(clusters.columns())
    search = clusters.page.get_by_role("textbox", name="Find clusters")
    search.fill("7")
    search.press("Enter")
    clusters.matrix.until(f"plot.data[0].x.length !== {before}")
    labels = clusters.matrix.read("data[1].text[0]")
    assert labels
    assert all("labelled 7" in label for label in labels)


def test_open_columns_become_one_and_come_apart_again(clusters):
    before, merged = len(clusters.columns()), len(clusters.opened())
    clusters.page.get_by_role("button", name="Merge the open ones").click()
    clusters.await_columns(before - merged + 1)
    clusters.page.get_by_role("button", name="Undo").click()
    clusters.await_columns(before)


def test_the_files_hold_every_image(clusters):
    with clusters.page.expect_download() as download:
        clusters.page.get_by_role("button", name="CSV").click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0] == "image,cluster,name,probability"
    assert len(lines) == 10_001


def test_a_finger_opens_a_column_and_the_page_fits_a_phone(visit, server):
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    clusters = ClustersPage(page, server.url).open()
    cluster = clusters.opened()[0]
    left, _ = clusters.matrix.place(f"#{cluster}", 4)
    assert 0 < left < PHONE["width"]
    clusters.matrix.tap(f"#{cluster}", 4)
    clusters.await_open(cluster, False)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_failure_shows_two_columns_with_foreign_labels_and_says_why(clusters):
    clusters.page.get_by_role("button", name="Where it failed").click()
    expect(clusters.cards).to_have_count(2)
    expect(clusters.page.locator(".gs-members b").first).to_be_visible()
    expect(clusters.page.get_by_text("These columns are the least pure")).to_be_visible()
