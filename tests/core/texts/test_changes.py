import numpy as np

from core.data import load_mnist
from core.texts.changes import CHANGES, changed

SEVEN = load_mnist("test").images[0]


def test_each_change_does_what_its_name_says():
    views = changed(SEVEN, 0)
    assert tuple(views) == CHANGES
    assert all(view.shape == (28, 28) and view.dtype == np.uint8 for view in views.values())
    assert all((view != SEVEN).any() for view in views.values())
    assert set(np.unique(views["binarise"])) == {0, 255}
    ink = SEVEN.sum()
    assert all(abs(views[name].sum() / ink - 1) < 0.1 for name in ("rotate", "shear"))
    assert np.mean(views["noise"] > 0) > np.mean(SEVEN > 0)


def test_the_same_seed_changes_alike_and_another_one_otherwise():
    one, same, other = changed(SEVEN, 3), changed(SEVEN, 3), changed(SEVEN, 4)
    for name in CHANGES:
        np.testing.assert_array_equal(one[name], same[name])
    assert all((one[name] != other[name]).any() for name in ("rotate", "shear", "noise"))
