"""Backups that were out of reach when words were struck or somebody was erased: put right later, told of until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.clock import local_day
from strengthtui.errors import DamagedError, NotFoundError, UsageError
from strengthtui.i18n import _, told_date
from strengthtui.vault import layout

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.vault.owed import Noted


def put_right(desk: Desk) -> tuple[str, ...]:
    """Put right what can be reached; says of each backup what came of it."""
    from strengthtui.vault import settling

    try:
        settled = settling.settle(desk.vault)
    except DamagedError as error:
        return (error.title,)
    done = _("{path} was put right: what was struck or erased since is out of it.")
    left = _(
        "{path} still holds what was struck or erased since {day}. {why} strengthtui vault doctor  says what to do."
    )
    return (
        *(done.format(path=one) for one in settled.done),
        *(left.format(path=one.backup.path, day=told_date(local_day(one.since)), why=one.why) for one in settled.left),
    )


def away(desk: Desk, path: Path) -> tuple[Noted, ...]:
    """Give the backups of this name that may have been destroyed: several, where two disks bear one name.

    Raises `NotFoundError` where none of this name is known, and `UsageError` where it is there.
    """
    from strengthtui.vault import settling

    found = settling.away(desk.vault, path.absolute())
    if found:
        return found
    if path.exists():
        hint = _("Destroy the file first, then say so once more.")
        raise UsageError(_("This backup is still there."), str(path), hint)
    hint = _("strengthtui vault doctor  names those that matter as they were written.")
    raise NotFoundError(_("No backup of this name is known."), str(path), hint)


def several(backups: tuple[Noted, ...]) -> str:
    """Say that more than one backup bears this name, with their days."""
    told = _("{count} backups of this name were made: {days}. Put the one you still have in its place first.")
    days = ", ".join(told_date(local_day(one.made)) for one in backups)
    return told.format(count=len(backups), days=days)


def forget(desk: Desk, backups: tuple[Noted, ...]) -> str:
    """Take somebody's word that these were destroyed."""
    from strengthtui.vault import owed

    owed.forget(desk.vault, backups)
    return _("Noted: this backup is no more.") if len(backups) == 1 else _("Noted: these backups are no more.")


def reminder(desk: Desk) -> str:
    """Say in a line that a backup still holds what was struck or erased; empty where none does."""
    vault = desk.vault
    if vault.path is None or not (vault.path / layout.JOURNAL).exists():
        return ""  # no backup was ever made, and nothing need be loaded to say so
    from strengthtui.vault import settling

    try:
        due = settling.due(vault)
    except DamagedError:
        return ""  # the doctor tells of it
    if not due:
        return ""
    return _("What was struck or erased is still in a backup: strengthtui vault doctor")
