"""What every command needs: which vault, opened once, and whether somebody sits at a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui.errors import NotFoundError, SaidNoError
from strengthtui.i18n import _
from strengthtui.places import Places, places
from strengthtui.settings import Settings

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.terms import OrganisationKey


class Session:
    """One command line's session."""

    def __init__(self, *, vault: Path | None = None, passphrase_file: Path | None = None) -> None:
        """Take the options that every command has; nothing is read before it is needed."""
        self.vault = vault
        self.passphrase_file = passphrase_file
        self._places: Places | None = None
        self._settings: Settings | None = None

    @property
    def places(self) -> Places:
        """This computer's places."""
        if self._places is None:
            self._places = places()
        return self._places

    @property
    def settings(self) -> Settings:
        """The worker's settings; what is wrong in their file is said once, and everything else is used."""
        if self._settings is None:
            self._settings = self._read_settings()
        return self._settings

    @property
    def vault_folder(self) -> Path:
        """The vault meant."""
        return self.vault_and_origin()[0]

    def vault_and_origin(self) -> tuple[Path, str]:
        """Give the vault meant and what names it: the option, the environment, the settings file, else the default."""
        import os

        from strengthtui.places import VAULT_VARIABLE

        if self.vault is not None:
            return self.vault.expanduser(), "option"
        if os.environ.get(VAULT_VARIABLE):
            return self.places.vault, "environment"
        if self.settings.vault is not None:
            return self.settings.vault, "file"
        return self.places.vault, "default"

    def desk(self) -> Desk:
        """Open the desk; where there is no vault, offer to make one at a terminal, else raise `NotFoundError`."""
        try:
            return self.desk_there_is()
        except NotFoundError:
            if not at_terminal():
                raise
        return self.open_desk(self.make_vault())

    def desk_to_write(self) -> Desk:
        """Open the desk for what will be dated; where the clock seems to be set back, it is said first."""
        desk = self.desk()
        say_if_clock_is_back(desk)
        return desk

    def is_sealed(self) -> bool:
        """Whether the vault there is wants a passphrase. Raises `NotFoundError`."""
        from strengthtui.desk.secrets import is_sealed

        return is_sealed(self.vault_folder)

    def also_opens(self) -> tuple[str, ...]:
        """Say whose keys open the vault there is, besides passphrase and code; it need not be opened."""
        from strengthtui.desk.organisation import also_opens_shortly, organisations_at

        return also_opens_shortly(organisations_at(self.vault_folder))

    def desk_there_is(self) -> Desk:
        """Open the desk over a vault that is there already. Raises `NotFoundError` where there is none."""
        if not self.is_sealed():
            return self.open_desk()
        from strengthtui.cli.secrets import opened_with

        if self.passphrase_file is None and at_terminal():
            for line in self.also_opens():
                say_err(line)
        return opened_with(self.open_desk, self.passphrase_file)

    def open_desk(self, secret: str | OrganisationKey | None = None) -> Desk:
        """Open the desk over the vault there is, with this passphrase, code or key where it is sealed."""
        from strengthtui.desk.desk import open_desk

        return open_desk(self.vault_folder, settings=self.settings, places=self.places, secret=secret)

    def make_vault(self) -> str:
        """Ask whether to make a sealed vault where none is; gives its passphrase. Raises `SaidNoError`."""
        from strengthtui.cli.secrets import chosen_passphrase, hand_over_code
        from strengthtui.desk.desk import create_vault
        from strengthtui.desk.secrets import new_code

        folder = self.vault_folder
        say_err(_("There is no vault at {folder}.").format(folder=folder))
        say_if_cloud(folder)
        if not yes(_("Make one there now?"), default=False):
            raise SaidNoError(
                _("No vault was made."),
                "",
                _("strengthtui quick  talks without one; strengthtui vault create makes one."),
            )
        passphrase, code = chosen_passphrase(self.passphrase_file), new_code()
        hand_over_code(code, None)
        create_vault(folder, places=self.places, passphrase=passphrase, code=code)
        return passphrase

    def throwaway(self) -> Desk:
        """Open a desk that keeps nothing."""
        from strengthtui.desk.desk import throwaway_desk

        return throwaway_desk(settings=self.settings, places=self.places)

    def _read_settings(self) -> Settings:
        try:
            self.places.settings_file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return Settings()  # most have none, and the reader need not be loaded
        except OSError:
            pass
        from strengthtui.desk.settings_file import read_settings

        read = read_settings(self.places.settings_file)
        for error in read.errors:
            say_err(error)
        if read.errors:
            say_err(_("All other settings are used."))
        return read.settings


def named_by(session: Session, origin: str, line: int | None = None) -> str:
    """Say in words what names a folder: an option, a variable, a line of the settings, nothing."""
    file = str(session.places.settings_file)
    sentences = {
        "option": _("the option --vault"),
        "environment": _("the variable STRENGTHTUI_VAULT"),
        "file": file if line is None else f"{file}:{line}",
        "default": _("as long as nothing is set"),
    }
    return sentences[origin]


def say_if_cloud(folder: Path) -> None:
    """Say it where a program copies the folder elsewhere: two writers at once and older files put back come of it."""
    from strengthtui.desk.cloud_folders import cloud_of

    cloud = cloud_of(folder)
    if cloud is not None:
        told = _(
            "{cloud} copies this folder elsewhere, and may put older files back. A folder of this laptop is better."
        )
        say_err(told.format(cloud=cloud))


def say_if_clock_is_back(desk: Desk) -> None:
    """Say it where the computer's clock stands earlier than what is kept."""
    from strengthtui.desk.clock_back import clock_back

    for line in clock_back(desk) or ():
        say_err(line)


def at_terminal() -> bool:
    """Whether somebody sits in front who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def say(text: str) -> None:
    """Write a line of the product."""
    from strengthtui.text import visible

    print(visible(text))  # noqa: T201  stdout is the product


def say_err(text: str) -> None:
    """Write a line of talk."""
    from strengthtui.text import visible

    print(visible(text), file=sys.stderr)  # noqa: T201  stderr is the talk


def say_json(schema: str, **parts: object) -> None:
    """Write one JSON object with its schema."""
    say_data({"schema": f"strengthtui/{schema}/1", **parts})


def say_data(data: object) -> None:
    """Write plain data as JSON, for what has a form of its own."""
    import msgspec

    say_raw_json(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")


def say_raw_json(text: str) -> None:
    r"""Write JSON; what would hide or reorder on a terminal is written as `\u202e`, which reads back as the same."""
    import re

    from strengthtui.text import visible

    def escaped(found: re.Match[str]) -> str:
        character = found.group()
        if visible(character) == character:
            return character
        units = character.encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

    sys.stdout.write(text if text.isascii() and "\x7f" not in text else re.sub("[\x7f-\U0010ffff]", escaped, text))


def asked(question: str) -> str:
    """Ask at the terminal; an end of input is an empty answer."""
    sys.stderr.write(question + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def yes(question: str, *, default: bool) -> bool:
    """Ask for yes or no at the terminal."""
    typed = asked(f"{question} {'[Y/n]' if default else '[y/N]'}").casefold()
    return default if not typed else typed in ("y", "yes", _("yes"))
