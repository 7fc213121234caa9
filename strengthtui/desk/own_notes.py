"""The worker's own notes, one by one: kept, changed, listed, taken out for good; and names that stand in them.

A note holds no id and no name of anybody, no sitting and no hour. Names that are known here can be found in it and put
as "someone": the worker decides. Nothing of it ever goes into a person's file or paper.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from strengthtui.desk.known_names import KnownNames, names_kept
from strengthtui.desk.typed import too_long
from strengthtui.errors import DamagedError, NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.model.reflection import Note
from strengthtui.packs.reflections import shipped_reflections
from strengthtui.text import MAX_ANSWER, clean, fold
from strengthtui.vault.own_notes import NOTE, damaged, is_note, without

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from strengthtui.desk.desk import Desk
    from strengthtui.model.reflection import Asked

    Rows = tuple[dict[str, Any], ...]

_ID_DIGITS: Final = 26


class NoteView(msgspec.Struct, frozen=True):
    """One note as it is listed."""

    number: int
    """From 1, the oldest first: what a command names it by."""
    id: str
    on: str
    family: str
    """What the family is called, in short; empty where the note is about no principle."""
    family_id: str
    name: str
    """What the principle is called."""
    asked: str
    words: str
    team: bool
    draft: bool


def names_in(desk: Desk, words: str) -> tuple[str, ...]:
    """Give the names in a text that are known here, as they stand in it."""
    return names_kept(desk).found(words)


def with_someone(desk: Desk, words: str) -> str:
    """Give the text with someone in place of every name that is known here."""
    return names_kept(desk).without(words)


def keep(desk: Desk, words: str, asked: Asked | None = None, *, note: str = "", draft: bool = False) -> str:
    """Keep a note, or change it where `note` names one; gives its id. Raises `UsageError` for what cannot be kept."""
    text = _fit(words)
    new = Note(
        id=note or desk.clock.random_hex(_ID_DIGITS),
        on=desk.clock.today().isoformat(),
        worker=desk.settings.worker,
        principle=f"{asked.family}/{asked.principle}" if asked is not None else "",
        asked=asked.question if asked is not None else "",
        words=text,
        draft=draft,
    )
    desk.vault.change_own_notes(lambda rows: _with(rows, new))
    return new.id


def change(desk: Desk, note: str, words: str) -> None:
    """Give a note other words. Raises `UsageError`, `NotFoundError`."""
    text = _fit(words)
    desk.vault.change_own_notes(lambda rows: _changed(rows, note, words=text, draft=False))


def keep_half(desk: Desk, note: str, words: str, half: str = "") -> str:
    """Keep half-typed other words beside a note, which stays as it is; gives their id. `half`: there were some before.

    Raises `UsageError`, `NotFoundError`.
    """
    stood = next((one for one in _notes(desk.vault.own_notes()) if one.id == note), None)
    if stood is None:
        raise NotFoundError(_("That note is not there any more."), "", _("strengthtui reflect list"))
    other = half or desk.clock.random_hex(_ID_DIGITS)
    new = msgspec.structs.replace(stood, id=other, words=_fit(words), team=False, draft=True, rev=1)
    desk.vault.change_own_notes(lambda rows: _with(rows, new))
    return other


def of_the_team(desk: Desk, note: str, *, team: bool) -> None:
    """Say whether a note tells of a strength of the team. Raises `NotFoundError`."""
    desk.vault.change_own_notes(lambda rows: _changed(rows, note, team=team))


def drop_draft(desk: Desk, note: str) -> None:
    """Let go of what was being typed and is not wanted; what was kept stays."""

    def changed(rows: Rows) -> Rows:
        return without(rows, {row["id"] for row in rows if row.get("id") == note and row.get("draft")})

    desk.vault.change_own_notes(changed)


def take_out(desk: Desk, notes: Collection[str]) -> tuple[str, ...]:
    """Take notes out for good, of backups that can be reached, too; gives those that were not, and why."""
    ids = frozenset(notes)
    return desk.vault.change_own_notes(lambda rows: without(rows, ids), everywhere=True)


def listed(desk: Desk) -> tuple[NoteView, ...]:
    """Give the worker's notes, oldest first. Raises `DamagedError`."""
    families = {family.id: family for family in shipped_reflections().families}
    found = []
    for number, one in enumerate(_notes(desk.vault.own_notes()), start=1):
        if not _is_own(one, desk):
            continue
        family_id, _slash, principle = one.principle.partition("/")
        family = families.get(family_id)
        name = next((each.name for each in family.principles if each.id == principle), "") if family else ""
        short = family.short if family is not None else ""
        found.append(
            NoteView(number, one.id, one.on, short, family_id, name, one.asked, one.words, one.team, one.draft)
        )
    return tuple(found)


def holding(views: Iterable[NoteView], words: str) -> tuple[NoteView, ...]:
    """Give the notes that hold these words."""
    wanted = fold(words).split()
    return tuple(one for one in views if all(word in fold(one.words) for word in wanted))


def numbered(desk: Desk, number: int) -> NoteView:
    """Give the note of this number. Raises `NotFoundError`."""
    found = next((one for one in listed(desk) if one.number == number), None)
    if found is None:
        raise NotFoundError(_("There is no note of that number."), str(number), _("strengthtui reflect list"))
    return found


# names of somebody who is erased


def naming(desk: Desk, names: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Give number and id of every note, whoever's, in which one of these names stands; none where they do not read."""
    known = KnownNames(names)
    with suppress(DamagedError):
        notes = enumerate(_notes(desk.vault.own_notes()), start=1)
        return tuple((number, one.id) for number, one in notes if known.found(one.words))
    return ()


def take_names_out(desk: Desk, notes: Collection[str], names: Iterable[str]) -> tuple[str, ...]:
    """Put someone in place of these names in these notes, in backups too; gives the backups not reached, and why."""
    known = KnownNames(names)

    def changed(rows: Rows) -> Rows:
        return tuple(
            {**row, "words": known.without(str(row["words"])), "rev": rev(row) + 1}
            if is_note(row) and row.get("id") in notes
            else row
            for row in rows
        )

    return desk.vault.change_own_notes(changed, everywhere=True)


# rows


def _fit(words: str) -> str:
    text = clean(words).text.strip()
    if not text:
        raise UsageError(_("There is nothing to keep."), "", _("Type a line, or pass it over."))
    if too_long(text) is not None:
        raise UsageError(_("{limit} characters fit here. Keep it in two parts.").format(limit=MAX_ANSWER))
    return text


def _notes(rows: Rows) -> tuple[Note, ...]:
    """Read the notes among the rows. Raises `DamagedError` where one of them is none that is known here."""
    try:
        return tuple(msgspec.convert(row, Note) for row in rows if is_note(row))
    except msgspec.ValidationError:
        raise damaged() from None


def own(rows: Rows, desk: Desk) -> tuple[Note, ...]:
    """Give the notes of the worker who is named in the settings."""
    return tuple(one for one in _notes(rows) if _is_own(one, desk))


def _is_own(note: Note, desk: Desk) -> bool:
    """Whether it is of the worker who is named in the settings; where either has no name, it is."""
    own = desk.settings.worker
    return not own or not note.worker or fold(own) == fold(note.worker)


def _with(rows: Rows, note: Note) -> Rows:
    """Add a note, or put its words in place of what was there; what else stood in its row stays."""
    if not any(is_note(row) and row.get("id") == note.id for row in rows):
        return (*rows, {"what": NOTE, **msgspec.to_builtins(note)})
    return _changed(rows, note.id, words=note.words, draft=note.draft)


def _changed(rows: Rows, note: str, **fields: object) -> Rows:
    if not any(is_note(row) and row.get("id") == note for row in rows):
        raise NotFoundError(_("That note is not there any more."), "", _("strengthtui reflect list"))
    return tuple(
        {**row, **fields, "rev": rev(row) + 1} if is_note(row) and row.get("id") == note else row for row in rows
    )


def rev(row: dict[str, Any]) -> int:
    """Give how often a row was changed."""
    found = row.get("rev")
    return found if isinstance(found, int) else 0
