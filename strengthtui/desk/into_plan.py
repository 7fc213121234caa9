"""From what was said into the plan: which line a goal or a step is made of, and what waits to be taken in, or is left.

Nothing becomes a goal or a step by itself: a line is shown, and somebody says what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from strengthtui.desk.lines import line_at, shown
from strengthtui.desk.refs import parsed
from strengthtui.desk.typed import as_typed
from strengthtui.errors import Refusal
from strengthtui.interview.heard import once
from strengthtui.interview.sharing import default_share, narrower
from strengthtui.journey.thread import said_steps
from strengthtui.model.strength import Source
from strengthtui.model.words import Ref, Words

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import LineView
    from strengthtui.interview.heard import HeardLine
    from strengthtui.vault.acts import Act


def waiting(person: OpenPerson, company: tuple[str, ...] = ()) -> tuple[LineView, ...]:
    """Give what was said as a step and is not in the plan, as whoever is here may see it."""
    return shown(person, said_steps(person.records, once(person.heard)), company)


class Becoming(Struct, frozen=True):
    """What can be made of a line."""

    text: str
    """The line as it would be typed: a leading quotation mark where it is the person's own words."""
    ways: tuple[str, ...]
    """`step`, `goal` or `person`, as its question offers; of any other line a step or a goal."""
    name: str = ""
    """Who it is, where the line names somebody."""


def becoming(person: OpenPerson, ref_text: str) -> Becoming | Refusal:
    """Say what can be made of a line."""
    line = line_said(person, ref_text)
    if isinstance(line, Refusal):
        return line
    if line.kind == "people":
        name = line.text.rpartition(" (")[0] or line.text
        return Becoming(line.text, ("person",), name)
    offers = next((one.question.offers for one in person.live if one.answer.id == line.ref.id), ())
    ways = tuple(way for way in ("step", "goal") if way in offers)
    return Becoming(as_typed(line.text, line.voice), ways or ("step", "goal"))


def from_another_talk(person: OpenPerson, ref_text: str, goal_ref: str) -> bool:
    """Tell whether a goal came up in another conversation than a line: then nobody but they can say it serves it."""
    line, goal = line_said(person, ref_text), parsed(goal_ref)
    if isinstance(line, Refusal) or not isinstance(goal, Ref):
        return False
    whence = {one.source.id for one in person.records.goals if one.id == goal.id and one.source is not None}
    talks = {one.conversation for one in person.heard if one.ref.id in whence} - {None}
    return line.conversation is not None and bool(talks) and line.conversation not in talks


def put_aside(act: Act, person: OpenPerson, ref_text: str) -> str | Refusal:
    """Leave what was said as a step where it was said: the plan asks no more about it."""
    line = line_said(person, ref_text)
    if isinstance(line, Refusal):
        return line
    record = person.records.person
    kept = (*record.not_planned, source_of(line))
    act.update(msgspec.structs.replace(record, not_planned=tuple(one for one in kept if one is not None)))
    return ref_text


def line_said(person: OpenPerson, ref_text: str) -> HeardLine | Refusal:
    """Find a line that was heard."""
    ref = parsed(ref_text)
    line = line_at(person, ref) if isinstance(ref, Ref) else None
    return line or Refusal("no-such-line")


def source_of(line: HeardLine | None) -> Source | None:
    """Say which line it is, as it stands now."""
    if line is None:
        return None
    whole = len(line.text)
    return Source(table=line.ref.table, id=line.ref.id, start=0, end=whole, line=line.ref.line, rev=line.rev)


def words_of(line: HeardLine | None, words: Words) -> Words:
    """Keep whose words a line is where it was taken as it is; they go no further than the line does."""
    if line is None:
        return words
    share = narrower(line.share, default_share(line))
    same = words.text == line.text
    voice, other = (line.voice, line.other) if same else (words.voice, None)
    return msgspec.structs.replace(words, voice=voice, other=other, share=None if share == "outside" else share)
