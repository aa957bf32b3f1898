"""The one module that touches a Keras backend: what devices there are, how memory grows."""

import shutil
from pathlib import Path

import keras

CARDS = Path("/proc/driver/nvidia/gpus")  # of Linux: a folder for each NVIDIA card with a driver
# What `compile` is to hear as `jit_compile`: JAX has no other way to run a step as a whole, and
# TensorFlow's own graphs are faster than XLA's on a CPU.
COMPILES = keras.backend.backend() == "jax"
INSTALL = {
    "tensorflow": 'pip install "tensorflow[and-cuda]>=2.21,<2.22"',
    "jax": 'pip install "jax[cuda12]"',
    "torch": "pip install torch",
}


def devices() -> list[str]:
    """Return what the active backend can compute on, the preferred device first.

    Returns:
        Names such as "GPU:0 NVIDIA T4" or "CPU".
    """
    return [*_DEVICE_LISTS[keras.backend.backend()](), "CPU"]


def why_no_gpu() -> str:
    """Return why the backend computes on no GPU, and what may help; "" where it does."""
    name = keras.backend.backend()
    if len(devices()) > 1:
        return ""
    if not _has_card():
        return "This machine shows no NVIDIA GPU: no driver is loaded, or there is no card."
    return (
        f"This machine has an NVIDIA GPU, but {name} does not see it: it was installed without "
        f"the GPU's libraries, or they do not fit the driver. Try `{INSTALL[name]}`."
    )


def _has_card() -> bool:
    return (CARDS.is_dir() and any(CARDS.iterdir())) or shutil.which("nvidia-smi") is not None


def prepare() -> str:
    """Let GPU memory grow with need where the backend can, and name the device in use."""
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        for gpu in tf.config.list_physical_devices("GPU"):
            tf.config.experimental.set_memory_growth(gpu, True)
    n = n_sharing()
    return f"{n} x {devices()[0]}" if n > 1 else devices()[0]


def spread() -> None:
    """Let every `fit` from now on share its batches among all devices.

    The compiler sees one batch and divides the work itself, so that a loss, such as IIC's of P,
    is that of the whole batch, as on one device.

    Raises:
        ValueError: the backend is not JAX.
    """
    name = keras.backend.backend()
    if name != "jax":
        raise ValueError(
            f"`devices` must be one with KERAS_BACKEND={name}; with jax, all devices share a batch "
            "and its loss. TensorFlow's MirroredStrategy would compute a loss for each device's "
            "share, and multiply a loss of our own by their number. Received: devices=all"
        )
    keras.distribution.set_distribution(keras.distribution.DataParallel())


def n_sharing() -> int:
    """Return how many devices share a batch."""
    distribution = keras.distribution.distribution()
    return 1 if distribution is None else distribution.num_model_replicas


def check_batch(size: int) -> None:
    """Raise ValueError where a batch cannot be shared in equal parts."""
    if size % n_sharing():
        raise ValueError(
            f"A batch must be a multiple of {n_sharing()}, the devices that share it. "
            f"Received: {size}"
        )


def sync(model: keras.Model) -> None:
    """Bring a model's variables up to date within an epoch, where the backend keeps them away."""
    if keras.backend.backend() == "jax":
        model.jax_state_sync()


def _tensorflow_gpus() -> list[str]:
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    details = [tf.config.experimental.get_device_details(gpu) for gpu in gpus]
    return [f"GPU:{i} {d.get('device_name', '')}".strip() for i, d in enumerate(details)]


def _jax_gpus() -> list[str]:
    import jax

    found = [device for device in jax.devices() if device.platform != "cpu"]
    return [f"{device.platform.upper()}:{device.id} {device.device_kind}" for device in found]


def _torch_gpus() -> list[str]:
    import torch

    return [f"GPU:{i} {torch.cuda.get_device_name(i)}" for i in range(torch.cuda.device_count())]


_DEVICE_LISTS = {"tensorflow": _tensorflow_gpus, "jax": _jax_gpus, "torch": _torch_gpus}
