"""A terminal of Unix, read key by key.

Why not `input()`: in the mode it uses, the system silently drops what is pasted beyond 4,095 characters of a
line. The mode is put back on every way out that can be caught: leaving, an exception, a signal, Ctrl+Z. Input
is never flushed: what was typed ahead stays. Echo goes out without blocking while more is read, so that a
long paste cannot lock both sides up.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from types import FrameType
from typing import Any

from strengthtui.line.endings import TerminalGone

if sys.platform != "win32":
    import termios

    from strengthtui.line.interrupts import Interrupts

    _CHUNK = 65536
    """Bytes read at once."""
    _ECHO_CHUNK = 4096
    """Bytes of echo written at once."""
    _PATIENCE = 1.0
    """Seconds that echo may take to go out once we were asked to end."""

    class PosixTerminal:
        """Bytes from a terminal and echo to it, in a mode where nothing is lost."""

        def __init__(self, fd: int, echo: int) -> None:
            self.resumed = False
            """Set after Ctrl+Z and `fg`: what is being typed must be shown again."""
            self._fd = fd
            self._echo_to = echo
            self._echo_fd: int | None = None
            self._signals = Interrupts()
            self._saved: list[Any] | None = None
            self._out = bytearray()
            self._ahead = bytearray()
            self._gone = False

        def open(self) -> None:
            """Take the terminal over; a second call does nothing."""
            if self._saved is not None:
                return
            try:
                self._saved = termios.tcgetattr(self._fd)
            except termios.error as error:
                raise TerminalGone from error
            self._echo_fd = _own_door(self._echo_to)
            self._signals.__enter__()
            self._signals.handle(signal.SIGTSTP, self._suspend)
            self._signals.handle(signal.SIGCONT, self._resume)
            atexit.register(self.close)
            self._take_over()

        def close(self) -> None:
            """Give the terminal back as it was; a second call does nothing."""
            if self._saved is None:
                return
            self.flush(patience=_PATIENCE)
            self._give_back()
            self._saved = None
            atexit.unregister(self.close)
            self._signals.__exit__(None, None, None)
            if self._echo_fd is not None:
                os.close(self._echo_fd)
                self._echo_fd = None

        def columns(self) -> int:
            """Give the width; 80 where the terminal does not say."""
            try:
                return os.get_terminal_size(self._echo_to).columns or 80
            except OSError:
                return 80

        def write(self, text: str) -> None:
            """Echo; it goes out with the next `read` or `flush`."""
            self._out += text.encode("utf-8", "replace")

        def read(self, timeout: float | None = None) -> bytes:
            """Give what has been typed; nothing when the time is up or after `resumed`.

            Raises:
                TerminalGone: nothing can come any more.
                Terminated: SIGTERM came, and all that was typed has been given.
                KeyboardInterrupt: Ctrl+C, the same.
            """
            while not self._ahead:
                wait = 0 if self._signals.pending is not None else timeout
                readable, writable = self._signals.select([self._fd], self._doors(), wait)
                if writable:
                    self._write_some()
                if readable:
                    self._read_some()
                elif not writable:
                    self._signals.raise_pending()
                    if timeout is not None or self.resumed:
                        return b""
            data = bytes(self._ahead)
            self._ahead.clear()
            return data

        def flush(self, *, patience: float | None = None) -> None:
            """Send all echo out, taking in meanwhile what arrives."""
            while self._out and self._echo_fd is not None:
                if self._signals.pending is not None:
                    patience = _PATIENCE
                fds = [] if self._gone else [self._fd]
                readable, writable = self._signals.select(fds, self._doors(), patience)
                if writable:
                    self._write_some()
                if readable:
                    with contextlib.suppress(TerminalGone):
                        self._read_some()
                if not readable and not writable and patience is not None:
                    self._out.clear()

        def _doors(self) -> list[int]:
            return [self._echo_fd] if self._out and self._echo_fd is not None else []

        def _read_some(self) -> None:
            try:
                data = b"" if self._gone else os.read(self._fd, _CHUNK)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self._gone = True
                raise TerminalGone
            self._ahead += data

        def _write_some(self) -> None:
            if self._echo_fd is None:
                return
            try:
                done = os.write(self._echo_fd, self._out[:_ECHO_CHUNK])
            except BlockingIOError:
                return
            except OSError:
                # Reading finds out by itself that the terminal is gone, after giving what was typed.
                self._out.clear()
                return
            del self._out[:done]

        def _take_over(self) -> None:
            """Key by key and without echo; signals stay, but do not throw away what was typed ahead."""
            if self._saved is None:
                return
            mode = [*self._saved[:6], list(self._saved[6])]
            mode[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
            mode[3] &= ~(termios.ICANON | termios.ECHO | termios.ECHONL | termios.IEXTEN)
            mode[3] |= termios.ISIG | termios.NOFLSH
            mode[6][termios.VMIN] = 1
            mode[6][termios.VTIME] = 0
            # Ctrl+\ would leave a core file with everybody's words in it.
            mode[6][termios.VQUIT] = bytes([os.fpathconf(self._fd, "PC_VDISABLE") & 0xFF])
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, mode)

        def _give_back(self) -> None:
            if self._saved is not None:
                with contextlib.suppress(termios.error):
                    termios.tcsetattr(self._fd, termios.TCSANOW, self._saved)

        def _suspend(self, number: int, frame: FrameType | None) -> None:
            """Ctrl+Z: stop with the terminal as it was, and go on from here."""
            self._give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._suspend)
            self._resume(number, frame)

        def _resume(self, _number: int, _frame: FrameType | None) -> None:
            self._take_over()
            self.resumed = True

    def _own_door(fd: int) -> int:
        """Open the terminal anew for echo that does not block; the door we were given is shared."""
        try:
            return os.open(os.ttyname(fd), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            return os.dup(fd)
