import json
from dataclasses import asdict, replace

import pytest

from core.iic.config import PRESETS, VGG_PRESETS
from core.runs import Run
from ui.frame.texts import LANGUAGES, speaker
from ui.training import iic_recipes as recipes
from ui.training.iic_recipes import GROUPS

EVERY = [recipe for group in GROUPS.values() for recipe in group]


@pytest.fixture
def run_with(tmp_path):
    def make(**config):
        (tmp_path / "config.json").write_text(json.dumps(config))
        return Run(tmp_path)

    return make


def test_the_page_offers_every_preset_there_is():
    assert PRESETS["text"] == PRESETS["text-alpha-10"]  # two names of one recipe
    assert {r.preset for r in EVERY if r.method == "iic"} == set(PRESETS) - {"text"}
    heads = {name for name in VGG_PRESETS if name.endswith(("-head", "-heads"))}
    assert {r.preset for r in EVERY if r.method == "iic-vgg"} == set(VGG_PRESETS) - heads


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recipe_says_in_one_sentence_what_it_shows(language):
    say = speaker(language)
    assert len({recipes.name(recipe, say) for recipe in EVERY}) == len(EVERY)
    assert all(
        recipes.shows(recipe, say).endswith((".", "。", "?", "？", "？")) for recipe in EVERY
    )


def test_the_line_names_preset_seed_and_heads():
    crops = GROUPS["book"][0]
    line = "python -m core train iic-vgg --preset crops --n-sub-heads 3 --seed 7"
    assert crops.order(7, n_sub_heads=3).command == line


@pytest.mark.parametrize("recipe", EVERY, ids=lambda recipe: recipe.key)
def test_a_run_is_known_by_its_configuration(run_with, recipe):
    preset = (VGG_PRESETS if recipe.method == "iic-vgg" else PRESETS)[recipe.preset]
    run = run_with(method=recipe.method, seed=4, config=asdict(preset))
    assert recipes.recipe_of(run) == recipe
    assert recipes.title(run, speaker("en")) == f"{recipes.name(recipe, speaker('en'))} · seed 4"


def test_a_run_of_nobodys_recipe_is_called_by_its_id(run_with):
    run = run_with(method="iic", config=asdict(replace(PRESETS["quick"], alpha=3.5)))
    assert recipes.title(run, speaker("en")) == run.id


def test_a_run_that_has_not_begun_is_called_by_its_id(run_with):
    run = run_with(method="iic", seed=1)
    assert recipes.title(run, speaker("en")) == run.id
