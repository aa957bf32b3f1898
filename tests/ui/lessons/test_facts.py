import pytest

from ui.frame.texts import speaker
from ui.lessons import facts

EN, DE = speaker("en"), speaker("de")


def written(say=EN, **fact):
    facts.check(fact)
    return facts.write({"it": fact}, say)["it"]


def test_a_figure_is_read_from_the_evaluation_of_a_run():
    assert written(run="iic", figure=["test_accuracy"], digits=2) == "98.97%"
    assert written(DE, run="iic", figure=["test_accuracy"], digits=2) == "98,97\xa0%"


def test_what_a_limit_catches_is_what_the_evaluation_says():
    run = "l2-softmax"
    stored = written(run=run, figure=["lof", "0.01", "fashion_mnist"], digits=2)
    assert written(run=run, caught="fashion_mnist", limit="0.01", digits=2) == stored


def test_a_film_and_a_training_are_read():
    assert written(run="iic-collapsed", information="last", unit="nats") == "0.00"
    assert written(run="iic-collapsed", together="last", digits=0) == "100%"
    assert written(run="iic-collapsed", matched="last", digits=1) == "12.0%"
    assert written(run="kana-linear", last="validation_accuracy", digits=2) == "65.75%"
    assert written(DE, run="kana-cnn-text-unguarded", lost=True, unit="count") == "2.892"


@pytest.mark.parametrize(
    "fact",
    [
        {"figure": ["test_accuracy"]},
        {"last": "accuracy"},
        {"caught": "letters", "limit": "0.01"},
        {"sure": "letters", "above": 0.9},
        {"together": "last"},
        {"lost": True},
    ],
)
def test_a_run_that_is_not_there_leaves_a_dash(fact):
    assert written(run="nobody", **fact) == "–"


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ({"figure": ["nmi"]}, "must name the `run`"),
        ({"run": "iic"}, "must have one of figure, "),
        ({"run": "cnn", "caught": "letters"}, "must have `limit`"),
        ({"run": "cnn", "caught": "letters", "limit": "0.5"}, "`limit` must be one of 0.001, "),
        ({"run": "iic", "figure": ["nmi"], "unit": "bits"}, "`unit` must be one of percent, "),
        ({"run": "iic", "together": "middle"}, "`together` must be first or last"),
    ],
)
def test_a_bad_fact_says_what_was_expected(fact, message):
    with pytest.raises(ValueError, match="Received"):
        facts.check(fact)
    with pytest.raises(ValueError, match=message):
        facts.check(fact)
