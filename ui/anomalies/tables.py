"""The post's tables and the comparison of detectors as HTML."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from core.digits.config import SETS
from core.outliers.stored import CONTAMINATIONS
from core.texts.published import METRIC
from ui.frame import numbers
from ui.frame.texts import Say
from ui.pictures.cividis import hex_colors

LEVELS = [str(contamination) for contamination in CONTAMINATIONS]
Judged = Mapping[str, Any]  # what `Anomalies.tables` returns


def rate(share: float, say: Say) -> str:
    """Format a counted share: "0.86%", "97.6%"; only all is "100%" and only none is "0%"."""
    if share in (0, 1):
        return numbers.percent(share, 0, say)
    if share > 0.9995:
        return numbers.share(share, say)
    return numbers.percent(share, 2 if share < 0.00995 else 1, say)


def posted(method: str, level: str, dataset: str) -> float | None:
    """Return the share of a set that the post rejects, None where it gives none."""
    keys = ("lof", level, dataset)
    own = (f for f in METRIC.figures if not f.changes and (f.method, f.keys) == (method, keys))
    return next((figure.value for figure in own), None)


def post_table(rows: Sequence[tuple[str, str, Judged]], here: tuple[str, str], say: Say) -> str:
    """Return the shares that Local Outlier Factor rejects, beside the post's.

    Args:
        rows: name, method and tables of each run.
        here: the name of the run and the contamination that are looked at.
    """
    groups = "".join(
        f'<th colspan="{len(SETS)}" scope="colgroup">'
        f"{escape(say('anomalies.at_contamination', level=numbers.plain(float(level), say)))}</th>"
        for level in LEVELS
    )
    heads = "".join(
        f'<th scope="col">{escape(say(f"anomalies.short_{name}"))}</th>' for name in SETS
    )
    body = "".join(_post_row(name, method, judged, here, say) for name, method, judged in rows)
    caption = escape(say("anomalies.post"))
    return (
        f'<div class="gs gs-scroll"><table class="gs-post"><caption>{caption}</caption>'
        f"<thead><tr><td></td>{groups}</tr><tr><td></td>{heads * len(LEVELS)}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _post_row(name: str, method: str, judged: Judged, here: tuple[str, str], say: Say) -> str:
    cells = "".join(
        _post_cell(
            judged["rejected"][level][dataset],
            posted(method, level, dataset),
            (name, level) == here,
            say,
        )
        for level in LEVELS
        for dataset in SETS
    )
    css = "here" if name == here[0] else ""
    return f'<tr class="{css}"><th scope="row">{escape(name)}</th>{cells}</tr>'


def _post_cell(share: float | None, reference: float | None, here: bool, say: Say) -> str:
    shown = "–" if share is None else rate(share, say)
    beside = "" if reference is None else f"({numbers.percent(reference, 0, say)})"
    css = "here" if here else ""
    return f'<td class="{css}"><b>{shown}</b><small>{escape(beside)}</small></td>'


def detector_table(judged: Mapping[str, Judged], measure: str, chosen: str, say: Say) -> str:
    """Return a heat table of detectors by sets.

    Args:
        judged: the tables of each detector.
        measure: "auroc" (more is better) or "fpr95" (less is better).
        chosen: the detector that judges the page.
    """
    sets = _measured(judged, measure)
    heads = "".join(f'<th scope="col">{escape(say(f"anomalies.set_{name}"))}</th>' for name in sets)
    best = {
        name: _best([table[measure][name] for table in judged.values()], measure) for name in sets
    }
    rows = ""
    for detector, table in judged.items():
        cells = "".join(_heat_cell(table[measure][name], best[name], measure, say) for name in sets)
        css = "here" if detector == chosen else ""
        name = escape(say(f"anomalies.detector_{detector}"))
        rows += f'<tr class="{css}"><th scope="row">{name}</th>{cells}</tr>'
    caption = escape(say(f"anomalies.{measure}_caption"))
    return (
        f'<div class="gs gs-scroll"><table class="gs-heat"><caption>{caption}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def times_best(
    judged: Mapping[str, Judged], detector: str, measure: str, say: Say
) -> tuple[int, int]:
    """Return on how many sets a detector reads as the best, and on how many they are judged."""
    sets = _measured(judged, measure)
    best = [_best([table[measure][name] for table in judged.values()], measure) for name in sets]
    own = [judged[detector][measure][name] for name in sets]
    read = [[_heat_text(value, measure, say) for value in values] for values in (own, best)]
    return sum(mine == most for mine, most in zip(*read, strict=True)), len(sets)


def _measured(judged: Mapping[str, Judged], measure: str) -> list[str]:
    first = next(iter(judged.values()))[measure]
    return [name for name, value in first.items() if value is not None]


def _best(values: Sequence[float], measure: str) -> float:
    return max(values) if measure == "auroc" else min(values)


def _heat_cell(value: float, best: float, measure: str, say: Say) -> str:
    error = 1 - value if measure == "auroc" else value
    # Three decades of error: all detectors come near the ideal, and differ in how near.
    level = float(np.clip(-np.log10(max(error, 1e-4)) / 3, 0, 1))
    ink = "#000" if level > 0.55 else "#fff"
    shown, of_best = _heat_text(value, measure, say), _heat_text(best, measure, say)
    mark = ' class="best"' if shown == of_best else ""
    ground = hex_colors(np.array([level]))[0]
    return f'<td{mark} style="background:{ground};color:{ink}">{shown}</td>'


def _heat_text(value: float, measure: str, say: Say) -> str:
    if measure == "auroc":
        return numbers.decimal(value, 4, say).removeprefix("0")
    return rate(value, say)
