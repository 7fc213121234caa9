"""Where a conversation stands: what is in front and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.errors import Refusal
from strengthtui.interview import flow
from strengthtui.interview.braces import BRACE, asked_as
from strengthtui.interview.known import known
from strengthtui.interview.live import live_answers
from strengthtui.model.conversation import Answer, Conversation
from strengthtui.model.order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.known import Known
    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack, Question
    from strengthtui.vault.acts import Act


def open_conversation(person: OpenPerson, pack_id: str) -> str | None:
    """Find the open conversation of a pack."""
    for conversation in reversed(person.records.conversations):
        if conversation.pack == pack_id and conversation.state == "open":
            return conversation.id
    return None


def last_open(person: OpenPerson) -> str | None:
    """Find the open conversation that was changed last."""
    still_open = [one for one in person.records.conversations if one.state == "open"]
    return in_order(still_open, person.records.history)[-1].id if still_open else None


def begin_conversation(
    person: OpenPerson, sitting: str, pack_id: str, route: Route, keep: Callable[[str, bytes], None]
) -> str:
    """Begin a conversation; its very pack is kept in the vault first."""
    pack = person.shelf.get(pack_id)
    keep(pack.digest, person.shelf.bytes_of(pack_id))
    with person.act(sitting, history=False) as act:
        conversation = new_conversation(act, pack, route)
        first = flow.first(flow.asked(pack, route, {}, person.live.outside(conversation.id)))
        act.insert(msgspec.structs.replace(conversation, position=first))
    return conversation.id


def new_conversation(act: Act, pack: Pack, route: Route) -> Conversation:
    """Make the record of a conversation at its beginning."""
    return Conversation(
        **act.stamp(), pack=pack.id, version=pack.version, digest=pack.digest, route=route, language=pack.language
    )


def to_come(person: OpenPerson, pack_id: str, route: Route) -> Conversation:
    """Give a conversation as it would begin, to look for a place in it; it is stored nowhere."""
    pack, at = person.shelf.get(pack_id), person.clock.now()
    stamp: dict[str, Any] = {"id": "", "made": at, "changed": at, "rev": 0, "device": ""}
    return Conversation(
        **stamp, pack=pack.id, version=pack.version, digest=pack.digest, route=route, language=pack.language
    )


def asked_anywhere(person: OpenPerson, conversation: Conversation) -> tuple[str, ...]:
    """The places of a conversation on its route and off it: all that is asked, as things stand."""
    whole = msgspec.structs.replace(conversation, route="full")
    return _asked(person.pack_of(conversation), whole, person.live)


def asked_now(person: OpenPerson, conversation: Conversation) -> tuple[str, ...]:
    """The places of a conversation as it stands."""
    pack = person.pack_of(conversation)
    return _asked(pack, conversation, person.live)


class Way(msgspec.Struct):
    """The way this sitting went through its conversations; in memory only, since another sitting may go anew."""

    come_by: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Conversation and place of all that stood in front."""
    caught_up: set[tuple[str, str]] = msgspec.field(default_factory=set)
    """Those that had opened behind one's back and were come to at the end: from there it is the end again."""


def after(person: OpenPerson, conversation: Conversation, way: Way) -> str | None:
    """Give the place after the one in front, at the end what opened behind one's back; `None` past all."""
    return _after(person, conversation, person.live, way)


def before(person: OpenPerson, conversation: Conversation) -> str | None:
    """Give the place before; from past the end, the last; from the first, the first."""
    order = asked_now(person, conversation)
    pack, position = person.pack_of(conversation), conversation.position
    return flow.previous_before(pack, conversation.route, order, position) or flow.first(order)


def step_on(act: Act, person: OpenPerson, conversation: Conversation, answer: Answer, way: Way) -> None:
    """Move past the question just answered, seeing the answer's own effect on what is asked."""
    others = tuple(one for one in person.records.answers if one.id != answer.id)
    staged = msgspec.structs.replace(person.records, answers=(*others, answer))
    position = _after(person, conversation, live_answers(staged, person.packs, person.vocabulary), way)
    if position != conversation.position:
        act.update(msgspec.structs.replace(conversation, position=position))


def question_in_front(
    person: OpenPerson, conversation: Conversation | None
) -> tuple[Conversation, str, Question] | Refusal:
    """Give the question in front, or say that there is none."""
    if conversation is None or conversation.position is None:
        return Refusal("no-conversation")
    found = flow.find_question(person.pack_of(conversation), conversation.position)
    if found is None:
        return Refusal("not-a-question")
    return conversation, conversation.position, found


def petal_in_front(person: OpenPerson, conversation: Conversation | None) -> tuple[str, ...]:
    """Give the petal a jotting would land in, if one is in front."""
    if conversation is None or conversation.position is None:
        return ()
    section = flow.find_section(person.pack_of(conversation), conversation.position)
    return (section.id,) if section is not None and section.petal is not None else ()


def known_of(person: OpenPerson, conversation: Conversation, address: str, question: Question) -> Known | None:
    """Give what was said of this before, so that it is not asked bare."""
    return known(question, person.records, person.live, person.heard, conversation=conversation.id, address=address)


def first_open(person: OpenPerson, conversation: Conversation, pack: Pack, fresh: tuple[Answer, ...]) -> str | None:
    """Give the first place of a conversation with nothing said to it, once these answers are stored."""
    ids = {answer.id for answer in fresh}
    others = tuple(one for one in person.records.answers if one.id not in ids)
    earlier = tuple(one for one in person.records.conversations if one.id != conversation.id)
    staged = msgspec.structs.replace(person.records, answers=(*others, *fresh), conversations=(*earlier, conversation))
    packs = {**person.packs, (pack.id, pack.version): pack}
    live = live_answers(staged, packs, person.vocabulary)
    order = _asked(pack, conversation, live)
    return flow.first(flow.still_open(order, live.of(conversation.id), live.jotted))


def asked_text(
    person: OpenPerson, conversation: Conversation, question: Question, company: tuple[str, ...] = ()
) -> str:
    """Give the question as it is read out to this person: not with a thought of the worker's that stands as an answer.

    Nor is what was said alone read out before others.
    """
    kept_back = {
        line.address
        for line in person.heard
        if line.conversation == conversation.id
        and ((company and line.alone) or (line.voice == "worker" and not line.for_worker))
    }
    live = person.live.of(conversation.id)
    seen = {at: one for at, one in live.items() if one.address not in kept_back}
    return asked_as(question, seen, person.records.person.name)


def asked_to_store(
    person: OpenPerson, conversation: Conversation, question: Question, company: tuple[str, ...]
) -> str | None:
    """Give the question as it was read out, unless it held words of another answer.

    Words stand in one place, so that a strike reaches them; the pack's own wording can always be found again.
    """
    if any("/" in key for key in BRACE.findall(question.ask)):
        return None
    return asked_text(person, conversation, question, company)


def _asked(pack: Pack, conversation: Conversation, live: LiveAnswers) -> tuple[str, ...]:
    return flow.asked(pack, conversation.route, live.of(conversation.id), live.outside(conversation.id))


def _after(person: OpenPerson, conversation: Conversation, live: LiveAnswers, way: Way) -> str | None:
    pack, here = person.pack_of(conversation), conversation.id
    if conversation.position is None:
        return None
    order = _asked(pack, conversation, live)
    ahead = flow.next_after(pack, conversation.route, order, conversation.position)
    if ahead is not None and (here, conversation.position) not in way.caught_up:
        return ahead
    come_by = {address for known, address in way.come_by if known == here} | {conversation.position}
    opened = flow.opened_behind(pack, order, live.of(here), live.jotted, come_by)
    if opened is not None:
        way.caught_up.add((here, opened))
    return opened
