"""The steps from density to LOF, as pictures, a table and formulas with the numbers filled in."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from core.outliers.lof_steps import LofSteps
from ui.anomalies.images import number
from ui.frame.texts import Say, joined
from ui.pictures.charts import factors, picture
from ui.pictures.formulas import WEIGHT

REACH = 40.0  # per cent of the map's width, where the larger circle lies


@dataclass(frozen=True)
class Explained:
    """One image with what its factor is made of.

    Attributes:
        image: uint8 (28, 28).
        name: a few words on what it is.
        steps: from its neighbours to its factor.
        limit: the score above which it is rejected: the factor, weighed by evidence.
        neighbors: uint8 (k, 28, 28), training images, nearest first.
        labels: (k,) their digits.
    """

    image: np.ndarray
    name: str
    steps: LofSteps
    limit: float
    neighbors: np.ndarray
    labels: np.ndarray

    @property
    def odd(self) -> bool:
        """Tell whether the image is rejected."""
        return self.steps.score > self.limit


def verdict_html(shown: Explained, say: Say) -> str:
    """Return the image and what follows from its factor, in one sentence."""
    odd = shown.odd
    factor, limit = factors(shown.steps.score, shown.limit, say)
    sentence = say(
        "anomalies.steps_odd" if odd else "anomalies.steps_fine", factor=factor, limit=limit
    )
    return (
        f'<div class="gs gs-explained {"odd" if odd else "fine"}">'
        f"{picture(shown.image, shown.name)}<div><b>{escape(shown.name)}</b>"
        f"<p>{escape(sentence)}</p>{weight_html(shown, say)}</div></div>"
    )


def weight_html(shown: Explained, say: Say) -> str:
    """Say what the network's classes of no digit add to the factor, where they add anything."""
    if shown.steps.weight == 1:
        return ""
    told = [
        say(
            "anomalies.steps_weight",
            factor=number(shown.steps.factor, say),
            weight=number(shown.steps.weight, say),
            score=number(shown.steps.score, say),
        )
    ]
    if shown.odd:
        alone = "stays" if shown.steps.factor <= shown.limit else "goes"
        told.append(say(f"anomalies.steps_alone_{alone}"))
    return f"<small>{escape(joined(told, say))}</small>"


def map_html(shown: Explained, say: Say) -> str:
    """Return the neighbours around the image at their true distances, with two circles."""
    steps = shown.steps
    own, usual = steps.k_distance, float(steps.k_distances.mean())
    scale = REACH / max(own, usual)
    circles = "".join(
        f'<i class="{css}" style="width:{2 * scale * radius:.2f}%"></i>'
        for css, radius in (("own", own), ("usual", usual))
    )
    faces = "".join(_placed(shown, place, scale, say) for place in range(steps.k))
    legend = "".join(
        f'<span class="{css}"><i></i>{escape(say(f"anomalies.map_{css}", distance=text))}</span>'
        for css, text in (("own", number(own, say)), ("usual", number(usual, say)))
    )
    return (
        f'<figure class="gs gs-around {"odd" if shown.odd else "fine"}"><div>{circles}{faces}'
        f'<span class="centre" style="left:50%;top:50%">{picture(shown.image, "")}</span></div>'
        f"<figcaption>{legend}</figcaption></figure>"
    )


def _placed(shown: Explained, place: int, scale: float, say: Say) -> str:
    neighbor = int(shown.steps.order[place])
    angle = 2 * math.pi * place / shown.steps.k
    radius = scale * shown.steps.distances[neighbor]
    left, top = 50 + radius * math.sin(angle), 50 - radius * math.cos(angle)
    title = say(
        "anomalies.map_neighbor",
        rank=neighbor + 1,
        digit=shown.labels[neighbor],
        distance=number(shown.steps.distances[neighbor], say),
    )
    return (
        f'<span style="left:{left:.2f}%;top:{top:.2f}%" title="{escape(title)}">'
        f"{picture(shown.neighbors[neighbor], title)}</span>"
    )


def table_html(shown: Explained, say: Say) -> str:
    """Return every number of the steps: a column for the image, one for each neighbour."""
    caption = escape(say("anomalies.steps_table", k=shown.steps.k))
    rows = "".join([*_faces(shown), *_distances(shown.steps, say), _densities(shown.steps, say)])
    return (
        f'<div class="gs gs-scroll {"odd" if shown.odd else "fine"}"><table class="gs-steps">'
        f"<caption>{caption}</caption>{rows}</table></div>"
    )


def _faces(shown: Explained) -> list[str]:
    names = ["<i>x</i>", *(f"<i>o</i><sub>{place + 1}</sub>" for place in range(shown.steps.k))]
    neighbors = zip(shown.neighbors, shown.labels, strict=True)
    faces = [picture(image, str(label)) for image, label in neighbors]
    return [_row("", names, "th"), _row("", [picture(shown.image, "x"), *faces])]


def _distances(steps: LofSteps, say: Say) -> list[str]:
    """The three distances; of the first two the larger is marked, which is the third."""
    outside = steps.distances > steps.k_distances
    return [
        _row("d(x, o)", ["–", *_numbers(steps.distances, say)], marked=[False, *outside]),
        _row(
            f"{steps.k}-distance",
            [number(steps.k_distance, say), *_numbers(steps.k_distances, say)],
            marked=[False, *~outside],
        ),
        _row("reach-dist(x, o)", ["–", *_numbers(steps.reachability, say)]),
    ]


def _numbers(values: np.ndarray, say: Say) -> list[str]:
    return [number(value, say) for value in values]


def _densities(steps: LofSteps, say: Say) -> str:
    """Densities as bars on one scale, the image's own first."""
    values = np.r_[steps.density, steps.neighbor_densities]
    factor = 1 if steps.density > 0.1 else 1000  # short numbers, whatever the unit of distances
    cells = [
        f'<span class="bar"><i style="height:{100 * value / values.max():.1f}%"></i></span>'
        f"{number(factor * value, say)}"
        for value in values
    ]
    return _row("lrd" if factor == 1 else f"{factor} · lrd", cells)


def _row(head: str, cells: list[str], tag: str = "td", marked: Sequence[bool] = ()) -> str:
    flags = marked or [False] * len(cells)
    body = "".join(
        f'<{tag} class="{"far" if flag else ""}">{cell}</{tag}>'
        for flag, cell in zip(flags, cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(head)}</th>{body}</tr>'


def formulas(steps: LofSteps, say: Say) -> list[str]:
    """Return definitions 3, 5, 6 and 7 of Breunig et al. 2000 in LaTeX, with their numbers.

    Where classes of decoys raise the factor, the last one is how they do.
    """
    k, first = steps.k, 0  # the nearest neighbour stands for all
    d, own = _latex(steps.distances[first], say), _latex(steps.k_distances[first], say)
    reach, mean = _latex(steps.reachability[first], say), _latex(steps.reachability.mean(), say)
    density = _latex(steps.density, say)
    denser = _latex(steps.neighbor_densities.mean(), say)
    return [
        rf"{k}\text{{-distance}}(x) = d(x, o_{{{k}}}) = {_latex(steps.k_distance, say)}",
        _aligned(
            rf"\text{{reach-dist}}(x, o_1) &= \max\{{{k}\text{{-distance}}(o_1),\, d(x, o_1)\}}",
            rf"\max\{{{own},\, {d}\}} = {reach}",
        ),
        _aligned(
            rf"\text{{lrd}}(x) &= 1 \Big/ \tfrac{{1}}{{{k}}}\textstyle\sum_{{i=1}}^{{{k}}}"
            r"\text{reach-dist}(x, o_i)",
            rf"1 / {mean} = {density}",
        ),
        _aligned(
            rf"\text{{LOF}}(x) &= \tfrac{{1}}{{{k}}}\textstyle\sum_{{i=1}}^{{{k}}}\text{{lrd}}(o_i)"
            r" \Big/ \text{lrd}(x)",
            rf"{denser} / {density} \approx \mathbf{{{_latex(steps.factor, say)}}}",
        ),
        *([] if steps.weight == 1 else [_weighed(steps, say)]),
    ]


def _weighed(steps: LofSteps, say: Say) -> str:
    """Return how the factor becomes the score, `core.outliers.evidence`."""
    factor, weight = _latex(steps.factor, say), _latex(steps.weight, say)
    return _aligned(
        rf"\text{{score}}(x) &= \text{{LOF}}(x) \cdot {WEIGHT}",
        rf"{factor} \cdot {weight} = \mathbf{{{_latex(steps.score, say)}}}",
    )


def _latex(value: float, say: Say) -> str:
    """Return a number for a formula, where a bare comma would end an item of a list."""
    return number(value, say).replace(",", "{,}")


def _aligned(definition: str, numbers: str) -> str:
    """Return a definition with its numbers below it, equals sign under equals sign."""
    return rf"\begin{{aligned}}{definition} \\ &= {numbers}\end{{aligned}}"
