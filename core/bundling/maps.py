"""Write the maps that come with the exhibits: `python -m core.bundling.maps`. Those there stay."""

from rich.console import Console

from core.maps.making import MapMaker
from core.maps.stored import content_key, file_name, read_key, save_map
from core.projection.layout import METHODS, ProjectionConfig, grid
from core.runs import Run, exhibit

SPACES = (  # exhibit, space
    ("pixels", "pixels"),
    ("cnn", "cnn"),
    ("l2-softmax", "l2"),
    ("iic", "trunk"),
    ("iic", "clusters"),
    ("pixels", "noise"),
)
BRIEF = (("dec", "code"), ("mine", "latent"))  # the default settings only, from two seeds
SPLIT = "test"


def main() -> None:
    """Make what is missing, two dimensions before three."""
    console = Console(soft_wrap=True)
    for n_components in (2, 3):
        for name, space in SPACES:
            _bundle(exhibit(name), space, _configs(space, n_components), console)
    for name, space in BRIEF:
        _bundle(exhibit(name), space, _defaults(), console)


def _defaults() -> list[ProjectionConfig]:
    """Each method in 2D as the page first shows it, those with a seed from the second one too."""
    first = [ProjectionConfig(method=method) for method in METHODS]
    return [*first, *(config.again() for config in first if config.method != "pca")]


def _configs(space: str, n_components: int) -> list[ProjectionConfig]:
    """The whole grid; of noise in 3D the principal components alone, which show it as it is."""
    every = grid(n_components)
    if space == "noise" and n_components == 3:
        return [config for config in every if config.method == "pca"]
    return every


def _bundle(run: Run, space: str, configs: list[ProjectionConfig], console: Console) -> None:
    missing = [config for config in configs if not _is_there(run, space, config)]
    if not missing:
        return
    maker = MapMaker(run, space, SPLIT, missing)
    for config in missing:
        found = maker.make(config)
        save_map(run, found, run.projections_folder / file_name(space, config, SPLIT))
        trust = found.figures["trustworthiness"]
        console.print(f"{space} {config.slug}  {found.seconds:.1f} s  {trust:.4f}", highlight=False)


def _is_there(run: Run, space: str, config: ProjectionConfig) -> bool:
    path = run.projections_folder / file_name(space, config, SPLIT)
    return read_key(path) == content_key(run, space, config, SPLIT)


if __name__ == "__main__":
    main()
