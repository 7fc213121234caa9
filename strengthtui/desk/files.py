"""Files that people name on the command line: read whole, written without ever standing half there."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from strengthtui import atomic
from strengthtui.errors import BadInputError, NotFoundError, NotWrittenError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_PAPER: Final = re.compile(r"talk-\d{4}-\d\d-\d\d-[a-z0-9-]+\.[a-z]+|sheet\.(md|yaml)")
"""What papers are called (`documents.formats.file_name`, `desk.printing`)."""
LARGEST = 64 * 1024 * 1024
"""Bytes; nothing we read is larger, and a wrong path may be a film."""


def read_file(path: Path) -> bytes:
    """Read a file whole. Raises `NotFoundError`, `BadInputError`."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise NotFoundError(_("There is no such file."), str(path), _("Look at the name and the folder.")) from error
    except OSError as error:
        raise BadInputError(_("This file cannot be read."), f"{path}: {error.strerror}") from error
    if len(data) > LARGEST:
        raise BadInputError(_("This file is too large."), str(path), _("Is it the right file?"))
    return data


def make_folder(folder: Path) -> None:
    """Make a folder for papers where there is none; one that is there is rid of what a killed export of ours left.

    Raises `NotWrittenError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWrittenError(
            _("The folder cannot be made."), f"{folder}: {error.strerror}", _("Name another folder with --out.")
        ) from error
    atomic.sweep(folder, lambda name: _PAPER.fullmatch(name) is not None)


def ready_folder(folder: Path) -> None:
    """Make sure before anything is said that papers can be written there. Raises `NotWrittenError`."""
    make_folder(folder)
    if not os.access(folder, os.W_OK):
        raise NotWrittenError(_("Nothing can be written there."), str(folder), _("Name another folder with --out."))


def write_text(path: Path, text: str) -> None:
    """Write a file in one go. Raises `NotWrittenError`."""
    atomic.replace_file(path, text.encode("utf-8", errors="replace"))
