"""What is timed: a function for each row, which yields laps."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from benchmarks.figures.clocks import (
    ANSWERED,
    CARD_CLOCK,
    FRAMES,
    PICTURE_CLOCK,
    RELEASE_CLOCK,
    SETTLED,
)
from benchmarks.figures.side import QUIET, TIMEOUT, VIEWPORT, Side
from tests.browser.app_page import IDLE

CORNERS = 25  # of a lasso
RADII = (0.13, 0.12)  # of it, in sides of the map: some two thousand points
MOVES = 30  # of the mouse that turn a map in space


@dataclass(frozen=True)
class Row:
    """What is timed: a function that yields laps on a side, one figure for each of the names."""

    laps: Callable[[Side], Iterator[Sequence[float]]]
    names: Sequence[str]


# ---- Embeddings ---------------------------------------------------------------


def slider(side: Side) -> Iterator[Sequence[float]]:
    """A key on the slider of the perplexity, 10,000 points: first change, and settled, in s."""
    page = side.open("/embeddings")
    page.locator(side.map).first.evaluate(PICTURE_CLOCK)
    key = 0
    while True:
        page.locator(".st-key-map-settings").get_by_role("slider").first.focus()
        page.keyboard.press(("ArrowRight", "ArrowLeft")[key])
        page.wait_for_function(SETTLED, arg=QUIET)
        clock = page.evaluate("window.clock")
        yield [(clock[end] - clock["start"]) / 1000 for end in ("first", "last")]
        key = 1 - key


def lasso(side: Side) -> Iterator[Sequence[float]]:
    """A lasso round some 2,000 points: the drag, and from its end to the gallery, in s."""
    page = side.open("/embeddings")
    page.evaluate(RELEASE_CLOCK)
    page.get_by_role("button", name="Lasso", exact=True).click()
    gallery, turn = ".gs-gallery h2", 0
    while True:
        shown = page.locator(gallery).all_inner_texts()
        line = circle(page.locator(side.map).first, RADII[turn])
        page.mouse.move(*line[0])
        begun = time.perf_counter()
        page.mouse.down()
        for place in line[1:]:
            page.mouse.move(*place)
        page.mouse.up()
        drag = time.perf_counter() - begun
        before = shown[0] if shown else ""
        answered = page.wait_for_function(ANSWERED, arg=[gallery, before], polling=5)
        yield drag, answered.json_value() / 1000
        page.locator(IDLE).wait_for()
        page.wait_for_timeout(QUIET)
        turn = 1 - turn


def hover(side: Side) -> Iterator[Sequence[float]]:
    """The mouse meets another point: until its card shows, in ms."""
    page = side.open("/embeddings")
    card = page.locator(side.card)
    places = met(page, side)
    turn = 0
    while True:
        page.mouse.move(*places[turn])
        page.wait_for_timeout(QUIET)  # until the card shows this point, not the one before
        expect(card).to_be_visible()
        turn = 1 - turn
        card.evaluate(CARD_CLOCK)
        page.mouse.move(*places[turn])
        yield [page.wait_for_function("window.lap").json_value()]


def turning(side: Side) -> Iterator[Sequence[float]]:
    """A map of 10,000 points in space is turned: moves of the mouse a second."""
    page = side.open("/embeddings?axes=3&method=umap")
    box = page.locator(side.map).first.bounding_box() or {}
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    way = 1
    while True:
        page.mouse.move(x - way * 100, y)
        page.mouse.down()
        begun = time.perf_counter()
        page.mouse.move(x + way * 100, y, steps=MOVES)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        seconds = time.perf_counter() - begun
        page.mouse.up()
        yield [MOVES / seconds]
        way = -way


def first(side: Side) -> Iterator[Sequence[float]]:
    """A map by its address: with nothing in the browser's cache, and after Draw, in s."""
    while True:
        context = side.browser.new_context(viewport=VIEWPORT)
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        cold = _until_drawn(page, side)
        context.close()
        context = side.browser.new_context(viewport=VIEWPORT)
        page = _draw_at_rest(context.new_page(), side)
        yield cold, _until_drawn(page, side)
        context.close()


def menu(side: Side) -> Iterator[Sequence[float]]:
    """A map by the menu, after Draw, with nothing in the browser's cache before, in s."""
    while True:
        context = side.browser.new_context(viewport=VIEWPORT)
        context.set_default_timeout(TIMEOUT)
        page = _draw_at_rest(context.new_page(), side)
        begun = time.perf_counter()
        page.locator("header a[href$='/embeddings']").click()
        page.locator(side.drawn).first.wait_for()
        yield [time.perf_counter() - begun]
        context.close()


def _draw_at_rest(page: Page, side: Side) -> Page:
    """Open Draw and wait until it has fetched what other pages need."""
    page.goto(side.url)
    page.locator(".gs-invite").wait_for()
    page.wait_for_timeout(5 * QUIET)
    return page


def _until_drawn(page: Page, side: Side) -> float:
    begun = time.perf_counter()
    page.goto(side.url + "/embeddings")
    page.locator(side.drawn).first.wait_for()
    return time.perf_counter() - begun


# ---- Watch --------------------------------------------------------------------


def playing(side: Side) -> Iterator[Sequence[float]]:
    """A film plays, of ten clusters and of fifty: frames a second."""
    page = side.browser.new_page(viewport=VIEWPORT)
    page.set_default_timeout(TIMEOUT)
    while True:
        page.goto(side.url + "/watch?run=iic")
        page.locator(side.film).first.wait_for()
        yield _pace(page), _pace(page, "50 overclusters")


def _pace(page: Page, choice: str | None = None) -> float:
    """Play what was chosen, and return the frames a second."""
    if choice:
        page.get_by_text(choice, exact=True).first.click()
    page.locator(IDLE).wait_for()
    page.wait_for_timeout(2 * QUIET)
    play = page.get_by_role("button", name="Play", exact=True).first
    if play.is_visible():
        play.click()
    return page.evaluate(FRAMES)


# ---- Draw ---------------------------------------------------------------------


def undo(side: Side) -> Iterator[Sequence[float]]:
    """A stroke is taken back by its button: until the slate changes, in ms."""
    page = side.browser.new_page(viewport=VIEWPORT)
    page.set_default_timeout(TIMEOUT)
    page.goto(side.url)
    canvas = page.locator("canvas.upper-canvas")
    canvas.wait_for()
    box = canvas.bounding_box() or {}
    canvas.locator("..").evaluate(PICTURE_CLOCK)
    while True:
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 4
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + box["height"] / 2, steps=MOVES)
        page.mouse.up()
        page.locator(".gs-big").wait_for()
        page.locator(IDLE).wait_for()
        page.wait_for_timeout(QUIET)
        page.get_by_role("button", name="Undo", exact=True).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(SETTLED, arg=QUIET)
        clock = page.evaluate("window.clock")
        yield [clock["first"] - clock["start"]]


def circle(stage: Locator, radius: float) -> list[tuple[float, float]]:
    """Return places on the screen round the middle of a map."""
    box = stage.bounding_box() or {}
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reach = radius * box["height"]
    turns = [2 * math.pi * corner / (CORNERS - 1) for corner in range(CORNERS)]
    return [(middle[0] + reach * math.cos(t), middle[1] + reach * math.sin(t)) for t in turns]


def met(page: Page, side: Side) -> list[tuple[float, float]]:
    """Return two places at which the mouse meets different points, found by looking."""
    box = page.locator(side.map).first.bounding_box() or {}
    card, found, images = page.locator(side.card), [], set()
    for step in range(100):
        place = box["x"] + (0.3 + 0.004 * step) * box["width"], box["y"] + 0.5 * box["height"]
        page.mouse.move(*place)
        page.wait_for_timeout(50)
        image = card.inner_text().partition("\n")[0] if card.is_visible() else ""
        if image and image not in images:
            images.add(image)
            found.append(place)
    return [found[0], found[-1]]


ROWS = (
    Row(slider, ("slider to new map, first change, s", "slider to new map, settled, s")),
    Row(lasso, ("lasso of 2,000 points, the drag, s", "lasso's end to gallery, s")),
    Row(hover, ("pointer to image, ms",)),
    Row(turning, ("turning in space, moves/s",)),
    Row(first, ("a map by its address, cold, s", "a map by its address, after Draw, s")),
    Row(menu, ("a map by the menu, after Draw, s",)),
    Row(playing, ("film of 10 clusters, frames/s", "film of 50 clusters, frames/s")),
    Row(undo, ("undo by button, ms",)),
)
