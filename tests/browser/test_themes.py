import re

import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import DrawPage
from tests.browser.strokes import DIGITS

READABLE = 4.5  # contrast ratio of text, WCAG 2.2 level AA


def luminance(css_color: str) -> float:
    """Return the relative luminance of an `rgb(...)` colour, as WCAG defines it."""
    channels = [int(value) / 255 for value in re.findall(r"\d+", css_color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def style(locator, name):
    return locator.evaluate("(element, name) => getComputedStyle(element)[name]", name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colour_scheme_and_stays_readable(visit, server, scheme):
    page = DrawPage(visit(color_scheme=scheme), server.url).open()
    page.draw(DIGITS[8])
    paper = luminance(style(page.page.locator(".stApp"), "backgroundColor"))
    assert (paper > 0.5) == (scheme == "light")
    for text in (page.answer, page.page.locator(".gs h2").first):
        ink = luminance(style(text, "color"))
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= READABLE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_is_white_on_a_dark_slate_in_both_schemes(visit, server, scheme):
    page = DrawPage(visit(color_scheme=scheme), server.url).open()
    page.take_sample("a clean digit")
    expect(page.canvas).to_have_attribute("aria-label", "Slate with your drawing")
    board = page.page.locator("[class*='st-key-slate-board-']")
    assert luminance(style(board, "backgroundColor")) < 0.05
