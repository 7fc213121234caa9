"""Filling a sheet into a person's file: theirs if they are here, a new one otherwise, and nothing if it is bad."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.desk import throwaway_desk
from strengthtui.desk.files import read_file
from strengthtui.desk.filling import fill
from strengthtui.errors import StrengthError

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
        return _onto_somebody_new(desk, name, data, str(sheet), ask_day)
    with desk.write(onto) as person:
        filled = fill(person, data, str(sheet), keep=desk.keep_pack, again=again, ask_day=ask_day)
        return FilledIn(onto, filled.notes)


def _onto_somebody_new(
    desk: Desk, name: str, data: bytes, sheet: str, ask_day: Callable[[], str | None] | None
) -> FilledIn:
    """Fill it into a throw-away file first, and ask what is to be asked there: a bad sheet leaves nobody behind."""
    day: list[str | None] = []

    def asked() -> str | None:
        if not day:
            day.append(ask_day() if ask_day is not None else None)
        return day[0]

    trial = throwaway_desk(settings=desk.settings, places=desk.places, clock=desk.clock, shelf=desk.shelf)
    with trial.add_person(name) as person:
        fill(person, data, sheet, keep=trial.keep_pack, ask_day=asked)
    with desk.add_person(name) as person:
        person_id = person.records.person.id
        try:
            filled = fill(person, data, sheet, keep=desk.keep_pack, ask_day=asked)
        except BaseException:
            person.close()
            with suppress(StrengthError):
                desk.vault.forget_person(person_id)
            raise
    return FilledIn(person_id, filled.notes)
