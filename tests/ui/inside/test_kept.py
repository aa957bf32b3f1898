from core.runs import Run, exhibit
from ui.inside.kept import kept_numbers


def test_the_plain_cnn_keeps_what_its_layers_have():
    kernels = 9 * 32 + 9 * 32 * 64 + 9 * 64 * 128 + 1152 * 64 + 64 * 10
    biases = 32 + 64 + 128 + 64 + 10
    assert kept_numbers(exhibit("cnn")) == kernels + biases


def test_the_state_of_random_numbers_is_no_weight():
    convolutions = 9 * (1 * 32 + 32 * 64 + 64 * 64 + 64 * 128 + 128 * 128)
    norms = 4 * (32 + 64 + 64 + 128 + 128)
    dense = 1152 * 128 + 128 + 128 * 71 + 71
    assert kept_numbers(exhibit("kana-cnn")) == convolutions + norms + dense


def test_a_run_without_weights_keeps_none(tmp_path):
    assert kept_numbers(Run(tmp_path)) == 0
