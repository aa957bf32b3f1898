import pytest

from ui.mine.gaussian.recipe import Recipe

QUICK = {
    "rho": 0.63,
    "batch_size": 2000,
    "learning_rate": 0.03,
    "moving_average": 0.9,
    "log_mean_exp": 1,
}


def test_only_what_differs_from_the_preset_is_on_the_line():
    assert Recipe("quick", QUICK, 7).command == (
        "python -m core train mine-gaussian --rho 0.63 --seed 7"
    )
    assert Recipe("quick", QUICK | {"rho": 0.8}).flags == ()


def test_another_preset_is_named():
    assert Recipe("blow-up", {}).flags == ("--preset", "blow-up")
    assert Recipe("blow-up", {"log_mean_exp": 1}).flags[2:] == ("--log-mean-exp", "1")


@pytest.mark.parametrize(
    ("recipe", "rho"), [(Recipe("quick", {}), 0.8), (Recipe("blow-up", {}), 0.99)]
)
def test_a_recipe_knows_its_correlation(recipe, rho):
    assert recipe.rho == rho
    assert Recipe("quick", {"rho": -0.3}).rho == -0.3
