"""The outer edge: every way to leave has its code, errors are told plainly, and no one's words are ever in them."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from strengthtui.errors import BadInputError, ExitCode, NotWrittenError, StrengthError
from strengthtui.i18n import _

_DISK = frozenset({errno.ENOSPC, errno.EROFS, errno.EIO, errno.EFBIG})
"""What stdout says when the disk behind it is full, read-only or gone."""


def run(arguments: list[str]) -> int:
    """Carry out one command line; gives its exit code."""
    _speak_utf8()
    try:
        code = _carry_out(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return _nobody_listens()
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):  # Typer's click leaves with 1 then
            return _nobody_listens()
        raise
    except OSError as error:
        if error.errno not in _DISK or error.filename is not None:
            _unexpected(error)
            return ExitCode.UNEXPECTED
        tell(NotWrittenError(_("It could not be written."), os.strerror(error.errno or 0)))
        _nobody_listens()
        return ExitCode.NOT_WRITTEN
    except StrengthError as error:
        with contextlib.suppress(OSError):  # the terminal may be what went away
            tell(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001  the outer edge: nothing may show anyone's words
        _unexpected(error)
        return ExitCode.UNEXPECTED


def tell(error: StrengthError) -> None:
    """Say what happened, where, and what to do next, on stderr."""
    from strengthtui.text import visible

    findings = error.findings if isinstance(error, BadInputError) else ()
    for part in (*findings, error.title, error.message, error.hint):
        if part:
            print(visible(part), file=sys.stderr)  # noqa: T201  stderr is the talk


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
    from strengthtui.text import visible

    told = getattr(error, "format_message", lambda: "")() or str(error)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(told, file=sys.stderr)  # noqa: T201
        return
    if told.startswith("Got unexpected extra argument"):
        told = _("That is more than belongs here. A name of several words stands in quotation marks.")
    print(f"strengthtui: {visible(told)}", file=sys.stderr)  # noqa: T201
    print(_("strengthtui --help  shows the commands."), file=sys.stderr)  # noqa: T201


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nobody_listens() -> int:
    """Let what is still to be written go nowhere, so that nothing complains at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ExitCode.FINE


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
    print(_("Something went wrong that should not have."), file=sys.stderr)  # noqa: T201
    print(f"{type(error).__name__} ({place})", file=sys.stderr)  # noqa: T201
    print(_("What was said to be kept is kept. Please report this line; it holds no one's words."), file=sys.stderr)  # noqa: T201
