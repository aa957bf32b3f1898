import re

import pytest
from playwright.sync_api import expect

from tests.browser.draw.page import NOT_A_DIGIT
from tests.browser.image_files import BAD, GOOD, encoded
from tests.browser.image_files import digit as seven
from tests.browser.strokes import DIGITS

SAMPLES = {
    "a clean digit": "3",
    "a crossed seven": "7",
    "a letter": NOT_A_DIGIT,
    "a scribble": NOT_A_DIGIT,
    "a Fashion-MNIST shirt": NOT_A_DIGIT,
    "a CIFAR-10 photo": NOT_A_DIGIT,
    "an off-centre small digit": "5",
}


def test_every_sample_gets_the_answer_it_should(draw):
    assert {name: draw.take_sample(name) for name in SAMPLES} == SAMPLES


def test_a_sample_is_named_by_the_link_and_drawing_over_it_ends_that(draw):
    draw.take_sample("a clean digit")
    draw.page.wait_for_url("**sample=digit*")
    draw.draw(DIGITS[1])
    draw.page.wait_for_url(lambda url: "sample=" not in url)


def test_the_slider_moves_the_limit_and_never_the_score(draw):
    draw.take_sample("a clean digit")
    before = draw.scores()
    slider = draw.page.get_by_role("slider", name=re.compile("Share of held-out digits"))
    slider.focus()
    draw.page.keyboard.press("End")
    draw.page.wait_for_url("**contamination=0.1*")
    draw.settle()
    after = draw.scores()
    assert [score for score, _ in after] == [score for score, _ in before]
    assert all(new < old for (_, new), (_, old) in zip(after, before, strict=True))


def test_a_test_image_comes_with_its_label(draw):
    draw.page.get_by_placeholder("Image no.").fill("0")
    draw.page.keyboard.press("Enter")
    expect(draw.answer).to_have_text("7")
    expect(draw.page.get_by_text("MNIST test image 0, labelled 7.")).to_be_visible()


def test_any_takes_some_test_image(draw):
    draw.page.get_by_role("button", name=re.compile("Any$")).click()
    expect(draw.answer).to_be_visible()
    draw.page.wait_for_url("**test=*")


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_of_a_digit_is_read_whatever_its_format(draw, name):
    draw.upload(name, GOOD[name]())
    expect(draw.answer).to_have_text("7")
    expect(draw.page.locator("[data-testid=stAlert]")).to_have_count(0)


def test_a_bad_file_gets_one_sentence_and_the_page_goes_on(draw):
    draw.draw(DIGITS[2])
    alert = draw.page.locator("[data-testid=stAlert]")
    for name, make in BAD.items():
        draw.upload(name, make())
        expect(alert).to_have_count(1)
        assert re.fullmatch(r"[A-Z][^\n]*\.", alert.inner_text().strip()), name
        expect(draw.answer).to_have_text("2")
        draw.upload("good.png", encoded(seven(), "PNG"))
        expect(draw.answer).to_have_text("7")
        expect(alert).to_have_count(0)
        draw.button("Undo").click()
        expect(draw.answer).to_have_text("2")


def test_an_upload_can_be_drawn_over(draw):
    draw.upload("blank-ish.png", GOOD["plain.png"]())
    expect(draw.answer).to_have_text("7")
    before = draw.picture()
    draw.stroke([(0.2, 0.5), (0.8, 0.5)])
    draw.await_change(before)
