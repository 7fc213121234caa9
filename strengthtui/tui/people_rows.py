"""The list of people as rows, made once: what is typed then only picks among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from strengthtui.i18n import _, told_date
from strengthtui.text import shorten
from strengthtui.tui.safe import joined, safe
from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strengthtui.desk.people_views import BoardView, DueView, PersonView

MOST_DUE: Final = 40
"""Rows of what is due: more than anybody reads before beginning, few enough to wrap at once."""


class PeopleRows:
    """Everyone's row, and what typing is compared with."""

    def __init__(self, board: BoardView, name_width: int, last_width: int) -> None:
        """Make the rows for columns of these widths; no width for the day leaves it out."""
        self.widths = (name_width, last_width)
        self.by_id: dict[str, PersonView] = {one.id: one for one in board.people}
        days = {day: told_date(day) for day in {one.last for one in board.people}}
        self.everyone = tuple(_row(one, days[one.last], name_width, last_width) for one in board.people)
        self._sought = board.sought

    def having(self, wanted: str) -> Sequence[Row]:
        """Give whoever has this in a name: first the names that begin so."""
        if not wanted:
            return self.everyone
        first: list[Row] = []
        others: list[Row] = []
        for sought, row in zip(self._sought, self.everyone, strict=True):
            if wanted in sought:
                (first if sought.startswith(wanted) else others).append(row)
        return first + others

    def named(self, wanted: str) -> Sequence[Row]:
        """Give whoever is called just this, and of them the name alone."""
        if not wanted:
            return ()
        found = [
            row.id for sought, row in zip(self._sought, self.everyone, strict=True) if wanted in sought.split("\n")
        ]
        return [Row(one, (Part(self.by_id[one].name),), columns=True) for one in found]


def _row(one: PersonView, day: str, name_width: int, last_width: int) -> Row:
    name = one.name or _("somebody")
    state = _("cannot be read") if one.damaged else one.state
    parts = [Part(shorten(name, name_width - 2), width=name_width)]
    if last_width:
        parts.append(Part(day, "quiet", width=last_width))
    parts.append(Part(state, "warn" if one.damaged else "quiet"))
    return Row(one.id, tuple(parts), columns=True)


def due_rows(due: Iterable[DueView]) -> list[Row]:
    """Give what the worker promised, then what comes next, each as a sentence that is never cut."""
    due = tuple(due)
    promised = [row for row in due if row.kind in ("promise", "copy")]
    coming = sorted((row for row in due if row.kind not in ("promise", "copy")), key=lambda row: row.by or "9999")
    rows: list[Row] = []
    for head, some in ((_("You promised"), promised), (_("Next"), coming)):
        room = MOST_DUE - len(rows)
        if not some or room <= 0:
            continue
        rows.append(Row(f"head-{len(rows)}", (Part(head, "head"),), choosable=False))
        rows += [
            Row(f"{one.person_id}/{number}/{one.kind}", (_due_part(one),)) for number, one in enumerate(some[:room])
        ]
    if len(promised) + len(coming) > MOST_DUE:
        rows.append(Row("more", (Part(_("strengthtui due  shows the rest."), "quiet"),), choosable=False))
    return rows


def side_words(person: PersonView, due: Iterable[DueView]) -> Content:
    """Say of one person what is known without opening their file."""
    rows = [safe(person.name, "bold")]
    if person.last:
        rows.append(safe(_("You met on {day}.").format(day=told_date(person.last)), "$quiet"))
    if person.state:
        rows.append(safe(person.state, "$warning" if person.damaged else "$quiet"))
    own = [one for one in due if one.person_id == person.id]
    for one in own:
        rows += [Content(""), _side_row(one)]
    return Content("\n").join(rows)


def _due_part(one: DueView) -> Part:
    said = f"{one.person}: {_what(one)}"
    return Part(_("{said}, {day}").format(said=said, day=told_date(one.by)) if one.by else said)


def _side_row(one: DueView) -> Content:
    labels = {
        "promise": _("you promised"),
        "copy": _("copy"),
        "step": _("step"),
        "next": _("next"),
        "keep-until": _("keep until"),
    }
    parts = [safe(f"{labels[one.kind]}  ", "$quiet"), safe(_what(one) if one.kind != "keep-until" else "")]
    if one.by:
        parts.append(safe(f"  {told_date(one.by)}", "$quiet"))
    return joined(*parts)


def _what(one: DueView) -> str:
    return f"{one.what} ({one.who})" if one.who else one.what
