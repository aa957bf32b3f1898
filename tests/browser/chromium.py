"""Find a Chromium to drive, or install one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LEFT_OUT = (
    # The address bar's two pages: a third of what a visit costs, and nobody sees them.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
    # What Playwright leaves out itself, of which Chromium reads the last list only.
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(LEFT_OUT)}",
)
INSTALL_TIMEOUT = 600  # seconds
HINT = (
    "The browser tests need Chromium. Install it (on Debian: apt-get install chromium), or set "
    "CHROMIUM_PATH to a Chromium or Chrome."
)


class NoBrowser(RuntimeError):
    """There is no browser and none could be installed; the message says what to do."""


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium.

    Raises:
        NoBrowser: none was found, and none could be installed.
    """
    return playwright.chromium.launch(executable_path=find(playwright), args=list(FLAGS))


def find(playwright: Playwright) -> str:
    """Return the path of a Chromium: the one named, the one at hand, or one installed now.

    Raises:
        NoBrowser: none was found, and none could be installed.
    """
    named = os.environ.get("CHROMIUM_PATH")
    if named:
        if not Path(named).is_file():
            raise NoBrowser(f"CHROMIUM_PATH names no file: {named}. {HINT}")
        return named
    return _on_path() or _from_playwright(playwright) or _from_debian() or _give_up()


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _from_playwright(playwright: Playwright) -> str | None:
    """Let Playwright fetch its own build; it may lack system libraries, hence the trial."""
    path = playwright.chromium.executable_path
    _succeeds(sys.executable, "-m", "playwright", "install", "chromium")
    return path if Path(path).is_file() and _succeeds(path, "--version") else None


def _from_debian() -> str | None:
    if getattr(os, "geteuid", lambda: -1)() != 0 or not shutil.which("apt-get"):
        return None
    _succeeds("apt-get", "update")
    _succeeds("apt-get", "install", "-y", "chromium", "fonts-noto-cjk")
    return _on_path()


def _give_up() -> str:
    raise NoBrowser(HINT)


def _succeeds(*command: str) -> bool:
    """Run a command quietly and tell whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, timeout=INSTALL_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
