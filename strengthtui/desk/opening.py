"""Parts of a conversation that wait for the worker's word, and going straight into one of them.

Going there is the worker's answer: it is written down as that, under the question it answers, in one act with the move.
Nothing else opens a part, and what the person said decides nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.desk import answering, whereabouts
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview import flow
from strengthtui.model.pack import ROUTES, AnswerTest
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.standing import Standing
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import Conversation
    from strengthtui.model.pack import Pack, Question, Section
    from strengthtui.vault.acts import Act


class Waiting(Struct, frozen=True):
    """A section whose questions all wait for one answer of the worker's."""

    section: str
    title: str
    gate: str
    """Address of the question it waits for."""
    option: str
    """Id of the answer that opens it."""
    says: str
    """That answer in words."""
    first: str
    """Address of the question one comes to: its first one, unless another was named."""


def waiting(person: OpenPerson, conversation: Conversation) -> tuple[Waiting, ...]:
    """Give the sections that wait, in the pack's order."""
    pack, asked = person.pack_of(conversation), set(whereabouts.asked_anywhere(person, conversation))
    return tuple(one for section in pack.sections if (one := _waiting(pack, section, conversation, asked)) is not None)


def named(person: OpenPerson, conversation: Conversation, wanted: str) -> Waiting | None:
    """Find one by its id, one of its addresses, or the beginning of its title."""
    plain, typed = fold(wanted.strip()), wanted.strip().casefold().replace(" ", "-")
    inside = typed.removeprefix(f"{conversation.pack}/").split("/")
    found = waiting(person, conversation)
    for one in found:
        if one.section == inside[0]:
            addresses = {f"{one.section}/{question.id}" for question in _questions(person, conversation, one.section)}
            return replace(one, first="/".join(inside)) if "/".join(inside) in addresses else one
    return next((one for one in found if plain and fold(one.title).startswith(plain)), None)


def open_named(sitting: Standing, conversations: Iterable[Conversation], wanted: str) -> Outcome | None:
    """Open what is meant in the first of these conversations that has it; `None` where none waits by that name."""
    for conversation in conversations:
        found = named(sitting.person, conversation, wanted)
        if found is not None:
            return open_part(sitting, conversation, found)
    return None


def open_part(sitting: Standing, conversation: Conversation, part: Waiting) -> Outcome:
    """Give the worker's word for it and go there, as one act."""
    person = sitting.person
    question = flow.find_question(person.pack_of(conversation), part.gate)
    if question is None:
        return Refusal("no-such-place")

    def do(act: Act) -> str:
        stored = _answer(act, sitting, conversation, part, question)
        act.update(replace(conversation, position=part.first, state="open"))
        return f"answers/{stored}"

    before = sitting.conversation
    sitting.stand_in(conversation.id)
    outcome = sitting.carry_out(do)
    if isinstance(outcome, Refusal):
        if before is not None:
            sitting.stand_in(before.id)
        return outcome
    return replace(outcome, what=_("Noted as your own answer: {answer}.").format(answer=part.says))


def _answer(act: Act, sitting: Standing, conversation: Conversation, part: Waiting, question: Question) -> str:
    """Add the option to what the worker chose before; gives the answer's id."""
    person = sitting.person
    stood = answering.stored_answer(person, conversation, part.gate)
    value: dict[str, Any] = {"chosen": [], "other": None}
    if stood is not None and stood.state == "answered" and isinstance(stood.value, dict):
        value = dict(stood.value)
    chosen = [part.option] if question.kind == "choice" else [*value["chosen"], part.option]
    return answering.store_answer(
        act,
        person,
        conversation,
        part.gate,
        question=question,
        value={**value, "chosen": list(dict.fromkeys(chosen))},
        voice="worker",
        share=stood.share if stood is not None else None,
        asked=whereabouts.asked_to_store(person, conversation, question, sitting.company),
    ).id


def _waiting(pack: Pack, section: Section, conversation: Conversation, asked: set[str]) -> Waiting | None:
    gates = {(when.question, when.value) if _by_option(when) else None for when in _conditions(section)}
    gate = next(iter(gates)) if len(gates) == 1 else None
    if gate is None or any(f"{section.id}/{one.id}" in asked for one in section.questions):
        return None
    address, option_id = gate
    question = flow.find_question(pack, address)
    if question is None or not question.for_worker or address not in asked:
        return None
    option = next((one for one in question.options if one.id == option_id), None)
    first = _first(section, conversation)
    return None if option is None else Waiting(section.id, section.title, address, option.id, option.text, first)


def _questions(person: OpenPerson, conversation: Conversation, section_id: str) -> tuple[Question, ...]:
    section = flow.find_section(person.pack_of(conversation), section_id)
    return section.questions if section is not None else ()


def _conditions(section: Section) -> Iterator[Any]:
    yield from (one.when for one in section.questions)


def _by_option(when: object) -> bool:
    return isinstance(when, AnswerTest) and when.test in ("includes", "equals") and when.value is not None


def _first(section: Section, conversation: Conversation) -> str:
    """Give the first question on the conversation's route, else the first of all."""
    widest = ROUTES.index(conversation.route)
    on_route = [one for one in section.questions if ROUTES.index(one.route) <= widest]
    return f"{section.id}/{(on_route or section.questions)[0].id}"
