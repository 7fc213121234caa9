"""Where things live on this computer: settings, the vault, the team's own texts. Names only: nothing is made here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

APP = "strengthtui"
VAULT_VARIABLE = "STRENGTHTUI_VAULT"


class Places(NamedTuple):
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
    named = os.environ.get(VAULT_VARIABLE)
    config, data = _linux_folders() or _folders()
    return Places(
        settings_file=config / "settings.toml",
        team_folder=config / "team",
        vault=Path(named).expanduser() if named else data / "vault",
        device_file=data / "device",
    )


def paper_folder(wanted: Path) -> Path:
    """Give the folder papers go into: the one wanted, but where none was named and we stand in the program's own files.

    Whoever starts the program from its own copy would leave people's papers among its files, where nobody looks for
    them and the next download may sweep them away: their documents are the place then, or their home.
    """
    source = Path(__file__).resolve().parents[1]
    here = Path.cwd()
    own = (source / "scripts" / "run.py").is_file() and (here == source or source in here.parents)
    if wanted != Path() or not own:
        return wanted
    from platformdirs import user_documents_dir

    documents = Path(user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def _folders() -> tuple[Path, Path]:
    """Give the folders of settings and of data as `platformdirs` knows them for every system."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False, roaming=False)
    return Path(dirs.user_config_dir), Path(dirs.user_data_dir)


def _linux_folders() -> tuple[Path, Path] | None:
    """Give the same where it is plain what they are: the library costs a fifteenth of starting a short command."""
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return None
    home = os.environ.get("HOME", "")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config")
    data = Path(os.environ.get("XDG_DATA_HOME") or f"{home}/.local/share")
    plain = home.startswith("/") and config.is_absolute() and data.is_absolute()
    return (config / APP, data / APP) if plain else None
