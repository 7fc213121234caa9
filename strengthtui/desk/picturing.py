"""How a conversation is pictured: the question or petal in front, and every place one can go to.

What was said alone is in no picture while anyone else is in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from strengthtui.desk import opening
from strengthtui.desk.answering import ONE_LINE_KINDS, stored_answer
from strengthtui.desk.left_drafts import is_hidden
from strengthtui.desk.lines import shown
from strengthtui.desk.substance_notes import about_use
from strengthtui.desk.views import KnownView, LineView, OptionView, PetalView, PlaceView, QuestionView, SittingView
from strengthtui.desk.ways_to_answer import how_to_answer, ruler_ends
from strengthtui.desk.whereabouts import asked_anywhere, asked_now, asked_text, known_of
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview import flow
from strengthtui.interview.heard import answer_lines, goal_lines, recalled
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.known import Known
    from strengthtui.interview.live import LiveAnswer
    from strengthtui.model.conversation import AnswerState, Conversation
    from strengthtui.model.pack import Pack, Question, Section


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


def places(person: OpenPerson, conversation: Conversation, company: tuple[str, ...] = ()) -> tuple[PlaceView, ...]:
    """Every place one can jump to: those of the route in its order, then those off it."""
    pack = person.pack_of(conversation)
    order = asked_now(person, conversation)
    off_route = [one for one in asked_anywhere(person, conversation) if one not in order]
    jotted, live = person.live.jotted, person.live.of(conversation.id)
    views = []
    for address in (*order, *off_route):
        section = flow.find_section(pack, address)
        question = flow.find_question(pack, address)
        if section is None:
            continue
        title = asked_text(person, conversation, question, company) if question else section.title
        answer = live.get(address) if question else None
        settled = answer is not None or (question is None and address in jotted)
        ring = section.petal.ring if section.petal is not None else ""
        here, state = address == conversation.position, answer.state if answer is not None else None
        views.append(PlaceView(address, section.title, title, settled, here, state, ring))
    return tuple(views)


def openable(person: OpenPerson, conversation: Conversation) -> tuple[PlaceView, ...]:
    """Parts that wait for the worker's word, to be opened by going there."""
    return tuple(
        PlaceView(
            one.first, one.title, _("Open it: {answer}").format(answer=one.says), settled=False, here=False, opens=True
        )
        for one in opening.waiting(person, conversation)
    )


def everywhere(
    person: OpenPerson, here: Conversation | None, to_come: tuple[Conversation, ...], company: tuple[str, ...]
) -> tuple[tuple[str, tuple[PlaceView, ...]], ...]:
    """Title and places of every conversation, the one in front first, each pack once, then those that are to follow."""
    begun = [one for one in reversed(person.records.conversations) if here is None or one.id != here.id]
    found: dict[str, tuple[str, tuple[PlaceView, ...]]] = {}
    for one in ([here] if here is not None else []) + begun + list(to_come):
        if one.pack not in found:
            shown = (*places(person, one, company), *(openable(person, one) if one not in to_come else ()))
            away = shown if one is here else tuple(replace(place, here=False) for place in shown)
            found[one.pack] = (person.pack_of(one).title, away)
    return tuple(found.values())


def find_place(
    person: OpenPerson, conversation: Conversation, wanted: str, company: tuple[str, ...] = ()
) -> str | Refusal:
    """Find a place by address, petal or id, else by the beginning or a part of its words, on the route or off it.

    The name of the conversation itself finds where one was in it.
    """
    pack = person.pack_of(conversation)
    named = flow.find_addresses(pack, wanted.strip().casefold().replace(" ", "-"))
    if named:
        there = (*asked_now(person, conversation), *asked_anywhere(person, conversation))
        return next((one for one in there if one in named), Refusal("not-asked-here"))
    plain = fold(wanted.strip())
    titled = [(place, fold(place.title), fold(place.section)) for place in places(person, conversation, company)]
    for test in (str.startswith, str.__contains__):
        for place, title, section in titled:
            if plain and (test(title, plain) or test(section, plain)):
                return place.address
    if plain and plain in fold(pack.title) and titled:
        order = [place.address for place, _title, _section in titled]
        return conversation.position if conversation.position in order else order[0]
    return Refusal("no-such-place")


def _question_view(
    person: OpenPerson, conversation: Conversation, section: Section, question: Question, company: tuple[str, ...]
) -> QuestionView:
    address = f"{section.id}/{question.id}"
    live = person.live.of(conversation.id).get(address)
    earlier = known_of(person, conversation, address, question) if live is None else None
    beside = recalled(
        question,
        person.heard,
        person.vocabulary,
        conversation=conversation.id,
        address=f"{conversation.pack}/{address}",
    )
    answered = _answered(person, live, company)
    held_up = {line.ref for line in earlier.lines} if earlier is not None else set()
    return QuestionView(
        address=address,
        section=section.title,
        kind=question.kind,
        ask=asked_text(person, conversation, question, company),
        plainer=question.plainer or "",
        listen_for=question.listen_for,
        also_ask=question.also_ask,
        care=question.care or "",
        why=_why(person.pack_of(conversation), section, question),
        options=tuple(OptionView(option.id, option.text) for option in question.options),
        other=question.other,
        one_line=question.kind in ONE_LINE_KINDS,
        how=how_to_answer(question),
        ends=ruler_ends(question),
        state=_state(person, conversation, address, live),
        answered=answered,
        known=_known_view(person, earlier, company),
        earlier=shown(person, (line for line in beside if line.ref not in held_up), company),
        draft=_draft_at(person, conversation, address, company),
        offers=question.offers,
        for_worker=question.for_worker,
        private=question.private,
        of_use=about_use(person.vocabulary, question, answered),
    )


def _state(person: OpenPerson, conversation: Conversation, address: str, live: LiveAnswer | None) -> AnswerState | None:
    """Give the stored state; an answer whose words are gone (struck where they were kept from) is open again."""
    if live is not None:
        return live.state
    stored = stored_answer(person, conversation, address)
    return stored.state if stored is not None and stored.state != "answered" else None


def _answered(person: OpenPerson, live: LiveAnswer | None, company: tuple[str, ...]) -> tuple[LineView, ...]:
    """The lines of an answer: those kept from earlier, those said here, and the goals it made."""
    if live is None:
        return ()
    verdicts = verdicts_of(person.records)
    told = (*answer_lines(live, person.records, verdicts), *goal_lines(live, person.records, verdicts))
    return shown(person, told, company)


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
        reasons.append(_("From: {sources}").format(sources="; ".join(pack.sources)))
    elif question.seed == "ours":
        reasons.append(_("This one is our own."))
    return tuple(reasons)


def _draft_at(person: OpenPerson, conversation: Conversation, address: str, company: tuple[str, ...]) -> str:
    draft = person.file.draft()
    here = draft is not None and (draft.conversation, draft.question) == (conversation.id, address)
    return draft.text if draft is not None and here and not is_hidden(person, draft, company) else ""


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
        draft=_draft_at(person, conversation, section.id, company),
    )
