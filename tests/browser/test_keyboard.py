import pytest
from playwright.sync_api import expect

from tests.browser.app_page import WARM_TIMEOUT, AppPage
from tests.browser.draw.page import NOT_A_DIGIT
from tests.browser.image_files import GOOD

FOCUSED = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const icons = [...element.querySelectorAll('[data-testid=stIconMaterial]')]
        .map((icon) => icon.textContent);
    const lines = (element.innerText ?? '').split('\\n')
        .filter((line) => line.trim() && !icons.includes(line));
    const picture = element.matches('button, [role=radio]') && element.querySelector('img')?.alt;
    const label = element.getAttribute('aria-label') || element.labels?.[0]?.textContent;
    return label || picture || lines.at(-1);
}"""
MANY = 60  # presses; two rounds of the page, whose last stops may come late


def tab_to(page, name, presses=MANY):
    """Press Tab until the focus stands on what bears that name."""
    seen = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if name == seen[-1]:
            return
    raise AssertionError(f"Tab never reached {name!r}, only {seen}")


def test_a_sample_is_taken_by_keyboard_alone(draw):
    tab_to(draw.page, "a clean digit")
    draw.page.keyboard.press("Space")
    expect(draw.answer).to_have_text("3")
    for _ in range(4):
        draw.page.keyboard.press("ArrowRight")
    expect(draw.sample("a Fashion-MNIST shirt")).to_be_focused()
    draw.page.keyboard.press("Space")
    expect(draw.answer).to_have_text(NOT_A_DIGIT)


def test_a_file_is_uploaded_by_keyboard_alone(draw):
    with draw.page.expect_file_chooser() as chooser:  # from now on; it takes a moment
        tab_to(draw.page, "Upload")
        draw.page.keyboard.press("Enter")
    content = GOOD["plain.png"]()
    chooser.value.set_files({"name": "seven.png", "mimeType": "image/png", "buffer": content})
    expect(draw.answer).to_have_text("7")


def test_control_z_on_the_slate_is_undo(draw):
    draw.take_sample("a clean digit")
    draw.canvas.focus()
    draw.page.keyboard.press("Control+z")
    expect(draw.invitation).to_be_visible()
    draw.page.keyboard.press("Control+Shift+Z")
    expect(draw.answer).to_have_text("3")


# Address -> what is there once the sample is judged.
SLATES = {
    "/embeddings": ".gs-near",
    "/dec?act=1": ".gs-dec-code",
    "/mine?part=images": ".figures [data-name='verdict']",
}


@pytest.mark.parametrize("address", SLATES)
def test_a_sample_beside_an_exhibit_is_taken_by_keyboard_alone(visit, server, address):
    page = visit(reduced_motion="reduce")
    exhibit = AppPage(page, server.url)
    exhibit.go(address)
    sample = page.get_by_role("radio", name="a crossed seven", exact=True)
    expect(sample).to_be_visible(timeout=WARM_TIMEOUT)
    exhibit.settle()
    sample.focus()
    page.keyboard.press("Space")
    expect(sample).to_be_checked()
    expect(page.locator(SLATES[address]).first).to_be_visible(timeout=WARM_TIMEOUT)
    expect(sample).to_be_focused()
