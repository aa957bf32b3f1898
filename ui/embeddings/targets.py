"""What the page of embeddings can map: the spaces of runs, the bundled ones in the post's order."""

from dataclasses import dataclass

import numpy as np

from core.maps.points import load_points
from core.maps.stored import WITHOUT_NETWORK, Map, load_map
from core.methods import spaces_of
from core.projection.layout import ProjectionConfig
from core.runs import LIVE_STATES, Run, exhibit, list_runs, runs_folder
from ui.frame import texts
from ui.frame.texts import Say

POST = (("pixels", "pixels"), ("cnn", "cnn"), ("l2-softmax", "l2"))  # its three pictures
FIRST = (
    *POST[::-1],
    ("iic", "trunk"),
    ("iic", "clusters"),
    ("dec", "code"),
    ("mine", "latent"),
    ("pixels", "noise"),
)


@dataclass(frozen=True)
class Target:
    """A space of a run.

    Args:
        run_id: the run's folder name.
        space: the name of the space.
        bundled: whether the run came with the app.
    """

    run_id: str
    space: str
    bundled: bool = True

    @property
    def id(self) -> str:
        """How the link names it."""
        return f"{self.run_id}.{self.space}"

    @property
    def run(self) -> Run:
        """The run itself."""
        return exhibit(self.run_id) if self.bundled else Run(runs_folder() / self.run_id)

    @property
    def folder(self) -> str:
        """How the command line finds the run."""
        return f"exhibits/{self.run_id}" if self.bundled else self.run_id

    def name(self, say: Say) -> str:
        """Return what the space is called; runs besides the main exhibits by their own name."""
        key = f"embeddings.space_{self.space}"
        space = say(key) if texts.known(key) else self.space
        known = self.bundled and (self.run_id, self.space) in FIRST
        return space if known else f"{self.run_id} · {space}"


@dataclass(frozen=True)
class Wanted:
    """A map that somebody wants to see: of what, how, of which images."""

    target: Target
    config: ProjectionConfig
    split: str = "test"

    @property
    def request(self) -> tuple[Run, str, ProjectionConfig, str]:
        """What the functions of core that find and make maps take."""
        return self.target.run, self.target.space, self.config, self.split

    def load(self) -> Map | None:
        """Return the map, None where there is none of these images."""
        found = load_map(*self.request)
        n_images = len(load_points(self.split).labels)
        return found if found is not None and len(found.points) == n_images else None


def offered() -> list[Target]:
    """Return the spaces of all runs that have weights, pixels and noise once."""
    there = [target for run in list_runs() for target in _targets(run)]
    order = {pair: place for place, pair in enumerate(FIRST)}
    return sorted(
        there,
        key=lambda one: (
            not one.bundled,
            order.get((one.run_id, one.space), len(order)) if one.bundled else 0,
        ),
    )


def post_targets() -> list[Target]:
    """Return those of the post's three spaces whose runs are there."""
    there = {(target.run_id, target.space): target for target in offered() if target.bundled}
    return [there[pair] for pair in POST if pair in there]


def _targets(run: Run) -> list[Target]:
    bundled = run.is_bundled
    if run.method == "pixels":
        once = not bundled or (run.id, "pixels") in FIRST
        return [Target(run.id, space, bundled) for space in WITHOUT_NETWORK if once]
    ready = run.weights_file.is_file() and run.state not in LIVE_STATES
    own = [space for space in spaces_of(run) if space not in WITHOUT_NETWORK]
    return [Target(run.id, space, bundled) for space in own if ready]


def row_pictures(rows: np.ndarray, split: str) -> np.ndarray:
    """Return the images of some rows, (m, 28, 28) uint8."""
    return load_points(split).images[rows]
