"""Taking words out for good, and taking back or bringing back what one key press changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.refs import find_record
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.vault.acts import newest_redoable, newest_undoable

if TYPE_CHECKING:
    from strengthtui.desk.acting import Acting
    from strengthtui.desk.views import Outcome

STRIKABLE = frozenset({"jottings", "answers", "strengths", "evidence", "goals", "steps"})
"""Tables that hold someone's words."""


def strike(sitting: Acting, ref_text: str) -> Outcome:
    """Remove words everywhere: the record, its history, the draft, kept generations; nothing brings them back."""
    found = find_record(sitting.person.records, ref_text)
    if isinstance(found, Refusal):
        return found
    ref = found[0]
    if ref.table not in STRIKABLE:
        return Refusal("no-such-line")
    if sitting.person.file.read_only:
        return Refusal("read-only")
    with sitting.person.act(sitting.id) as act:
        act.strike((ref,))
        act_id = act.id
    sitting.settle()
    return sitting.saved(act_id)


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
    with sitting.person.act(sitting.id) as act:
        act.undo(target)
        act_id = act.id
    if not act.touched:
        return nothing
    sitting.settle()
    return sitting.saved(act_id, what=what)


def _what(sitting: Acting, target: str) -> str:
    """Say what an act was about; the act an undo took back, when it is an undo that is undone."""
    rows = [row for row in sitting.person.records.history if row.act == target]
    tables = {row.table for row in rows}
    if any(row.table == "sittings" and "present" in (row.before or {}) for row in rows):
        return _("who is in the room")
    words = {
        "answers": _("an answer"),
        "jottings": _("a line"),
        "strengths": _("a strength"),
        "evidence": _("words that show a strength"),
        "verdicts": _("what was said at read back"),
        "goals": _("a goal"),
        "steps": _("a step"),
        "agreements": _("an agreement"),
        "sittings": _("a note about this talk"),
        "person": _("something about the person"),
        "conversations": _("how far the conversation is finished"),
    }
    return next((sentence for table, sentence in words.items() if table in tables), "")
