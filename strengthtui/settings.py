"""What a worker may set for themselves, in one small TOML file; what is not understood is told with its place."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from strengthtui.errors import BadInputError
from strengthtui.i18n import _

KNOWN = ("worker", "vault", "team")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one worker."""

    worker: str | None = None
    """Name or initials that stand on every sitting."""
    vault: Path | None = None
    """Where the vault is, when not in the usual place."""
    team: Path | None = None
    """The folder of the team's own texts, when not the usual one."""


def read_settings(path: Path) -> Settings:
    """Read the file; no file is no settings. Raises `BadInputError` naming the file and what is wrong."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise BadInputError(_("The settings cannot be read."), f"{path}: {error.strerror}", _HINT()) from error
    import tomllib

    try:
        data = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInputError(_("The settings are not well-formed."), f"{path}: {_place(error)}", _HINT()) from error
    for key, value in data.items():
        if key not in KNOWN:
            near = difflib.get_close_matches(key, KNOWN, n=1)
            message = _("{path}: there is no setting called {key}.").format(path=path, key=key)
            raise BadInputError(
                _("A setting is not known."),
                message,
                _("Did you mean {near}?").format(near=near[0] if near else ", ".join(KNOWN)),
            )
        if not isinstance(value, str):
            message = _("{path}: {key} must be text in quotation marks.").format(path=path, key=key)
            raise BadInputError(_("A setting is not text."), message, _HINT())
    folder = {key: Path(data[key]).expanduser() for key in ("vault", "team") if key in data}
    return Settings(worker=data.get("worker"), vault=folder.get("vault"), team=folder.get("team"))


def _place(error: Exception) -> str:
    return str(error) if not isinstance(error, UnicodeDecodeError) else _("it is not UTF-8")


def _HINT() -> str:  # noqa: N802  a sentence, kept next to its uses
    return _('Settings are lines such as  worker = "RB". Take the file away to go on without settings.')
