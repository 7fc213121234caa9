"""Where things live on this computer: settings, the vault, the team's own texts. Names only: nothing is made here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

APP = "strengthtui"
VAULT_VARIABLE = "STRENGTHTUI_VAULT"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one installation."""

    settings_file: Path
    """`settings.toml`, written by the worker."""
    team_folder: Path
    """The team's own texts: `limits.md`, `safety.md`, `grounding.md`."""
    vault: Path
    """The vault where no other is named."""
    device_file: Path
    """A random name for this installation, made when something is first kept."""


def places() -> Places:
    """Give this computer's places, from the platform's conventions and the environment."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False, roaming=False)
    named = os.environ.get(VAULT_VARIABLE)
    config, data = Path(dirs.user_config_dir), Path(dirs.user_data_dir)
    return Places(
        settings_file=config / "settings.toml",
        team_folder=config / "team",
        vault=Path(named).expanduser() if named else data / "vault",
        device_file=data / "device",
    )
