"""Films on the screen: one, or two in step."""

from collections.abc import Sequence

from core.iic.film import Film, load_film
from core.iic.film_figures import OVER, watched
from core.runs import Run
from ui.figure import figure, films
from ui.figure.figure import Plot
from ui.film import reel
from ui.film.reel import Reel
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training import iic_recipes as recipes
from ui.training.live_run import is_live
from ui.watch import figures, frames, growth, heads, words
from ui.watch.findings import event_marks
from ui.watch.heads import View

KEY = "film"
MATRIX, REST = "minmax(0, 330px)", "minmax(0, 1fr)"
HALF = f"repeat(2, minmax(0, 215px)) {REST}"  # of the page, for one of two films
HEIGHT, LOW = 318, 250  # CSS pixels of the curves of a film alone, and of one of two
LAST = "2 / -2"  # the last column of the second row
_REEL = Reel(load_film, 8)


def show(runs: Sequence[Run], films: Sequence[Film], say: Say) -> None:
    """Show one run's film, or two in step, and what can be chosen of them."""
    shown = heads.views([run.id for run in runs], films)
    end = max(
        reel.last_step(run, int(film.steps[-1])) for run, film in zip(runs, films, strict=True)
    )
    pairs = zip(runs, shown, strict=True)
    alone = len(films) == 1
    plots = [
        plot
        for number, (run, view) in enumerate(pairs)
        for plot in plots_of(run, view, number, end, alone, say)
    ]
    matrices = len(plots) - len(films)
    figure.show(
        plots,
        key=KEY,
        columns=f"repeat({matrices}, {MATRIX}) {REST}" if alone else f"{HALF} {HALF}",
        narrow="repeat(2, minmax(0, 1fr))",
        live=is_live(runs[0]),
    )
    heads.choices(films, say)


def plots_of(run: Run, view: View, number: int, end: int, alone: bool, say: Say) -> list[Plot]:
    """Return the figures of one film.

    Args:
        run: whose film it is.
        view: what is shown of it.
        number: its place among the films.
        end: the last step of the time axis.
        alone: whether it is the only film.
        say: speaks the visitor's language.
    """
    film = _film(run, view, number, alone, say)
    matrices = [_joint(view, film, number, say)]
    if watched(view.heads):
        matrices.append(_confusion(view, film, number, say))
    return [*matrices, _curves(run, view, film, number, end, alone, say)]


def _film(run: Run, view: View, number: int, alone: bool, say: Say) -> films.Film:
    film, title = view.film, recipes.title(run, say)
    if not alone and not heads.is_chosen():
        title = f"{title} · {say('watch.film.head', head=view.head + 1)}"
    return films.Film(
        run.id,
        film.steps.tolist(),
        words.moments(film, say),
        title=title,
        area=_area(1, number, 3),
        pulse=_pulse(run, view, number, say),
    )


def _pulse(run: Run, view: View, number: int, say: Say) -> dict[str, str] | None:
    """Return where the next frame of a live run is asked for."""
    if not is_live(run):
        return None
    address = growth.address(run, number + 1, view.group, view.head, say.language)
    return {"address": address, "known": run.snapshot_file(int(view.film.steps[-1])).stem}


def _area(row: int, number: int, span: int = 1, place: int = 0) -> str:
    """Return a place in the grid: each film has three columns of it, and its words span them."""
    return f"{row} / {3 * number + place + 1} / auto / span {span}"


def _joint(view: View, film: films.Film, number: int, say: Say) -> Plot:
    joints = view.heads.joints[:, view.head]
    top = figures.BRIGHTEST / joints.shape[-1]
    return Plot(
        f"joint-{number + 1}",
        figures.joint(joints[-1], view.order, say, frames.pictures(view)),
        say("watch.film.joint_alt", head=view.head + 1),
        title=say("watch.film.joint"),
        ratio=1,
        film=film,
        frames=frames.joint(view),
        captions=words.traces(view, say),
        area=_area(2, number),
        ends=(numbers.count(0, say), say("watch.film.scale", top=numbers.plain(top, say))),
        wide=False,
    )


def _confusion(view: View, film: films.Film, number: int, say: Say) -> Plot:
    counts = view.heads.confusions[-1, view.head]
    return Plot(
        f"confusion-{number + 1}",
        figures.confusion(counts, view.order, say),
        say("watch.film.confusion_alt", head=view.head + 1),
        title=say("watch.film.confusion"),
        note=say("watch.film.viewer"),
        ratio=1,
        film=film,
        frames=frames.confusion(view),
        captions=words.matched(view, say),
        area=_area(2, number, place=1),
        wide=False,
    )


def _curves(
    run: Run, view: View, film: films.Film, number: int, end: int, alone: bool, say: Say
) -> Plot:
    events = event_marks(run.events, say) if view.group != OVER else []
    steps, eased = view.film.steps, bool(view.film.alphas[-1] < view.film.alphas[0])
    return Plot(
        f"curves-{number + 1}",
        figures.curves(view.figures, view.head, steps, end, view.ceiling, events, say, eased),
        say("watch.film.curves_alt", head=view.head + 1),
        height=HEIGHT if alone else LOW,
        area=LAST if alone else _area(3, number, 3),
        film=film,
        captions=words.readings(view, say),
        notes=words.notes(view, events, say),
        cursor=True,
    )


def load(run: Run) -> Film | None:
    """Read a run's film, None where there is none; visitors of one run share it."""
    return _REEL.load(run)


def damaged(run: Run, film: Film | None) -> int:
    """Return how many of a run's snapshots could not be read."""
    return max(0, len(run.snapshot_files) - (0 if film is None else len(film)))
