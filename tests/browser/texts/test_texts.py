"""The texts' page in a real browser: its figures, what differs, a recipe trained from it."""

import re

import pytest
from playwright.sync_api import expect

from core.texts.comparison import as_json
from core.texts.published import TEXTS
from tests.browser.app_page import AppPage
from tests.browser.figure import Figure
from tests.browser.watch.page import WAKE_TIMEOUT
from ui.frame.texts import speaker
from ui.texts import table

SAY = speaker("en")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def texts(visit, server):
    """Return a function that opens the page at a text."""

    def texts(name, **options):
        page = visit(reduced_motion="reduce", **options)
        AppPage(page, server.url).go(f"/texts?text={name}")
        expect(page.locator(".gs-texts tbody tr").first).to_be_visible()
        return page

    return texts


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_every_number_on_the_page_is_that_of_the_json(texts, text, monkeypatch, tmp_path):
    monkeypatch.setenv("GLYPHSCOPE_RUNS", str(tmp_path))  # the server's own runs are elsewhere, too
    rows = next(found["rows"] for found in as_json() if found["text"] == text.name)
    page = texts(text.name)
    lines = page.locator(".gs-texts tbody tr")
    expect(lines).to_have_count(len(rows))
    for line, figure, row in zip(lines.all(), text.figures, rows, strict=True):
        cells = line.locator("td").all_inner_texts()
        assert cells[0] == table.value(row["text_value"], figure, SAY)
        assert cells[2] == table.value(row["ours"], figure, SAY)
        here = row["text_recipe_here"]
        shown = "not run yet" if here is None else table.value(here, figure, SAY)
        assert shown in cells[1]


def test_a_text_is_chosen_and_every_difference_opened(texts):
    page = texts("iic")
    page.get_by_role("radio", name="DEC", exact=True).click()
    expect(page.get_by_role("heading", name="Deep Embedded Clustering")).to_be_visible()
    assert "text=dec" in page.url
    page.locator(".gs-texts summary").first.click()
    expect(page.get_by_text("distance in q: distance → squared")).to_be_visible()
    Figure(page, "centroids").wait()


def test_the_samples_of_the_assignment_are_moved(texts):
    page = texts("iic-mine")
    note = Figure(page, "example").whole.locator(".note")
    expect(note).to_have_text("4 of 5 right: 80%")
    sample = page.get_by_role("radiogroup", name=re.compile("Sample 3"))
    sample.get_by_role("radio", name="C").click()
    expect(note).to_have_text("4 of 5 right: 80%")
    page.get_by_role("radiogroup", name=re.compile("Sample 5")).get_by_role(
        "radio", name="A"
    ).click()
    expect(note).to_have_text("5 of 5 right: 100%")


def test_a_recipe_is_trained_from_the_page(workshop, visit):
    page = visit(reduced_motion="reduce")
    AppPage(page, workshop.url).go("/texts?text=iic-mine")
    page.get_by_role("button", name="Train as in the text").click()
    page.get_by_role("combobox", name="Recipe").click()
    page.get_by_role("option", name=re.compile("mean of steps 1 to 100")).click()
    expect(page.get_by_text("train mine-gaussian --preset text --seed 0")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-live")).to_contain_text("epoch", timeout=WAKE_TIMEOUT)
    expect(page.get_by_role("combobox", name="Run to watch")).to_have_value(re.compile("mine-gau"))


def test_the_page_fits_a_phone(texts):
    page = texts("metric-learning", viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
