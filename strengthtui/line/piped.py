r"""Lines from a pipe or a file: scripts, transcripts, and whoever prepared their answers elsewhere.

Always UTF-8, whatever the locale says; what is not is shown as the sign for a character that could not be
read, and counted. `\n`, `\r\n` and `\r` end a line; the last line needs no end. Refuses a line of more
than a million characters, since nobody typed it.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TextIO

from strengthtui.errors import BadInputError
from strengthtui.i18n import _

MAX_LINE = 1_000_000
"""Characters in one line of input; an answer may hold 20,000 (text.MAX_ANSWER)."""

_CHUNK = 65536
_LINE_END = re.compile("\r\n?|\n")
_BAD_BYTE = re.compile("[\ud800-\udfff]")


class LineTooLong(BadInputError):
    """A line of piped input is longer than anybody types; the next `read_line` gives the line behind it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            _("Line {line} of the input is too long.").format(line=number),
            _("It has more than {limit} characters.").format(limit=f"{MAX_LINE:,}"),
            _("Break it into several lines."),
        )


class PipedReader:
    """Lines from something that is no terminal. Prompts are not shown: nobody is there to read them."""

    interactive = False

    def __init__(self, stdin: TextIO) -> None:
        self.dropped = 0
        """Bytes of the last line that were no UTF-8."""
        self._source = _source(stdin)
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._waiting = ""
        self._at = 0
        self._ended = False
        self._after_return = False
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def unfinished(self) -> str:
        """Nothing: nobody is typing."""
        return ""

    def close(self) -> None:
        """Stop holding signals; what was read ahead stays for the next `read_line`."""
        self._source.close()

    def read_line(self, prompt: str = "") -> str | None:
        """Give the next line without its end; None at the end of input.

        Raises:
            LineTooLong: the line has more than a million characters; it was stepped over.
            Terminated: SIGTERM came.
            TerminalGone: SIGHUP came.
            KeyboardInterrupt: Ctrl+C.
        """
        del prompt
        raw = self._next_line()
        if raw is None:
            return None
        self._number += 1
        if len(raw) > MAX_LINE:
            raise LineTooLong(self._number)
        line, self.dropped = _BAD_BYTE.subn("\ufffd", raw)
        return line.removeprefix("\ufeff") if self._number == 1 else line

    def _next_line(self) -> str | None:
        parts: list[str] = []
        held = 0
        while True:
            self._skip_newline_of_return()
            if found := _LINE_END.search(self._waiting, self._at):
                part = self._waiting[self._at : found.start()]
                self._after_return = found.group() == "\r"
                self._at = found.end()
                return "".join([*parts, part])
            part = self._waiting[self._at :]
            # What is over the limit is read to its end, but not kept.
            if part and held <= MAX_LINE:
                parts.append(part)
                held += len(part)
            if self._ended:
                self._waiting, self._at = "", 0
                return "".join(parts) or None
            data = self._source.read()
            self._ended = not data
            self._waiting, self._at = self._decoder.decode(data, final=self._ended), 0

    def _skip_newline_of_return(self) -> None:
        """Step over the second half of a line end that was cut in two."""
        if self._at < len(self._waiting):
            if self._after_return and self._waiting[self._at] == "\n":
                self._at += 1
            self._after_return = False


class _Stream:
    """A stream that is no file (a test's): nothing can be waited for."""

    def __init__(self, stdin: TextIO) -> None:
        self._stdin = stdin

    def read(self) -> bytes:
        return self._stdin.read(_CHUNK).encode("utf-8", "surrogateescape")

    def close(self) -> None:
        """Nothing was opened."""


class _Pipe:
    """A pipe or a file; signals are held from the first read until `close`."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._held: ExitStack | None = None
        self._wait: Callable[[], None] = lambda: None

    def read(self) -> bytes:
        if self._held is None:
            self._held = ExitStack()
            self._wait = self._hold(self._held)
        self._wait()
        return os.read(self._fd, _CHUNK)

    def close(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None

    def _hold(self, held: ExitStack) -> Callable[[], None]:
        if sys.platform == "win32":
            return lambda: None
        else:  # noqa: RET505  so that mypy reads one branch for each system
            from strengthtui.line.interrupts import Interrupts

            signals = held.enter_context(Interrupts())

            def wait() -> None:
                ready = False
                while not ready:
                    signals.raise_pending()
                    ready = bool(signals.select([self._fd], [], None)[0])
                signals.raise_pending()

            return wait


def _source(stdin: TextIO) -> _Pipe | _Stream:
    try:
        return _Pipe(stdin.fileno())
    except (OSError, ValueError):
        return _Stream(stdin)
