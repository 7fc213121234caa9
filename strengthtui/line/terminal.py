"""Reading lines from wherever they come: a terminal, key by key, or a pipe.

Nothing pasted is dropped, however long or many the lines are, and what was typed ahead waits for the next
call. The line that is being typed is shown as it is typed and never painted again without need. Refuses a
line of more than a million characters. Nothing is saved here: whoever reads a line saves it before reading
the next.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Protocol, Self, TextIO
from weakref import WeakKeyDictionary

from strengthtui.i18n import _
from strengthtui.line.editor import Editor
from strengthtui.line.keys import Key, Keys
from strengthtui.line.piped import MAX_LINE, PipedReader
from strengthtui.line.screen import Screen

__all__ = ["LineReader", "Screen", "TerminalReader", "open_reader"]

SEQUENCE_PAUSE = 0.1
"""Seconds after which the beginning of an escape sequence is taken for the Esc key."""


class LineReader(Protocol):
    """Where line mode gets its lines from."""

    interactive: bool
    """Whether somebody is typing; a prompt is only shown to them."""

    @property
    def unfinished(self) -> str:
        """What was typed since the last Enter, after reading was ended from outside."""

    @property
    def dropped(self) -> int:
        """Bytes of the last line that were no UTF-8; at a terminal control characters too, which are not in it."""

    def read_line(self, prompt: str = "") -> str | None:
        """Give the next line without its end; None at the end of input.

        Raises:
            TerminalGone: nothing can come any more.
            Terminated: SIGTERM came.
            KeyboardInterrupt: Ctrl+C.
            LineTooLong: a line of a pipe has more than a million characters.
        """

    def close(self) -> None:
        """Give the terminal back as it was; a second call does nothing."""


class Terminal(Protocol):
    """What a reader needs of a terminal: bytes from it, echo to it, and its width."""

    resumed: bool

    def open(self) -> None:
        """Take the terminal over; a second call does nothing."""

    def close(self) -> None:
        """Give the terminal back as it was; a second call does nothing."""

    def columns(self) -> int:
        """Give the width."""

    def write(self, text: str) -> None:
        """Echo; it goes out with the next `read` or `flush`."""

    def flush(self) -> None:
        """Send all echo out."""

    def read(self, timeout: float | None = None) -> bytes:
        """Give what has been typed; nothing when the time is up or after `resumed`."""


class TerminalReader:
    """Lines typed or pasted at a terminal, which is ours from the first `read_line` until `close`."""

    interactive = True

    def __init__(self, terminal: Terminal, out: TextIO) -> None:
        self._terminal = terminal
        self.out = out
        """Flushed before anything is echoed, so that what was said stands above it."""
        self._keys = Keys()
        self._editor = Editor(terminal.columns)
        self._too_long = False
        self._dropped_before = 0

    def __enter__(self) -> Self:
        self._terminal.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def unfinished(self) -> str:
        """What was typed since the last Enter; the next `read_line` goes on with it."""
        return self._editor.text

    @property
    def dropped(self) -> int:
        """Bytes that are no UTF-8 and control characters that are no key, left out of the last line."""
        return self._keys.dropped - self._dropped_before

    def close(self) -> None:
        """Give the terminal back as it was; a second call does nothing."""
        self._terminal.close()

    def read_line(self, prompt: str = "") -> str | None:
        """Give the next line without its end; None after Ctrl+D on an empty line.

        Raises:
            TerminalGone: nothing can come any more, and all lines have been given.
            Terminated: SIGTERM came, and all lines have been given.
            KeyboardInterrupt: Ctrl+C, the same.
        """
        self._terminal.open()
        self.out.flush()
        self._dropped_before = self._keys.dropped
        self._terminal.write(self._editor.start(prompt))
        while True:
            key = self._keys.take()
            if key is None:
                self._read_more()
            elif key is Key.ENTER:
                if (line := self._end_line(prompt)) is not None:
                    return line
            elif key is Key.END and not self._editor.text:
                self._end_row()
                return None
            else:
                self._terminal.write(self._edit(key))

    def _edit(self, key: str | Key) -> str:
        """Do what the key says; the echo of it."""
        if isinstance(key, str):
            if len(self._editor.text) + len(key) > MAX_LINE:
                self._too_long = True
            return "" if self._too_long else self._editor.add(key)
        if key is Key.ERASE:
            return self._editor.erase()
        if key is Key.ERASE_WORD:
            return self._editor.erase_word()
        if key is Key.ERASE_LINE:
            self._too_long = False
            return self._editor.erase_line()
        return ""

    def _end_line(self, prompt: str) -> str | None:
        """Give the line that Enter ended; None when it is refused."""
        line = self._editor.text
        self._terminal.write(self._editor.finish())
        if not self._too_long:
            self._terminal.flush()
            return line
        self._too_long = False
        refusal = _("This line has more than {limit} characters and was not kept: please send it in parts.")
        self._terminal.write(refusal.format(limit=f"{MAX_LINE:,}") + "\n" + self._editor.start(prompt))
        return None

    def _read_more(self) -> None:
        """Wait for more bytes; ended from outside, what is said next begins on a row of its own."""
        try:
            data = self._terminal.read(SEQUENCE_PAUSE if self._keys.holding else None)
        except BaseException:
            self._end_row()
            raise
        if self._terminal.resumed:
            self._terminal.resumed = False
            self._terminal.write(self._editor.reprint())
        if data:
            self._keys.feed(data)
        elif self._keys.holding:
            self._keys.give_up()

    def _end_row(self) -> None:
        self._terminal.write("\n")
        self._terminal.flush()


_readers: WeakKeyDictionary[TextIO, TerminalReader | PipedReader] = WeakKeyDictionary()


def open_reader(stdin: TextIO, out: TextIO) -> TerminalReader | PipedReader:
    """Give the reader for this input; echo goes to `out` where it is a terminal, else to where is typed.

    One input has one reader, closed and opened as often as needed: what it has read ahead is in nobody else's hands.
    """
    reader = _readers.get(stdin)
    if reader is None or (isinstance(reader, TerminalReader) and reader.out is not out):
        reader = TerminalReader(_terminal(stdin, out), out) if stdin.isatty() else PipedReader(stdin)
        _readers[stdin] = reader
    return reader


def _terminal(stdin: TextIO, out: TextIO) -> Terminal:
    if sys.platform == "win32":
        from strengthtui.line.windows import WindowsTerminal

        return WindowsTerminal(stdin.fileno(), out if out.isatty() else sys.stderr)
    else:  # noqa: RET505  so that mypy reads one branch for each system
        from strengthtui.line.posix import PosixTerminal

        return PosixTerminal(stdin.fileno(), out.fileno() if out.isatty() else stdin.fileno())
