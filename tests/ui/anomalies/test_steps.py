import re
from dataclasses import replace

import numpy as np
import pytest

from core.data import load_mnist
from core.outliers.lof import fit_lof
from core.outliers.lof_steps import explain_steps
from ui.anomalies.steps import Explained, formulas, map_html, table_html, verdict_html
from ui.frame.texts import speaker

SAY = speaker("en")
LINE = np.array([[0.0], [1.0], [2.0], [7.0]], np.float32)


@pytest.fixture
def shown():
    steps = explain_steps(fit_lof(LINE, 2, n_components=1), np.array([3.5], np.float32))
    train = load_mnist("train")
    return Explained(
        image=train.images[0],
        name="A <test>",
        steps=steps,
        limit=1.2,
        neighbors=train.images[steps.rows],
        labels=train.labels[steps.rows],
    )


def rows_of(html):
    return [
        [re.sub("<.*?>", "", cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", html)
    ]


def test_the_table_holds_every_number_of_the_steps(shown):
    rows = {row[0]: row[1:] for row in rows_of(table_html(shown, SAY))}
    assert rows["d(x, o)"] == ["–", "1.50", "2.50"]
    assert rows["2-distance"] == ["2.50", "2.00", "1.00"]
    assert rows["reach-dist(x, o)"] == ["–", "2.00", "2.50"]
    assert rows["lrd"] == ["0.444", "0.667", "0.500"]


def test_the_larger_of_the_two_distances_is_marked(shown):
    marked = re.findall(r'<td class="far">(.*?)</td>', table_html(shown, SAY))
    assert marked == ["2.50", "2.00"]


def test_the_formulas_are_filled_with_the_numbers(shown):
    distance, reach, density, factor = formulas(shown.steps, SAY)
    assert distance.endswith("= 2.50")
    assert r"\max\{2.00,\, 1.50\} = 2.00" in reach
    assert "1 / 2.25 = 0.444" in density
    assert r"0.583 / 0.444 \approx \mathbf{1.31}" in factor


def test_a_decimal_comma_in_a_formula_has_no_space_behind_it(shown):
    assert formulas(shown.steps, speaker("de"))[0].endswith("= 2{,}50")
    assert "Grenze 1,20" in verdict_html(shown, speaker("de"))


def test_the_verdict_names_factor_and_limit(shown):
    html = verdict_html(shown, SAY)
    assert "The score 1.31 lies above the limit 1.20: not a digit." in html
    assert "A &lt;test&gt;" in html


def test_the_weight_of_the_evidence_is_told_where_there_is_one(shown):
    assert "×" not in verdict_html(shown, SAY)
    weighed = replace(shown, steps=replace(shown.steps, weight=1.5))
    factor, score = shown.steps.factor, 1.5 * shown.steps.factor
    assert f"LOF {factor:.2f} × 1.50 = {score:.2f}" in verdict_html(weighed, SAY)
    assert "LOF alone is beyond this limit, too." in verdict_html(weighed, SAY)


def test_it_is_said_where_the_evidence_decides(shown):
    weighed = replace(shown, steps=replace(shown.steps, weight=1.5), limit=1.5)
    html = verdict_html(weighed, SAY)
    assert "LOF alone would have stayed within this limit" in html
    assert "LOF alone" not in verdict_html(replace(weighed, limit=9.0), SAY)


def test_the_last_formula_is_how_the_evidence_raises_the_factor(shown):
    assert len(formulas(shown.steps, SAY)) == 4
    last = formulas(replace(shown.steps, weight=1.5), SAY)[4]
    score = 1.5 * shown.steps.factor
    assert f"{shown.steps.factor:.2f} \\cdot 1.50 = \\mathbf{{{score:.2f}}}" in last


def test_neighbours_lie_at_their_true_distances_from_the_centre(shown):
    places = re.findall(r'left:([\d.]+)%;top:([\d.]+)%" title', map_html(shown, SAY))
    radii = sorted(np.hypot(float(x) - 50, float(y) - 50) for x, y in places)
    assert radii[1] / radii[0] == pytest.approx(2.5 / 1.5, rel=1e-2)


def test_both_circles_share_the_scale(shown):
    widths = dict(
        re.findall(r'<i class="(own|usual)" style="width:([\d.]+)%', map_html(shown, SAY))
    )
    assert float(widths["own"]) / float(widths["usual"]) == pytest.approx(2.5 / 1.5, rel=1e-3)
