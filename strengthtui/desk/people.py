"""Finding people, what is promised and due, renaming, merging and ending: everything about the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.clock import local_day
from strengthtui.desk.people_views import BoardView, DueView, PersonView
from strengthtui.errors import NotFoundError, UsageError
from strengthtui.i18n import _
from strengthtui.text import clean, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.views import LineView
    from strengthtui.model.person import EndingKind
    from strengthtui.vault.catalogue import CatalogueEntry

SHORTEST_ID = 6
"""Characters of an id that name a person."""


class PeopleRoom:
    """The people of one vault."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose vault it reads."""
        self._desk = desk

    def list(self) -> tuple[PersonView, ...]:
        """Everyone, the one met last first."""
        today = self._desk.clock.today()
        return tuple(_row(entry, today) for entry in _met_last_first(self._desk.vault.people()))

    def board(self) -> BoardView:
        """Everyone and what is due, from one reading, ready to be searched while somebody types."""
        entries, today = self._desk.vault.people(), self._desk.clock.today()
        met = _met_last_first(entries)
        sought = tuple("\n".join(fold(one_line(name)) for name in (entry.name, *entry.also)) for entry in met)
        return BoardView(tuple(_row(entry, today) for entry in met), sought, _due(entries, today))

    def matching(self, wanted: str) -> tuple[CatalogueEntry, ...]:
        """Everyone of that name (compared without regard to case), else who once had it, else whose id begins so."""
        text = fold(one_line(clean(wanted).text))  # as a name is kept
        entries = self._desk.vault.people()
        by_name = tuple(entry for entry in entries if entry.name and text == fold(one_line(entry.name)))
        once = tuple(entry for entry in entries if text in {fold(one_line(name)) for name in entry.also})
        if by_name or once or len(text) < SHORTEST_ID:
            return by_name or once
        return tuple(entry for entry in entries if fold(entry.id).startswith(text))

    def one(self, wanted: str) -> CatalogueEntry:
        """The one person meant. Raises `NotFoundError` when there is none, or more than one."""
        found = self.matching(wanted)
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(
                _("There is nobody of that name here."),
                _("A name, or the first {count} characters of an id, names a person.").format(count=SHORTEST_ID),
                _("strengthtui people  shows everyone."),
            )
        ids = ", ".join(entry.id for entry in found)
        raise NotFoundError(
            _("More than one person is meant by that."),
            _("Their ids: {ids}.").format(ids=ids),
            _("Use an id, or the beginning of one that only one of them has."),
        )

    def due(self) -> tuple[DueView, ...]:
        """What was promised and what is due: the worker's promises first, then by date.

        After an ending only that somebody was to be kept no longer.
        """
        return _due(self._desk.vault.people(), self._desk.clock.today())

    def find(self, words: str) -> tuple[tuple[PersonView, tuple[LineView, ...]], ...]:
        """Everyone who said these words, with the lines. Raises `UsageError` when there is nothing to look for."""
        from strengthtui.desk.finding import find_words

        return find_words(self._desk, words)

    def rename(self, wanted: str, name: str) -> str:
        """Give a person another name; the earlier one stays findable. Gives the person's id."""
        from strengthtui.desk import changing_people

        return changing_people.rename(self._desk, self.one(wanted).id, clean_name(name))

    def end(self, wanted: str, kind: EndingKind, words: str = "") -> str:
        """Record how the work together ended; reminders stop. Gives the person's id."""
        from strengthtui.desk import changing_people

        return changing_people.end(self._desk, self.one(wanted).id, kind, words)

    def keep_until(self, wanted: str, until: str) -> str | None:
        """Set until when a person is kept: a date as people type it, or `never` for no date. Gives the stored date.

        Raises `UsageError`. Nothing is ever erased by itself: from the day after, `due` tells of it.
        """
        from strengthtui.desk import changing_people

        return changing_people.keep_until(self._desk, self.one(wanted).id, until)

    def merge(self, wanted: str, into: str) -> str:
        """Put everything of one person into another's file, then take the first file away. Gives the id that stays."""
        from strengthtui.desk import changing_people

        return changing_people.merge(self._desk, self.one(wanted).id, self.one(into).id)


def clean_name(name: str) -> str:
    """Make a name fit to keep. Raises `UsageError` when there is none, or it is too long for a list."""
    label = one_line(clean(name).text)
    longest = 200
    if not label:
        raise UsageError(_("A person needs a name."), "", _("Any name they choose will do."))
    if len(label) > longest:
        raise UsageError(
            _("That name is too long."), _("{limit} characters fit.").format(limit=longest), _("Use a shorter one.")
        )
    return label


def ending_kinds() -> dict[str, str]:
    """How work together ends, in words."""
    return {
        "finished-together": _("finished together"),
        "moved-on": _("moved on"),
        "lost-touch": _("lost touch, door open"),
        "someone-else-now": _("someone else now"),
        "died": _("died"),
    }


def _met_last_first(entries: Iterable[CatalogueEntry]) -> list[CatalogueEntry]:
    return sorted(entries, key=lambda entry: entry.last_happened or "", reverse=True)


def _row(entry: CatalogueEntry, today: date) -> PersonView:
    state = _state(entry)
    if _kept_long_enough(entry, today):
        state = "; ".join(part for part in (state, _("kept long enough")) if part)
    return PersonView(entry.id, entry.name, local_day(entry.last_happened) or "", state, entry.damaged)


def _due(entries: Iterable[CatalogueEntry], today: date) -> tuple[DueView, ...]:
    rows: list[DueView] = []
    for entry in entries:
        if not entry.damaged and entry.ending is None:
            rows += _due_of(entry)
        if _kept_long_enough(entry, today):
            what = _("kept long enough: keep on, or erase")
            rows.append(DueView(entry.id, entry.name, "keep-until", what, entry.keep_until))
    return tuple(sorted(rows, key=lambda row: (row.kind != "promise", row.by or "9999", fold(row.person))))


def _state(entry: CatalogueEntry) -> str:
    if entry.damaged:
        return _("cannot be read: run strengthtui vault doctor")
    if entry.ending:
        return ending_kinds().get(entry.ending, entry.ending)
    if entry.copy_owed:
        return _("copy owed")
    return _("talk on") if entry.conversations_open else ""


def _due_of(entry: CatalogueEntry) -> list[DueView]:
    rows = [DueView(entry.id, entry.name, "promise", what, by) for _step, what, by in entry.promises]
    if entry.copy_owed:
        rows.append(DueView(entry.id, entry.name, "copy", _("a copy is owed"), None))
    rows += [DueView(entry.id, entry.name, "step", what, by, who or "") for what, who, by in entry.steps_due]
    if entry.next_on or entry.next_words:
        rows.append(DueView(entry.id, entry.name, "next", entry.next_words or _("meet again"), entry.next_on))
    return rows


def _kept_long_enough(entry: CatalogueEntry, today: date) -> bool:
    """Tell whether the day until which they were to be kept is past; an ending or a death does not change it."""
    return bool(entry.keep_until) and not entry.damaged and (entry.keep_until or "") < today.isoformat()
