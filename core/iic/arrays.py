"""What a joint matrix P says, in NumPy: for films, diagnoses and figures.

`core.iic.objective` has the objective itself, on the backend's tensors.
"""

import numpy as np


def mutual_information(P: np.ndarray) -> np.ndarray:
    """Return the mutual information in nats of joints (..., k, k), shape (...)."""
    return 2 * entropy(P) - joint_entropy(P)


def entropy(P: np.ndarray) -> np.ndarray:
    """Return H(z) in nats, the entropy of the marginal of symmetric joints (..., k, k)."""
    return -_sum_p_log_p(P.sum(axis=-1), axis=-1)


def conditional_entropy(P: np.ndarray) -> np.ndarray:
    """Return H(z|z') in nats: what one view leaves open about the cluster of the other."""
    return joint_entropy(P) - entropy(P)


def joint_entropy(P: np.ndarray) -> np.ndarray:
    """Return H(z, z') in nats."""
    return -_sum_p_log_p(P, axis=(-2, -1))


def loss(P: np.ndarray, alphas: np.ndarray) -> np.ndarray:
    """Return the loss in nats of joints (t, ..., k, k) at the weights (t,) of their steps."""
    alphas = alphas.reshape(-1, *[1] * (P.ndim - 3))
    return joint_entropy(P) - 2 * alphas * entropy(P)


def trace(P: np.ndarray) -> np.ndarray:
    """Return the chance that both views fall into one cluster, shape (...)."""
    return np.trace(P, axis1=-2, axis2=-1)


def _sum_p_log_p(p: np.ndarray, axis: int | tuple[int, ...]) -> np.ndarray:
    return np.sum(p * np.log(np.maximum(p, 1e-12)), axis=axis)
