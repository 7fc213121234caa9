"""Taking words out for good, and taking back or bringing back what one key press changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from strengthtui.desk.lines import heading_of
from strengthtui.desk.parts import earlier_names
from strengthtui.desk.refs import handle, parsed, record_at
from strengthtui.desk.views import LineView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.model.plan import Who
from strengthtui.model.words import Ref
from strengthtui.text import fold
from strengthtui.vault.acts import newest_redoable, newest_undoable
from strengthtui.vault.former import former_words, standing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.acting import Acting
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import Outcome
    from strengthtui.model.records import Records
    from strengthtui.vault.acts import Act

STRIKABLE = frozenset({"jottings", "answers", "strengths", "evidence", "goals", "steps", "ties"})
"""Tables that hold someone's words."""

_LEAST = 2
"""Characters under which struck words are not looked for elsewhere: a single letter is in everything."""

_SAME = 12
"""Characters from which words that are a part of the struck ones count as the same: shorter ones may be chance."""


def strike(sitting: Acting, ref_text: str) -> Outcome:
    """Remove words everywhere: the record, its history, the draft, kept generations; nothing brings them back.

    What says the same elsewhere was put there on purpose and stays; where it stands is told.
    """
    ref = parsed(ref_text, parts=True)
    if isinstance(ref, Refusal):
        return ref
    if not _is_there(sitting.person.records, ref):
        return Refusal("no-such-line")
    if sitting.person.file.read_only:
        return Refusal("read-only")
    act = sitting.durably(lambda: _act(sitting, lambda act: act.strike((ref,))))
    sitting.settle()
    words = frozenset(text for struck in act.struck for text in struck.last)
    return sitting.saved(act.id, elsewhere=(*_elsewhere(sitting, words), *_backups(sitting)))


def take_everything_out(sitting: Acting) -> Outcome:
    """Remove all that was said and what was made of it, in every talk and every older state; the name stays."""
    if sitting.person.file.read_only:
        return Refusal("read-only")
    act = sitting.durably(lambda: _act(sitting, lambda act: act.strike_everything()))
    return sitting.saved(act.id, elsewhere=_backups(sitting))


def hidden_away(person: OpenPerson, company: tuple[str, ...]) -> tuple[LineView, ...]:
    """Give what can be struck and stands in no list: earlier names, and words that stand in history only.

    Nothing while anyone else is here: nobody can say any more who was there when it was said.
    """
    if company:
        return ()
    former = tuple(
        LineView(
            ref=handle(Ref(table="history", id=one.change)),
            text="; ".join(one.texts),
            voice="gist",
            whose="",
            about=_("taken back") if one.gone else _("as it was said before"),
        )
        for one in former_words(person.records)
    )
    return (*earlier_names(person), *former)


def _is_there(records: Records, ref: Ref) -> bool:
    if ref.table == "history":
        return any(one.change == ref.id for one in former_words(records))
    if ref.field is None:
        return ref.table in STRIKABLE and record_at(records, ref) is not None
    found: Any = record_at(records, Ref(table=ref.table, id=ref.id))
    for name in ref.field.split("."):
        found = getattr(found, name, None)
    if isinstance(found, Who):
        found = found.name
    if ref.line is not None:
        return isinstance(found, tuple) and ref.line < len(found)
    return bool(found)


def _elsewhere(sitting: Acting, words: frozenset[str]) -> tuple[str, ...]:
    """Say where the same words still stand, whole words of them, without repeating any."""
    places = dict.fromkeys(
        _place(sitting, table, record)
        for (table, record), texts in standing_words(sitting.person.records)
        if any(_same(text, one) for text in texts for one in words)
    )
    return tuple(places)


def _backups(sitting: Acting) -> tuple[str, ...]:
    """Name the backups that were not reached, and why."""
    told = _("a backup that was not reached, {place} The vault remembers it: strengthtui vault doctor says what to do.")
    return tuple(told.format(place=one) for one in sitting.person.file.not_reached)


def _same(text: str, struck: str) -> bool:
    standing, gone = fold(text), fold(struck)
    return _holds(standing, gone, least=_LEAST) or _holds(gone, standing, least=_SAME)


def _holds(text: str, words: str, *, least: int) -> bool:
    return len(words) >= least and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _place(sitting: Acting, table: str, record: str) -> str:
    what = _things()[table]
    lines = (one for one in sitting.person.heard if (one.ref.table, one.ref.id) == (table, record))
    line = next((one for one in lines if one.topics or one.petals), None)
    if line is None or (sitting.company and line.alone):
        return what
    return _("{what} under {heading}").format(what=what, heading=heading_of(sitting.person, line))


def undo(sitting: Acting) -> Outcome:
    """Take back the newest act that is neither undone nor itself an undo."""
    return _reverse(sitting, newest_undoable(sitting.person.records), Refusal("nothing-to-undo"))


def redo(sitting: Acting) -> Outcome:
    """Undo the newest undo."""
    return _reverse(sitting, newest_redoable(sitting.person.records), Refusal("nothing-to-redo"))


def _reverse(sitting: Acting, target: str | None, nothing: Refusal) -> Outcome:
    if sitting.person.file.read_only:
        return Refusal("read-only")
    if target is None:
        return nothing
    what = _what(sitting, target)
    act = sitting.durably(lambda: _act(sitting, lambda act: act.undo(target)))
    if not act.touched:
        return nothing
    sitting.settle()
    return sitting.saved(act.id, what=what)


def _act(sitting: Acting, do: Callable[[Act], None]) -> Act:
    with sitting.person.act(sitting.id) as act:
        do(act)
    return act


def _what(sitting: Acting, target: str) -> str:
    """Say what an act was about; the act an undo took back, when it is an undo that is undone."""
    rows = [row for row in sitting.person.records.history if row.act == target]
    tables = {row.table for row in rows}
    if any(row.table == "sittings" and "present" in (row.before or {}) for row in rows):
        return _("who is in the room")
    if any(row.table == "conversations" and "route" in (row.before or {}) for row in rows):
        return _("how much of a conversation is gone through")
    return next((sentence for table, sentence in _things().items() if table in tables), "")


def _things() -> dict[str, str]:
    """What stands in which table; where an act touched several, the first names it."""
    return {
        "answers": _("an answer"),
        "jottings": _("a line"),
        "strengths": _("a strength"),
        "evidence": _("words that show a strength"),
        "verdicts": _("what was said at read back"),
        "goals": _("a goal"),
        "steps": _("a step"),
        "ties": _("somebody or something on the map"),
        "agreements": _("an agreement"),
        "sittings": _("a note about this talk"),
        "person": _("something about the person"),
        "conversations": _("how far the conversation is finished"),
    }
