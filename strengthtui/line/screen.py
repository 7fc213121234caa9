"""What line mode says: plain paragraphs, broken to the width of a terminal, unbroken in a pipe.

No colour and no cursor movement. Nothing reaches the terminal that could hide, reorder or command: all text
goes through `visible()`. The one escape sequence of line mode is `clear()`, for a room that somebody has just
walked into.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.line import cells
from strengthtui.text import visible

MAX_WIDTH = 100
"""Cells in a row; longer rows are hard to read."""

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Cursor home, clear the screen, clear the scrollback."""
_CANNOT = frozenset({"", "dumb", "unknown", "emacs"})
"""Terminals (TERM) that would print the sequence instead of doing it."""


class Screen:
    """Where line mode writes."""

    def __init__(self, out: TextIO, *, environ: Mapping[str, str] = os.environ) -> None:
        self._out = out
        self._environ = environ
        self._is_terminal = out.isatty()
        if isinstance(out, io.TextIOWrapper):
            # Words are UTF-8 whatever the locale says; no sign may end a conversation by being unwritable.
            out.reconfigure(encoding="utf-8", errors="backslashreplace")

    @property
    def width(self) -> int:
        """Give the cells in a row: one less than the terminal has, since some go on by themselves at the edge."""
        try:
            columns = os.get_terminal_size(self._out.fileno()).columns or 80
        except (OSError, ValueError):
            columns = 80
        return max(10, min(columns - 1, MAX_WIDTH))

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Write a text: each of its lines is a paragraph, blank lines stay."""
        margin = " " * indent
        lines = visible(text).split("\n")
        rows = [margin + row if row else "" for line in lines for row in self._rows(line, indent)]
        self._write("\n".join(rows) + "\n")

    def say_error(self, error: StrengthError) -> None:
        """Say what happened, where, and what to do next."""
        for part in (error.title, error.message, error.hint):
            if part:
                self.say(part)

    def wipe(self) -> None:
        """Take the words off the screen, or say that it cannot be done."""
        if not self.clear():
            self.say(_("This terminal cannot be cleared: what stands above can still be read."))

    def clear(self) -> bool:
        """Clear the screen and what was scrolled off it; False when it cannot, or not for certain."""
        if not self._is_terminal or not self._understands():
            return False
        self._write(_CLEAR)
        # GNU screen keeps its scrollback to itself.
        return "STY" not in self._environ

    def _rows(self, line: str, indent: int) -> list[str]:
        if not self._is_terminal:
            return [line]
        return cells.wrap(line.expandtabs(4), max(10, self.width - indent))

    def _understands(self) -> bool:
        if sys.platform == "win32":
            from strengthtui.line.windows import understands_sequences

            return understands_sequences(self._out.fileno())
        else:  # noqa: RET505  so that mypy reads one branch for each system
            return self._environ.get("TERM", "") not in _CANNOT

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except BrokenPipeError:
            return  # nobody listens any more; what was typed is kept all the same, until the reading ends
        except OSError:
            if not self._is_terminal:
                raise
