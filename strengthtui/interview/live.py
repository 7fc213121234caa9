"""The answers that count: the only way to read answers.

An answer whose question is not asked now is set aside: it stays stored, stands nowhere, and is back when its
branch opens again. An answer without words (kept from something that is gone) counts as open and is not here
either.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from strengthtui.interview.same_as import Holders, Part, value_for
from strengthtui.interview.topics import Topics, topics_of
from strengthtui.interview.walk import Stop, asked_stops, stops
from strengthtui.model.conversation import Answer, Conversation, Value
from strengthtui.model.pack import Pack, Question, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strengthtui.interview.kinds import ValueLine
    from strengthtui.model.conversation import AnswerState
    from strengthtui.model.records import Records
    from strengthtui.model.vocabulary import Vocabulary

Packs: TypeAlias = "Mapping[tuple[str, int], Pack]"
"""Pack id and version to the pack."""


class LiveAnswer(Struct, frozen=True, kw_only=True):
    """An answer whose question is asked now, with its words found and everything it hangs from."""

    answer: Answer
    value: Value | None
    """What was said, in the question's shape, `same_as` followed; `None` unless answered."""
    parts: tuple[Part, ...]
    """The records that really hold the words: what was kept first, then what was said here."""
    question: Question
    section: Section
    pack: Pack
    conversation: Conversation
    topics: tuple[str, ...]
    """The topic it is about, or none."""
    petals: tuple[str, ...]
    """The petal that topic lies under."""
    domains: tuple[str, ...]
    """Areas of life: the question's own, else its topic's."""

    @property
    def state(self) -> AnswerState:
        """The stored state."""
        return self.answer.state

    @property
    def is_answered(self) -> bool:
        """Whether something was said, not put off or declined."""
        return self.answer.state == "answered"

    @property
    def under(self) -> tuple[str, ...]:
        """Topic and petal."""
        return (*self.topics, *self.petals)

    @property
    def address(self) -> str:
        """The full address, three parts."""
        return f"{self.pack.id}/{self.answer.question}"

    @property
    def lines(self) -> tuple[ValueLine, ...]:
        """The words to show, each line with its voice; none for goals, which are lines of their own."""
        return tuple(line for part in self.parts for line in part.lines)


_NO_ANSWERS: Final[Mapping[str, LiveAnswer]] = MappingProxyType({})


class LiveAnswers(Struct, frozen=True):
    """All live answers of a person, by conversation as made, then in pack order."""

    answers: tuple[LiveAnswer, ...]
    by_conversation: Mapping[str, Mapping[str, LiveAnswer]]
    heard_before: Mapping[str, frozenset[str]]
    jotted: Mapping[str, int]
    """Topic or petal to the number of jottings under it; a petal counts those under its topics too."""
    set_aside: frozenset[str]
    """Ids of answers whose question is not asked now."""
    packs: tuple[Pack, ...]
    """All packs at hand, answered or not: they say what a petal is about."""
    unread: tuple[Answer, ...]
    """Answers whose pack, version or question is not at hand: the desk should say so, never drop them."""

    def __iter__(self) -> Iterator[LiveAnswer]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)

    def of(self, conversation: str) -> Mapping[str, LiveAnswer]:
        """Give one conversation's live answers by `section/question`."""
        return self.by_conversation.get(conversation, _NO_ANSWERS)

    def outside(self, conversation: str) -> frozenset[str]:
        """Give the topics and petals heard elsewhere: in jottings and in earlier conversations."""
        return self.heard_before.get(conversation, frozenset(self.jotted))


def live_answers(records: Records, packs: Packs, vocabulary: Vocabulary) -> LiveAnswers:
    """Read all answers: one forward pass a conversation, conversations in the order they were made."""
    return _Reading(records, packs, topics_of(vocabulary, packs.values())).all()


def jotted_topics(records: Records, topics: Topics) -> Counter[str]:
    """Count the jottings under each topic and each petal."""
    counted: Counter[str] = Counter()
    for jotting in records.jottings:
        if jotting.words.text.strip():
            counted.update({over for topic in jotting.topics for over in topics.under(topic)})
    return counted


class _Reading:
    """The state of one `live_answers`: nothing of it outlives the call."""

    def __init__(self, records: Records, packs: Packs, topics: Topics) -> None:
        self.topics = topics
        self.records = records
        self.at_hand = tuple(packs.values())
        self.conversations = sorted(records.conversations, key=lambda one: (one.made, one.id))
        self.packs = {one.id: packs.get((one.pack, one.version)) for one in self.conversations}
        self.places = {
            id(pack): {stop.address: stop for stop in stops(pack)} for pack in self.packs.values() if pack is not None
        }
        self.stored: dict[str, dict[str, Answer]] = {one.id: {} for one in self.conversations}
        self.unread: list[Answer] = []
        self._sort_answers()
        self.holders = self._holders()

    def all(self) -> LiveAnswers:
        jotted = jotted_topics(self.records, self.topics)
        topics = set(jotted)
        outside: dict[str, frozenset[str]] = {}
        found: dict[str, Mapping[str, LiveAnswer]] = {}
        aside: set[str] = set()
        for conversation in self.conversations:
            outside[conversation.id] = frozenset(topics)
            live, asked = self._live(conversation, topics)
            found[conversation.id] = MappingProxyType(live)
            stored = self.stored[conversation.id]
            aside.update(answer.id for address, answer in stored.items() if address not in asked)
            topics.update(over for answer in live.values() if answer.is_answered for over in answer.under)
        answers = tuple(answer for live in found.values() for answer in live.values())
        return LiveAnswers(answers, found, outside, jotted, frozenset(aside), self.at_hand, tuple(self.unread))

    def _live(self, conversation: Conversation, topics: set[str]) -> tuple[dict[str, LiveAnswer], frozenset[str]]:
        pack = self.packs[conversation.id]
        if pack is None:
            return {}, frozenset()
        candidates = self._candidates(conversation, pack)
        asked = [stop.address for stop in asked_stops(pack, candidates, topics)]
        return {a: candidates[a] for a in asked if a in candidates}, frozenset(asked)

    def _candidates(self, conversation: Conversation, pack: Pack) -> dict[str, LiveAnswer]:
        places = self.places[id(pack)]
        read = (self._read(a, places[a.question], pack, conversation) for a in self.stored[conversation.id].values())
        return {answer.answer.question: answer for answer in read if answer is not None}

    def _read(self, answer: Answer, stop: Stop, pack: Pack, conversation: Conversation) -> LiveAnswer | None:
        parts = self.holders.parts(answer)
        question = self.holders.questions[answer.id]
        if answer.state == "answered" and not parts:
            return None
        about = (question.about,) if question.about else ()
        lies = about or ((question.under,) if question.under else ())
        return LiveAnswer(
            answer=answer,
            value=value_for(question, parts),
            parts=parts,
            question=question,
            section=stop.section,
            pack=pack,
            conversation=conversation,
            topics=tuple(topic for topic in about if topic not in self.topics.petals),
            petals=self.topics.petals_over(about),
            domains=self.topics.domains(lies) if question.domains is None else question.domains,
        )

    def _sort_answers(self) -> None:
        """Lay each answer to its conversation; of two for one question the one changed last counts."""
        for answer in sorted(self.records.answers, key=lambda one: one.changed):
            place = self._place(answer)
            if place is None or place.question is None or answer.item is not None:
                self.unread.append(answer)
            else:
                self.stored[answer.conversation][answer.question] = answer

    def _place(self, answer: Answer) -> Stop | None:
        pack = self.packs.get(answer.conversation)
        return self.places[id(pack)].get(answer.question) if pack is not None else None

    def _holders(self) -> Holders:
        questions = {
            answer.id: place.question
            for answer in self.records.answers
            if (place := self._place(answer)) is not None and place.question is not None
        }
        return Holders(
            {answer.id: answer for answer in self.records.answers},
            {jotting.id: jotting for jotting in self.records.jottings},
            questions,
        )
