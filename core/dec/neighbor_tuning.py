"""Fine-tuning that also keeps neighbours together: what makes k-means agree from seed to seed.

The paper's autoencoder is asked for pictures alone, and its code tears a digit apart by slant as
readily as it joins 4 and 9. Here the code of a view must also single out the view of a near image
among all images of the batch, by the kernel that DEC uses later. No label is read.

Source: Damrich et al. 2023, "From t-SNE to UMAP with contrastive learning" (InfoNCE with the
Cauchy kernel); Boehm et al. 2023, "Unsupervised visualization of image datasets using contrastive
learning" (the same between views).
"""

from collections.abc import Mapping

import keras
import numpy as np
from keras import KerasTensor, ops

from core.data import to_input
from core.dec.autoencoder import Autoencoder, change
from core.dec.config import N_LAYERS
from core.networks.saved_seed import SavesSeed
from core.projection.layout import find_neighbors, fit_pca
from core.training.batches import ShuffledBatches
from core.views.config import ViewConfig

N_COMPONENTS = 40  # principal components in which neighbours are looked for


def neighbor_loss(z: KerasTensor, z_prime: KerasTensor) -> KerasTensor:
    """Ask each code to single out its partner among all partners, and the other way round.

    Args:
        z: codes, float (n, d).
        z_prime: codes of their partners, float (n, d).

    Returns:
        The mean of -ln of the partner's share of similarity 1 / (1 + distance^2), in nats; ln n
        where nothing is told apart.
    """
    squared = ops.sum(ops.square(ops.expand_dims(z, 1) - z_prime), axis=-1)  # (n, n)
    log_similarity = -ops.log1p(squared)
    chosen = ops.mean(ops.diagonal(log_similarity))
    there, back = (ops.mean(ops.logsumexp(log_similarity, axis=axis)) for axis in (0, 1))
    return (there + back) / 2.0 - chosen


def find_image_neighbors(images: np.ndarray, n_neighbors: int) -> np.ndarray:
    """Find the nearest other images, (n, 28, 28) uint8, in their principal components.

    Returns:
        (n, n_neighbors) int32, nearest first; fewer where there are no more images.
    """
    pixels = to_input(images).reshape(len(images), -1)
    n_components = min(N_COMPONENTS, len(images))
    samples = fit_pca(pixels, n_components).transform(pixels)
    return find_neighbors(samples, min(n_neighbors, len(images) - 1)).rows.astype(np.int32)


class PairedBatches(ShuffledBatches):
    """Batches of images, and of one neighbour of each: {"images": ..., "neighbors": ...}.

    Args:
        images: (n, 28, 28) uint8.
        batch_size: images a batch.
        seed: seed of order and choice.
        neighbors: (n, k) int, rows of the neighbours of each image.
    """

    def __init__(
        self, images: np.ndarray, batch_size: int, seed: int, neighbors: np.ndarray
    ) -> None:
        super().__init__(images, batch_size, seed)
        self.neighbors = neighbors

    def gather(self, rows: np.ndarray) -> tuple[dict[str, np.ndarray]]:
        """Return images `rows`, (batch,) int, each with one of its neighbours."""
        rng = np.random.default_rng([self.seed, *rows[:4]])  # a batch is known by its first rows
        chosen = rng.integers(self.neighbors.shape[1], size=len(rows))
        others = self.images[self.neighbors[rows, chosen]]
        return ({"images": to_input(self.images[rows]), "neighbors": to_input(others)},)


class NeighborTuning(SavesSeed, keras.Model):
    """Train all layers of an autoencoder for pictures and for neighbours.

    Args:
        stack: the autoencoder; its weights are changed in place.
        views: how images are changed before they go in.
        weight: of the neighbours, beside the mean squared error of a pixel.
        seed: seed of the views.
    """

    depth = N_LAYERS

    def __init__(self, stack: Autoencoder, views: ViewConfig, weight: float, seed: int) -> None:
        super().__init__()
        self.stack = stack
        self.views = views
        self.weight = weight
        self.view_seed = keras.random.SeedGenerator(seed)
        stack.free()
        self.built = True

    def call(
        self, batch: Mapping[str, KerasTensor], training: bool = False
    ) -> dict[str, KerasTensor]:
        """Return "wanted" and "given" pictures, and the codes "z" and "z_prime" of both views."""
        seen = change(batch["images"], self.views, self.view_seed)
        near = change(batch["neighbors"], self.views, self.view_seed)
        z, z_prime = ops.split(self.stack.encode(ops.concatenate([seen, near])), 2)
        return {"wanted": seen, "given": self.stack.decode(z), "z": z, "z_prime": z_prime}

    def compute_loss(
        self,
        x: Mapping[str, KerasTensor] | None,
        y: KerasTensor | None,
        y_pred: dict[str, KerasTensor],
        sample_weight: KerasTensor | None = None,
        training: bool = True,
    ) -> KerasTensor:
        """Return the squared error of a pixel plus the weighted loss of the neighbours."""
        error = ops.mean(ops.square(y_pred["given"] - y_pred["wanted"]))
        return error + self.weight * neighbor_loss(y_pred["z"], y_pred["z_prime"])
