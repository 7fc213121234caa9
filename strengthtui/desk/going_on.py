"""Going on from the newest state of somebody's file that reads, where the newest that was written does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk


def accept_older(desk: Desk, wanted: str) -> tuple[str, ...]:
    """Go on from the newest state of somebody that reads; gives what is to be said about it.

    Raises `NotFoundError`, `BusyError`, and `DamagedError` when no state of theirs reads.
    """
    person = desk.people.one(wanted).id
    with desk.vault.person(person, write=False) as file:
        before = file.records.meta.generation
    with desk.vault.person(person, write=True, accept_older=True) as file:
        after = file.records.meta.generation
    if after == before:
        return (_("This person's file is the newest there is of them. Nothing was changed."),)
    return (
        _("From now on state {before} of this person's file is the newest.").format(before=before),
        _("What was kept after it is not in it. What was struck after it is in it again: strike it once more."),
    )
