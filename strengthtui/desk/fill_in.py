"""Filling a sheet into a person's file: theirs if they are here, a new one otherwise, and nothing if it is bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.desk import throwaway_desk
from strengthtui.desk.files import read_file
from strengthtui.desk.filling import fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What came of it."""

    person_id: str
    notes: tuple[str, ...]


def fill_file(
    desk: Desk,
    name: str,
    onto: str | None,
    sheet: Path,
    *,
    again: bool,
    ask_day: Callable[[], str | None] | None = None,
) -> FilledIn:
    """Fill a sheet in: onto this id, or a new person of this name. Nothing is stored unless all of it is good."""
    data = read_file(sheet)
    if onto is None:
        _try_out(desk, name, data, str(sheet))
        person = desk.add_person(name)
    else:
        person = desk.write(onto)
    with person:
        filled = fill(person, data, str(sheet), keep=desk.keep_pack, again=again, ask_day=ask_day)
        return FilledIn(person.records.person.id, filled.notes)


def _try_out(desk: Desk, name: str, data: bytes, sheet: str) -> None:
    """Fill it into a throw-away file first, so that a bad sheet leaves no new person behind."""
    trial = throwaway_desk(settings=desk.settings, places=desk.places, clock=desk.clock)
    with trial.add_person(name) as person:
        fill(person, data, sheet, keep=trial.keep_pack)
