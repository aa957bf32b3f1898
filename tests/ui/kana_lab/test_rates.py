import pytest

from tests.made.kana import BURST, make_kana
from ui.kana_lab.rates import tried


def test_the_longest_run_at_each_constant_rate_counts(tmp_path):
    runs = [
        make_kana(tmp_path, "short", n=2, changed={"learning_rate": 0.03}),
        make_kana(tmp_path, "long", n=4, changed={"learning_rate": 0.03}),
        make_kana(tmp_path, "usual"),
        make_kana(tmp_path, "high", "diverging", lost_after=1),
    ]
    found = tried(runs)
    assert {rate: record.run.id for rate, record in found.items()} == {
        0.001: "usual",
        0.01: "high",
        0.03: "long",
    }
    assert list(found) == sorted(found)
    assert found[0.01].diverged_at == 500


@pytest.mark.parametrize("recipe", ["falling", "dropout", "linear", "deep"])
def test_other_recipes_say_nothing_of_constant_rates(tmp_path, recipe):
    assert tried([make_kana(tmp_path, "a", recipe)]) == {}


def test_a_run_that_measured_nothing_is_left_out(tmp_path):
    assert tried([make_kana(tmp_path, "a", n=0, state="failed", message=BURST)]) == {}
