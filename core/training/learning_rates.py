"""Learning rates that move with the step."""

import keras


def warm_cosine(
    learning_rate: float, warmup_steps: int, n_steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return a rate that rises to `learning_rate`, then falls to 0 at the last of `n_steps`."""
    return keras.optimizers.schedules.CosineDecay(
        0.0,
        max(1, n_steps - warmup_steps),
        warmup_target=learning_rate,
        warmup_steps=warmup_steps,
    )


def falling_to_fifths(
    learning_rate: float, interval: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return a rate that falls to a fifth of itself every `interval` steps."""
    return keras.optimizers.schedules.ExponentialDecay(learning_rate, interval, 0.2, staircase=True)


def dropping(learning_rate: float, n_steps: int) -> keras.optimizers.schedules.LearningRateSchedule:
    """Return a rate that falls to a tenth at half, and again at three quarters, of `n_steps`."""
    return keras.optimizers.schedules.PiecewiseConstantDecay(
        [n_steps // 2, 3 * n_steps // 4],
        [learning_rate, learning_rate / 10, learning_rate / 100],
    )
