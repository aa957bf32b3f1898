"""Curves of DEC as figures: of refinement over its updates, of pre-training over its epochs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.dec.config import CLUSTER
from core.dec.film import Clustering, Pretraining
from core.metrics import nmi_of_counts
from core.runs import Run
from ui.dec import feed, recipes
from ui.figure import figure, style
from ui.figure.figure import Plot
from ui.figure.films import Film
from ui.frame import numbers
from ui.frame.texts import Say
from ui.training.live_run import is_live

REFINE, SQUEEZE = "dec_refine_film", "dec_squeeze_film"  # clocks
HEIGHT, LOW_HEIGHT = 240, 150  # CSS pixels
COLOURS = (style.BLUE, style.ORANGE)  # of the run, and of the one beside it
LEAST = 1e-4  # share of changed images at which the axis ends; fewer stick there


@dataclass(frozen=True)
class Filmed:
    """One run in the figures of the third act.

    Attributes:
        run: the run.
        film: its updates.
    """

    run: Run
    film: Clustering

    @property
    def updates(self) -> list[int]:
        """The updates of its frames; the first is k-means."""
        return [int(update) for update in self.film.updates]

    @property
    def losses(self) -> list[float | None]:
        """KL(P || Q) in nats at each update, None where it was not measured."""
        known = {
            line.get("stage_epoch"): line.get("loss")
            for line in self.run.metrics
            if line.get("stage") == CLUSTER
        }
        return [known.get(update) for update in self.updates]

    @property
    def tolerance(self) -> float:
        """Share of changed images below which refinement stops."""
        return float(feed.settings(self.run).get("tolerance", 1e-3))

    @property
    def end(self) -> int:
        """The last update: of a run that goes on, the last one planned."""
        planned = int(feed.settings(self.run).get("max_updates", 0)) if is_live(self.run) else 0
        return max(self.updates[-1], planned, 1)


def refinement(shown: Sequence[Filmed], say: Say) -> None:
    """Show the curves of one run or two, with the cursor of their film."""
    longest = max(shown, key=lambda filmed: filmed.updates[-1])
    film = Film(longest.run.id, longest.updates, [_update(n, say) for n in longest.updates])
    figures = {"changed": changed(shown, say), "right": right(shown, say), "kl": loss(shown, say)}
    plots = [
        Plot(
            name,
            made,
            alt=say(f"dec.curve.{name}"),
            title=say(f"dec.curve.{name}"),
            height=HEIGHT,
            film=film,
            cursor=True,
        )
        for name, made in figures.items()
    ]
    live = any(is_live(filmed.run) for filmed in shown)
    columns = "repeat(3, minmax(0, 1fr))"
    figure.show(plots, key="dec_curves", columns=columns, clock=REFINE, live=live, controls=False)


def _update(update: int, say: Say) -> str:
    return say("dec.map.update", update=update) if update else say("dec.map.first")


def changed(shown: Sequence[Filmed], say: Say) -> go.Figure:
    """Draw the share of training images that changed their cluster, and where refinement stops."""
    traces = [
        _curve(filmed, say("dec.map.changed"), _floored(filmed.film.changed), place, shown, say)
        for place, filmed in enumerate(shown)
    ]
    share = numbers.percent(shown[0].tolerance, 2, say, least=0)
    stop = style.level(shown[0].tolerance, style.ink(50), say("dec.map.stop", share=share))
    stop["label"]["textposition"] = "start"
    ticks = [1e-4, 1e-3, 1e-2, 1e-1, 1]
    y = style.axis(
        say("dec.axis.changed"),
        type="log",
        range=[-4.15, 0.1],
        tickvals=ticks,
        ticktext=[numbers.percent(tick, 2, say, least=0) for tick in ticks],
    )
    return _figure(traces, shown, y, say, shapes=[stop])


def right(shown: Sequence[Filmed], say: Say) -> go.Figure:
    """Draw accuracy and normalised mutual information, both on all test images."""
    traces = []
    for place, filmed in enumerate(shown):
        nmi = nmi_of_counts(filmed.film.confusions)
        traces += [
            _curve(filmed, say("dec.curve.accuracy"), filmed.film.accuracies, place, shown, say),
            _curve(filmed, say("dec.curve.nmi"), nmi, place, shown, say, line={"dash": "dot"})
            | ({"showlegend": False} if len(shown) > 1 else {}),
        ]
    return _figure(traces, shown, style.axis(say("dec.axis.right"), nticks=6), say)


def loss(shown: Sequence[Filmed], say: Say) -> go.Figure:
    """Draw what refinement lowers: KL(P || Q)."""
    traces = [
        _curve(filmed, say("dec.curve.loss"), filmed.losses, place, shown, say)
        for place, filmed in enumerate(shown)
    ]
    return _figure(traces, shown, style.axis(say("dec.axis.kl"), nticks=6), say)


def _floored(shares: np.ndarray) -> list[float | None]:
    """Return what a logarithmic axis shows of shares that may be 0; None for k-means."""
    return [None if np.isnan(share) else max(float(share), LEAST) for share in shares]


def _curve(
    filmed: Filmed,
    name: str,
    values: Sequence[float | None] | np.ndarray,
    place: int,
    shown: Sequence[Filmed],
    say: Say,
    **settings: Any,
) -> dict[str, Any]:
    """Return a line over updates; of two runs, the legend names each once."""
    two = len(shown) > 1
    told = f"{name}, {say('dec.axis.update')} %{{x}}: %{{y:.4~g}}"
    return style.curve(
        recipes.title(filmed.run, say) if two else name,
        filmed.updates,
        list(values),
        COLOURS[place],
        mode="lines+markers",
        marker={"size": 4},
        hovertemplate=told,
        legendgroup=filmed.run.id if two else name,
        **settings,
    )


def _figure(
    traces: list[dict[str, Any]],
    shown: Sequence[Filmed],
    y: dict[str, Any],
    say: Say,
    **settings: Any,
) -> go.Figure:
    """Return a figure over updates; a click on it goes to one, so it does not zoom by dragging."""
    end = max(filmed.end for filmed in shown)
    x = style.axis(say("dec.axis.update"), range=[-0.02 * end, 1.02 * end], nticks=6)
    legend = len(traces) > 1
    common = style.layout(xaxis=x, yaxis=y, showlegend=legend, dragmode=False, **settings)
    return go.Figure(traces, layout=common)


def pretraining(run: Run, film: Pretraining, names: dict[str, str], say: Say) -> None:
    """Show the loss of each stage, with the cursor of the film of pictures."""
    steps = frames(film)
    words = [names[stage] for stage in film.stages]
    plot = Plot(
        "loss",
        reconstruction(film, losses(run, film), names, say),
        alt=say("dec.squeeze.loss"),
        title=say("dec.squeeze.loss"),
        height=LOW_HEIGHT,
        film=Film(run.id, steps, words),
        cursor=True,
    )
    figure.show([plot], key="dec_squeeze_curves", clock=SQUEEZE, live=is_live(run))


def frames(film: Pretraining) -> list[int]:
    """Return the places of the film's frames: epochs, counted through all stages."""
    return list(range(len(film.epochs)))


def losses(run: Run, film: Pretraining) -> list[float | None]:
    """Return the loss of each frame, None where it was not measured."""
    known = {(line.get("stage"), line.get("stage_epoch")): line.get("loss") for line in run.metrics}
    return [known.get(place) for place in zip(film.stages, film.epochs.tolist(), strict=True)]


def reconstruction(
    film: Pretraining, values: Sequence[float | None], names: dict[str, str], say: Say
) -> go.Figure:
    """Draw the reconstruction loss over epochs, a line for each stage.

    Args:
        film: whose stages and epochs.
        values: the loss of each frame.
        names: of the stages.
        say: the visitor's language.
    """
    palette = (style.SAND, style.AMBER, style.GREEN, style.BLUE, style.VIOLET)
    traces = []
    for place, stage in enumerate(dict.fromkeys(film.stages)):
        at = [frame for frame in frames(film) if film.stages[frame] == stage]
        traces.append(
            style.curve(
                names[stage],
                at,
                [values[frame] for frame in at],
                palette[place % len(palette)],
                mode="lines+markers",
                marker={"size": 5},
                text=[str(film.epochs[frame]) for frame in at],
                hovertemplate=f"{say('dec.axis.epoch')} %{{text}}: %{{y:.3~g}}",
            )
        )
    last = max(len(film.epochs) - 1, 1)
    x = style.axis(say("dec.axis.epochs"), range=[-0.02 * last, 1.02 * last], nticks=8)
    y = style.axis(say("dec.axis.reconstruction"), type="log", dtick=1, exponentformat="none")
    return go.Figure(traces, layout=style.layout(xaxis=x, yaxis=y, dragmode=False))
