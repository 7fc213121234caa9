"""Writing one setting into the worker's file: their other lines stay as they are, comments and order too.

Where the file is not as it should be, nothing is written: the worker is told the line to write.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from strengthtui.atomic import make_folder, replace_file
from strengthtui.errors import BadInputError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.settings import Theme

_THEME: Final = re.compile(rb"""^(?P<before>[ \t]*theme[ \t]*=[ \t]*)(?:"[^"\\\r\n]*"|'[^'\r\n]*')""", re.MULTILINE)
_TABLE: Final = re.compile(rb"^[ \t]*\[", re.MULTILINE)


def keep_theme(path: Path, theme: Theme) -> None:
    """Write the theme into the settings file. Raises `BadInputError`, `NotWrittenError`; then nothing has changed."""
    real = path.resolve()  # a link to the file stays a link
    try:
        data = real.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        data = b""
    except OSError as error:
        raise _not_ours(path, theme) from error
    new = _with_theme(data, theme)
    if not _only_theme_changed(data, new, theme):
        raise _not_ours(path, theme)
    make_folder(real.parent)
    replace_file(real, new)


def _with_theme(data: bytes, theme: Theme) -> bytes:
    """Change the value that stands there, else begin the file with it: below a header it would be that table's."""
    table = _TABLE.search(data)
    head = data[: table.start()] if table else data
    value = f'"{theme}"'.encode()
    found = _THEME.search(head)
    if found is not None:
        return data[: found.end("before")] + value + data[found.end() :]
    ending = b"\r\n" if b"\r\n" in data else b"\n"
    return b"theme = " + value + ending + data


def _only_theme_changed(data: bytes, new: bytes, theme: Theme) -> bool:
    try:
        before, after = tomllib.loads(data.decode()), tomllib.loads(new.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return after == before | {"theme": theme}


def _not_ours(path: Path, theme: Theme) -> BadInputError:
    return BadInputError(
        _("The settings were left as they are."),
        _("{path} is not as it should be: strengthtui settings check says where.").format(path=path),
        _("The line to write there is  {line}").format(line=f'theme = "{theme}"'),
    )
