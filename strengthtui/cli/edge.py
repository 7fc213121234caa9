"""The outer edge: every way to leave has its code, errors are told plainly, and no one's words are ever in them."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from strengthtui.errors import BadInputError, ExitCode, NotWrittenError, StrengthError
from strengthtui.i18n import _

_DISK = frozenset({errno.ENOSPC, errno.EROFS, errno.EIO, errno.EFBIG, errno.EBADF})
"""What stdout says when what is behind it is full, read-only, gone, or was closed from the beginning."""
_GONE = frozenset({errno.EIO, errno.ENXIO, errno.EBADF})
"""What a terminal says when it went away."""


def run(arguments: list[str]) -> int:
    """Carry out one command line; gives its exit code."""
    _open_what_is_closed()
    _speak_utf8()
    at_terminal = sys.stdout.isatty()  # a terminal that went away no longer says that it is one
    try:
        return _coded(arguments, at_terminal=at_terminal)
    finally:
        for stream in (sys.stdout, sys.stderr):
            _let_go(stream)


def _coded(arguments: list[str], *, at_terminal: bool) -> int:
    """Carry it out and turn whatever ended it into a code; a terminal that went away is told nothing."""
    try:
        code = _carry_out(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.FINE  # who was reading has left
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):  # Typer's click leaves with 1 then
            return ExitCode.FINE
        raise
    except OSError as error:
        if error.errno not in _DISK or error.filename is not None:
            _unexpected(error)
            return ExitCode.UNEXPECTED
        if at_terminal and error.errno in _GONE:
            return ExitCode.HANG_UP
        tell(NotWrittenError(_("It could not be written."), os.strerror(error.errno or 0)))
        return ExitCode.NOT_WRITTEN
    except StrengthError as error:
        tell(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001  the outer edge: nothing may show anyone's words
        _unexpected(error)
        return ExitCode.UNEXPECTED


def tell(error: StrengthError) -> None:
    """Say what happened, where, and what to do next, on stderr."""
    findings = error.findings if isinstance(error, BadInputError) else ()
    _say(*findings, error.title, error.message, error.hint)


def _carry_out(arguments: list[str]) -> int:
    import typer

    from strengthtui.cli.app import build

    # Typer carries its own copy of click; the base of its usage errors has no public name.
    bases = typer.BadParameter.__mro__
    usage: type[Exception] = next(shape for shape in bases if shape.__name__ == "ClickException")
    try:
        result = build(arguments)(args=arguments, prog_name="strengthtui", standalone_mode=False)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except typer.Exit as leaving:
        return leaving.exit_code
    except usage as error:
        _usage(error)
        return ExitCode.USAGE
    return result if isinstance(result, int) else ExitCode.FINE


def _usage(error: Exception) -> None:
    """Say what was not understood, with the nearest right word where there is one."""
    told = getattr(error, "format_message", lambda: "")() or str(error)
    if type(error).__name__ == "NoArgsIsHelpError":
        _say(told)
        return
    if told.startswith("Got unexpected extra argument"):
        told = _("That is more than belongs here. A name of several words stands in quotation marks.")
    _say(f"strengthtui: {told}", _("strengthtui --help  shows the commands."))


def _say(*lines: str) -> None:
    """Write lines of talk, as far as anybody can still be talked to: the terminal may be what went away."""
    from strengthtui.text import visible

    with contextlib.suppress(OSError):
        for line in lines:
            if line:
                print(visible(line), file=sys.stderr, flush=True)  # noqa: T201  stderr is the talk


def _open_what_is_closed() -> None:
    """Put something where a standard stream was closed before we came: else the next file we open takes its number.

    Nothing comes in, talk goes nowhere, and the product cannot be written: reading devices refuse it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is not None:
            continue
        handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
        if handle != number:
            os.dup2(handle, number)
            os.close(handle)
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  for good


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go(stream: TextIO) -> None:
    """Write what is still to be written; where that cannot be, let it go nowhere, so that nothing complains at the end.

    Python ends with 120 when it finds out by itself.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _unexpected(error: Exception) -> None:
    """Name the place in our own code, and nothing of what was in it."""
    place = ""
    trace = error.__traceback__
    own = Path(__file__).parent.parent
    while trace is not None:
        code = trace.tb_frame.f_code
        if Path(code.co_filename).is_relative_to(own):
            place = f"{Path(code.co_filename).relative_to(own)}:{trace.tb_lineno}"
        trace = trace.tb_next
    _say(
        _("Something went wrong that should not have."),
        f"{type(error).__name__} ({place})",
        _("What was said to be kept is kept. Please report this line; it holds no one's words."),
    )
