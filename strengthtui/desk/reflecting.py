"""The worker thinks back: which two questions come next, and what is remembered of what was put.

That a question was put is remembered, not whether it was answered. It asks nobody anything by itself, and words stand
in the notes alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui.desk.own_notes import own, rev
from strengthtui.errors import NotWrittenError
from strengthtui.journey.reflecting import remembered, two_questions
from strengthtui.model.reflection import Asked
from strengthtui.packs.reflections import shipped_reflections
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.model.reflection import Note, Reflections

    Rows = tuple[dict[str, Any], ...]

PUT: Final = "put"
"""What a row is about: which questions were put lately."""
PAGE: Final = "page"
"""The same: until when a page to talk over was written."""


class Sheet(msgspec.Struct, frozen=True):
    """One question as it is put, with what was being typed to it when it was left."""

    asked: Asked
    words: str = ""
    note: str = ""
    """Id of the note that is being typed; empty for a new one."""


def is_offered(desk: Desk) -> bool:
    """Whether the two questions are offered on the way out: not where the worker switched that off."""
    return desk.settings.reflect


def questions() -> Reflections:
    """Give everything there is to think back with."""
    return shipped_reflections()


def put_two(desk: Desk) -> tuple[Sheet, ...]:
    """Choose the next two, and remember that they were put; what was half typed comes first. Raises `DamagedError`."""
    families, rows = questions().families, desk.vault.own_notes()
    put = _put(rows, desk)
    pair = two_questions(families, put, desk.clock.today().toordinal())
    begun = next((one for one in reversed(own(rows, desk)) if one.draft and one.asked), None)
    sheets = [Sheet(one) for one in pair]
    if begun is not None:
        first = _asked_of(begun)
        sheets = [Sheet(first, begun.words, begun.id), *(one for one in sheets if one.asked.family != first.family)][:2]
    shown = remembered(families, put, [one.asked for one in sheets if not one.note])
    with suppress(NotWrittenError):  # on a disk that is full or read-only one can still think
        _set(desk, PUT, questions=list(shown))
    return tuple(sheets)


def think_of_two(desk: Desk) -> tuple[Asked, ...]:
    """Choose two to think over, where nothing is kept: nothing is remembered of it."""
    return two_questions(questions().families, (), desk.clock.today().toordinal())


def last_page(desk: Desk) -> str | None:
    """Give the day on which the last page to talk over was written."""
    row = _row_of(desk.vault.own_notes(), PAGE, desk)
    return str(row["on"]) if row is not None and row.get("on") else None


def page_written(desk: Desk) -> None:
    """Note that one was written today."""
    with suppress(NotWrittenError):  # the page is there; the next one begins where this one did
        _set(desk, PAGE, on=desk.clock.today().isoformat())


# rows


def _row_of(rows: Rows, what: str, desk: Desk) -> dict[str, Any] | None:
    worker = fold(desk.settings.worker or "")
    return next((row for row in rows if row.get("what") == what and row.get("id") == worker), None)


def _set(desk: Desk, what: str, **fields: object) -> None:
    """Put one row of this worker's in place of the one before."""
    worker = fold(desk.settings.worker or "")

    def changed(rows: Rows) -> Rows:
        before = _row_of(rows, what, desk)
        new = {"what": what, "id": worker, **fields, "rev": rev(before or {}) + 1}
        return (*(row for row in rows if row is not before), new)

    desk.vault.change_own_notes(changed)


def _put(rows: Rows, desk: Desk) -> tuple[str, ...]:
    row = _row_of(rows, PUT, desk)
    asked = row.get("questions") if row is not None else None
    return tuple(str(one) for one in asked) if isinstance(asked, list) else ()


def _asked_of(note: Note) -> Asked:
    """Give the question a note answers, as it was put then."""
    family, _slash, principle = note.principle.partition("/")
    name = next(
        (
            one.name
            for each in questions().families
            if each.id == family
            for one in each.principles
            if one.id == principle
        ),
        "",
    )
    return Asked(family=family, principle=principle, name=name, number=0, question=note.asked)
