"""Small makers of stored records: only what a test is about is named, the rest is the same each time.

Ids count up, so records made later in a test sort later; times are minutes after nine, by `moment`.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypedDict, TypeVar

from strengthtui.model.conversation import Answer, Conversation, Jotting, SameAs, Target, Verdict
from strengthtui.model.person import Person, Presence, Sitting
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.records import FORMAT, Meta, Records
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.model.tie import Tie
from strengthtui.model.words import Record, Ref, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.model.conversation import AnswerState, Route, Value, VerdictKind
    from strengthtui.model.pack import Pack
    from strengthtui.model.plan import Asked, GoalState, StepState, WhoKind
    from strengthtui.model.tie import Closeness, GiveTake, TieKind
    from strengthtui.model.words import Share, Sphere, Voice

RecordT = TypeVar("RecordT", bound=Record)

_NUMBERS = count(1)

DEVICE = "test-device"


class _Stamp(TypedDict):
    id: str
    made: str
    changed: str
    rev: int
    device: str
    sitting: str | None


def an_id() -> str:
    """Give the next id: 26 characters, like a ULID."""
    return f"01TEST{next(_NUMBERS):020d}"


def moment(minute: int) -> str:
    """Give a UTC time, so many minutes after nine."""
    hours, minutes = divmod(minute, 60)
    return f"2026-11-22T{9 + hours:02d}:{minutes:02d}:00.000Z"


def stamp(
    *,
    id: str | None = None,  # noqa: A002 (the field's name)
    made: int = 0,
    changed: int | None = None,
    rev: int = 1,
    sitting: str | None = None,
) -> _Stamp:
    """Give what every record carries; times in minutes after nine."""
    last = made if changed is None else changed
    return _Stamp(id=id or an_id(), made=moment(made), changed=moment(last), rev=rev, device=DEVICE, sitting=sitting)


def a_person(name: str = "Sam", *, also: tuple[str, ...] = ()) -> Person:
    """Make a person."""
    return Person(**stamp(), name=name, also=also)


def a_sitting(
    *, made: int = 0, present: Iterable[tuple[int, tuple[str, ...]]] = (), ended: int | None = None
) -> Sitting:
    """Make a sitting; `present` is who was there from which minute on."""
    return Sitting(
        **stamp(made=made),
        typed=moment(made),
        ended=None if ended is None else moment(ended),
        present=tuple(Presence(since=moment(since), names=names) for since, names in present),
    )


def a_conversation(
    pack: Pack,
    *,
    route: Route = "full",
    made: int = 0,
    id: str | None = None,  # noqa: A002
) -> Conversation:
    """Make a conversation on a pack."""
    return Conversation(**stamp(id=id, made=made), pack=pack.id, version=pack.version, digest=pack.digest, route=route)


def an_answer(
    conversation: Conversation,
    question: str,
    value: Value | None = None,
    *,
    state: AnswerState = "answered",
    voice: Voice = "gist",
    other: str | None = None,
    share: Share | None = None,
    same_as: Record | None = None,
    made: int = 1,
    changed: int | None = None,
    rev: int = 1,
    sitting: str | None = None,
    id: str | None = None,  # noqa: A002
    item: str | None = None,
    asked: str | None = None,
) -> Answer:
    """Make an answer to `section/question`; `same_as` is the answer or jotting it is kept from."""
    way = None
    if same_as is not None:
        way = SameAs(table="jottings" if isinstance(same_as, Jotting) else "answers", id=same_as.id)
    return Answer(
        **stamp(id=id, made=made, changed=changed, rev=rev, sitting=sitting),
        conversation=conversation.id,
        question=question,
        item=item,
        state=state,
        value=value,
        voice=voice,
        other=other,
        share=share,
        asked=asked,
        same_as=way,
    )


def a_jotting(
    text: str = "walks the dog",
    *topics: str,
    voice: Voice = "gist",
    other: str | None = None,
    share: Share | None = None,
    made: int = 1,
    rev: int = 1,
    sitting: str | None = None,
) -> Jotting:
    """Make a jotting under these topics or petals."""
    return Jotting(
        **stamp(made=made, rev=rev, sitting=sitting),
        words=Words(text=text, voice=voice, other=other, share=share),
        topics=topics,
    )


def a_said(text: str, voice: Voice | None = None, other: str | None = None) -> dict[str, str | None]:
    """Make one line of a `lines` value."""
    return {"text": text, "voice": voice, "other": other}


def a_strength(name: str = "Reliable", *, sphere: Sphere = "individual", area: str | None = None) -> Strength:
    """Make a named strength."""
    return Strength(**stamp(), name=name, sphere=sphere, area=area)


def an_evidence(
    strength: Strength, text: str = "walked the dog", *, voice: Voice = "person", source: Ref | None = None
) -> Evidence:
    """Make evidence of a strength, taken from a line where `source` says so."""
    taken = Source(table=source.table, id=source.id, line=source.line) if source is not None else None
    return Evidence(**stamp(), strength=strength.id, words=Words(text=text, voice=voice), source=taken)


def a_goal(
    text: str = "A bike stall", *draws_on: Strength, state: GoalState = "now", order: int = 0, rev: int = 1
) -> Goal:
    """Make a goal that draws on these strengths."""
    return Goal(
        **stamp(rev=rev),
        words=Words(text=text, voice="person"),
        draws_on=tuple(strength.id for strength in draws_on),
        state=state,
        order=order,
    )


def a_step(
    goal: Goal | None = None,
    what: str = "ask the market",
    *,
    who: WhoKind = "person",
    name: str | None = None,
    asked: Asked = "not-yet",
    by: str | None = None,
    state: StepState = "open",
    order: int = 0,
    rev: int = 1,
    source: Source | None = None,
) -> Step:
    """Make a step of a goal; without one it is a promise."""
    return Step(
        **stamp(rev=rev),
        goal=goal.id if goal is not None else None,
        what=what,
        who=Who(kind=who, name=name, asked=asked),
        by=by,
        state=state,
        order=order,
        source=source,
    )


def a_tie(
    name: str = "Jo",
    *,
    kind: TieKind = "person",
    who_to_me: str | None = None,
    does: str | None = None,
    closeness: Closeness | None = None,
    give_take: GiveTake | None = None,
    may_know: str | None = None,
    voice: Voice = "gist",
    source: Record | None = None,
    line: int | None = None,
    order: int = 0,
) -> Tie:
    """Put somebody or something on the map; `source` is the answer or jotting they were put there from."""
    table = "jottings" if isinstance(source, Jotting) else "answers"
    return Tie(
        **stamp(),
        name=name,
        kind=kind,
        who_to_me=who_to_me,
        does=does,
        closeness=closeness,
        give_take=give_take,
        may_know=may_know,
        voice=voice,
        source=None if source is None else Source(table=table, id=source.id, line=line, rev=source.rev),
        order=order,
    )


def a_verdict(
    table: str,
    record: Record,
    verdict: VerdictKind,
    *,
    line: int | None = None,
    made: int = 90,
    rev: int | None = None,
) -> Verdict:
    """Make a verdict on a record as it is now, or at another revision."""
    target = Target(table=table, id=record.id, rev=record.rev if rev is None else rev, line=line)
    return Verdict(**stamp(made=made), target=target, verdict=verdict)


def records_of(*rows: Record, person: Person | None = None) -> Records:
    """Put records into their tables, in the order given; a person named Sam is there when none is given."""
    someone = person or next(iter(_rows(rows, Person)), None) or a_person()
    return Records(
        meta=Meta(format=FORMAT, vault=an_id(), person=someone.id, generation=1, written_by="strengthtui test"),
        person=someone,
        sittings=_rows(rows, Sitting),
        conversations=_rows(rows, Conversation),
        answers=_rows(rows, Answer),
        jottings=_rows(rows, Jotting),
        strengths=_rows(rows, Strength),
        evidence=_rows(rows, Evidence),
        goals=_rows(rows, Goal),
        steps=_rows(rows, Step),
        ties=_rows(rows, Tie),
        verdicts=_rows(rows, Verdict),
    )


def _rows(rows: Iterable[Record], shape: type[RecordT]) -> tuple[RecordT, ...]:
    return tuple(row for row in rows if isinstance(row, shape))
