"""The one module that touches a Keras backend: what devices there are, how memory grows."""

import shutil
from pathlib import Path

import keras

CARDS = Path("/proc/driver/nvidia/gpus")  # of Linux: a folder for each NVIDIA card with a driver
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
    return devices()[0]


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
