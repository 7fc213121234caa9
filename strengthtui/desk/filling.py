"""Filling in a sheet: every problem found first, then all of it stored as one act, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strengthtui.desk.answering import stored_answer
from strengthtui.desk.sheet import read_sheet
from strengthtui.desk.sheet_act import SheetAct
from strengthtui.desk.sheet_checks import CheckedConversation, check_sheet
from strengthtui.desk.sheet_codes import NOTHING, SilentProblems
from strengthtui.desk.sheet_parts import Sheet
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.sources.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.sources.findings import Problems


@dataclass(frozen=True, slots=True)
class Filled:
    """What was stored."""

    act: str
    notes: tuple[str, ...]
    """What is to be said on stderr: characters removed, no date known."""


def fill(
    person: OpenPerson,
    data: bytes,
    name: str,
    *,
    keep: Callable[[str, bytes], None],
    again: bool = False,
    ask_day: Callable[[], str | None] | None = None,
) -> Filled:
    """Apply a sheet as one act. Raises `BadInputError` with every finding, `UsageError` when it was applied before."""
    problems = SilentProblems()
    sheet, checked = judged(person, data, name, problems)
    problems.raise_if_errors(_("Nothing was filled in: the sheet has to be put right first."))
    assert sheet is not None  # noqa: S101  a sheet that is none has errors
    if not again and any(one.sheet == sheet.digest for one in person.records.sittings):
        raise UsageError(
            _("This sheet was filled in before."), name, _("Use --again if the same words are to stand twice.")
        )
    replaced = sum(_replaces(person, one) for one in checked)
    happened = sheet.happened.value if sheet.happened else ask_day() if ask_day else None
    for one in checked:
        if one.conversation is None:
            keep(one.pack.digest, person.shelf.bytes_of(one.pack.id))
    sitting = person.clock.new_id()
    with person.act(sitting) as act:
        SheetAct(act, person, sheet, sitting, happened).all(checked)
        act_id = act.id
    return Filled(act_id, _notes(sheet, happened, replaced))


def judged(
    person: OpenPerson, data: bytes, name: str, problems: Problems
) -> tuple[Sheet | None, tuple[CheckedConversation, ...]]:
    """Read a sheet and say everything that is wrong with it for this person; nothing is stored."""
    sheet = read_sheet(data, name, problems)
    if sheet is None or problems.unseen(name):
        return sheet, ()  # what names something may name what could not be looked at
    checked = check_sheet(sheet, person, person.clock.today().isoformat())
    if says_nothing(sheet) and not problems.error_count:
        problems.add(Finding(NOTHING, name, 1, 1, {}))
    return sheet, checked


def _replaces(person: OpenPerson, checked: CheckedConversation) -> int:
    """Count the answers that stand there already and will say something else."""
    if checked.conversation is None:
        return 0
    kept = (stored_answer(person, checked.conversation, answer.address) for answer in checked.answers)
    return sum(one is not None for one in kept)


def _notes(sheet: Sheet, happened: str | None, replaced: int) -> tuple[str, ...]:
    notes = []
    if replaced:
        notes.append(_("Answers that stood there already and were written anew: {count}.").format(count=replaced))
    if not happened:
        notes.append(_("The sheet does not say when it happened; the date stays empty."))
    if sheet.removed:
        notes.append(_("{count} control characters were taken out.").format(count=sheet.removed))
    return tuple(notes)


def says_nothing(sheet: Sheet) -> bool:
    """Tell whether nothing was filled in: a type-in straight from the printer."""
    answered = any(one.value.answers for one in sheet.conversations)
    return not answered and replace(sheet, conversations=(), digest="", removed=0) == Sheet()
