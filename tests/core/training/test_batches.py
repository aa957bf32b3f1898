import numpy as np

from core.training.batches import ShuffledBatches

IMAGES = np.random.default_rng(0).integers(0, 256, (64, 28, 28)).astype("uint8")
LABELS = (IMAGES.mean(axis=(1, 2)) > 127.5).astype("uint8")


def batches() -> ShuffledBatches:
    return ShuffledBatches(IMAGES, 16, 0, LABELS)


def test_an_epoch_shows_every_image_once_in_an_order_of_its_own():
    first, second = (batches().order(epoch) for epoch in (0, 1))
    assert sorted(first) == sorted(second) == list(range(64))
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(first, batches().order(0))


def test_the_batches_of_a_later_epoch_are_the_same_from_wherever_one_begins():
    resumed = batches()
    resumed.first_epoch = 2
    for step in range(4):
        for part, expected in zip(resumed[step], batches()[8 + step], strict=True):
            np.testing.assert_array_equal(part, expected)


def test_batches_without_labels_hold_images_only():
    assert len(ShuffledBatches(IMAGES, 16, 0)[0]) == 1
