"""DEC on little real data: its three acts, their record, and what befalls them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from core.data import load_mnist, to_input
from core.dec import evaluation, training
from core.dec.autoencoder import Autoencoder
from core.dec.config import PRESETS, DECConfig
from core.dec.evaluation import name_clusters, store_map
from core.dec.film import load_dec_film
from core.dec.pictures import load_stack
from core.dec.stages import NoAutoencoder, load_centroids, stages_of
from core.dec.viewers import FilmForViewers
from core.prediction import predict_files
from core.runs import Run, write_json
from core.training.loop import supervise
from tests.core.conftest import use_little_mnist, use_shuffled_labels

SMALL = {
    "layer_epochs": 1,
    "finetune_epochs": 2,
    "pretrain_batch_size": 200,
    "batch_size": 100,
    "update_interval": 6,
    "max_updates": 2,
    "tolerance": 0.0,
    "n_init": 2,
}
STAGES = ["layer-1", "layer-2", "layer-3", "layer-4"] + 2 * ["finetune"] + 2 * ["cluster"]
BRIEF = {"layer_epochs": 0, "finetune_epochs": 0, "max_updates": 1}


def trained(run: Run, *observers: object, **changes: object) -> DECConfig:
    config = DECConfig(**(SMALL | changes))
    supervise(run, "dec", config, training.train, list(observers))
    return config


def weights(run: Run) -> list[np.ndarray]:
    return training.load(run).get_weights()


class DieIn(keras.callbacks.Callback):
    """Die in the middle of a stage's second epoch, as a killed process would."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage
        self.due = False

    def on_epoch_begin(self, epoch, logs=None):
        self.due = self.model.stage.name == self.stage and epoch == 1

    def on_train_batch_end(self, batch, logs=None):
        if self.due and batch == 2:
            raise KeyboardInterrupt


class StopIn(keras.callbacks.Callback):
    """Ask for a stop in the first step of a stage's second epoch."""

    def __init__(self, run: Run, stage: str) -> None:
        super().__init__()
        self.run = run
        self.stage = stage

    def on_epoch_begin(self, epoch, logs=None):
        if self.model.stage.name == self.stage and epoch == 1:
            self.run.stop_file.touch()


class Copy(keras.callbacks.Callback):
    """Copy the run's folder where a stage begins, as it lies there should the process die then."""

    def __init__(self, run: Run, folder: Path) -> None:
        super().__init__()
        self.run = run
        self.folder = folder

    def on_train_begin(self, logs=None):
        shutil.copytree(self.run.path, self.folder / self.model.stage.name)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of runs that went as far as the beginning of a stage, by its name."""
    return tmp_path_factory.mktemp("begun")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, begun: Path, short_maps: None) -> Iterator[Run]:
    """A finished run of all stages, not to be changed."""
    with pytest.MonkeyPatch.context() as patch:
        use_little_mnist(patch)
        run = Run(tmp_path_factory.mktemp("runs") / "whole")
        trained(run, FilmForViewers(run), Copy(run, begun))
        write_json(run.evaluation_file, evaluation.evaluate_dec(run))
        yield run


@pytest.fixture
def begin(runs_home: Path, whole: Run, begun: Path) -> Callable[[str], Run]:
    """Return a function that returns a run which is about to begin a stage."""
    return lambda stage: Run(shutil.copytree(begun / stage, runs_home / stage))


def test_every_epoch_of_the_three_acts_is_on_record(whole: Run):
    run = whole
    assert run.state == "finished"
    assert [line["stage"] for line in run.metrics] == STAGES
    assert [line["epoch"] for line in run.metrics] == list(range(1, 9))
    assert [line["stage_epoch"] for line in run.metrics] == [1, 1, 1, 1, 1, 2, 1, 2]
    assert all(0 <= line["changed"] <= 1 for line in run.metrics[-2:])
    assert stages_of(run) == ("layer-4", "finetune")
    assert load_centroids(run).shape == (10, 10)


def test_figures_say_what_refinement_changed_and_why_it_ended(whole: Run):
    figures = whole.evaluation
    assert figures["updates"] == 2
    assert figures["stopped_by"] == "max_updates"
    assert figures["kmeans_accuracy"] > 0.3
    assert figures["test_accuracy"] > 0.3
    assert sorted(figures["cluster_digits"]) == list(range(10))


def test_the_film_shows_all_acts(whole: Run):
    film = load_dec_film(whole)
    assert list(film.pretraining.stages) == STAGES[:-2]
    assert film.pretraining.pictures.shape == (6, 10, 28, 28)
    moves = film.clustering
    assert moves.updates.tolist() == [0, 1, 2]
    assert np.isnan(moves.changed[0])
    assert moves.codes.shape == (3, 500, 10)  # the little split has no more
    assert moves.positions.shape == (3, 510, 2)
    assert not np.allclose(moves.centroids[-1], moves.centroids[0])
    np.testing.assert_allclose(moves.centroids[0], load_centroids(whole), rtol=1e-5)
    np.testing.assert_allclose(moves.accuracies[1:], [m["accuracy"] for m in whole.metrics[-2:]])
    assert moves.frequencies.sum(axis=1) == pytest.approx([2000] * 3, rel=1e-4)
    assert moves.wide_positions is None
    store_map(whole)
    assert load_dec_film(whole).clustering.wide_positions.shape == (3, 510, 2)


def test_a_drawing_passes_through_all_stages(whole: Run):
    stack, image = load_stack(whole), load_mnist("test").images[0]
    pictures = stack.reconstructions(image)
    assert list(pictures) == ["untrained", *STAGES[:4], "finetune", "cluster"]
    assert all(picture.shape == (28, 28) for picture in pictures.values())
    error = {
        name: np.square(picture.astype(float) - image).mean() for name, picture in pictures.items()
    }
    assert error["layer-1"] < error["untrained"]
    code, q = stack.assign(image)
    assert code.shape == (10,)
    assert q.sum() == pytest.approx(1.0, abs=1e-5)


@pytest.mark.usefixtures("little_mnist")
def test_acts_can_be_skipped(run: Run):
    trained(run, layer_epochs=0, finetune_epochs=1, max_updates=0, neighbor_weight=0.0)
    assert [line["stage"] for line in run.metrics] == ["finetune"]
    assert stages_of(run) == ("finetune",)
    figures = evaluation.evaluate_dec(run)
    assert figures["updates"] == 0
    assert figures["test_accuracy"] == pytest.approx(figures["kmeans_accuracy"], abs=0.02)


@pytest.mark.usefixtures("little_mnist")
def test_the_autoencoder_of_another_run_gives_the_same_start(run: Run, whole: Run):
    trained(run, start=str(whole.path), max_updates=1)
    assert [line["stage"] for line in run.metrics] == ["cluster"]
    assert stages_of(run) == stages_of(whole)
    codes = evaluation.network_before(run, DECConfig(**SMALL))
    before = evaluation.network_before(whole, DECConfig(**SMALL))
    inputs = to_input(load_mnist("test").images[:50])
    np.testing.assert_allclose(codes(inputs)["code"], before(inputs)["code"], atol=1e-4)


@pytest.mark.usefixtures("little_mnist")
def test_few_changes_end_the_training(run: Run):
    trained(run, **(BRIEF | {"tolerance": 1.0, "max_updates": 9}))
    assert run.state == "finished"
    assert len(run.metrics) == 1
    assert evaluation.evaluate_dec(run)["stopped_by"] == "tolerance"


@pytest.mark.usefixtures("little_mnist")
@pytest.mark.parametrize(("stage", "n_lines"), [("finetune", 5), ("cluster", 7)])
def test_a_stopped_run_is_usable_and_resumes_to_the_same_end(
    begin: Callable[[str], Run], whole: Run, stage: str, n_lines: int
):
    run = begin(stage)
    trained(run, FilmForViewers(run), StopIn(run, stage))
    assert run.state == "stopped"
    assert len(run.metrics) == n_lines
    assert evaluation.evaluate_dec(run)["stopped_by"] == "user"
    run.stop_file.unlink()
    trained(run, FilmForViewers(run))
    assert run.state == "finished"
    for resumed, expected in zip(weights(run), weights(whole), strict=True):
        np.testing.assert_array_equal(resumed, expected)
    assert [file.name for file in run.snapshot_files] == [f.name for f in whole.snapshot_files]
    assert [line["epoch"] for line in run.metrics] == list(range(1, 9))
    assert not run.backup_folder.exists()


@pytest.mark.usefixtures("little_mnist")
@pytest.mark.parametrize("stage", ["finetune", "cluster"])
def test_a_killed_run_resumes_to_the_same_end(begin: Callable[[str], Run], whole: Run, stage: str):
    run = begin(stage)
    with pytest.raises(KeyboardInterrupt):
        trained(run, FilmForViewers(run), DieIn(stage))
    trained(run, FilmForViewers(run))
    assert run.state == "finished"
    for resumed, expected in zip(weights(run), weights(whole), strict=True):
        np.testing.assert_array_equal(resumed, expected)
    assert [line["epoch"] for line in run.metrics] == list(range(1, 9))


def test_shuffled_labels_give_the_same_model_bit_for_bit(runs_home, monkeypatch):
    def weights_with(seed: int) -> list[np.ndarray]:
        use_shuffled_labels(monkeypatch, seed, 500)
        run = Run(runs_home / f"labels-{seed}")
        trained(run)
        return weights(run)

    for one, other in zip(weights_with(1), weights_with(2), strict=True):
        np.testing.assert_array_equal(one, other)


def test_an_image_file_gets_a_cluster_and_its_digit(whole: Run, tmp_path):
    file = tmp_path / "digit.png"
    Image.fromarray(load_mnist("test").images[0]).save(file)
    (answer,) = predict_files(whole, [file], 0.01)
    assert answer["prediction"] == whole.evaluation["cluster_digits"][answer["cluster"]]
    assert sum(answer["probabilities"]) == pytest.approx(1.0, abs=1e-4)
    assert answer["anomalous"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("n_clusters", 1),
        ("code_dim", 0),
        ("dropout", 1.0),
        ("kernel", "cubed"),
        ("alpha", 0.0),
        ("update_interval", 0),
        ("tolerance", -0.1),
        ("neighbor_weight", -1.0),
    ],
)
def test_bad_values_are_named(field: str, value: object):
    with pytest.raises(ValueError, match=rf"`{field}` must be .* Received: {field}={value}"):
        DECConfig(**{field: value})


@pytest.mark.usefixtures("little_mnist")
def test_more_clusters_than_images_are_refused(run: Run):
    with pytest.raises(ValueError, match="`n_clusters` must be <= 2000"):
        trained(run, n_clusters=2001)


@pytest.mark.usefixtures("little_mnist")
def test_an_autoencoder_of_another_code_is_refused(run: Run, whole: Run):
    with pytest.raises(LookupError, match="another size"):
        trained(run, start=str(whole.path), code_dim=4)


@pytest.mark.usefixtures("little_mnist")
def test_a_start_without_an_autoencoder_is_refused(run: Run, runs_home):
    trained(run, **(BRIEF | {"max_updates": 0}))
    with pytest.raises(NoAutoencoder, match="no trained autoencoder"):
        trained(Run(runs_home / "second"), start=str(run.path))
    with pytest.raises(LookupError, match="evaluate"):
        predict_files(run, [], 0.01)


def test_more_clusters_than_digits_are_named_by_majority():
    confusion = np.zeros((10, 12), int)
    confusion[3, :] = 5
    confusion[4, 11] = 9
    assert name_clusters(confusion).tolist() == 11 * [3] + [4]
    few = np.zeros((10, 2), int)
    few[7, 0] = few[2, 1] = 1
    assert name_clusters(few).tolist() == [7, 2]


def test_presets_say_how_long_they_are():
    assert [stage.name for stage in PRESETS["clustering"].stages()] == ["cluster"]
    quick = PRESETS["quick"].stages()
    assert [stage.name for stage in quick] == [*STAGES[:4], "finetune", "cluster"]
    assert quick[-1].first_epoch + quick[-1].n_epochs == quick[0].n_run_epochs


@pytest.mark.usefixtures("little_mnist")
def test_refinement_changes_every_layer_of_the_encoder(run: Run):
    config = trained(run, **(BRIEF | {"learning_rate": 1e-2}))
    start = Autoencoder(config.code_dim, config.seed)
    refined = training.load(run)
    for layer in start.down:
        change = np.abs(refined.get_layer(layer.name).get_weights()[0] - layer.get_weights()[0])
        assert change.max() > 5e-3
