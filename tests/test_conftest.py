"""The walls around the tests stand."""

import os
import socket
from pathlib import Path

import pytest


def test_home_is_made_up(made_up_home: Path) -> None:
    """Whatever asks for the user's home gets one that is nobody's."""
    assert Path.home() == made_up_home
    assert Path(os.environ["STRENGTHTUI_VAULT"]) == made_up_home / "vault"
    assert not (made_up_home / "vault").exists()


def test_network_is_out_of_reach() -> None:
    """A test that would need the network fails instead of finding one."""
    with socket.socket() as asked, pytest.raises(pytest.fail.Exception, match="reach the network"):
        asked.connect(("127.0.0.1", 9))
