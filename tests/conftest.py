"""Keeps the developer's own machine out of every test: no real home, no vault, no settings, no network."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A slow machine is no bug, and a test that fails should fail again on the next run.
settings.register_profile("strengthtui", deadline=None, print_blob=True)
settings.load_profile("strengthtui")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_STATE_HOME": ".local/state",
    "STRENGTHTUI_VAULT": "vault",
}
"""Where a program looks for what is the user's, and where under the made-up home it finds it."""

TERMINAL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM_PROGRAM")
"""What a developer's terminal says about itself."""


@pytest.fixture(autouse=True)
def made_up_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, beside its `tmp_path`; the vault's folder in it is not made."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("STRENGTHTUI_")]:
        monkeypatch.delenv(name)
    for name, place in HOMES.items():
        monkeypatch.setenv(name, str(home / place))
    for name in TERMINAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to connect fails the test. Sockets within this machine's own processes still work."""

    def refuse(asked: socket.socket, address: Any) -> None:  # noqa: ANN401 - an address has many shapes
        if getattr(socket, "AF_UNIX", None) == asked.family:
            return connect(asked, address)
        if sys.platform == "win32" and address[0] in {"127.0.0.1", "::1"}:
            return connect(asked, address)  # how Windows makes the pair of sockets in every event loop
        pytest.fail("a test tried to reach the network")

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
