"""Examples by class: added, removed, refused."""

import numpy as np
import pytest

from core.own.examples import (
    LONGEST_NAME,
    MOST_CLASSES,
    MOST_EXAMPLES,
    Examples,
    checked_name,
)


def pictures(n: int, first: int = 1) -> np.ndarray:
    """Images that differ in the brightness of all their pixels."""
    return np.arange(first, first + n, dtype=np.uint8)[:, None, None] * np.ones((28, 28), np.uint8)


def shades(examples: Examples) -> list[int]:
    return examples.images[:, 0, 0].tolist()


def test_there_is_nothing_at_first():
    assert len(Examples()) == 0
    assert Examples().counts == {}
    assert Examples().with_examples("smiley", pictures(0)).names == ()


def test_examples_keep_the_order_in_which_they_were_given():
    taught = Examples().with_examples("smiley", pictures(2)).with_examples("7", pictures(1, 3))
    taught = taught.with_examples("smiley", pictures(1, 4))
    assert taught.names == ("smiley", "7")
    assert taught.counts == {"smiley": 3, "7": 1}
    assert shades(taught) == [1, 2, 3, 4]
    assert taught.rows_of("smiley").tolist() == [0, 1, 3]
    assert taught.rows_of("heart").tolist() == []


def test_a_class_goes_with_its_last_example_and_the_others_stay():
    taught = Examples().with_examples("a", pictures(1)).with_examples("b", pictures(2, 2))
    left = taught.without_example(0)
    assert left.names == ("b",)
    assert left.classes.tolist() == [0, 0]
    assert shades(left) == [2, 3]
    assert shades(taught) == [1, 2, 3], "what was taught before is untouched"
    assert taught.without_class("b").counts == {"a": 1}
    with pytest.raises(LookupError, match="`name` must be one of: a, b"):
        taught.without_class("c")
    with pytest.raises(IndexError, match="`row`"):
        taught.without_example(3)


def test_names_are_trimmed_and_composed():
    assert checked_name("  my seven ") == "my seven"
    assert checked_name("か\u3099") == "が"
    one, two = pictures(2)
    taught = Examples().with_examples("が", one[None]).with_examples(" か\u3099", two[None])
    assert taught.counts == {"が": 2}


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\nb", "a\x00", "\u202eabc"])
def test_what_is_no_name_is_refused(name: str):
    with pytest.raises(ValueError, match="`name` must have 1 to"):
        Examples().with_examples(name, pictures(1))


def test_blank_images_and_those_of_another_size_are_refused():
    with pytest.raises(ValueError, match="must have ink"):
        Examples().with_examples("a", np.zeros((1, 28, 28), np.uint8))
    with pytest.raises(ValueError, match="`images` must be uint8 with shape"):
        Examples(("a",), np.ones((1, 20, 20), np.uint8), np.zeros(1, np.int64))


def test_too_many_are_refused():
    most = np.ones((MOST_EXAMPLES, 28, 28), np.uint8)
    full = Examples().with_examples("a", most)
    with pytest.raises(ValueError, match=f"{MOST_EXAMPLES} examples"):
        full.with_examples("a", most[:1])
    taught = Examples()
    for number in range(MOST_CLASSES):
        taught = taught.with_examples(f"class {number}", pictures(1))
    with pytest.raises(ValueError, match=f"{MOST_CLASSES} classes"):
        taught.with_examples("one more", pictures(1))


def test_classes_without_examples_and_names_twice_are_refused():
    with pytest.raises(ValueError, match="`classes`"):
        Examples(("a", "b"), pictures(1), np.zeros(1, np.int64))
    with pytest.raises(ValueError, match="`names`"):
        Examples(("a", "a"), pictures(2), np.arange(2))
