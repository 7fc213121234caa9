"""Taking words out for good, and taking back or bringing back what one key press changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.refs import parsed, record_at
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.vault.acts import newest_redoable, newest_undoable

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome

STRIKABLE = frozenset({"jottings", "answers", "strengths", "evidence", "goals", "steps"})
"""Tables that hold someone's words."""


def strike(sitting: Sitting, ref_text: str) -> Outcome:
    """Remove words everywhere: the record, its history, the draft, kept generations; nothing brings them back."""
    ref = parsed(ref_text)
    if isinstance(ref, Refusal):
        return ref
    if ref.table not in STRIKABLE or record_at(sitting.person.records, ref) is None:
        return Refusal("no-such-line")
    if sitting.person.file.read_only:
        return Refusal("read-only")
    with sitting.person.act(sitting.id) as act:
        act.strike((ref,))
        act_id = act.id
    return sitting.saved(act_id)


def undo(sitting: Sitting) -> Outcome:
    """Take back the newest act that is neither undone nor itself an undo."""
    return _reverse(sitting, newest_undoable(sitting.person.records), Refusal("nothing-to-undo"))


def redo(sitting: Sitting) -> Outcome:
    """Undo the newest undo."""
    return _reverse(sitting, newest_redoable(sitting.person.records), Refusal("nothing-to-redo"))


def _reverse(sitting: Sitting, target: str | None, nothing: Refusal) -> Outcome:
    if sitting.person.file.read_only:
        return Refusal("read-only")
    if target is None:
        return nothing
    what = _what(sitting, target)
    with sitting.person.act(sitting.id) as act:
        act.undo(target)
        act_id = act.id
    return sitting.saved(act_id, what=what)


def _what(sitting: Sitting, target: str) -> str:
    """Say what an act was about; the act an undo took back, when it is an undo that is undone."""
    history = sitting.person.records.history
    tables = {row.table for row in history if row.act == target}
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
