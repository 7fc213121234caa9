"""The ways a reading can end from outside: the terminal goes away, or the system asks us to stop.

They are raised only where input is awaited, never in the middle of a save. No words are in them: what was
typed and not yet ended by Enter stands in the reader's `unfinished`.
"""

from __future__ import annotations

from typing import ClassVar

from strengthtui.errors import ExitCode, StrengthError
from strengthtui.i18n import _


class Ended(StrengthError):
    """Reading cannot go on; whoever catches it saves and leaves."""


class TerminalGone(Ended):
    """The window was closed, the connection broke, or SIGHUP came."""

    exit_code: ClassVar[ExitCode] = ExitCode.HANG_UP

    def __init__(self) -> None:
        super().__init__(_("The terminal went away."), hint=_("Every line ended by Enter was taken."))


class Terminated(Ended):
    """SIGTERM came."""

    exit_code: ClassVar[ExitCode] = ExitCode.TERMINATED

    def __init__(self) -> None:
        super().__init__(_("The system asked to stop."), hint=_("Every line ended by Enter was taken."))
