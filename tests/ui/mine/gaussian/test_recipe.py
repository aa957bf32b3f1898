import pytest

from ui.mine.gaussian.recipe import order_of

QUICK = {
    "rho": 0.63,
    "batch_size": 2000,
    "learning_rate": 0.03,
    "moving_average": 0.9,
    "log_mean_exp": 1,
}


def test_only_what_differs_from_the_preset_is_on_the_line():
    assert order_of("quick", 7, **QUICK).command == (
        "python -m core train mine-gaussian --rho 0.63 --seed 7"
    )
    assert order_of("quick", **QUICK | {"rho": 0.8}).flags == ()


def test_another_preset_is_named():
    assert order_of("blow-up").flags == ("--preset", "blow-up")
    assert order_of("blow-up", log_mean_exp=1).flags[2:] == ("--log-mean-exp", "1")


@pytest.mark.parametrize(("order", "rho"), [(order_of("quick"), 0.8), (order_of("blow-up"), 0.99)])
def test_an_order_knows_its_correlation(order, rho):
    assert order.value("rho") == rho
    assert order_of("quick", rho=-0.3).value("rho") == -0.3
