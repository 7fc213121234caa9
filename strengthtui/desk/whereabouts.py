"""Where a conversation stands: what is in front, what comes next, and how it is pictured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.answering import ONE_LINE_KINDS, stored_answer
from strengthtui.desk.lines import shown
from strengthtui.desk.views import KnownView, LineView, OptionView, PetalView, PlaceView, QuestionView, SittingView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview import flow
from strengthtui.interview.braces import asked_as
from strengthtui.interview.heard import recalled
from strengthtui.interview.known import known
from strengthtui.interview.live import live_answers
from strengthtui.model.conversation import Answer, Conversation
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.known import Known
    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import Pack, Question, Section
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
    return max(still_open, key=lambda one: (one.changed, one.rev)).id if still_open else None


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


def asked_now(person: OpenPerson, conversation: Conversation) -> tuple[str, ...]:
    """The places of a conversation as it stands."""
    pack = person.pack_of(conversation)
    return _asked(pack, conversation, person.live)


def after(person: OpenPerson, conversation: Conversation) -> str | None:
    """Give the place after the one in front; `None` past the last."""
    return _after(asked_now(person, conversation), person.pack_of(conversation), conversation)


def before(person: OpenPerson, conversation: Conversation) -> str | None:
    """Give the place before; from past the end, the last; from the first, the first."""
    order = asked_now(person, conversation)
    pack, position = person.pack_of(conversation), conversation.position
    return flow.previous_before(pack, conversation.route, order, position) or flow.first(order)


def step_on(act: Act, person: OpenPerson, conversation: Conversation, answer: Answer) -> None:
    """Move past the question just answered, seeing the answer's own effect on what is asked."""
    others = tuple(one for one in person.records.answers if one.id != answer.id)
    staged = msgspec.structs.replace(person.records, answers=(*others, answer))
    pack = person.pack_of(conversation)
    order = _asked(pack, conversation, live_answers(staged, person.packs, person.vocabulary))
    position = _after(order, pack, conversation)
    if position != conversation.position:
        act.update(msgspec.structs.replace(conversation, position=position))


def find_place(person: OpenPerson, conversation: Conversation, wanted: str) -> str | Refusal:
    """Find a place by address, petal or id, else by the beginning or a part of its words, on the route or off it."""
    pack = person.pack_of(conversation)
    found = flow.find_addresses(pack, wanted.strip().casefold().replace(" ", "-"))
    if found:
        return found[0]
    plain = fold(wanted.strip())
    titled = [(place, fold(place.title), fold(place.section)) for place in places(person, conversation)]
    for test in (str.startswith, str.__contains__):
        for place, title, section in titled:
            if plain and (test(title, plain) or test(section, plain)):
                return place.address
    return Refusal("no-such-place")


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


def asked_text(person: OpenPerson, conversation: Conversation, question: Question) -> str:
    """Give the question as it is read out to this person."""
    return asked_as(question, person.live.of(conversation.id), person.records.person.name)


def view(person: OpenPerson, conversation: Conversation, company: tuple[str, ...]) -> SittingView:
    """Picture the conversation."""
    pack = person.pack_of(conversation)
    place: QuestionView | PetalView | None = None
    if conversation.position is not None:
        section = flow.find_section(pack, conversation.position)
        question = flow.find_question(pack, conversation.position)
        if question is not None and section is not None:
            place = _question_view(person, conversation, section, question, company)
        elif section is not None and section.petal is not None:
            place = _petal_view(person, conversation, section, company)
    return SittingView(person.records.person.name, pack.id, pack.title, conversation.route, place, company)


def places(person: OpenPerson, conversation: Conversation) -> tuple[PlaceView, ...]:
    """Every place one can jump to: those of the route in its order, then those off it."""
    pack = person.pack_of(conversation)
    order = asked_now(person, conversation)
    whole = msgspec.structs.replace(conversation, route="full")
    off_route = [one for one in _asked(pack, whole, person.live) if one not in order]
    jotted = person.live.jotted
    views = []
    for address in (*order, *off_route):
        section = flow.find_section(pack, address)
        question = flow.find_question(pack, address)
        if section is None:
            continue
        title = asked_text(person, conversation, question) if question else section.title
        settled = stored_answer(person, conversation, address) is not None if question else address in jotted
        views.append(PlaceView(address, section.title, title, settled, address == conversation.position))
    return tuple(views)


def _asked(pack: Pack, conversation: Conversation, live: LiveAnswers) -> tuple[str, ...]:
    return flow.asked(pack, conversation.route, live.of(conversation.id), live.outside(conversation.id))


def _after(order: tuple[str, ...], pack: Pack, conversation: Conversation) -> str | None:
    if conversation.position is None:
        return None
    return flow.next_after(pack, conversation.route, order, conversation.position)


def _question_view(
    person: OpenPerson, conversation: Conversation, section: Section, question: Question, company: tuple[str, ...]
) -> QuestionView:
    address = f"{section.id}/{question.id}"
    stored = stored_answer(person, conversation, address)
    own = tuple(line for line in person.heard if stored is not None and line.ref.id == stored.id)
    earlier_known = known_of(person, conversation, address, question) if stored is None else None
    known_view = _known_view(person, earlier_known, company)
    beside = recalled(
        question,
        person.heard,
        person.vocabulary,
        conversation=conversation.id,
        address=f"{conversation.pack}/{address}",
    )
    return QuestionView(
        address=address,
        section=section.title,
        kind=question.kind,
        ask=asked_text(person, conversation, question),
        plainer=question.plainer or "",
        listen_for=question.listen_for,
        also_ask=question.also_ask,
        care=question.care or "",
        why=_why(person.pack_of(conversation), section, question),
        options=tuple(OptionView(option.id, option.text) for option in question.options),
        other=question.other,
        one_line=question.kind in ONE_LINE_KINDS,
        state=stored.state if stored else None,
        answered=shown(person, own, company) or _kept_lines(person, stored, company),
        known=known_view,
        earlier=shown(person, beside, company),
        draft=_draft_at(person, conversation, address),
        offers=question.offers,
    )


def _kept_lines(person: OpenPerson, stored: Answer | None, company: tuple[str, ...]) -> tuple[LineView, ...]:
    """An answer kept from earlier shows the lines it stands for."""
    if stored is None or stored.same_as is None:
        return ()
    source = stored.same_as
    return shown(person, (line for line in person.heard if line.ref.id == source.id), company)


def _known_view(person: OpenPerson, earlier: Known | None, company: tuple[str, ...]) -> KnownView | None:
    if earlier is None:
        return None
    lines = shown(person, earlier.lines, company)
    return KnownView(earlier.kind, lines) if lines or earlier.kind == "declined" else None


def _why(pack: Pack, section: Section, question: Question) -> tuple[str, ...]:
    reasons = []
    if section.looks_at:
        reasons.append(
            _("{section} looks at: {parts}.").format(section=section.title, parts=", ".join(section.looks_at))
        )
    if question.seed and question.seed != "ours":
        reasons.append(_("From: {sources}.").format(sources="; ".join(pack.sources)))
    elif question.seed == "ours":
        reasons.append(_("This one is our own."))
    return tuple(reasons)


def _draft_at(person: OpenPerson, conversation: Conversation, address: str) -> str:
    draft = person.file.draft()
    here = draft is not None and (draft.conversation, draft.question) == (conversation.id, address)
    return draft.text if draft is not None and here else ""


def _petal_view(
    person: OpenPerson, conversation: Conversation, section: Section, company: tuple[str, ...]
) -> PetalView:
    petal = section.petal
    assert petal is not None  # noqa: S101  the caller looked
    here = (line for line in person.heard if section.id in line.petals and not line.address)
    return PetalView(
        address=section.id,
        title=section.title,
        openers=petal.openers,
        plainer=petal.plainer or "",
        listen_for=petal.listen_for,
        also_ask=petal.also_ask,
        care=petal.care or "",
        lines=shown(person, here, company),
        draft=_draft_at(person, conversation, section.id),
    )
