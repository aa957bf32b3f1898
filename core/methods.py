"""What can be trained: one entry per method of the command line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import keras

from core.dec import config as dec_config
from core.dec import evaluation as dec_evaluation
from core.dec import training as dec_training
from core.dec import viewers as dec_viewers
from core.digits import anomalies, config, evaluation, pixels
from core.digits import training as metric
from core.iic import config as iic_config
from core.iic import evaluation as iic_evaluation
from core.iic import training
from core.iic import viewers as iic_viewers
from core.kana import config as kana_configs
from core.kana import evaluation as kana_evaluation
from core.kana import training as kana_training
from core.mine import config as mine_config
from core.mine import evaluation as mine_evaluation
from core.mine import gaussian, gaussian_config, images
from core.mine import viewers as mine_viewers
from core.networks import filter_viewers
from core.runs import Run, write_json
from core.training.loop import Trainer


class Method(NamedTuple):
    """A method's configuration, its named presets, and what trains and judges it.

    `viewers` make callbacks that may read labels to show figures; training never asks them.
    `store` puts what the pages need beside the evaluation.
    """

    config: type
    presets: dict[str, Any]
    train: Trainer
    evaluate: Callable[[Run], dict]
    viewers: tuple[Callable[[Run], keras.callbacks.Callback], ...] = ()
    store: Callable[[Run], None] | None = None

    def judged_by(self, real: Path) -> "Method":
        """Return this method with real handwriting, a file, to judge its runs by.

        Raises:
            ValueError: the method does not read kana.
        """
        if self.evaluate is not kana_evaluation.evaluate_kana:
            raise ValueError(f"`real` is for runs of kana networks only. Received: real={real}")
        return self._replace(evaluate=partial(self.evaluate, real=real))

    def judge(self, run: Run) -> dict:
        """Compute a run's figures and store them in it, with what else the pages need."""
        figures = self.evaluate(run)
        write_json(run.evaluation_file, figures)
        if self.store is not None:
            self.store(run)
        return figures


METHODS = {
    "iic": Method(
        iic_config.IICConfig,
        iic_config.PRESETS,
        training.train,
        iic_evaluation.evaluate_iic,
        (iic_viewers.AccuracyForViewers, iic_viewers.FilmForViewers),
        iic_evaluation.store_assignments,
    ),
    "iic-vgg": Method(
        iic_config.VGGConfig,
        iic_config.VGG_PRESETS,
        training.train,
        iic_evaluation.evaluate_iic,
        (iic_viewers.AccuracyForViewers, iic_viewers.FilmForViewers),
        iic_evaluation.store_assignments,
    ),
    "cnn": Method(
        config.CnnConfig,
        {},
        metric.train,
        evaluation.evaluate_metric,
        (filter_viewers.FilterFilmForViewers,),
        anomalies.store_anomalies,
    ),
    "l2-softmax": Method(
        config.L2SoftmaxConfig,
        {},
        metric.train,
        evaluation.evaluate_metric,
        (filter_viewers.FilterFilmForViewers,),
        anomalies.store_anomalies,
    ),
    "mine": Method(
        mine_config.MineConfig,
        mine_config.PRESETS,
        images.train,
        mine_evaluation.evaluate_mine,
        (mine_viewers.LinearAccuracyForViewers,),
        mine_evaluation.store_classifier,
    ),
    "mine-gaussian": Method(
        gaussian_config.MineGaussianConfig,
        gaussian_config.PRESETS,
        gaussian.train,
        gaussian.evaluate_gaussian,
        (mine_viewers.GaussianFilmForViewers,),
    ),
    "dec": Method(
        dec_config.DECConfig,
        dec_config.PRESETS,
        dec_training.train,
        dec_evaluation.evaluate_dec,
        (dec_viewers.FilmForViewers,),
        dec_evaluation.store_map,
    ),
    "kana-linear": Method(
        kana_configs.KanaLinearConfig,
        {},
        kana_training.train,
        kana_evaluation.evaluate_kana,
        (filter_viewers.FilterFilmForViewers,),
        kana_evaluation.store_predictions,
    ),
    "kana-cnn": Method(
        kana_configs.KanaCnnConfig,
        kana_configs.PRESETS,
        kana_training.train,
        kana_evaluation.evaluate_kana,
        (filter_viewers.FilterFilmForViewers,),
        kana_evaluation.store_predictions,
    ),
    # Scoring pixels takes a minute: `python -m core anomalies RUN --save` does it when asked.
    "pixels": Method(config.PixelsConfig, {}, pixels.train, evaluation.evaluate_pixels),
}


def method_of(run: Run) -> Method:
    """Return the method that made `run`.

    Raises:
        LookupError: the run's config.json names no known method.
    """
    if run.method not in METHODS:
        raise LookupError(f"The run {run.id} has the unknown method {run.method!r}.")
    return METHODS[run.method]
