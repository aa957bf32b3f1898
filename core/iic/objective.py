"""The objective of Invariant Information Clustering (Ji et al. 2019), nothing else."""

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


def symmetric_joint(z: KerasTensor, z_prime: KerasTensor) -> KerasTensor:
    """Estimate P as `joint` does, but with no floor under its cells.

    Args:
        z: cluster probabilities of the first views, float (n, ..., k).
        z_prime: cluster probabilities of the second views, same shape.

    Returns:
        P, float (..., k, k): symmetric, summing to one, with cells of 0 where nothing fell.
    """
    outer = ops.einsum("n...i,n...j->...ij", z, z_prime)  # (..., k, k)
    P = (outer + ops.swapaxes(outer, -1, -2)) / 2.0
    return P / ops.sum(P, axis=(-2, -1), keepdims=True)


def clipped_iic_loss(P: KerasTensor, alpha: float | KerasTensor = 1.0) -> KerasTensor:
    """Compute the loss of a P without a floor: P and its marginals are clipped apart.

    Args:
        P: joint distribution, float (..., k, k), summing to one; what `symmetric_joint` returns.
        alpha: weight of the marginal entropies.

    Returns:
        Loss in nats, float (...). It differs from `iic_loss` by what the floor adds: clipped
        cells no longer sum to one, and marginals do not count the floor.

    Source: the book's recipe, which normalises first and clips then.
    """
    log_Pi = ops.log(ops.maximum(ops.sum(P, axis=-1, keepdims=True), PROBABILITY_FLOOR))
    log_Pj = ops.log(ops.maximum(ops.sum(P, axis=-2, keepdims=True), PROBABILITY_FLOOR))
    P = ops.maximum(P, PROBABILITY_FLOOR)
    return ops.sum(P * (alpha * log_Pi + alpha * log_Pj - ops.log(P)), axis=(-2, -1))


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
