"""The objective of Deep Embedded Clustering (Xie et al. 2016), nothing else."""

from keras import KerasTensor, ops

PROBABILITY_FLOOR = 1e-7  # keeps the logarithm of an empty assignment finite


def soft_assignment(
    z: KerasTensor, mu: KerasTensor, alpha: float = 1.0, kernel: str = "squared"
) -> KerasTensor:
    """Compare codes with centroids by Student's t-distribution.

    Args:
        z: codes, float (n, d).
        mu: centroids, float (k, d).
        alpha: degrees of freedom, above 0.
        kernel: "squared" for the squared distance of the paper, "distance" for the plain one.

    Returns:
        q, float (n, k): how far each image belongs to each cluster; rows sum to one.

    Source: Xie et al. 2016, eq. 1.
    """
    squared = ops.sum(ops.square(ops.expand_dims(z, 1) - mu), axis=-1)  # (n, k)
    # A root has no slope at 0: an image may lie on its centroid.
    separation = squared if kernel == "squared" else ops.sqrt(squared + PROBABILITY_FLOOR)
    log_q = -(alpha + 1.0) / 2.0 * ops.log1p(separation / alpha)
    return ops.softmax(log_q, axis=-1)


def target_distribution(q: KerasTensor) -> KerasTensor:
    """Sharpen assignments, and weigh each cluster down by its size.

    Args:
        q: soft assignments of *all* images, float (n, k); the post's are those of a batch.

    Returns:
        p, float (n, k); rows sum to one.

    Source: Xie et al. 2016, eq. 3.
    """
    return sharpen(q, ops.sum(q, axis=0))


def sharpen(q: KerasTensor, frequencies: KerasTensor) -> KerasTensor:
    """Return p of some images, given the clusters' sizes among all.

    Args:
        q: soft assignments, float (n, k).
        frequencies: f_j, the sum of q_ij over all images, float (k,).

    Returns:
        p, float (n, k); rows sum to one.

    Source: Xie et al. 2016, eq. 3.
    """
    weight = ops.square(q) / ops.maximum(frequencies, PROBABILITY_FLOOR)
    return weight / ops.sum(weight, axis=-1, keepdims=True)


def clustering_loss(p: KerasTensor, q: KerasTensor, reduction: str = "mean") -> KerasTensor:
    """Return KL(P || Q) in nats, the mean over the images of a batch, or their sum.

    Args:
        p: targets, float (n, k), taken as constants.
        q: soft assignments, float (n, k).
        reduction: "mean", or "sum" as eq. 2 has it.

    Source: Xie et al. 2016, eq. 2; its mean is divided by the number of images.
    """
    p, q = ops.maximum(p, PROBABILITY_FLOOR), ops.maximum(q, PROBABILITY_FLOOR)
    divergences = ops.sum(p * (ops.log(p) - ops.log(q)), axis=-1)  # (n,)
    return ops.sum(divergences) if reduction == "sum" else ops.mean(divergences)
