"""The objective of mutual information neural estimation (Belghazi et al. 2018), nothing else."""

from keras import KerasTensor, ops


def log_mean_exp(scores: KerasTensor) -> KerasTensor:
    """Return the logarithm of the mean of e^T without forming e^T: float (n,) -> ()."""
    return ops.logsumexp(scores) - ops.log(ops.cast(ops.size(scores), scores.dtype))


def plain_log_mean_exp(scores: KerasTensor) -> KerasTensor:
    """Return the same as the formula stands: infinite where a score passes 88 (float32)."""
    return ops.log(ops.mean(ops.exp(scores)))


def donsker_varadhan(joint_scores: KerasTensor, marginal_scores: KerasTensor) -> KerasTensor:
    """Bound the mutual information from below by what T tells pairs from strangers.

    Args:
        joint_scores: T of samples of the joint distribution, float (n,).
        marginal_scores: T of samples of the product of the marginals, float (m,).

    Returns:
        E[T] - log E[e^T] in nats, float ().

    Source: Belghazi et al. 2018, eq. 5. On samples that T was fitted to it is no bound.
    """
    return ops.mean(joint_scores) - log_mean_exp(marginal_scores)


def move_average(
    log_average: KerasTensor, log_mean: KerasTensor, decay: KerasTensor
) -> KerasTensor:
    """Move the average of E[e^T] towards a batch's, both as logarithms.

    Args:
        log_average: logarithm of the average so far, float ().
        log_mean: logarithm of the batch's mean of e^T, float ().
        decay: weight of the average so far, in [0, 1); 0 forgets it.

    Returns:
        log(decay * average + (1 - decay) * mean), float ().
    """
    past = log_average + ops.log(ops.maximum(decay, 1e-30))
    return ops.logaddexp(past, log_mean + ops.log(1.0 - decay))


def corrected_loss(
    joint_scores: KerasTensor, marginal_scores: KerasTensor, log_average: KerasTensor
) -> KerasTensor:
    """Return the loss whose gradient divides by an average of E[e^T] and not by the batch's.

    Args:
        joint_scores: T of samples of the joint distribution, float (n,).
        marginal_scores: T of samples of the product of the marginals, float (m,).
        log_average: logarithm of the average, float (); held fixed.

    Returns:
        -E[T] + E[e^T] / average, float (). Its gradient is the corrected one; its value is no
        bound.

    Source: Belghazi et al. 2018, eq. 12 and section 3.2.
    """
    shares = ops.exp(marginal_scores - ops.stop_gradient(log_average))
    return ops.mean(shares) - ops.mean(joint_scores)


def strangers(samples: KerasTensor, n_shifts: int) -> KerasTensor:
    """Give every sample the partners of its neighbours: cyclic shifts by 1 .. n_shifts.

    A shift has no fixed point, so that no sample keeps its own partner, as one in n would under
    a plain shuffle. The rows come in random order, which makes the shift a random derangement.

    Args:
        samples: the second halves of n pairs, float (n, d), n > n_shifts.
        n_shifts: derangements.

    Returns:
        The partners, float (n_shifts * n, d), one derangement after the other.
    """
    return ops.concatenate([ops.roll(samples, s, axis=0) for s in range(1, n_shifts + 1)])
