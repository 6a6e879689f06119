"""The Chromium that the journeys drive: the system's, else Playwright's own."""

import shutil
import subprocess

from tools.failures import Refusal
from tools.places import PYTHON

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OWN = (
    "import os, sys; from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: sys.exit(not os.path.exists(p.chromium.executable_path))"
)


def on_system() -> str | None:
    """The path of the system's Chromium or Chrome, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> None:
    """Make sure that a browser can be started; raises `Refusal` when there is none to be had."""
    if on_system() or subprocess.run([str(PYTHON), "-c", OWN], check=False).returncode == 0:
        return
    print("Fetching a Chromium for the browser journeys (once) …", flush=True)
    # Its trace would bury the sentence that helps.
    done = subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    if done.returncode != 0:
        raise Refusal(
            "The browser journeys need a Chromium and none could be fetched: install one "
            "(on Debian `apt install chromium`) and run `make test` again."
        )
