"""Taking words out for good, and taking back or bringing back what one key press changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.refs import parsed, record_at
from strengthtui.errors import Refusal
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
    with sitting.person.act(sitting.id) as act:
        act.undo(target)
        act_id = act.id
    return sitting.saved(act_id)
