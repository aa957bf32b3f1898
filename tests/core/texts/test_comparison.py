import json
from dataclasses import asdict, replace

import pytest

from core.methods import METHODS
from core.runs import Run, exhibit, write_json
from core.texts import comparison
from core.texts.kinds import Figure, Picture
from core.texts.published import TEXTS

FIGURES = [(text.name, figure) for text in TEXTS for figure in text.figures]
LINEAR = Figure("accuracy", 0.5, "kana-linear", "text", keys=("test_accuracy",))


def run_of(folder, figure, name="a", seed=0, state="finished", **evaluation):
    """A run that took a figure's recipe."""
    run = Run(folder / name)
    run.path.mkdir()
    config = asdict(replace(comparison.recipe(figure), seed=seed))
    write_json(run.config_file, {"method": figure.method, "seed": seed, "config": config})
    write_json(run.status_file, {"state": state})
    if evaluation:
        write_json(run.evaluation_file, evaluation)
    return run


def row(figure, *runs):
    return comparison._compared(figure, runs)


@pytest.mark.parametrize(("text", "figure"), FIGURES)
def test_every_figure_has_a_recipe_that_one_line_runs(text, figure):
    assert figure.preset.startswith("text") or (figure.name, figure.preset) == ("paper", "paper")
    config = comparison.recipe(figure)
    assert isinstance(config, METHODS[figure.method].config)
    assert comparison.command(figure).startswith(f"python -m core train {figure.method} --preset ")


def test_every_text_is_there_with_all_that_it_prints():
    assert [text.name for text in TEXTS] == [
        "iic",
        "iic-mine",
        "metric-learning",
        "dec",
        "hiragana",
    ]
    values = {text.name: [f.value for f in text.figures if f.value is not None] for text in TEXTS}
    assert values["iic"] == [0.975, 0.85]
    assert values["iic-mine"][:5] == [0.9949, 0.9947, 0.9954, 0.9952, 0.9953]
    assert values["metric-learning"] == [
        *(0.9901, 0.9931),
        *(0.01, 0.30, 0.84),
        *(0.01, 0.30, 0.84),  # the same once more, by a guess at the recipe
        *(0.01, 0.88, 0.95),
        *(0.04, 0.98, 1.0),
    ]
    assert values["hiragana"][:3] == [0.2879, 0.4086, 0.4564]


def test_a_figure_that_was_not_run_says_so():
    made = row(LINEAR)
    assert (made.text_recipe_here, made.reason, made.seeds) == (None, "not run here yet", ())


def test_seeds_of_one_recipe_make_a_mean_and_a_spread(tmp_path):
    runs = [
        run_of(tmp_path, LINEAR, f"run-{seed}", seed, test_accuracy=value)
        for seed, value in enumerate((0.5, 0.6, 0.7))
    ]
    made = row(LINEAR, *runs)
    assert made.text_recipe_here == pytest.approx(0.6)
    assert made.spread == pytest.approx(0.1)
    assert (made.seeds, made.runs, made.reason) == ((0, 1, 2), ("run-0", "run-1", "run-2"), None)


def test_a_run_of_another_recipe_does_not_count(tmp_path):
    run = run_of(tmp_path, LINEAR, test_accuracy=0.5)
    config = run.config
    config["config"]["learning_rate"] = 1e-3
    write_json(run.config_file, config)
    assert not comparison.follows(run, LINEAR)
    assert row(LINEAR, run).text_recipe_here is None


def test_a_run_of_an_older_version_lacks_a_field_and_still_counts(tmp_path):
    run = run_of(tmp_path, LINEAR, test_accuracy=0.5)
    config = run.config
    default = asdict(METHODS["kana-linear"].config())
    same = next(k for k, v in config["config"].items() if v == default[k] and k != "seed")
    del config["config"][same]
    write_json(run.config_file, config)
    assert comparison.follows(run, LINEAR)


def test_a_stopped_run_says_how_far_it_went(tmp_path):
    run = run_of(tmp_path, LINEAR, state="stopped", test_accuracy=0.5)
    run.append_metrics({"epoch": 3, "loss": 1.0})
    assert row(LINEAR, run).how_far == "epoch 3 of 20"


def test_a_run_of_fewer_epochs_counts_as_far_as_it_went(tmp_path):
    run = run_of(tmp_path, LINEAR, test_accuracy=0.3)
    config = run.config
    config["config"]["n_epochs"] = 3
    write_json(run.config_file, config)
    run.append_metrics({"epoch": 3, "loss": 1.0})
    made = row(LINEAR, run)
    assert (made.text_recipe_here, made.how_far) == (0.3, "epoch 3 of 20")
    assert comparison.family(run) == "text"
    assert comparison.printed(run) == {}  # nothing of the text is said beside it
    assert made.comes_out is None
    config["config"]["n_epochs"] = 30
    write_json(run.config_file, config)
    assert row(LINEAR, run).text_recipe_here is None


def test_a_run_with_a_shorter_part_counts_as_far_as_it_went(tmp_path):
    figure = next(figure for _, figure in FIGURES if figure.name == "clusters")
    run = run_of(tmp_path, figure, test_accuracy=0.6)
    config = run.config
    config["config"]["finetune_epochs"] = 16
    write_json(run.config_file, config)
    write_json(run.status_file, {"state": "finished", "n_epochs": 196})
    run.append_metrics({"epoch": 150, "loss": 1.0})  # nothing changed any more
    assert row(figure, run).how_far == "epoch 196 of 220"
    picture = next(p for text in TEXTS for p in text.pictures if p.name == "centroids")
    assert comparison.shown(picture, [run]) == (run, True)
    config["config"]["finetune_epochs"] = 0
    write_json(run.config_file, config)
    assert row(figure, run).runs == ()


def test_a_run_that_went_to_its_end_is_told_of_alone(tmp_path):
    half = run_of(tmp_path, LINEAR, "half", 0, state="stopped", test_accuracy=0.5)
    half.append_metrics({"epoch": 3, "loss": 1.0})
    whole = run_of(tmp_path, LINEAR, "whole", 1, test_accuracy=0.7)
    made = row(LINEAR, half, whole)
    assert (made.text_recipe_here, made.seeds, made.how_far) == (0.7, (1,), "")


def test_no_recipe_of_a_text_depends_on_how_many_epochs_are_to_come():
    recipes = [comparison.recipe(figure) for text in TEXTS for figure in text.figures]
    for config in recipes:
        if hasattr(config, "n_epochs"):
            names = ("decay", "schedule")
            assert {getattr(config, name, None) for name in names}.isdisjoint({"cosine", "drop"})


def test_a_figure_within_a_training_is_read_from_its_epoch(tmp_path):
    figure = replace(LINEAR, step=50_000)
    run = run_of(tmp_path, figure, test_accuracy=0.9)
    for epoch, value in ((2, 0.1), (10, 0.4), (20, 0.9)):
        run.append_metrics({"epoch": epoch, "test_accuracy": value})
    assert row(figure, run).text_recipe_here == 0.4
    assert row(replace(figure, step=5000), run).text_recipe_here is None


def test_nested_figures_and_lists_are_followed(tmp_path):
    figure = replace(LINEAR, keys=("lof", "0.01", "mnist"))
    run = run_of(tmp_path, figure, lof={"0.01": {"mnist": 0.25}}, means=[1.0, 2.0])
    assert row(figure, run).text_recipe_here == 0.25
    assert row(replace(LINEAR, keys=("means", "1")), run).text_recipe_here == 2.0
    assert row(replace(LINEAR, keys=("means", "7")), run).text_recipe_here is None


def test_a_run_without_figures_is_named(tmp_path):
    run = run_of(tmp_path, LINEAR, name="half", state="stopped")
    assert row(LINEAR, run).reason == "no figure yet: half is stopped"


def test_every_difference_of_the_recipes_is_named():
    figure = replace(LINEAR, ours="kana-linear", note="samples")
    words = row(figure).differs
    assert words.startswith("another million samples; ")
    assert "learning_rate 0.0001, ours " in words
    assert "seed" not in words


def test_damaged_runs_do_not_count(tmp_path):
    run = run_of(tmp_path, LINEAR, test_accuracy=0.5)
    write_json(run.config_file, {"method": "kana-linear", "config": [1]})
    assert row(LINEAR, run).text_recipe_here is None


def test_the_json_has_what_it_promises():
    tables = json.loads(json.dumps(comparison.as_json()))
    assert len(tables) == 5
    for table in tables:
        for made in table["rows"]:
            assert {"what", "text_value", "text_recipe_here", "ours", "differs", "run"} <= set(made)
            assert (made["text_recipe_here"] is None) == (made["reason"] is not None)


def test_a_training_that_was_lost_is_measured_where_it_was(tmp_path):
    figure = replace(LINEAR, value=0.02, keys=("validation_accuracy",), event="lost")
    run = run_of(tmp_path, figure, state="failed")
    run.append_metrics({"epoch": 3, "loss": 1.0})
    assert row(figure, run).reason == "no figure yet: a is failed"
    run.append_event({"epoch": 4, "step": 950, "event": "lost", "validation_accuracy": 0.014})
    made = row(figure, run)
    assert (made.text_recipe_here, made.lost_at, made.comes_out) == (0.014, 950, True)


@pytest.mark.parametrize(
    ("value", "here", "comes_out"),
    [
        (0.9, [0.909], True),
        (0.9, [0.92], False),
        (0.9, [0.91, 0.94], True),  # within two standard deviations
        (0.9, [0.81, 0.94], True),  # 3 points off at most, however far apart the seeds lie
        (0.9, [0.73, 0.99], False),
        (None, [0.9], None),
        (0.9, [], None),
    ],
)
def test_a_figure_comes_out_within_a_point_or_two_deviations(tmp_path, value, here, comes_out):
    figure = replace(LINEAR, value=value)
    runs = [
        run_of(tmp_path, figure, f"run-{seed}", seed, test_accuracy=share)
        for seed, share in enumerate(here)
    ]
    assert row(figure, *runs).comes_out is comes_out


@pytest.mark.parametrize("note", ["font", "nan", "guess"])
def test_figures_of_other_data_or_a_guessed_recipe_do_not_come_out_or_fail(tmp_path, note):
    figure = replace(LINEAR, value=0.5, note=note)
    assert row(figure, run_of(tmp_path, figure, test_accuracy=0.5)).comes_out is None


def test_our_run_beside_an_alpha_of_the_text_has_that_alpha():
    for figure in (figure for figure in TEXTS[0].figures if figure.name == "alpha"):
        made = row(figure)
        assert made.our_run == f"iic-alpha-{figure.blanks['alpha']}"
        assert "alpha" not in {difference.field for difference in made.fields}


def test_a_picture_is_shown_by_the_texts_recipe_where_it_was_run(tmp_path):
    picture = Picture("joint", "watch", "kana-linear", "text", ours="kana-linear")
    ours, is_texts = comparison.shown(picture, [])
    assert (ours.id, is_texts) == ("kana-linear", False)
    run = run_of(tmp_path, LINEAR)
    assert comparison.shown(picture, [run]) == (run, True)
    assert comparison.shown(Picture("drawing", "draw"), [run]) == (None, False)


def test_runs_as_in_a_text_are_told_from_ours(tmp_path):
    assert comparison.family(run_of(tmp_path, LINEAR)) == "text"
    kana = replace(LINEAR, method="kana-cnn", preset="text-constant")  # no figure of its own
    assert comparison.family(run_of(tmp_path, kana, "b")) == "text"
    heads = replace(LINEAR, method="iic-vgg", preset="text", changes={"n_sub_heads": 3})
    assert comparison.family(run_of(tmp_path, heads, "c")) == "text"
    assert comparison.family(exhibit("kana-linear")) == "ours"
    assert comparison.family(Run(tmp_path / "none")) == "ours"
