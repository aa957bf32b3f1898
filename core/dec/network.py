"""The network that DEC leaves behind: an encoder and the centroids among its codes."""

from typing import Any

import keras
from keras import KerasTensor, layers

from core.data.canonical import SIDE
from core.dec.autoencoder import Autoencoder
from core.dec.objective import soft_assignment


@keras.saving.register_keras_serializable("glyphscope")
class Centroids(layers.Layer):
    """Answer codes with soft assignments to centroids that are learnt.

    Args:
        n_clusters: k.
        alpha: degrees of freedom of the kernel.
        kernel: one of `core.dec.config.KERNELS`.
        **options: of every Keras layer.
    """

    def __init__(self, n_clusters: int, alpha: float, kernel: str, **options: object) -> None:
        super().__init__(**options)
        self.n_clusters = n_clusters
        self.alpha = alpha
        self.kernel = kernel

    def build(self, shape: tuple[int | None, int]) -> None:
        """Make mu, (k, d)."""
        self.mu = self.add_weight(name="mu", shape=(self.n_clusters, shape[-1]))

    def call(self, codes: KerasTensor) -> KerasTensor:
        """Return q of codes: (n, d) -> (n, k)."""
        return soft_assignment(codes, self.mu, self.alpha, self.kernel)

    def get_config(self) -> dict[str, Any]:
        """Return what the layer was made with."""
        own = {"n_clusters": self.n_clusters, "alpha": self.alpha, "kernel": self.kernel}
        return super().get_config() | own


def dec_network(stack: Autoencoder, n_clusters: int, alpha: float, kernel: str) -> keras.Model:
    """Put centroids on the encoder of an autoencoder, whose layers are shared, not copied.

    Args:
        stack: the autoencoder.
        n_clusters: k.
        alpha: degrees of freedom of the kernel.
        kernel: one of `core.dec.config.KERNELS`.

    Returns:
        A model from (batch, 28, 28, 1) in [0, 1] to {"code": (batch, d),
        "assignment": (batch, k)}; its layer "centroids" holds mu.
    """
    images = keras.Input((SIDE, SIDE, 1))
    code = layers.Flatten()(images)
    if stack.scale != 1:
        code = layers.Rescaling(stack.scale)(code)
    for layer in stack.down:
        code = layer(code)
    centroids = Centroids(n_clusters, alpha, kernel, name="centroids")
    return keras.Model(images, {"code": code, "assignment": centroids(code)}, name="dec")
