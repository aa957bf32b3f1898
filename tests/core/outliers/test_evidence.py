"""What decoy classes say, and how it weighs an outlier factor."""

import numpy as np
import pytest

from core.outliers.evidence import POWER, SURE, Evidence
from core.outliers.lof import fit_lof, fit_trimmed_lof, load_lof, save_lof
from core.outliers.lof_steps import explain_steps

# Two classes and one decoy; logits are 5 x, -5 x and 5 y.
EVIDENCE = Evidence(
    np.array([[5, -5, 0], [0, 0, 5]], np.float32), np.zeros(3, np.float32), n_classes=2
)
SAMPLES = np.random.default_rng(0).normal((2, -2), 0.1, (300, 2)).astype(np.float32)
QUERIES = np.array([[2, -2], [2, 2], [2, 9]], np.float32)


def test_log_odds_by_hand():
    # exp(5 y) over exp(5 x) + exp(-5 x): at (0, 0) one over two, at (2, 2) as good as even.
    odds = EVIDENCE.log_odds(np.array([[0, 0], [2, 2], [2, 4]], np.float32))
    np.testing.assert_allclose(odds, [-np.log(2), 0, 10], atol=1e-6)


def test_a_sure_digit_keeps_its_factor_and_the_weight_grows_with_the_odds():
    weights = EVIDENCE.weight(np.array([[9, -9], [2, 0], [2, 2], [2, 4]], np.float32))
    np.testing.assert_allclose(weights, np.exp(POWER * (np.array([SURE, -10, 0, 10]) - SURE)))
    assert weights[0] == 1.0


def test_weighed_scores_are_the_factor_times_the_weight():
    plain = fit_lof(SAMPLES, 20)
    weighed = plain.weighed(EVIDENCE)
    expected = plain.anomaly_scores(QUERIES) * EVIDENCE.weight(QUERIES)
    np.testing.assert_allclose(weighed.anomaly_scores(QUERIES), expected, rtol=1e-6)
    for query, score in zip(QUERIES, expected, strict=True):
        assert weighed.explain(query)[0] == pytest.approx(score, rel=1e-4)
        steps = explain_steps(weighed, query)
        assert steps.score == pytest.approx(score, rel=1e-4)
        assert steps.factor == pytest.approx(plain.explain(query)[0], rel=1e-4)
    np.testing.assert_allclose(weighed.scores, plain.scores * EVIDENCE.weight(plain.samples))


def test_calibration_counts_the_evidence():
    held_out = np.tile([[2.0, -2.0]], (100, 1)).astype(np.float32)
    held_out[:5] = [2, 3]
    lof = fit_trimmed_lof(SAMPLES, 20, 0.0).weighed(EVIDENCE)
    limit = lof.calibrated(held_out).threshold(0.1)
    assert limit == pytest.approx(lof.explain(held_out[-1])[0], rel=1e-3)
    assert np.all(lof.anomaly_scores(held_out[:5]) > limit)


def test_files_keep_the_evidence_or_its_absence(tmp_path):
    plain = fit_lof(SAMPLES.astype(np.float16).astype(np.float32), 20)
    for lof in (plain, plain.weighed(EVIDENCE)):
        save_lof(lof, tmp_path / "lof.npz")
        restored = load_lof(tmp_path / "lof.npz")
        assert (restored.evidence is None) == (lof.evidence is None)
        np.testing.assert_allclose(
            restored.anomaly_scores(QUERIES), lof.anomaly_scores(QUERIES), rtol=1e-4
        )
