"""What a run on a Gaussian is read off: the climb of its bound, and T as a relief to turn."""

from dataclasses import replace

import numpy as np
import plotly.graph_objects as go

from core.mine.arrays import gaussian_information, level, ratio_coefficients
from core.mine.film import GRID, GaussianFilm
from core.runs import Run
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.figure.films import Film, Frames
from ui.film import reel
from ui.frame import numbers
from ui.frame.texts import Say
from ui.mine.gaussian.payload import filmed
from ui.mine.gaussian.stage import CLOCK
from ui.training.live_run import is_live

KEY = "mine_figures"
COLUMNS = "minmax(0, 1fr) minmax(0, 1.3fr)"
HEIGHT = 340  # CSS pixels
COUNTED = {0.5: (0.145158, 0.147247), 0.8: (0.510342,)}  # the book's, in nats: |rho| -> by counting
LIMIT = 4.0  # nats at which the axis of the relief ends
BEYOND = 2 * LIMIT  # nats to which T is sent: a surface cut at LIMIT by its axis has no teeth there
UNKNOWN = 255  # the code of what is no number
LEVELS = np.append(np.linspace(-BEYOND, BEYOND, UNKNOWN), np.nan).astype(np.float32)
CAMERA = {"eye": {"x": -1.2, "y": -1.5, "z": 0.8}, "center": {"x": 0, "y": 0, "z": -0.2}}


def show(run: Run | None, film: GaussianFilm | None, rho: float, say: Say) -> None:
    """Show the relief of what a run learned beside that of the truth, and the climb."""
    if run is None or film is None:
        plots = [_plot_of(relief(None, rho, say), rho, say)]
    else:
        plots = [_relief(run, film, rho, say), _climb(run, film, rho, say)]
    figure.show(plots, key=KEY, columns=COLUMNS, clock=CLOCK, live=run is not None and is_live(run))


def _climb(run: Run, film: GaussianFilm, rho: float, say: Say) -> Plot:
    end = reel.last_step(run, int(film.steps[-1]))
    return Plot(
        "climb",
        climb(film, rho, end, say),
        alt=say("mine.climb_alt"),
        title=say("mine.climb_burst" if run.failure == "TrainingDiverged" else "mine.climb"),
        height=HEIGHT,
        film=Film(run.id, film.steps.tolist(), moments(film, say)),
        captions=captions(film, say),
        cursor=True,
    )


def _relief(run: Run, film: GaussianFilm, rho: float, say: Say) -> Plot:
    places = filmed(len(film))
    codes = coded(level(film.surfaces[places]))
    plot = _plot_of(relief(LEVELS[codes[-1]], rho, say), rho, say)
    steps = Film(f"{run.id} T", film.steps[places].tolist())
    return replace(plot, film=steps, frames=[Frames(0, codes, LEVELS)])


def _plot_of(made: go.Figure, rho: float, say: Say) -> Plot:
    alt = say("mine.relief_alt", rho=numbers.decimal(rho, 2, say))
    note = say("mine.relief_note")
    return Plot("relief", made, alt, title=say("mine.relief"), note=note, height=HEIGHT)


def climb(film: GaussianFilm, rho: float, end: int, say: Say) -> go.Figure:
    """Draw the bound over steps, and what it climbs to.

    Args:
        film: the run's snapshots.
        rho: its correlation.
        end: last step of the whole training.
        say: the visitor's language.
    """
    exact, ends = gaussian_information(rho), [0, max(end, 1)]
    told = {"hovertemplate": f"{say('mine.axis_step')} %{{x:,}}: %{{y:.4f}}"}
    steps = film.steps.tolist()
    traces = [
        style.curve(
            say("mine.stage.batch"),
            steps,
            _known(film.bounds),
            style.VIOLET,
            opacity=0.5,
            line={"width": 1.2},
            **told,
        ),
        style.curve(
            say("mine.stage.fresh"),
            steps,
            _known(film.estimates),
            style.VIOLET,
            line={"width": 2.8},
            **told,
        ),
        style.curve(
            say("mine.stage.exact"),
            ends,
            [exact, exact],
            style.GREEN,
            line={"dash": "dash"},
            hovertemplate="%{y:.4f}",
        ),
    ]
    traces += [
        style.curve(
            say("mine.counted", nats=numbers.plain(nats, say)),
            ends,
            [nats, nats],
            style.AMBER,
            line={"dash": "dot", "width": 1.4},
            hovertemplate="%{y:.6f}",
        )
        for nats in COUNTED.get(abs(round(rho, 2)), ())
    ]
    goal = top(film, rho)
    x = style.axis(say("mine.axis_step"), range=[0, ends[1]], tickformat=",", nticks=6)
    y = style.axis(say("mine.axis_nats"), range=[-0.3 * goal, 1.15 * goal])
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=y, dragmode=False))


def relief(learned: np.ndarray | None, rho: float, say: Say) -> go.Figure:
    """Draw T over the plane as a surface, and the truth as a net.

    Args:
        learned: (41, 41) nats, rows of ascending y; None where no run has this correlation.
        rho: whose log density ratio is the truth.
        say: the visitor's language.
    """
    common = {"type": "surface", "x": GRID.astype(np.float32), "y": GRID.astype(np.float32)}
    ends = {"cmin": -LIMIT, "cmax": LIMIT, "showscale": False, "showlegend": True}
    told = "<b>%{fullData.name}</b><br>x %{x:.2f}, y %{y:.2f}: %{z:.3f}<extra></extra>"
    lines = {"show": True, "color": style.ink(25), "start": -3, "end": 3, "size": 1, "width": 1}
    scale = [[0, style.BLUE], [0.5, style.SAND], [1, style.ORANGE]]
    surface = (
        common
        | ends
        | {
            "name": say("mine.stage.learned"),
            "z": learned,
            "colorscale": scale,
            "contours": {"z": lines},
            "hovertemplate": told,
            "legendgroup": "learned",
        }
    )
    mesh = {"show": True, "color": style.GREEN, "start": -3.5, "end": 3.5, "size": 0.5, "width": 2}
    net = (
        common
        | ends
        | {
            "name": say("mine.stage.truth"),
            "z": truth(rho),
            "colorscale": [[0, style.GREEN], [1, style.GREEN]],
            "hidesurface": True,
            "contours": {"x": mesh, "y": mesh},
            "hovertemplate": told,
            "legendgroup": "truth",
        }
    )
    height = style.axis(say("mine.axis_relief"), range=[-LIMIT, LIMIT], dtick=2)
    scene = {
        "xaxis": style.axis("x", dtick=2),
        "yaxis": style.axis("y", dtick=2),
        "zaxis": height,
        "aspectmode": "manual",
        "aspectratio": {"x": 1, "y": 1, "z": 0.7},
        "camera": CAMERA,
        "dragmode": "turntable",
    }
    shown = [net] if learned is None else [surface, net]
    return go.Figure(shown, layout=style.layout(scene=scene))


def truth(rho: float) -> np.ndarray:
    """Return the log density ratio at `GRID`, (41, 41) float32 nats, also beyond the relief."""
    product, squares, constant = ratio_coefficients(rho)
    x, y = np.meshgrid(GRID, GRID)
    return (product * x * y + squares * (x**2 + y**2) + constant).astype(np.float32)


def coded(nats: np.ndarray) -> np.ndarray:
    """Return the places of nats among `LEVELS`, uint8; those beyond stick to the ends."""
    share = (np.clip(np.nan_to_num(nats, nan=0.0), -BEYOND, BEYOND) + BEYOND) / (2 * BEYOND)
    known = np.rint((UNKNOWN - 1) * share)
    return np.where(np.isnan(nats), UNKNOWN, known).astype(np.uint8)


def top(film: GaussianFilm, rho: float) -> float:
    """Return the nats at which the picture of the climb ends: little more than the goal."""
    known = film.estimates[np.isfinite(film.estimates)]
    goal = max(gaussian_information(rho), 0.05)
    return float(np.clip(known.max(initial=0.0), goal, 3 * goal))


def moments(film: GaussianFilm, say: Say) -> list[str]:
    """Return what is said of each snapshot: its step and when it was."""
    return [
        say("mine.stage.moment", step=step, seconds=numbers.decimal(seconds, 1, say))
        for step, seconds in zip(film.steps.tolist(), film.seconds.tolist(), strict=True)
    ]


def captions(film: GaussianFilm, say: Say) -> list[str]:
    """Return what the network was worth at each snapshot, on fresh pairs."""
    return [f"{say('mine.stage.fresh')} {_nats(nats, say)}" for nats in film.estimates.tolist()]


def _nats(value: float, say: Say) -> str:
    if np.isnan(value):
        return say("mine.stage.nothing")
    return numbers.decimal(value, 3 if abs(value) < 100 else 0, say)


def _known(values: np.ndarray) -> list[float | None]:
    """Return values to six digits, None for what is no number."""
    return [float(f"{value:.6g}") if np.isfinite(value) else None for value in values]
