import pytest

from ui.frame.texts import speaker
from ui.lessons import reading
from ui.lessons.reading import BadLesson, read

GOOD = """
place = 4
title = "Why?"
lead = { en = "Because.", de = "Darum." }

[facts]
accuracy = { run = "iic", figure = ["test_accuracy"] }

[[step]]
link = "/watch?run=iic"
right = 2
title = "First"
task = "Look."
question = "How many?"
answers = ["None", { en = "{accuracy}" }]
happens = "It is {accuracy}."
look = "There."

[[step]]
link = "/draw"
title = "Second"
task = "Draw."
happens = "It answers."
look = "On the slate."
minutes = 3

[[exercise]]
question = "Why?"
answer = "Because."
"""


@pytest.fixture
def lesson(tmp_path):
    """Return a function that reads the good file with one part changed."""

    def lesson(old="", new=""):
        assert old in GOOD
        file = tmp_path / "own.toml"
        file.write_text(GOOD.replace(old, new, 1), "utf-8")
        return read(file)

    return lesson


def test_a_lesson_is_what_its_file_says(lesson):
    found = lesson()
    assert (found.key, found.place, found.minutes, found.n_predicted) == ("own", 4, 5, 1)
    first, second = found.steps
    assert (first.right, len(first.answers), first.link) == (1, 2, "/watch?run=iic")
    assert (second.question, second.answers, second.trouble) == (None, [], None)
    assert found.exercises[0].answer.read(speaker("en")) == "Because."


def test_a_sentence_that_a_language_lacks_is_read_in_english(lesson):
    found = lesson()
    assert found.lead.read(speaker("de")) == "Darum."
    assert found.lead.read(speaker("ja")) == "Because."
    assert found.steps[0].happens.read(speaker("ja"), {"accuracy": "99%"}) == "It is 99%."


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("place = 4", "place = 0", "`place` must be a whole number from 1. Received: 0"),
        ('title = "Why?"', "", "`title` must be a sentence for each language. Received: None"),
        ('de = "Darum."', 'xx = "?"', "`lead` may be in "),
        ('"Look."', '" "', "`step 1.task.en` must be a sentence"),
        ('"Look."', '"Look {closely}."', "`step 1.task.en` may name what `facts` has"),
        ('"Look."', '"Look {closely."', "`step 1.task.en` must close each brace"),
        ("/watch?run=iic", "/nowhere", "`step 1.link` must begin with one of /anomalies, "),
        ("/watch?run=iic", "/watch?ran=iic", "`step 1.link` may have the parameters run, beside"),
        ("right = 2", "right = 3", "`step 1.right` must be from 1 to 2. Received: 3"),
        ("right = 2", "", "`step 1.right` must be a whole number from 1. Received: None"),
        (', { en = "{accuracy}" }', "", "`step 1.answers` must be a list of two to four"),
        ('question = "How many?"', "", "`step 1.question` must be a sentence"),
        ('look = "There."', "", "`step 1.look` must be a sentence"),
        ("minutes = 3", 'minutes = "3"', "`step 2.minutes` must be a whole number from 1"),
        (
            "right = 2",
            'right = 2\nafter = { show = "unicorns" }',
            "`step 1.after.show` must be one",
        ),
        ('figure = ["test_accuracy"]', "digits = 1", "`facts.accuracy` must have one of figure, "),
        ('answer = "Because."', "", "`exercise 1.answer` must be a sentence"),
        ("[[exercise]]", "[[exercises]]", "`exercise` must be a list of tables. Received: None"),
        ("place = 4", "place = ", "must be a file of TOML"),
    ],
)
def test_a_bad_file_is_told_by_one_sentence_that_names_the_field(lesson, old, new, field):
    with pytest.raises(BadLesson) as caught:
        lesson(old, new)
    message = str(caught.value)
    assert message.startswith("own.toml: ")
    assert field in message
    assert "\n" not in message


def test_a_file_that_changed_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    file = tmp_path / "own.toml"
    file.write_text(GOOD, "utf-8")
    assert reading.lessons()["own"].place == 4
    file.write_text(GOOD.replace("place = 4", "place = 50"), "utf-8")
    assert reading.lessons()["own"].place == 50


def test_lessons_stand_in_their_order():
    assert list(reading.lessons()) == ["digits", "nonsense", "convolution"]
