import json
from dataclasses import asdict, replace

import pytest

from core.dec.config import PRESETS, DECConfig
from core.runs import Run
from ui.dec import recipes
from ui.dec.recipes import LENGTHS, RECIPES
from ui.frame.texts import LANGUAGES, speaker

CONFIGS = PRESETS | {"full": DECConfig()}
SAY = speaker("en")


@pytest.fixture
def run_with(tmp_path):
    def make(config):
        content = {"method": "dec", "seed": 4, "config": asdict(config)}
        (tmp_path / "config.json").write_text(json.dumps(content))
        return Run(tmp_path)

    return make


def test_the_page_offers_every_preset_there_is():
    assert set(RECIPES) == set(CONFIGS)


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_run_is_known_by_its_configuration(run_with, recipe):
    assert recipes.recipe_of(run_with(CONFIGS[recipe])) == recipe


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_form_begins_with_the_lengths_that_core_trains(recipe):
    config = asdict(CONFIGS[recipe])
    assert recipes.usual(recipe) == {name: config[name] for name in LENGTHS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recipe_says_what_it_shows(language):
    say = speaker(language)
    assert len({say(f"dec.recipe.{key}") for key in RECIPES}) == len(RECIPES)
    assert all(say(f"dec.recipe.{key}.shows").endswith((".", "。")) for key in RECIPES)


def test_a_recipe_with_lengths_of_its_own_keeps_its_name(run_with):
    short = replace(PRESETS["post-kernel"], max_updates=2)
    assert recipes.recipe_of(run_with(short)) == "post-kernel"
    assert recipes.recipe_of(run_with(replace(DECConfig(), layer_epochs=3))) is None
    title = recipes.title(run_with(replace(DECConfig(), layer_epochs=3)), SAY)
    assert title == "Own lengths · seed 4"


def test_the_line_names_what_departs_from_the_recipe():
    order = RECIPES["quick"].order(7, max_updates=2)
    assert order.command == "python -m core train dec --preset quick --max-updates 2 --seed 7"
    assert RECIPES["full"].order(layer_epochs=2).command == "python -m core train dec --seed 0"


def test_who_takes_an_autoencoder_over_cannot_change_its_lengths():
    assert recipes.lengths_of("clustering") == ("max_updates",)
    assert recipes.lengths_of("quick") == LENGTHS
