"""The band on top: the draggable limit with every set's share, and the post's tables."""

from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np
import streamlit as st

from core.outliers.profile import DEFAULT_PRESET, PRESETS, preset_score
from core.outliers.sets import DIGITS
from core.outliers.stored import LEVELS
from core.runs import Run
from ui.anomalies import choices
from ui.anomalies import limit as anomaly_limit
from ui.anomalies import runs as anomaly_runs
from ui.anomalies.histograms import histograms
from ui.anomalies.images import number
from ui.anomalies.runs import Scored
from ui.anomalies.shares import BARS, POSTED, TEXTS, Row, sets, shares_figure, values
from ui.anomalies.tables import post_table, posted, rate
from ui.figure import figure
from ui.figure.limits import Limit, Shares
from ui.frame import numbers
from ui.frame.texts import Say, joined

KEY = "threshold"
KEPT = tuple(name for name, (source, _) in PRESETS.items() if source == "training")
HELD = next(name for name in PRESETS if name not in KEPT)
NEAR_ENOUGH = 1.5  # times a share, or a part of it; 10,000 images don't tell less apart
STRICT = "0.001"  # the only contamination at which the post judges raw pixels


def limit(scored: Scored, score: float, dataset: str, say: Say) -> None:
    """Show the histograms of digits and of a set, with the limit between them and the shares."""
    rows = _rows(scored, dataset, say)
    at = scored.profile.index(score)
    name = say(f"anomalies.set_{dataset}")
    plots = [
        figure.Plot(
            "scores",
            histograms(scored.profile, dataset, say(f"anomalies.unit_{_unit(scored)}"), say),
            say("anomalies.scores_alt", set=name),
            title=say("anomalies.upwards"),
            height=330,
        ),
        figure.Plot(
            "shares",
            shares_figure(rows, at, dataset, _marks(rows, say), say),
            say("anomalies.shares_alt"),
            height=350,
            start=(next((n for n, row in enumerate(rows) if row.id == dataset), 0), 0),
        ),
    ]
    figure.show(
        plots,
        key=KEY,
        columns="minmax(0, 1.2fr) minmax(0, 1fr)",
        limit=_limit(scored, at, rows, (DIGITS, dataset), say),
        on_click=partial(_pick, rows),
        on_limit=partial(_drag, scored.profile.stops),
    )


def _unit(scored: Scored) -> str:
    """Name what the detector's scores are; decoys' classes raise the outlier factor only."""
    weighed = scored.detector == "lof" and scored.weighed
    return "score" if weighed else scored.detector


def _limit(scored: Scored, at: int, rows: Sequence[Row], spoken: Sequence[str], say: Say) -> Limit:
    profile = scored.profile
    stops = [number(float(stop), say) for stop in profile.stops]
    told = [row for row in rows if row.id in spoken]
    rejected = say("anomalies.limit_rejected")
    by_stop = list(zip(*(row.words for _, row in sets(rows)), strict=True))
    return Limit(
        "scores",
        profile.places.tolist(),
        at,
        say("anomalies.limit_slider"),
        words=[f"{say('anomalies.limit_readout')} {stop}" for stop in stops],
        spoken=[
            f"{stop}. " + ", ".join(f"{row.name}: {row.words[place]} {rejected}" for row in told)
            for place, stop in enumerate(stops)
        ],
        sides=("← ✓ " + say("anomalies.kept"), "✕ " + say("anomalies.beyond") + " →"),
        shares=Shares("shares", BARS, TEXTS, POSTED, values(rows), by_stop),
    )


def _pick(rows: Sequence[Row]) -> None:
    """Look at the set whose line was clicked."""
    place = figure.clicked(KEY).get("y")
    if isinstance(place, int) and 0 <= place < len(rows) and rows[place].pickable:
        choices.take_dataset(rows[place].id)


def _drag(stops: np.ndarray) -> None:
    """Put the limit where it came to rest."""
    at = figure.dragged(KEY, len(stops))
    if at is not None:
        anomaly_limit.put(None, float(stops[at]))


def _rows(scored: Scored, dataset: str, say: Say) -> list[Row]:
    """Return the sets with their shares: digits by how well they are known, then all others."""
    preset = anomaly_limit.preset() or ""
    listed = [_set(scored, name, preset, say) for name in scored.found.datasets]
    known = {"training": scored.profile.training, "held_out": scored.profile.held_out}
    about = {"training": _set_by(scored, say), "held_out": say("anomalies.held_out_help")}
    return [
        Row(say("anomalies.alarms_heading")),
        *(
            Row(
                say(f"anomalies.{name}"),
                name,
                about[name],
                shares,
                bounded_rates(shares.tobytes(), say),
            )
            for name, shares in known.items()
        ),
        listed[0],
        Row(say("anomalies.hits_heading")),
        *listed[1:],
    ]


def _set_by(scored: Scored, say: Say) -> str:
    """Say which digits contamination counts."""
    return say("anomalies.training_help", digits=_whose(scored, say))


def _whose(scored: Scored, say: Say) -> str:
    return say(f"anomalies.set_by_{'held_out' if scored.calibrated else 'training'}")


def _set(scored: Scored, name: str, preset: str, say: Say) -> Row:
    shares = scored.profile.rejected[name]
    theirs = posted(scored.run.method, preset, name) if scored.detector == "lof" else None
    told = [say(f"anomalies.about_{name}")]
    if theirs is not None:
        told.append(say("anomalies.posted_help", share=numbers.percent(theirs, 0, say)))
    return Row(
        say("anomalies.test" if name == DIGITS else f"anomalies.set_{name}"),
        name,
        "<br>".join(told),
        shares,
        rates(shares.tobytes(), say),
        theirs,
        pickable=name != DIGITS,
    )


def _marks(rows: Sequence[Row], say: Say) -> list[str]:
    theirs = [row.posted for row in rows if row.posted is not None]
    return [f"{say('anomalies.limit_post')} {numbers.percent(share, 0, say)}" for share in theirs]


@lru_cache(maxsize=128)
def rates(shares: bytes, say: Say) -> list[str]:
    """Write float64 shares as the tables do; kept, since every visitor's every rerun asks."""
    return [rate(float(share), say) for share in np.frombuffer(shares)]


@lru_cache(maxsize=128)
def bounded_rates(shares: bytes, say: Say) -> list[str]:
    """Write float64 shares that are known between the ends of `LEVELS` only."""
    low, high = float(LEVELS[0]), float(LEVELS[-1])
    return [
        f"<{rate(low, say)}" if share < low else f"≥{rate(high, say)}" if share >= high else word
        for share, word in zip(np.frombuffer(shares), rates(shares, say), strict=True)
    ]


def tables(scored: Scored, runs: list[Run], dataset: str, say: Say) -> None:
    """Show what LOF rejects in every space, and whether its limits keep their promise."""
    shown = [run for run in runs if run.is_bundled or run.id == scored.run.id]
    rows = [
        (choices.run_name(run, say), run.method, anomaly_runs.tables(run, "lof"))
        for run in shown
        if anomaly_runs.load(run) is not None
    ]
    preset = anomaly_limit.preset() if scored.detector == "lof" else None
    here = choices.run_name(scored.run, say), preset or ""
    left, right = st.columns([1.45, 1], gap="large", vertical_alignment="center")
    left.html(post_table(rows, here, say))
    notes = [promise(scored, anomaly_limit.preset() or "", dataset, say)]
    notes += _why_less(scored.run, say)
    shown_notes = "".join(f'<p class="gs-note">{note}</p>' for note in notes)
    right.html(f'<div class="gs">{shown_notes}</div>')


def promise(scored: Scored, preset: str, dataset: str, say: Say) -> str:
    """Say whether a limit turns away as many test digits as it gives up, and what another costs.

    Args:
        scored: a run judged by one detector.
        preset: where the limit is; where it is none that training digits set, the default one.
        dataset: the set that is set against the digits.
        say: speaks the visitor's language.
    """
    name = preset if preset in KEPT else DEFAULT_PRESET
    level, limit = PRESETS[name][1], preset_score(scored.found, scored.detector, name)
    other = preset_score(scored.found, scored.detector, HELD)
    turned_away = _beyond(scored, DIGITS, limit)
    low, high = level / NEAR_ENOUGH, level * NEAR_ENOUGH
    kept = "less" if turned_away < low else "kept" if turned_away <= high else "more"
    told = {
        "level": rate(level, say),
        "whose": _whose(scored, say),
        "test": rate(turned_away, say),
        "limit": number(limit, say),
    }
    held = {
        "limit": number(other, say),
        "test": rate(_beyond(scored, DIGITS, other), say),
        "set": say(f"anomalies.set_{dataset}"),
        "others": rate(_beyond(scored, dataset, other), say),
        "before": rate(_beyond(scored, dataset, limit), say),
    }
    sentences = [
        say("anomalies.promise", **told),
        say(f"anomalies.promise_{kept}"),
        say("anomalies.promise_held", **held),
    ]
    return joined(sentences, say)


def _beyond(scored: Scored, dataset: str, limit: float) -> float:
    return float(np.mean(scored.scores(dataset) > limit))


def _why_less(run: Run, say: Say) -> list[str]:
    """Explain the one space in which fewer outliers are rejected than in the post."""
    theirs = posted("pixels", STRICT, DIGITS)
    if run.method != "pixels" or theirs is None:
        return []
    ours = anomaly_runs.tables(run, "lof")["rejected"][STRICT][DIGITS]
    return [say("anomalies.why_less", posted=rate(theirs, say), ours=rate(ours, say))]
