"""The networks, without their training. Each answers with a dictionary of named outputs."""

from collections.abc import Iterator

import keras
from keras import KerasTensor, layers, ops

from core.data.canonical import SIDE
from core.networks.normalisation import BatchNormalization
from core.views.warp import CENTRE


def quick_trunk(width: int) -> keras.Sequential:
    """Build a small trunk: (batch, 28, 28, 1) to (batch, 12 * width).

    Pooling comes before batch normalisation: nearly the same after it, at a quarter of the cost.
    """
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            SpaceToDepth(),  # (batch, 14, 14, 4)
            layers.Conv2D(width, 3, padding="same", use_bias=False),
            layers.MaxPooling2D(),
            BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2D(2 * width, 3, padding="same", use_bias=False),
            layers.MaxPooling2D(padding="same"),
            BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Conv2D(3 * width, 3, use_bias=False),
            BatchNormalization(momentum=0.9),
            layers.ReLU(),
            layers.Flatten(),
        ],
        name="trunk",
    )


def post_trunk(width: int) -> keras.Sequential:
    """Build a lighter form of the post's trunk: widths 1 : 2 : 4 : 8, global average pooling."""
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            *_stages(width),
            layers.GlobalAveragePooling2D(),
        ],
        name="trunk",
    )


def vgg_trunk(width: int) -> keras.Sequential:
    """Build a lighter form of the book's trunk on the central 24 x 24: width-M-2-M-4-M-8."""
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            layers.Cropping2D((SIDE - CENTRE) // 2),
            *_stages(width),
            layers.Flatten(),
        ],
        name="trunk",
    )


def post_text_trunk(width: int) -> keras.Sequential:
    """Build the post's trunk as its text has it: (batch, 28, 28, 1) to (batch, 8 * width).

    Four times convolution with bias, batch normalisation, ReLU, and three times max pooling
    after it; then global average pooling. Everything else is Keras's default.
    """
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            *_text_stages(width),
            layers.GlobalAveragePooling2D(),
        ],
        name="trunk",
    )


def vgg_text_trunk(width: int) -> keras.Sequential:
    """Build the book's trunk as its text has it: (batch, 28, 28, 1) to (batch, 72 * width).

    On the central 24 x 24 pixels, the stages of `post_text_trunk` with weights by He et al.
    2015; the last 3 x 3 maps are flattened.
    """
    return keras.Sequential(
        [
            layers.Input((SIDE, SIDE, 1)),
            layers.Cropping2D((SIDE - CENTRE) // 2),
            *_text_stages(width, "he_normal"),
            layers.Flatten(),
        ],
        name="trunk",
    )


def _text_stages(width: int, start: str = "glorot_uniform") -> Iterator[layers.Layer]:
    """Yield the layers of four stages in the texts' order, which pools last."""
    for stage in range(4):
        yield layers.Conv2D(width * 2**stage, 3, padding="same", kernel_initializer=start)
        yield BatchNormalization()
        yield layers.ReLU()
        if stage < 3:
            yield layers.MaxPooling2D()


def _stages(width: int) -> Iterator[layers.Layer]:
    """Yield four convolutions of growing width, pooling between them.

    Pooling comes before batch normalisation: nearly the same after it, at a quarter of the cost.
    """
    for stage in range(4):
        yield layers.Conv2D(width * 2**stage, 3, padding="same", use_bias=False)
        if stage < 3:
            yield layers.MaxPooling2D()
        yield BatchNormalization(momentum=0.9)
        yield layers.ReLU()


TRUNKS = {
    "quick": quick_trunk,
    "post": post_trunk,
    "vgg": vgg_trunk,
    "post-text": post_text_trunk,
    "vgg-text": vgg_text_trunk,
}


@keras.saving.register_keras_serializable("glyphscope")
class SpaceToDepth(layers.Layer):
    """Fold blocks of 2x2 pixels into channels: (batch, 28, 28, 1) -> (batch, 14, 14, 4)."""

    def call(self, images: KerasTensor) -> KerasTensor:
        """Return the folded images."""
        half = SIDE // 2
        blocks = ops.reshape(images, (-1, half, 2, half, 2))
        return ops.reshape(ops.transpose(blocks, (0, 1, 3, 2, 4)), (-1, half, half, 4))
