"""A server of the app, a Chromium, and pages that must stay free of errors."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from core.runs import Run, jobs
from tests.browser import chromium
from tests.browser.draw.page import DrawPage
from tests.browser.server import serve_runs

TIMEOUT = 30_000  # milliseconds; generous, for machines that do something else besides
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# Streamlit asks for these below the page's own path first, and then at the root.
STREAMLITS_OWN = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")
# On a busy machine a figure in space, or a page that is just waking, takes longer than a journey
# waits; a journey that fails is walked again.
ATTEMPTS = int(os.environ.get("GLYPHSCOPE_RERUNS", "2"))
TRACEBACK = "Traceback (most recent call last)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let journeys through the browser fail now and then, but not always."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=ATTEMPTS))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The server that most tests share, its runs in a folder of their own."""
    folder = tmp_path_factory.mktemp("server")
    with serve_runs(folder) as server:
        yield server


@pytest.fixture
def workshop(tmp_path):
    """A server of its own, whose trainings end with it."""
    with serve_runs(tmp_path) as server:
        yield server
        for config in tmp_path.glob("runs/*/config.json"):
            jobs.stop(Run(config.parent))


@pytest.fixture(scope="module")
def browser():
    """A Chromium; per module, since Playwright's event loop bars others while it lives."""
    expect.set_options(timeout=TIMEOUT)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, request):
    """Return a function that opens a blank page, and find no error in any at the end."""
    contexts, complaints = [], []

    def open_page(**options):
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        listen(page, complaints)
        return page

    yield open_page
    for number, context in enumerate(contexts):
        for page in context.pages:
            complaints += [f"on the page: {text}" for text in shown_errors(page)]
            keep_screenshot(page, f"{request.node.name}-{number}")
        context.close()
    assert complaints == []


@pytest.fixture
def draw(visit, server):
    """The Draw page, open and warm."""
    before = len(server.log.read_text(errors="replace"))
    yield DrawPage(visit(), server.url).open()
    assert TRACEBACK not in server.log.read_text(errors="replace")[before:]


@pytest.fixture
def phone(visit, server):
    """The Draw page on a phone."""
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    return DrawPage(page, server.url).open()


def listen(page: Page, complaints: list[str]) -> None:
    """Note what the page reports as an error."""

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not STREAMLITS_OWN.search(message.location["url"]):
            complaints.append(f"in the console: {message.text} {message.location['url']}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))


def shown_errors(page: Page) -> list[str]:
    """Return the exceptions that Streamlit shows on the page."""
    shown = page.locator("[data-testid=stException]").all_inner_texts()
    return shown + ([TRACEBACK] if page.get_by_text(TRACEBACK).count() else [])


def keep_screenshot(page: Page, name: str) -> None:
    """Save what the page looks like, where the environment names a folder for it."""
    if folder := os.environ.get("GLYPHSCOPE_SCREENSHOTS"):
        name = re.sub(r"[^\w.-]+", "_", name)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
