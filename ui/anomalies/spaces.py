"""The spaces that images are explained in: a run's network and neighbours, loaded on request.

Importing Keras takes seconds and holds the GIL, so a thread does it, as for the page Draw.
"""

from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from core.outliers.lof_steps import LofSteps, explain_steps
from core.runs import Run
from ui.frame.warmup import Warmup, building_turn


@lru_cache(maxsize=4)
def opened(path: Path) -> Warmup:
    """Return the loading of one run's space; its value is core's `Space`."""
    return Warmup(partial(_open, Run(path)))


def explain(space: Any, image: np.ndarray) -> LofSteps:
    """Work out the outlier factor of one (28, 28) uint8 image."""
    return explain_steps(space.lof, space.respond(image[None]).embeddings[0])


def _open(run: Run) -> Any:
    with building_turn():
        from core.anomalies import open_space

        space = open_space(run)
    explain(space, np.zeros((28, 28), np.uint8))
    return space
