import pytest

from core.kana.config import PRESETS, KanaCnnConfig, KanaLinearConfig
from tests.made.kana import make_kana
from ui.frame.texts import speaker
from ui.kana_lab.lessons import LESSONS, RECIPES, recipe_of
from ui.kana_lab.panel import FEW_STEPS, order_of
from ui.kana_lab.runs import title

SAY = speaker("en")


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_rates_and_steps_are_those_that_core_trains(recipe):
    kinds = {"kana-linear": KanaLinearConfig(), "kana-cnn": KanaCnnConfig()}
    config = PRESETS[recipe.preset] if recipe.preset else kinds[recipe.method]
    assert (recipe.rate, recipe.epoch_steps) == (config.learning_rate, config.epoch_steps)


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_length_is_made_of_whole_epochs(recipe):
    assert {length % recipe.epoch_steps for length in recipe.lengths} == {0}
    assert FEW_STEPS in recipe.lengths


def test_every_recipe_belongs_to_a_lesson():
    assert {key for lesson in LESSONS.values() for key in lesson.recipes} == set(RECIPES)


@pytest.mark.parametrize("key", RECIPES)
def test_a_run_is_told_by_its_configuration(tmp_path, key):
    assert recipe_of(make_kana(tmp_path, "a", key)).key == key


def test_a_rate_of_ones_own_is_named(tmp_path):
    run = make_kana(tmp_path, "a", "constant", changed={"learning_rate": 0.03})
    assert title(run, SAY) == "CNN, constant rate 0.03 · seed 3"
    assert title(run, speaker("de")) == "CNN, konstante Rate 0,03 · Startwert 3"


def test_a_run_of_another_network_goes_by_its_id(tmp_path):
    assert title(make_kana(tmp_path, "deep", changed={"network": "deep"}), SAY) == "deep"


@pytest.mark.parametrize("recipe", ["linear", "constant", "dropout"])
def test_a_run_with_batches_as_in_the_text_is_not_taken_for_ours(tmp_path, recipe):
    assert recipe_of(make_kana(tmp_path, "text", recipe, changed={"batch_size": 50})) is None


@pytest.mark.parametrize("recipe", ["guarded", "unguarded", "meant", "scheduled", "as_run"])
def test_a_run_of_the_texts_recipe_is_known(tmp_path, recipe):
    assert recipe_of(make_kana(tmp_path, "text", recipe)).key == recipe


def test_an_order_says_what_the_command_line_needs():
    assert order_of("linear", 8000, 5).command == (
        "python -m core train kana-linear --n-epochs 8 --seed 5"
    )
    assert order_of("constant", 1000, 0, 0.03).command == (
        "python -m core train kana-cnn --preset constant --n-epochs 4 --learning-rate 0.03 --seed 0"
    )
    assert order_of("constant", 20_000, 0, 0.001).command == (
        "python -m core train kana-cnn --preset constant --seed 0"
    )
