"""The objective of Invariant Information Clustering (Ji et al. 2019), nothing else."""

import math

from keras import KerasTensor, ops

PROBABILITY_FLOOR = 1e-7  # keeps the logarithm of an empty cell finite


def joint(z: KerasTensor, z_prime: KerasTensor) -> KerasTensor:
    """Estimate the joint distribution P of the clusters of two views.

    Args:
        z: cluster probabilities of the first views, float (n, ..., k). Axes between the first
            and the last, such as sub-heads, are kept apart.
        z_prime: cluster probabilities of the second views, same shape.

    Returns:
        P, float (..., k, k): symmetric, positive, summing to one.

    Source: Ji et al. 2019, eq. 2. The floor is applied before normalising, so that the
    marginals taken from P agree with it.
    """
    outer = ops.einsum("n...i,n...j->...ij", z, z_prime)  # (..., k, k)
    P = outer / ops.cast(ops.shape(z)[0], outer.dtype)
    P = (P + ops.swapaxes(P, -1, -2)) / 2.0
    P = ops.maximum(P, PROBABILITY_FLOOR)
    return P / ops.sum(P, axis=(-2, -1), keepdims=True)


def iic_loss(P: KerasTensor, alpha: float | KerasTensor = 1.0) -> KerasTensor:
    """Compute the negative mutual information with marginal entropies weighted by alpha.

    Args:
        P: joint distribution, float (..., k, k), positive, summing to one.
        alpha: weight of the marginal entropies (lambda in the authors' code), at least 1.

    Returns:
        Loss in nats, float (...), at least -(2 alpha - 1) ln k.

    Source: Ji et al. 2019, eq. 3; the weight as in the authors' code.
    """
    log_Pi = ops.log(ops.sum(P, axis=-1, keepdims=True))  # (..., k, 1)
    log_Pj = ops.log(ops.sum(P, axis=-2, keepdims=True))  # (..., 1, k)
    terms = P * (alpha * log_Pi + alpha * log_Pj - ops.log(P))
    return ops.sum(terms, axis=(-2, -1))


def mutual_information(P: KerasTensor) -> KerasTensor:
    """Compute the mutual information of a joint distribution.

    Args:
        P: joint distribution, float (..., k, k), positive, summing to one.

    Returns:
        Mutual information in nats, float (...), in [0, ln k].

    Source: Ji et al. 2019, eq. 3, there as what is maximised.
    """
    return -iic_loss(P, alpha=1.0)


def trace(P: KerasTensor) -> KerasTensor:
    """Return the chance that both views fall into one cluster, float (...), in [0, 1]."""
    return ops.sum(ops.diagonal(P, axis1=-2, axis2=-1), axis=-1)


def loss_floor(n_clusters: int, alpha: float = 1.0) -> float:
    """Return the lowest value that `iic_loss` can take, in nats."""
    return -(2.0 * alpha - 1.0) * math.log(n_clusters)
