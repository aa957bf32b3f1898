"""The book's linear classifier on latents: as it judged, and as a fair judge would.

The book fits it to the test latents themselves and scores it on the same ones, which tells how
well the digits of these images can be parted and not how well those of new ones are. So the
classifier is fitted twice, and both accuracies bear names of their own.
"""

import keras
import numpy as np
from keras import layers

N_EPOCHS, BATCH_SIZE = 10, 128  # neither is in the text
Labelled = tuple[np.ndarray, np.ndarray]  # latents (n, d) float, labels (n,) int


def build_classifier(dim: int, seed: int) -> keras.Sequential:
    """Build the classifier: 256 units without an activation, then a softmax over ten digits."""
    draw = keras.initializers.GlorotUniform
    classifier = keras.Sequential(
        [
            layers.Input((dim,)),
            layers.Dense(256, kernel_initializer=draw(seed)),
            layers.Dense(10, "softmax", kernel_initializer=draw(seed + 1)),
        ]
    )
    classifier.compile("adam", "sparse_categorical_crossentropy", jit_compile=False)
    return classifier


def fit_book_classifier(fitted: Labelled, seed: int) -> keras.Sequential:
    """Fit a classifier to latents and their labels; the encoder stays as it is."""
    latents, labels = fitted
    rng = np.random.default_rng(seed)
    classifier = build_classifier(latents.shape[1], seed)
    for _ in range(N_EPOCHS):
        order = rng.permutation(len(latents))
        shown = latents[order], labels[order].astype("int32")
        classifier.fit(*shown, batch_size=BATCH_SIZE, shuffle=False, verbose=0)
    return classifier


def both_accuracies(train: Labelled, test: Labelled, seed: int) -> dict[str, float]:
    """Return the test accuracies of two fits.

    Args:
        train: latents of training images, and labels.
        test: the same of test images.
        seed: seed of weights and order.

    Returns:
        "fitted_on_test", the book's figure, and "fitted_on_training", the fair one.
    """
    latents, labels = test
    fits = {"fitted_on_test": test, "fitted_on_training": train}
    return {
        name: _accuracy(fit_book_classifier(fitted, seed), latents, labels)
        for name, fitted in fits.items()
    }


def _accuracy(classifier: keras.Sequential, latents: np.ndarray, labels: np.ndarray) -> float:
    answers = classifier.predict(latents, batch_size=1000, verbose=0)
    return float(np.mean(answers.argmax(axis=1) == labels))
