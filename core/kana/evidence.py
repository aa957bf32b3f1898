"""Classes for what is no kana, learnt behind a finished network: what weighs its outlier test.

The network stays as it is. On its embeddings, decoys get classes beside those of the kana, as
they would in a training (`core.outliers.evidence`); digits and letters that no step of the
training showed are told from kana all the same, and reading suffers in nothing.
"""

import keras
import numpy as np
from keras import layers, ops

from core.kana import written
from core.kana.config import KanaCnnConfig
from core.kana.data import load_kana
from core.kana.decoys import N_FAMILIES, draw_kana_decoys
from core.networks.classifier import embed
from core.outliers.evidence import Evidence
from core.writing.characters import N_CHARACTERS

N_EPOCHS = 12
BATCH_SIZE = 256
LEARNING_RATE = 3e-2  # at first; it falls to 0


def learn_evidence(network: keras.Model, config: KanaCnnConfig) -> Evidence:
    """Learn the classes of decoys on the embeddings of a network.

    Args:
        network: images to "logits" and "embedding".
        config: of its run: how many decoys, and the seed.

    Returns:
        The classes of kana as the network has them, and those of decoys.
    """
    images, labels = examples(config)
    scale = 1.0 if config.network == "post" else config.scale
    kernel, bias = network.get_layer("classes").get_weights()
    decoys = _fit(scale * embed(network, images), labels, (kernel, bias), config.seed)
    weights = scale * np.hstack([kernel, decoys[0]])
    return Evidence(weights, np.concatenate([bias, decoys[1]]), n_classes=N_CHARACTERS)


def examples(config: KanaCnnConfig) -> tuple[np.ndarray, np.ndarray]:
    """Return kana, from the training split and by any pen, half of these loosely, and decoys.

    Returns:
        Images (n, 28, 28) uint8, and labels (n,) int: characters, behind these families of
        decoys, behind these kinds.
    """
    kana = load_kana("train", config.n_references)
    rng = np.random.default_rng([config.seed, 0, 2])
    halves = kana.labels[::2], kana.labels[1::2]
    penned = written.write_kana(halves[0], rng)
    loose = written.write_kana(halves[1], rng, hands=written.LOOSE_HANDS)
    drawn, families = draw_kana_decoys(config.n_written_decoys // 4, rng)
    others, kinds = written.write_decoys(
        config.n_written_decoys, rng, written.decoys().seen(config.held_out)
    )
    first_kind = N_CHARACTERS + N_FAMILIES
    labels = [kana.labels, *halves, N_CHARACTERS + families, first_kind + kinds]
    return np.concatenate([kana.images, penned, loose, drawn, others]), np.concatenate(labels)


def _fit(
    features: np.ndarray,
    labels: np.ndarray,
    known: tuple[np.ndarray, np.ndarray],
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Learn the kernel and the biases of all classes but the known ones, which stay."""
    embedding = keras.Input(features.shape[1:])
    kana = layers.Dense(N_CHARACTERS, trainable=False)
    decoys = layers.Dense(
        N_FAMILIES + len(written.decoys()),
        kernel_initializer=keras.initializers.GlorotUniform(seed),
    )
    model = keras.Model(embedding, ops.concatenate([kana(embedding), decoys(embedding)], axis=-1))
    kana.set_weights(known)
    n_steps = N_EPOCHS * (len(features) // BATCH_SIZE + 1)
    rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, n_steps)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(rate), loss, jit_compile=False)
    order = np.random.default_rng(seed)
    for _ in range(N_EPOCHS):
        rows = order.permutation(len(features))
        model.fit(features[rows], labels[rows], BATCH_SIZE, shuffle=False, verbose=0)
    return tuple(decoys.get_weights())
