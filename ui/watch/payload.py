"""A film as the browser gets it: bytes for the matrices, floats for the curves, words beside them.

A film of 160 snapshots and five heads takes about 200 kB. P is symmetric, so half of it goes;
its square root goes, so that one byte resolves small probabilities as finely as large ones.
"""

import base64
from functools import lru_cache
from typing import Any

import numpy as np

from core.iic.diagnosis import Finding, diagnose
from core.iic.film import Film
from core.iic.film_figures import SUB, Heads, _array, _key, curves, heads_of, orders, watched
from ui.frame.texts import Say
from ui.watch.findings import sentence


def payload(film: Film, group: str, say: Say, newest: int | None = None) -> dict[str, Any]:
    """Return a film as JSON with base64 inside.

    Args:
        group: the heads to send, "sub" or "over".
        newest: how many snapshots' matrices to send, all by default. Curves are always whole.
    """
    heads = heads_of(film, group)
    sent = slice(None if newest is None else -newest, None)
    words, places = _findings(film, group, say)
    return {
        "group": group,
        "shape": heads.joints.shape[1:3],
        "steps": film.steps.tolist(),
        "epochs": film.epochs.round(2).tolist(),
        "seconds": film.seconds.round(1).tolist(),
        "alphas": film.alphas.round(2).tolist(),
        "selected": int(film.selected[-1]) if group == SUB else 0,
        "has_over": bool(film.over_joints.size),
        "totals": heads.confusions[-1, 0].sum(axis=1).tolist() if watched(heads) else None,
        "orders": orders(heads).tolist(),
        "curves": {name: _base64(values) for name, values in curves(film, group).items()},
        "frames": _frames(film.steps[sent], Heads(*(part[sent] for part in heads))),
        "findings": words,
        "finding_at": places.tolist(),
    }


def _frames(steps: np.ndarray, heads: Heads) -> dict[str, Any]:
    frames = {"steps": steps.tolist(), "joints": _base64(joint_bytes(heads.joints))}
    if watched(heads):
        frames["confusions"] = _base64(confusion_bytes(heads.confusions))
    return frames


def joint_bytes(P: np.ndarray) -> np.ndarray:
    """Return 255 times the square root of the upper triangles: (..., k, k) -> (..., k(k+1)/2)."""
    rows, columns = np.triu_indices(P.shape[-1])
    return np.rint(255 * np.sqrt(P[..., rows, columns])).astype(np.uint8)


def confusion_bytes(confusions: np.ndarray) -> np.ndarray:
    """Return 255 times the shares of each label, uint8 (..., 10, k)."""
    totals = confusions.sum(axis=-1, keepdims=True)
    return np.rint(255 * confusions / np.maximum(totals, 1)).astype(np.uint8)


def _findings(film: Film, group: str, say: Say) -> tuple[list[str], np.ndarray]:
    """Return what is wrong, in words, and for each (t, h) its place among them or -1."""
    h = heads_of(film, group).joints.shape[1]
    places, words = np.full((len(film), h), -1), dict[str, int]()
    if group == SUB:
        for time, P in enumerate(film.joints):
            for finding in _diagnosed(*_key(P)):
                place = words.setdefault(sentence(finding, say), len(words))
                places[time, finding.head] = place
    return list(words), places


@lru_cache(maxsize=4096)
def _diagnosed(*key: Any) -> list[Finding]:
    return diagnose(_array(*key))


def _base64(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
