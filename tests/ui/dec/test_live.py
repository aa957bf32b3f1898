import pytest

from tests.made.dec import make_dec_run
from ui.dec import live as dec_live
from ui.frame.texts import speaker

SAY = speaker("en")
HALF_WAY = {"stage": "finetune", "stage_epoch": 2, "stage_epochs": 6, "step": 50, "n_steps": 100}


@pytest.fixture
def live(tmp_path):
    def make(**status):
        return make_dec_run(tmp_path, state="running", n_pictures=4, n_updates=-1, **status)

    return make


def test_progress_counts_the_present_stage_alone(live):
    run = live(**HALF_WAY)
    assert dec_live.progress(run) == pytest.approx(2.5 / 6)


def test_nothing_is_promised_before_the_first_stage(live):
    run = live()
    assert dec_live.progress(run) == 0
    assert dec_live.remaining(run) is None


def test_steps_tell_what_remains_before_epochs_do(live):
    run = live(**HALF_WAY, steps_per_second=10.0)
    assert dec_live.remaining(run) == pytest.approx(3.5 * 100 / 10)


def test_whole_epochs_tell_it_better(live):
    run = live(**HALF_WAY, steps_per_second=10.0)
    for epoch, seconds in ((1, 60.0), (2, 80.0)):
        place = {"epoch": 4 + epoch, "seconds": seconds, "stage": "finetune", "stage_epoch": epoch}
        run.append_metrics(place | {"loss": 0.02})
    assert dec_live.remaining(run) == pytest.approx(3.5 * 20)


def test_the_headline_says_stage_epoch_and_time_left(live):
    line = dec_live.headline(live(**HALF_WAY, steps_per_second=10.0), SAY)
    assert line == "running · all layers together, epoch 3 of 6 · 35 sec left in this stage · CPU"


@pytest.mark.parametrize(
    ("stage", "words"),
    [("layer-2", "layer 2 of 4, epoch 1 of 5"), ("cluster", "update 1 of at most 5")],
)
def test_every_stage_has_its_words(live, stage, words):
    assert words in dec_live.headline(live(stage=stage, stage_epoch=0, stage_epochs=5), SAY)


def test_between_two_acts_k_means_is_at_work(live):
    line = dec_live.headline(live(stage="finetune", stage_epoch=6, stage_epochs=6), SAY)
    assert "k-means tries 20 starts" in line
    assert "left" not in line


def test_a_missing_autoencoder_comes_with_advice(tmp_path):
    why = {"error": "NoAutoencoder", "message": "No stage 'finetune'."}
    run = make_dec_run(tmp_path, state="failed", n_updates=-1, n_pictures=0, **why)
    assert "train the full recipe" in dec_live.explained(run, SAY)
