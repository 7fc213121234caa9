"""What can go wrong, in words for the person in front of the screen.

Every error says what happened, where, and what to do next, and carries the exit code of the command line. No error ever
holds anyone's words: titles, messages and hints name files, places and counts, never what was said.
The pure floors do not speak in sentences: they answer with a `Refusal`, a code and its parameters.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExitCode(enum.IntEnum):
    """What the process tells the shell."""

    FINE = 0
    """It did what was asked."""
    UNEXPECTED = 1
    """A mistake of ours: nothing else fits."""
    USAGE = 2
    """A command, an option or a value that is not understood, or an option that is needed."""
    BAD_INPUT = 3
    """Something inside a file (sheet, pack, outline, directory) is wrong."""
    LOCKED = 4
    """Sealed and not opened, or the wrong passphrase."""
    DAMAGED = 5
    """A file of the vault is not what was written."""
    BUSY = 6
    """Another program is writing this."""
    NOT_FOUND = 7
    """Something named on the command line is not there, or is more than one."""
    SAID_NO = 8
    """Someone was asked and said no."""
    NOT_WRITTEN = 9
    """The disk is full, read-only or gone."""
    HANG_UP = 129
    """The terminal went away."""
    INTERRUPTED = 130
    """Ctrl+C."""
    TERMINATED = 143
    """Asked to end by the system."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no from a floor that has no words: the desk turns the code into a sentence."""

    code: str
    """Kebab-case name of the reason, e.g. `too-long`."""
    params: Mapping[str, str | int] = field(default_factory=dict)
    """What the sentence needs: limits, counts, addresses. Never anyone's words."""


class StrengthError(Exception):
    """What, where and what to do next; the base of every error a person may see."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, title: str, message: str = "", hint: str = "") -> None:
        """Keep the three parts apart so that each front end can set them as it likes."""
        super().__init__(title)
        self.title = title
        """One short sentence: what happened."""
        self.message = message
        """Where, and what was found there."""
        self.hint = hint
        """What to do next."""


class UsageError(StrengthError):
    """A command, option or value that is not understood."""

    exit_code = ExitCode.USAGE


class BadInputError(StrengthError):
    """Something inside a file is wrong; `findings` (if any) are printed one a line by the front end."""

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, title: str, message: str = "", hint: str = "", *, findings: tuple[str, ...] = ()) -> None:
        """Take the worded findings along, already as `file:line:column: ...` lines."""
        super().__init__(title, message, hint)
        self.findings = findings
        """Worded findings, in the order of the file."""


class LockedError(StrengthError):
    """Sealed and not opened, or the wrong passphrase."""

    exit_code = ExitCode.LOCKED


class DamagedError(StrengthError):
    """A file of the vault is not what was written."""

    exit_code = ExitCode.DAMAGED


class OlderError(DamagedError):
    """A person's file is not the newest that was written of them: nobody writes on it before somebody says so."""

    def __init__(self, title: str, message: str = "", hint: str = "", *, person: str) -> None:
        """Take along whose file it is."""
        super().__init__(title, message, hint)
        self.person = person
        """Their id: what accepts the older state names it."""


class BusyError(StrengthError):
    """Another program holds what is needed."""

    exit_code = ExitCode.BUSY


class NotFoundError(StrengthError):
    """Something named is not there, or is more than one."""

    exit_code = ExitCode.NOT_FOUND


class SaidNoError(StrengthError):
    """Someone was asked and said no."""

    exit_code = ExitCode.SAID_NO


class NotWrittenError(StrengthError):
    """The disk refused: full, read-only or gone. The old state is whole."""

    exit_code = ExitCode.NOT_WRITTEN
