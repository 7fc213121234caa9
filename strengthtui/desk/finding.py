"""Finding words in everything that was kept, person by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.lines import heading_of, whose
from strengthtui.desk.refs import handle
from strengthtui.desk.views import LineView
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.interview.heard import find
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.people_views import PersonView
    from strengthtui.interview.heard import HeardLine


def find_words(desk: Desk, words: str) -> tuple[tuple[PersonView, tuple[LineView, ...]], ...]:
    """Give everyone who said these words, with the lines. Raises `UsageError` when there is nothing to look for."""
    if not words.strip():
        raise UsageError(_("There is nothing to look for."), "", _("strengthtui find WORDS"))
    found = []
    for row in desk.people.list():
        if row.damaged:
            continue
        with desk.read(row.id) as person:
            lines = tuple(_line(person, line) for line in find(words, person.heard))
        if lines or fold(words) in fold(row.name):
            found.append((row, lines))
    return tuple(found)


def _line(person: OpenPerson, line: HeardLine) -> LineView:
    label = whose(line.voice, line.other, person.records.person.name)
    return LineView(handle(line.ref), line.text, line.voice, label, heading_of(person, line))
