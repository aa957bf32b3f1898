"""Random views that go on after an interruption where they would have gone on without it."""

from typing import Any

import keras


class SavesSeed(keras.layers.Layer):
    """A mixin for layers and models: the state of their `view_seed` is saved with the weights.

    Keras leaves the states of random generators out, so that a resumed run would draw the first
    epoch's views again.
    """

    view_seed: keras.random.SeedGenerator

    def save_own_variables(self, store: Any) -> None:
        """Write the variables and the state into `store`, name -> array."""
        super().save_own_variables(store)
        store["view_seed"] = keras.ops.convert_to_numpy(self.view_seed.state.value)

    def load_own_variables(self, store: Any) -> None:
        """Take the variables and the state back from `store`, name -> array."""
        self.view_seed.state.assign(store["view_seed"])
        names = set(store.keys()) - {"view_seed"}
        super().load_own_variables({name: store[name] for name in names})
