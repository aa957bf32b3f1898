"""Which run of MINE on images is looked at; the link says so."""

from core.runs import Run, list_runs
from ui.frame.texts import Say
from ui.training import run_list
from ui.training.choice import RunChoice
from ui.training.order import value_of

METHOD = "mine"
DIM = 10  # where nobody knows it yet


def runs() -> list[Run]:
    """Return the runs on images with something to see or to tell, live ones first."""
    found = [run for run in list_runs() if run.method == METHOD]
    told = [run for run in found if run.metrics or not run.is_bundled]
    return run_list.live_first(sorted(told, key=dim_of))


def dim_of(run: Run) -> int:
    """Return how many numbers a run makes of an image."""
    return int(value_of(run, "latent_dim") or DIM)


def label(run: Run, say: Say) -> str:
    """Return what a run is called in the list."""
    name = say("mine.dims", n=dim_of(run))
    return name if run.is_bundled else run_list.label(run, run_list.seeded(name, run, say), say)


RUN = RunChoice(
    "mine", label, favourite="mine", link="net", label="mine.run", width=205, apart=True
)
