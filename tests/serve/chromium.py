"""Where Chromium is, and how it starts without a screen and without calling anybody."""

from __future__ import annotations

import shutil

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str:
    """The path of the browser."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Chromium is not installed: see scripts/system_packages.sh"
    return found
