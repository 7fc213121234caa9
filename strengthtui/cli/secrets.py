"""Passphrases on the command line: typed at the terminal unseen, or read from a file; never an argument."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from strengthtui.cli.session import asked, at_terminal, say, say_err, yes
from strengthtui.errors import BadInputError, LockedError, SaidNoError, UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    Opened = TypeVar("Opened")

TRIES = 5


def from_file(path: Path) -> str:
    """Give the first line of a file. Raises `NotFoundError`, and `BadInputError` where that is no passphrase."""
    from strengthtui.desk.files import read_file

    data = read_file(path)
    try:
        line = data.decode("utf-8-sig").splitlines()[0]
    except (UnicodeDecodeError, IndexError):
        line = ""
    if not line.strip():
        raise BadInputError(
            _("There is no passphrase in this file."), str(path), _("Its first line is taken, as UTF-8.")
        )
    return line


def ask_secret(question: str) -> str:
    """Ask at the terminal for what is not to be seen there. Raises `SaidNoError` at an end of input."""
    from getpass import getpass

    try:
        return getpass(f"{question} ")
    except EOFError:
        raise SaidNoError(_("No passphrase was given."), "", _("Nothing was changed.")) from None


def opened_with(open_it: Callable[[str], Opened], file: Path | None, question: str = "", hint: str = "") -> Opened:
    """Open something sealed: by the file's passphrase, else by what is typed at the terminal, some tries long.

    `question` asks for it, and `hint` says how to give it in a file, where it is not the vault's. Raises `LockedError`
    without either.
    """
    if file is not None:
        return open_it(from_file(file))
    if not at_terminal():
        raise LockedError(
            _("This is sealed, and there is no terminal to ask for the passphrase."),
            "",
            hint or _("Give it with --passphrase-file FILE."),
        )
    from strengthtui.desk.secrets import Tries

    tries = Tries()
    for left in range(TRIES - 1, -1, -1):
        try:
            return open_it(ask_secret(question or _("Passphrase or recovery code:")))
        except LockedError as error:
            if not left:
                raise
            say_err(error.title)
            time.sleep(tries.wait())
    raise AssertionError  # the last try returns or raises


def chosen_passphrase(file: Path | None, known: tuple[str, ...] = (), *, why: str = "", hint: str = "") -> str:
    """Give a new passphrase: from a file, else typed twice, judged, at the terminal. Raises `UsageError`.

    `why` says what it is for, and `hint` how to give it in a file, where it is not the vault's.
    """
    from strengthtui.desk.secrets import judge, refuse_guessable

    if file is not None:
        passphrase = from_file(file)
        refuse_guessable(passphrase, known)
        return passphrase
    if not at_terminal():
        hint = hint or _("Give one with --passphrase-file FILE.")
        raise UsageError(_("There is no terminal to ask for a passphrase."), "", hint)
    say_err(why or _("The passphrase is all that keeps what you write from whoever has this laptop."))
    say_err(_("Four or five words that have nothing to do with each other are hard to guess and easy to keep."))
    while True:
        passphrase = ask_secret(_("A new passphrase:"))
        judged = judge(passphrase, known)
        say_err(" ".join(part for part in (f"{judged.word}.", judged.why) if part).capitalize())
        if judged.refused or (judged.weak and not yes(_("Use it all the same?"), default=False)):
            continue
        if ask_secret(_("Once more:")) == passphrase:
            return passphrase
        say_err(_("These were two. Begin again."))


def hand_over_code(code: str, file: Path | None, also_opens: tuple[str, ...] = ()) -> None:
    """Show the recovery code once: typed back at the terminal, written to a file, or printed.

    `also_opens` says what else opens the vault. Raises `SaidNoError` where it is not typed back, `NotWrittenError`
    where the file is there already.
    """
    if file is not None:
        from strengthtui.desk.secrets import write_code

        write_code(file, code)
        say_err(_("The recovery code is in {file}. Move it off this laptop.").format(file=file))
        return
    if not at_terminal():
        say(code)
        return
    from strengthtui.desk.secrets import same_code

    if also_opens:
        say_err(_("If you forget the passphrase, this code opens the vault."))
        for line in also_opens:
            say_err(line)
    else:
        say_err(_("If you forget the passphrase, only this code opens the vault. Nobody else has it."))
    say_err(_("Write it on paper, and keep it away from the laptop. It is shown this once."))
    say_err(f"\n    {code}\n")
    for _try in range(TRIES):
        if same_code(code, asked(_("Type it as you wrote it down:"))):
            say_err(_("That is it."))
            return
        say_err(_("That is not the code above."))
    raise SaidNoError(_("The code was not typed back."), "", _("Nothing was made. Begin again with pen and paper."))


def refuse_taken(file: Path | None) -> None:
    """Refuse a file for a code or a key that is there already, before anything is asked."""
    if file is not None and file.exists():
        raise UsageError(_("There is a file of that name already."), str(file), _("Name one that is not there."))
