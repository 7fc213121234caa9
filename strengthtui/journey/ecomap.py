"""Who and what is round the person, in one order: what was put on the map, and who is alongside from where it is kept.

And what was said already that could stand there, so that nothing is typed twice. How close somebody is, is only what
was said; nothing here concludes it from anything else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.interview.known import NOT_THEIRS
from strengthtui.interview.said import typed_person
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.model.strength import Source
from strengthtui.model.tie import Closeness, GiveTake, Tie, TieKind
from strengthtui.model.words import Ref, Voice
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from strengthtui.interview.heard import HeardLine
    from strengthtui.interview.verdicts import Verdicts
    from strengthtui.model.conversation import Answer
    from strengthtui.model.person import Alongside
    from strengthtui.model.records import Records

NeighbourKind = Literal[TieKind, "service"]
SERVICE: Final = "service"
"""What is kept with who is alongside, and not in a record of its own."""

RINGS: Final[tuple[Closeness | None, ...]] = ("close", "in-reach", "far", "strained", None)
"""The order in which they are told; `None` is what was not said yet."""

OF_TOPIC: Final[Mapping[str, NeighbourKind]] = {
    "people-other-helpers": "service",
    "places-groups": "group",
    "places-good-places": "place",
    "people-who-matters": "person",
    "people-what-they-bring": "person",
    "people-i-am-there-for": "person",
    "people-lost-touch": "person",
    "people-peers": "person",
    "people": "person",
    "places": "place",
}
"""Topics and petals of which a line may be about somebody or something round the person; the first that fits."""

_HARD: Final = "hard-times"
_LONGEST_NAME: Final = 40
_MOST_WORDS: Final = 4
"""A line of more signs or words is a sentence about somebody, and no name."""
_ENDS: Final = ".!?"


class Neighbour(Struct, frozen=True, kw_only=True):
    """Somebody or something on the map, wherever it is kept."""

    ref: Ref
    """A tie, or one line of who is alongside."""
    name: str
    kind: NeighbourKind
    who_to_me: str | None = None
    does: str | None = None
    voice: Voice = "gist"
    other: str | None = None
    closeness: Closeness | None = None
    give_take: GiveTake | None = None
    may_know: str | None = None
    tie: Tie | None = None
    """The record, where it is one of its own."""


class Offer(Struct, frozen=True, kw_only=True):
    """What was said and could be put on the map."""

    source: Source
    kind: NeighbourKind
    name: str
    """Empty where the line is a sentence: then somebody has to say the name."""
    who_to_me: str | None = None
    does: str | None = None
    voice: Voice = "gist"
    other: str | None = None


def neighbours(records: Records, *, whole: bool = False) -> tuple[Neighbour, ...]:
    """Give everybody and everything on the map, ring by ring; what was left out at read back only of the `whole`."""
    verdicts, revs = verdicts_of(records), _revs(records)
    ties = [one for one in sorted(records.ties, key=lambda tie: tie.order) if whole or _stands(one, verdicts, revs)]
    found = [*map(_of_tie, ties), *alongside(records)]
    return tuple(one for ring in RINGS for one in found if one.closeness == ring)


def alongside(records: Records) -> Iterator[Neighbour]:
    """Give who is alongside, from the person's own record."""
    person = records.person
    for line, one in enumerate(person.alongside):
        yield _of_alongside(Ref(table="person", id=person.id, field="alongside", line=line), one)


def offers(records: Records, lines: Iterable[HeardLine]) -> tuple[Offer, ...]:
    """Give what was said of people, places and groups and is not on the map yet: names first, each once."""
    there = {(one.source.table, one.source.id, one.source.line) for one in records.ties if one.source is not None}
    on_it = (*map(_of_tie, records.ties), *alongside(records))
    names = {fold(one.name) for one in on_it}
    told = {fold(one.does) for one in on_it if one.does}
    answers = {one.id: one for one in records.answers}
    found: list[Offer] = []
    for line in lines:
        kind = _kind_of(line)
        if kind is None or (line.ref.table, line.ref.id, line.ref.line) in there:
            continue
        offer = _offer(line, kind, answers.get(line.ref.id))
        if fold(offer.name) in names or fold(offer.does or "") in told:
            continue
        if kind == "service" and not offer.name:
            continue  # who is alongside has no place for the line it came from: a sentence would be offered for ever
        names |= {fold(offer.name)} - {""}
        found.append(offer)
    return tuple(sorted(found, key=lambda one: not one.name))


def named_in(name: str, texts: Sequence[str]) -> bool:
    """Tell whether any of the texts names somebody, as a word of its own."""
    wanted = fold(name.strip())
    found = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return bool(wanted) and any(found.search(fold(text)) for text in texts)


def _of_tie(tie: Tie) -> Neighbour:
    return Neighbour(
        ref=Ref(table="ties", id=tie.id),
        name=tie.name,
        kind=tie.kind,
        who_to_me=tie.who_to_me,
        does=tie.does,
        voice=tie.voice,
        other=tie.other,
        closeness=tie.closeness,
        give_take=tie.give_take,
        may_know=tie.may_know,
        tie=tie,
    )


def _of_alongside(ref: Ref, one: Alongside) -> Neighbour:
    return Neighbour(
        ref=ref,
        name=one.who,
        kind="service",
        does=one.does,
        closeness=one.closeness,
        give_take=one.give_take,
        may_know=one.may_know,
    )


def _revs(records: Records) -> dict[tuple[str, str], int]:
    revs = {("answers", one.id): one.rev for one in records.answers}
    return revs | {("jottings", one.id): one.rev for one in records.jottings}


def _stands(tie: Tie, verdicts: Verdicts, revs: Mapping[tuple[str, str], int]) -> bool:
    """Tell whether nobody asked to leave it, or the line it was put there from, out."""
    if verdicts.left_out(Ref(table="ties", id=tie.id), tie.rev):
        return False
    source = tie.source
    rev = None if source is None else revs.get((source.table, source.id))
    if source is None or rev is None:
        return True
    return not verdicts.left_out(Ref(table=source.table, id=source.id, line=source.line), rev)


def _kind_of(line: HeardLine) -> NeighbourKind | None:
    if line.voice in NOT_THEIRS or line.for_worker or line.left_out or _HARD in line.petals:
        return None
    if line.kind == "people":
        return "person"
    if line.kind not in {None, "text", "lines"}:
        return None
    under = {*line.topics, *(line.petals if line.address is None else ())}
    return next((kind for topic, kind in OF_TOPIC.items() if topic in under), None)


def _offer(line: HeardLine, kind: NeighbourKind, answer: Answer | None) -> Offer:
    ref = line.ref
    source = Source(table=ref.table, id=ref.id, line=ref.line, rev=line.rev)
    if line.kind == "people" and answer is not None and isinstance(answer.value, list) and ref.line is not None:
        item = answer.value[ref.line]
        if isinstance(item, dict) and item.get("name"):
            return Offer(source=source, kind=kind, name=str(item["name"]), who_to_me=item.get("who_to_me"))
    text = line.text.strip()
    if len(text) > _LONGEST_NAME or len(text.split()) > _MOST_WORDS or text.endswith(tuple(_ENDS)):
        return Offer(source=source, kind=kind, name="", does=text, voice=line.voice, other=line.other)
    name, who = name_and_who(text) if kind in {"person", "service"} else (text, None)
    return Offer(source=source, kind=kind, name=name, who_to_me=who)


def name_and_who(text: str) -> tuple[str, str | None]:
    """Read a name as an answer about people is read: `Jo, my sister`."""
    item = typed_person(text)
    return item["name"] or "", item["who_to_me"]
