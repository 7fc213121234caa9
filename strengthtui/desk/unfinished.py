"""What is being typed in a small window or on a card: in the draft while it is typed, like an answer.

If the program was killed before it was kept, it comes back as a line to be sorted: nobody can say any more what it was
going to be, so it stands as the worker's own and is on no paper; no word of it is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.left_drafts import to_line
from strengthtui.desk.typed import spoken
from strengthtui.text import clean
from strengthtui.vault.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.acting import Acting
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting


def note(sitting: Acting, text: str) -> None:
    """Keep it durably; an empty text lets it go. What is being typed at a question goes before it."""
    file = sitting.person.file
    if file.read_only:
        return
    stood, cleaned = file.draft(), clean(text).text
    if stood is not None and stood.conversation is not None:
        return
    if cleaned.strip():
        file.save_draft(Draft(text=cleaned, at=sitting.person.clock.now()))
    elif stood is not None:
        file.drop_draft()


def catch_up(sitting: Sitting) -> None:
    """Make lines of what was never kept, but for what stands somewhere by now."""
    file = sitting.person.file
    stood = None if file.read_only else file.draft()
    if stood is None or stood.conversation is not None:
        return
    standing = set(_standing(sitting.person))
    for line in stood.text.split("\n"):
        if line.strip() and standing.isdisjoint({line.strip(), spoken(line).text}):
            to_line(sitting, stood, line, "worker")
    file.drop_draft()


def _standing(person: OpenPerson) -> Iterator[str]:
    records = person.records
    yield from (line.text for line in person.heard)
    yield from (strength.name for strength in records.strengths)
    for goal in records.goals:
        yield from (text for text in (goal.words.text, goal.why, goal.vision) if text)
    for step in records.steps:
        yield from (text for text in (step.what, step.hurdle, step.then, step.who.name) if text)
    for tie in records.ties:
        yield from (text for text in (tie.name, tie.who_to_me, tie.does, tie.may_know) if text)
    for one in records.person.alongside:
        yield from (text for text in (one.who, one.does, one.may_know) if text)
