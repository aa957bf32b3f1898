"""Compare training loops on one network: ours against the post's recipe coded plainly.

    python -m benchmarks.loops

The plain loop follows the post's text: every transform is a pass of its own over the images, each
image of a pair goes through the network by itself, and a gradient tape closes the step. Both run in
turn, and each loop is compiled as its framework does by default. TensorFlow only.
"""

import argparse
import math
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import keras
import numpy as np
import tensorflow as tf
from keras import ops

from core.data import load_mnist, to_input
from core.iic.config import NO_UNITS, PRESETS, IICConfig
from core.iic.network import build
from core.iic.objective import iic_loss, joint
from core.iic.training import IIC, optimizer

BARE = replace(PRESETS["text"], hidden_units=NO_UNITS, head_start="normal", head_scale=1.0)
Step = Callable[[np.ndarray], object]


def affine(images: tf.Tensor, angle: tf.Tensor, slant: tf.Tensor) -> tf.Tensor:
    """Rotate and shear each image of (n, 28, 28, 1) about its centre by Keras's own operation."""
    cos, sin, centre = ops.cos(angle), ops.sin(angle), 13.5
    a, b = cos, slant * cos - sin
    c, d = sin, slant * sin + cos
    x0, y0 = centre - a * centre - b * centre, centre - c * centre - d * centre
    zero = ops.zeros_like(a)
    rows = ops.stack([a, b, x0, c, d, y0, zero, zero], axis=1)
    return ops.image.affine_transform(images, rows, data_format="channels_last")


def plain_views(images: tf.Tensor, config: IICConfig) -> tf.Tensor:
    """Rotate, shear, binarise and blur with noise, one after the other."""
    n, none = len(images), tf.zeros(len(images))
    limit = math.radians(config.rotation)
    views = affine(images, tf.random.uniform((n,), -limit, limit), none)
    views = affine(views, none, tf.random.uniform((n,), -config.shear, config.shear))
    views = tf.cast(views > tf.random.uniform((n, 1, 1, 1), 0.2, 0.8), tf.float32)
    return views + config.noise * tf.random.normal(views.shape)


def plain_loop(config: IICConfig, network: keras.Model) -> Step:
    """Return one step of the post's loop: two forward passes under a gradient tape."""
    optimizer = keras.optimizers.Adam(config.learning_rate)
    optimizer.build(network.trainable_variables)

    @tf.function
    def step(images: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            one = network(images, training=True)
            other = network(plain_views(images, config), training=True)
            heads = ("clusters", "overclusters")
            losses = [ops.mean(iic_loss(joint(one[h], other[h]), config.alpha)) for h in heads]
            loss = sum(losses)
        gradients = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables, strict=True))
        return loss

    return lambda images: float(step(tf.constant(images)))


def our_loop(config: IICConfig) -> Step:
    """Return one step of our loop, which is that of `Model.fit`."""
    model = IIC(build(config), config, n_steps=1000)
    model.compile(optimizer(config, 1000), jit_compile=False)
    return model.train_on_batch


def time_in_turn(
    steps: dict[str, Step], images: np.ndarray, repeats: int
) -> dict[str, list[float]]:
    """Return the seconds of each step, the loops taking turns."""
    for step in steps.values():
        step(images)
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(repeats):
        for name, step in steps.items():
            start = time.perf_counter()
            step(images)
            seconds[name].append(time.perf_counter() - start)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--batch-size", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=15)
    options = parser.parse_args()
    images = to_input(load_mnist("train").images[: options.batch_size])
    print("| network, views | plain, pairs/s | ours, pairs/s | ratio |\n|---|---|---|---|")
    for network in ("post", "quick"):
        config = replace(BARE, network=network)
        steps = {"plain": plain_loop(config, build(config)), "ours": our_loop(config)}
        if network == "post":
            steps["text"] = plain_loop(config, build(replace(BARE, network="post-text")))
        taken = {k: median(v) for k, v in time_in_turn(steps, images, options.repeats).items()}
        rates = {name: options.batch_size / seconds for name, seconds in taken.items()}
        for plain in (name for name in rates if name != "ours"):
            name = f"{network}, layers in the text's order" if plain == "text" else network
            ratio = rates["ours"] / rates[plain]
            print(f"| {name} | {rates[plain]:.0f} | {rates['ours']:.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
