"""What is watched and mended while IIC trains: films, rescue, pause, the walk through a step."""

import shutil

import keras
import numpy as np
import pytest
from keras import ops

from core.data import load_mnist
from core.iic import training
from core.iic.arrays import mutual_information
from core.iic.assignments import load_assignments
from core.iic.config import PRESETS, VGG_PRESETS, IICConfig, VGGConfig
from core.iic.film import load_film
from core.iic.network import build
from core.iic.objective import joint
from core.iic.rescue import Rescue, reseed, restart
from core.iic.training import IIC
from core.iic.viewers import FilmForViewers
from core.iic.walkthrough import load_walker
from core.methods import METHODS
from core.runs import Run
from core.training.loop import supervise
from tests.core.conftest import use_little_mnist

SMALL = {"width": 8, "n_sub_heads": 2, "batch_size": 125, "n_probe": 500, "warmup_steps": 5}
IMAGES = load_mnist("train").images[:100]


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A finished run with a film, not to be changed."""
    run = Run(tmp_path_factory.mktemp("runs") / "filmed")
    config = IICConfig(n_epochs=2, snapshot_interval=8, **SMALL)
    with pytest.MonkeyPatch.context() as patch:
        use_little_mnist(patch)
        assert supervise(run, "iic", config, training.train, [FilmForViewers(run)])
    return run


def test_a_film_shows_every_head_at_the_chosen_steps(filmed: Run):
    film = load_film(filmed)
    assert film.steps.tolist() == [1, 8, 16, 24, 32]
    assert film.joints.shape == (5, 2, 10, 10)
    assert film.over_joints.shape == (5, 50, 50)
    assert film.confusions.shape == (5, 2, 10, 10)
    assert film.confusions.sum(axis=(2, 3)).tolist() == [[500, 500]] * 5
    assert film.over_confusions.sum() == 5 * 500
    assert film.epochs[-1] == 2
    assert film.alphas[0] == pytest.approx(2.0, abs=0.1)
    assert mutual_information(film.joints)[-1].max() > mutual_information(film.joints)[0].max()


def test_the_same_seed_gives_the_same_film(filmed: Run, runs_home, little_mnist):
    again = Run(runs_home / "again")
    config = IICConfig(n_epochs=2, snapshot_interval=8, **SMALL)
    supervise(again, "iic", config, training.train, [FilmForViewers(again)])
    np.testing.assert_array_equal(load_film(again).joints, load_film(filmed).joints)
    np.testing.assert_array_equal(load_film(again).confusions, load_film(filmed).confusions)


def test_the_joint_that_is_filmed_is_that_of_the_step_itself():
    config = IICConfig(views="none", **SMALL)
    model = IIC(build(config), config, n_steps=10)
    answers = model(IMAGES[..., None] / np.float32(255), training=False)
    model.compute_loss(None, None, answers)
    expected = ops.convert_to_numpy(joint(*ops.split(answers["clusters"], 2)))
    np.testing.assert_allclose(ops.convert_to_numpy(model.joints), expected, atol=1e-7)


def test_the_average_follows_the_weights_without_joining_the_training():
    config = IICConfig(average=0.5, **SMALL)
    model = IIC(build(config), config, n_steps=10)
    answers = model(IMAGES[..., None] / np.float32(255))
    model.step.assign(1000.0)
    before = [w.copy() for w in model.average.get_weights()]
    model.compute_loss(None, None, answers)
    for old, weight, new in zip(
        before, model.network.get_weights(), model.average.get_weights(), strict=True
    ):
        np.testing.assert_allclose(new, (old + weight) / 2, atol=1e-6)
    ids = {id(variable) for variable in model.trainable_variables}
    assert ids == {id(variable) for variable in model.network.trainable_variables}


def test_alternating_training_gives_each_kind_of_head_epochs_of_its_own():
    config = IICConfig(head_training="alternating", n_epochs=4, **SMALL)
    model = IIC(build(config), config, n_steps=40)
    seen = []
    for step in (0, 9, 10, 19, 20):
        model.step.assign(step)
        seen.append(tuple(float(weight) for weight in model.head_weights()))
    assert seen == [(1, 0), (1, 0), (0, 0.5), (0, 0.5), (1, 0)]


def test_a_judged_run_stores_where_every_image_goes(filmed: Run, little_mnist, tmp_path):
    judged = Run(shutil.copytree(filmed.path, tmp_path / "judged"))
    METHODS["iic"].works.judge(judged)
    for split in ("train", "test"):
        found = load_assignments(judged, split)
        assert found.clusters.max() < 10
        assert found.overclusters.max() < 50
        assert np.all(found.probabilities >= found.runner_up_probabilities)


def test_the_walk_through_a_step_is_made_of_the_formulas(filmed: Run):
    walk = load_walker(filmed).walk(7)
    np.testing.assert_allclose(walk.outer, walk.z[:, :, None] * walk.z_prime[:, None, :])
    symmetric = (walk.average + walk.average.swapaxes(1, 2)) / 2
    np.testing.assert_allclose(walk.joint, symmetric, atol=1e-4)
    np.testing.assert_allclose(walk.marginal, walk.joint.sum(axis=1), atol=1e-6)
    np.testing.assert_allclose(walk.information, mutual_information(walk.joint), atol=1e-5)
    np.testing.assert_array_equal(walk.image, np.float32(load_mnist("train").images[7]) / 255)


def small_model() -> IIC:
    config = IICConfig(**SMALL)
    model = IIC(build(config), config, n_steps=10)
    model.compile(keras.optimizers.Adam())
    return model


def heads_of(model: IIC, network: str = "network") -> np.ndarray:
    answers = getattr(model, network)(IMAGES[..., None] / np.float32(255))
    return ops.convert_to_numpy(answers["clusters"])


def test_a_reseeded_head_begins_beside_a_sound_one_and_the_others_stay():
    model = small_model()
    before = heads_of(model)
    reseed(model, stuck=[1], sound=0, rng=np.random.default_rng(0))
    after = heads_of(model)
    np.testing.assert_array_equal(after[:, 0], before[:, 0])
    assert np.abs(after[:, 1] - before[:, 0]).mean() < np.abs(before[:, 1] - before[:, 0]).mean()
    assert not np.allclose(after[:, 1], before[:, 0], atol=1e-3)


def test_without_a_sound_head_weights_are_drawn_anew():
    model = small_model()
    before = heads_of(model)
    reseed(model, stuck=[0, 1], sound=None, rng=np.random.default_rng(0))
    assert not np.allclose(heads_of(model), before, atol=1e-3)
    np.testing.assert_array_equal(heads_of(model, "average"), heads_of(model))


def test_a_restart_forgets_weights_and_momenta():
    model = small_model()
    model.train_on_batch(IMAGES[..., None] / np.float32(255))
    trained = heads_of(model)
    restart(model, seed=5)
    assert not np.allclose(heads_of(model), trained, atol=1e-3)
    np.testing.assert_array_equal(heads_of(model, "average"), heads_of(model))
    moments = [v for v in model.optimizer.variables if v.path.endswith(("momentum", "velocity"))]
    assert moments
    assert all(np.all(ops.convert_to_numpy(moment) == 0) for moment in moments)


def merged_joint() -> np.ndarray:
    P = np.diag([0.2, *[0.1] * 8, 0.0])
    return P


def test_rescue_acts_on_stuck_heads_between_its_bounds_and_says_so(run: Run):
    class Probe:
        joints = np.stack([np.diag(np.full(10, 0.1)), merged_joint()])

    rescue = Rescue(run, Probe())
    rescue.set_model(small_model())
    rescue.set_params({"epochs": 10, "steps": 3})
    before = heads_of(rescue.model)
    for epoch in (0, 8):
        rescue.on_epoch_end(epoch, {"selected_head": 0})
    assert run.events == []
    np.testing.assert_array_equal(heads_of(rescue.model), before)
    rescue.on_epoch_end(3, {"selected_head": 0})
    [event] = run.events
    assert event["epoch"] == 4
    assert event["step"] == 12
    assert (event["kind"], event["head"], event["action"]) == ("merged", 1, "reseeded")
    assert event["clusters"] == [0, 9]


def test_rescue_starts_again_where_all_views_are_told_apart(run: Run):
    class Probe:
        joints = np.stack([np.roll(np.diag(np.full(10, 0.1)), 5, axis=1)] * 2)

    rescue = Rescue(run, Probe())
    rescue.set_model(small_model())
    rescue.set_params({"epochs": 10, "steps": 3})
    rescue.on_epoch_end(3, {"selected_head": 0})
    assert {event["action"] for event in run.events} == {"restarted"}


@pytest.mark.parametrize("config", [*PRESETS.values(), *VGG_PRESETS.values(), VGGConfig()])
def test_every_named_recipe_builds_a_network_that_answers(config: IICConfig):
    answers = build(config)(IMAGES[:2, ..., None] / np.float32(255))
    assert answers["clusters"].shape == (2, config.n_sub_heads, config.n_clusters)
    np.testing.assert_allclose(np.sum(answers["clusters"], axis=-1), 1.0, atol=1e-5)
