import shutil
from dataclasses import replace

import keras
import numpy as np
import pytest

from core.bundling.outliers import refit
from core.data import to_input
from core.kana.config import PRESETS, KanaCnnConfig, KanaLinearConfig
from core.kana.confusions import Confusions, load_confusions
from core.kana.data import load_kana
from core.kana.evaluation import accuracies, evaluate_kana, store_predictions
from core.kana.network import MovingDropout, deep_cnn, post_cnn, softmax_regression
from core.kana.real import load_hands
from core.kana.training import FreshBatches, load, train
from core.kana.verdict import recognizer_of
from core.outliers.lof import load_lof
from core.prediction import predict_files
from core.runs import Run
from core.training.loop import supervise
from core.writing.characters import CHARACTERS, N_CHARACTERS

SMALL = KanaCnnConfig(
    n_epochs=2,
    epoch_steps=4,
    batch_size=24,
    embedding_dim=8,
    n_decoys=25,
    n_written_decoys=60,
    n_references=3,
)


@pytest.fixture(scope="module")
def cnn_run(tmp_path_factory):
    """A few steps of the default network, evaluated."""
    run = Run(tmp_path_factory.mktemp("kana") / "run")
    supervise(run, "kana-cnn", SMALL, train, [])
    return run


@pytest.fixture(scope="module")
def linear_run(tmp_path_factory):
    """Softmax regression, trained long enough to know something."""
    run = Run(tmp_path_factory.mktemp("kana") / "linear")
    config = KanaLinearConfig(n_per_character=30, n_epochs=2, epoch_steps=300)
    supervise(run, "kana-linear", config, train, [])
    return run


def test_networks_answer_with_logits_and_an_embedding():
    images = np.zeros((2, 28, 28, 1), np.float32)
    for network, dim in (
        (softmax_regression(), 784),
        (post_cnn(0.5, 0), 1024),
        (deep_cnn(16, 24.0, 0.3, 0), 16),
    ):
        answers = network(images)
        assert answers["logits"].shape == (2, N_CHARACTERS)
        assert answers["embedding"].shape == (2, dim)


def test_the_posts_network_has_the_posts_layers():
    shapes = [weight.shape for weight in post_cnn(0.5, 0).trainable_weights]
    assert shapes == [
        (5, 5, 1, 32),
        (32,),
        (5, 5, 32, 64),
        (64,),
        (3136, 1024),
        (1024,),
        (1024, 71),
        (71,),
    ]


def test_embeddings_of_the_deep_network_have_unit_length():
    images = to_input(load_kana("validation", 1).images[:5])
    embedding = keras.ops.convert_to_numpy(deep_cnn(16, 24.0, 0.3, 0)(images)["embedding"])
    np.testing.assert_allclose(np.linalg.norm(embedding, axis=1), 1, atol=1e-5)


def test_dropout_leaves_out_its_share_keeps_the_mean_and_does_nothing_outside_training():
    units, layer = np.ones((200, 200), np.float32), MovingDropout(0.5, 0)
    for rate in (0.5, 0.2):
        layer.rate.assign(rate)
        kept = keras.ops.convert_to_numpy(layer(units, training=True))
        assert np.mean(kept == 0) == pytest.approx(rate, abs=0.01)
        assert kept.mean() == pytest.approx(1, abs=0.02)
        np.testing.assert_array_equal(layer(units), units)


def test_dropout_moves_evenly_from_the_first_to_the_last_epoch():
    config = replace(PRESETS["dropout"], n_epochs=5, dropout=0.2, final_dropout=0.6)
    assert [config.dropout_of(e) for e in range(5)] == pytest.approx([0.2, 0.3, 0.4, 0.5, 0.6])


def test_fresh_batches_depend_on_seed_and_step_alone_and_mix_decoys_in():
    first, second = FreshBatches(SMALL), FreshBatches(SMALL)
    second.first_epoch = 1
    images, labels = first[SMALL.epoch_steps + 2]
    np.testing.assert_array_equal(second[2][0], images)
    assert (first[0][0] != first[1][0]).any()
    assert images.shape == (29, 28, 28, 1)
    assert (labels[:24] < N_CHARACTERS).all()
    assert (labels[24:] >= N_CHARACTERS).all()
    assert len(FreshBatches(replace(SMALL, n_decoys=0))[0][1]) == 24


def test_a_run_records_rates_and_can_be_loaded(cnn_run):
    lines = cnn_run.metrics
    assert [line["epoch"] for line in lines] == [1, 2]
    for name in ("loss", "accuracy", "validation_accuracy", "learning_rate", "dropout"):
        assert all(np.isfinite(line[name]) for line in lines)
    assert load(cnn_run).output["logits"].shape[-1] == N_CHARACTERS


def test_a_run_without_its_network_says_how_to_train_it_again(cnn_run, tmp_path):
    bare = Run(tmp_path / "bare")
    bare.path.mkdir()
    bare.config_file.write_text(cnn_run.config_file.read_text())
    with pytest.raises(LookupError, match="The run bare keeps no network; `python -m core train"):
        load(bare)


class Die(keras.callbacks.Callback):
    """Die in the middle of the second epoch, as a killed process would."""

    def on_train_batch_end(self, batch, logs=None):
        if self.model.optimizer.iterations == SMALL.epoch_steps + 2:
            raise KeyboardInterrupt


def test_a_killed_run_resumes_to_the_same_end(cnn_run, tmp_path):
    broken = Run(tmp_path / "broken")
    with pytest.raises(KeyboardInterrupt):
        supervise(broken, "kana-cnn", SMALL, train, [Die()])
    assert len(broken.metrics) == 1
    supervise(broken, "kana-cnn", SMALL, train, [])
    for key in ("loss", "validation_accuracy", "dropout"):
        ends = [run.metrics[-1][key] for run in (broken, cnn_run)]
        assert ends[0] == pytest.approx(ends[1], abs=1e-4)
    weights = [load(run).get_weights() for run in (broken, cnn_run)]
    for resumed, whole in zip(*weights, strict=True):
        np.testing.assert_allclose(resumed, whole, atol=1e-4)


def test_softmax_regression_learns(linear_run):
    validation = accuracies(load(linear_run), load_kana("validation"))
    assert validation[0] > 10 / N_CHARACTERS
    assert validation[1] > validation[0]


def test_shuffled_labels_teach_nothing(tmp_path, monkeypatch):
    split = load_kana("train", 10)
    wrong = np.random.default_rng(0).permutation(split.labels)
    monkeypatch.setattr(
        "core.kana.splits.load_kana",
        lambda name, n=None: (
            type(split)(split.images, wrong) if name == "train" else load_kana(name, n)
        ),
    )
    run = Run(tmp_path / "run")
    config = KanaLinearConfig(n_per_character=10, n_epochs=1, epoch_steps=200)
    supervise(run, "kana-linear", config, train, [])
    assert accuracies(load(run), load_kana("validation"))[0] < 4 / N_CHARACTERS


@pytest.fixture(scope="module")
def judged(cnn_run):
    """The figures of the small network's run."""
    return evaluate_kana(cnn_run)


def test_evaluation_has_the_fields_of_the_contract(judged, linear_run):
    for figures in (judged, evaluate_kana(linear_run)):
        assert set(figures) >= {
            "method",
            "n_classes",
            "test_accuracy",
            "top5_accuracy",
            "real_handwriting_accuracy",
        }
        assert figures["n_classes"] == 71
        assert figures["trained_on"] == "synthetic"
        assert figures["top5_accuracy"] >= figures["test_accuracy"]
        assert figures["n_real"] == 460
    assert figures["auroc"] is None
    assert set(judged["auroc"]) == {"digits", "letters", "shapes", "scribbles"}


def test_accuracies_count_the_first_and_the_first_five():
    split, network = load_kana("validation", 1), softmax_regression()
    weights = np.zeros((784, N_CHARACTERS)), np.arange(N_CHARACTERS, 0, -1.0)
    network.get_layer("classes").set_weights(weights)
    assert accuracies(network, split) == (1 / 71, 5 / 71)


def test_verdicts_name_characters_and_rest_on_training_images(cnn_run):
    recognizer = recognizer_of(cnn_run)
    image = load_kana("train", SMALL.n_references).images[17]
    verdict = recognizer.verdict(image)
    assert verdict.probabilities.shape == (71,)
    assert verdict.probabilities.sum() == pytest.approx(1, abs=1e-5)
    best = verdict.best(5)
    assert best[0][0] == verdict.probabilities.argmax()
    assert [p for _, p in best] == sorted((p for _, p in best), reverse=True)
    assert recognizer.threshold(0.1) <= recognizer.threshold(0.001)
    np.testing.assert_array_equal(
        recognizer.references.images[verdict.anomaly.neighbors].shape[1:], (28, 28)
    )
    if 17 in verdict.anomaly.neighbors:
        assert verdict.anomaly.distances[0] == pytest.approx(0, abs=1e-3)


def test_predictions_name_the_character(cnn_run, linear_run, tmp_path):
    from PIL import Image

    file = tmp_path / "kana.png"
    Image.fromarray(255 - load_kana("test", 1).images[0]).save(file)
    tested, untested = (predict_files(run, [file], 0.01)[0] for run in (cnn_run, linear_run))
    assert len(tested["character"]) == 1
    assert len(tested["probabilities"]) == 71
    assert tested["anomalous"] == (tested["anomaly_score"] > tested["threshold"])
    assert len(tested["characters"]) == 1
    assert untested["anomalous"] is None


def test_a_kana_of_two_parts_beside_each_other_is_one_character(cnn_run, tmp_path):
    from PIL import Image

    file = tmp_path / "i.png"
    hands = load_hands()
    Image.fromarray(255 - hands.images[hands.labels == CHARACTERS.index("い")][0]).save(file)
    answer = predict_files(cnn_run, [file], 0.01)[0]
    assert len(answer["characters"]) == 1
    assert answer["note"] is None


def test_the_outlier_test_can_be_fitted_anew(cnn_run, tmp_path):
    run = Run(shutil.copytree(cnn_run.path, tmp_path / "run"))
    run.novelty_file.write_bytes(b"")
    refit(run)
    fitted, anew = load_lof(cnn_run.novelty_file), load_lof(run.novelty_file)
    np.testing.assert_allclose(anew.scores, fitted.scores, rtol=1e-3)
    assert anew.evidence.n_classes == N_CHARACTERS
    assert set(run.evaluation["lof"]["0.01"]) >= {"real", "digits"}


def test_confusions_count_and_open():
    labels, predictions = np.array([3, 3, 3, 5, 9]), np.array([3, 5, 5, 3, 9])
    confusions = Confusions(labels, predictions)
    assert confusions.matrix[3, 5] == 2
    assert confusions.cell(3, 5).tolist() == [1, 2]
    assert confusions.often(5, 4) == [(3, 3)]
    assert confusions.pairs(9) == [(3, 5, 2), (5, 3, 1)]


def test_stored_confusions_are_those_of_the_test_split(cnn_run, judged):
    assert load_confusions(cnn_run) is None
    store_predictions(cnn_run)
    confusions = load_confusions(cnn_run)
    share = np.trace(confusions.matrix) / confusions.matrix.sum()
    assert share == pytest.approx(judged["test_accuracy"])
    rows = confusions.cell(0, int(confusions.predictions[0]))
    assert (load_kana("test").labels[rows] == 0).all()
    cnn_run.confusions_file.write_bytes(b"no archive")
    assert load_confusions(cnn_run) is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"n_epochs": 0}, "`n_epochs` must be > 0"),
        ({"network": "vgg"}, "`network` must be one of: deep, post"),
        ({"schedule": "up"}, "`schedule` must be one of: constant, falling, cosine, steps"),
        ({"dropout": 1.0}, "`dropout` must be < 1"),
        ({"n_per_character": 5}, "`n_decoys` must be 0 where `n_per_character` is not"),
        ({"n_references": -1}, "`n_references` must be >= 0"),
        ({"n_per_character": 1, "n_decoys": 0}, "`batch_size` must be <= 71 . n_per_character"),
    ],
)
def test_bad_settings_are_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        KanaCnnConfig(**settings)


def test_softmax_regression_needs_images_to_learn_from():
    with pytest.raises(ValueError, match="`n_per_character` must be >= 1"):
        KanaLinearConfig(n_per_character=0)


def test_our_presets_of_the_texts_network_take_20000_steps_each():
    for name in ("constant", "falling", "dropout"):
        assert PRESETS[name].n_steps == 20_000
        assert PRESETS[name].network == "post"
