"""Whole conversations on made-up packs: any conditions, routes and orders; answering, going back, jumping, jotting.

The promises: forward and back return to the same place; nothing asked is stranded or met twice; what is set aside
stands nowhere and is back when its branch opens; the outcome does not hang on the order in which things were said;
progress stays between 0 and 1; a known topic is never asked bare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtui.interview.conditions import gates, holds
from strengthtui.interview.flow import asked, next_after, previous_before, route_order, still_open
from strengthtui.interview.heard import heard, once, recalled
from strengthtui.interview.known import known
from strengthtui.interview.live import LiveAnswers
from strengthtui.interview.progress import overall, progress
from strengthtui.model.conversation import Answer, Conversation, Jotting
from strengthtui.model.pack import ROUTES, Condition, Pack, Question, Section
from tests.interview.pack_builders import (
    VOCABULARY,
    a_pack,
    a_petal,
    a_question,
    a_section,
    answered,
    both,
    either,
    live_of,
    topic_heard,
    unless,
)
from tests.record_builders import a_conversation, a_jotting, a_said, an_answer, records_of

if TYPE_CHECKING:
    from random import Random

    from strengthtui.model.conversation import AnswerState, Route, Value
    from strengthtui.model.pack import KindId
    from strengthtui.model.records import Records

pytestmark = pytest.mark.slow

TOPICS = ("me-skills", "me-proud", "people-who-matters", "people-peers", "now-hard")
PETALS = ("good-at", "people", "hard-times")
KINDS: tuple[KindId, ...] = ("text", "yes-no", "lines")
VALUES: dict[KindId, Value] = {"text": "words", "yes-no": "yes", "lines": [a_said("words")]}


def conditions(addresses: list[str]) -> st.SearchStrategy[Condition]:
    """Make conditions on the questions before, and on topics and petals."""
    on_topic = st.sampled_from([*TOPICS, *PETALS]).map(topic_heard)
    on_answer = st.sampled_from(addresses).flatmap(
        lambda address: st.sampled_from([answered(address), answered(address, "yes"), answered(address, "words")])
    )
    one = st.one_of(on_topic, on_answer) if addresses else on_topic
    return st.recursive(
        one,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=2).map(lambda found: either(*found)),
            st.lists(inner, min_size=1, max_size=2).map(lambda found: both(*found)),
            inner.map(unless),
        ),
        max_leaves=3,
    )


@st.composite
def packs(draw: st.DrawFn, pack_id: str = "ropes") -> Pack:
    """Make a well-formed pack: conditions look backwards, orders name what is there."""
    sections: list[Section] = []
    addresses: list[str] = []
    for name in draw(st.lists(st.sampled_from(["a", "b", "people", "hard-times"]), min_size=1, unique=True)):
        if name in PETALS:
            sections.append(a_petal(name, route=draw(st.sampled_from(ROUTES))))
            continue
        questions: list[Question] = []
        for number in range(draw(st.integers(1, 4))):
            when = draw(st.none() | conditions(addresses))
            questions.append(
                a_question(
                    f"q{number}",
                    draw(st.sampled_from(KINDS)),
                    about=draw(st.none() | st.sampled_from(TOPICS)),
                    route=draw(st.sampled_from(ROUTES)),
                    when=when,
                )
            )
            addresses.append(f"{name}/q{number}")
        sections.append(a_section(name, *questions))
    places = [*addresses, *(section.id for section in sections if section.petal is not None)]
    route: Route = draw(st.sampled_from(ROUTES))
    order = draw(st.permutations(places))[: draw(st.integers(0, len(places)))]
    return a_pack(id=pack_id, sections=tuple(sections), order={route: tuple(order)})


@dataclass
class Talk:
    """A conversation being held: what is stored, and where it stands."""

    pack: Pack
    route: Route
    conversation: Conversation
    earlier: list[Conversation | Answer] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    jottings: list[Jotting] = field(default_factory=list)
    position: str | None = None
    clock: int = 10

    @property
    def records(self) -> Records:
        """Everything stored so far."""
        return records_of(*self.earlier, self.conversation, *self.answers.values(), *self.jottings)

    @property
    def live(self) -> LiveAnswers:
        """The answers that count."""
        return live_of(self.records, self.pack)

    @property
    def order(self) -> tuple[str, ...]:
        """What is asked now."""
        live, here = self.live, self.conversation.id
        return asked(self.pack, self.route, live.of(here), live.outside(here))

    def question(self, address: str) -> Question | None:
        """Find a question; nothing for a petal."""
        section, _, name = address.partition("/")
        found = [q for s in self.pack.sections if s.id == section for q in s.questions if q.id == name]
        return found[0] if found else None

    def settle(self, address: str, how: str) -> None:
        """Say something to what is in front: an answer, its opposite, no answer, or a jotting under a petal."""
        self.clock += 1
        question = self.question(address)
        if question is None:
            self.jottings.append(a_jotting("a line", address, made=self.clock))
        elif how in SKIPS:
            self.answers[address] = an_answer(self.conversation, address, state=SKIPS[how], made=self.clock)
        else:
            value = "no" if how == "no" and question.kind == "yes-no" else VALUES[question.kind]
            self.answers[address] = an_answer(self.conversation, address, value, made=self.clock)


SKIPS: dict[str, AnswerState] = {"later": "later", "declined": "declined", "not-fitting": "not-fitting"}
HOWS = ("yes", "yes", "no", "later", "declined", "not-fitting")
STEPS = st.tuples(
    st.sampled_from(["say", "say", "say", "next", "next", "back", "jump", "jot"]),
    st.sampled_from(HOWS),
    st.integers(0, 30),
)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Hold a conversation for a while, in any order, after perhaps another one on the same pack."""
    pack = draw(packs())
    talk = Talk(pack, draw(st.sampled_from(ROUTES)), a_conversation(pack, made=5))
    if draw(st.booleans()):
        before = a_conversation(pack, made=1)
        everywhere = [(s.id, q) for s in pack.sections for q in s.questions]
        said = [an_answer(before, f"{s}/{q.id}", VALUES[q.kind]) for s, q in everywhere]
        talk.earlier = [before, *said]
    for what, how, number in draw(st.lists(STEPS, max_size=14)):
        move(talk, what, how, number)
    return talk


def move(talk: Talk, what: str, how: str, number: int) -> None:
    """Take one step of a conversation."""
    order = talk.order
    match what:
        case "say" if talk.position is not None:
            talk.settle(talk.position, how)
        case "next":
            talk.position = next_after(talk.pack, talk.route, order, talk.position)
        case "back":
            talk.position = previous_before(talk.pack, talk.route, order, talk.position)
        case "jump":
            places = route_order(talk.pack, "full")
            talk.position = places[number % len(places)]
        case "jot":
            talk.clock += 1
            topic = (*TOPICS, *PETALS)[number % (len(TOPICS) + len(PETALS))]
            talk.jottings.append(a_jotting("a line", topic, made=talk.clock))


@given(talks())
def test_forward_and_back_return_to_the_same_place(talk: Talk) -> None:
    """Walking forward meets each place asked once, in order; back from each is the one before; both ends are ends."""
    order = talk.order
    assert len(order) == len(set(order))
    met: list[str] = []
    here = next_after(talk.pack, talk.route, order, None)
    while here is not None:
        before = met[-1] if met else None
        assert previous_before(talk.pack, talk.route, order, here) == before
        met.append(here)
        here = next_after(talk.pack, talk.route, order, here)
    assert tuple(met) == order


@given(talks())
def test_from_anywhere_there_is_a_way(talk: Talk) -> None:
    """From any place of the pack, asked or not, on the route or off it, forward and back enclose nothing asked."""
    order = talk.order
    for place in route_order(talk.pack, "full"):
        behind = previous_before(talk.pack, talk.route, order, place)
        ahead = next_after(talk.pack, talk.route, order, place)
        between = [one for one in (behind, place, ahead) if one in order]
        start = order.index(between[0]) if between else 0
        assert list(order[start : start + len(between)]) == between
        assert behind is not None or not order or order[0] in {place, ahead}
        assert ahead is not None or not order or order[-1] in {place, behind}


@given(packs(), st.sampled_from(ROUTES), st.lists(st.sampled_from(HOWS), min_size=1, max_size=20))
@settings(max_examples=300)
def test_nothing_is_stranded_and_nothing_asked_twice(pack: Pack, route: Route, hows: list[str]) -> None:
    """Answering forward from the first to the end, each place is met once, and at the end nothing asked is left unmet.

    Whatever an answer opens lies ahead, on every route and in any order a pack may give it.
    """
    talk = Talk(pack, route, a_conversation(pack, made=5))
    met: list[str] = []
    here = next_after(pack, route, talk.order, None)
    while here is not None:
        assert here not in met
        met.append(here)
        talk.settle(here, hows[len(met) % len(hows)])
        here = next_after(pack, route, talk.order, here)
    assert set(talk.order) <= set(met)
    left = still_open(talk.order, talk.live.of(talk.conversation.id), talk.live.jotted)
    assert all(talk.answers[place].state == "later" for place in left)


@given(talks())
def test_what_counts_is_what_is_asked(talk: Talk) -> None:
    """An answer is live or set aside, never both and never neither; live is just what the whole pack asks now."""
    live, here = talk.live, talk.conversation.id
    everywhere = asked(talk.pack, "full", live.of(here), live.outside(here))
    for address, answer in talk.answers.items():
        assert (address in live.of(here)) is (address in everywhere)
        assert (answer.id in live.set_aside) is (address not in everywhere)
    assert not live.unread
    assert set(talk.order) <= set(everywhere)


@given(talks())
def test_what_is_set_aside_stands_nowhere(talk: Talk) -> None:
    """No line, no recalled line and nothing known comes from an answer that is set aside."""
    live = talk.live
    lines = heard(talk.records, live, VOCABULARY)
    assert not {line.ref.id for line in lines} & live.set_aside
    for address in talk.order:
        question = talk.question(address)
        if question is not None:
            beside = recalled(question, lines, VOCABULARY)
            assert not {line.ref.id for line in beside} & live.set_aside
            found = known(question, talk.records, live, lines, conversation=talk.conversation.id, address=address)
            assert found is None or found.answer_ref.id not in live.set_aside


@given(talks(), st.randoms(use_true_random=False))
def test_the_way_does_not_matter(talk: Talk, chance: Random) -> None:
    """What counts hangs on what is stored only: not on the order of the rows, nor on when each was said."""
    rows = list(talk.answers.values())
    chance.shuffle(rows)
    mixed = msgspec.structs.replace(talk.records, answers=(*(r for r in talk.earlier if isinstance(r, Answer)), *rows))
    again = live_of(mixed, talk.pack)
    assert again.by_conversation == talk.live.by_conversation
    assert again.set_aside == talk.live.set_aside


@given(talks(), st.integers(0, 30))
def test_a_branch_that_closes_and_opens_is_as_before(talk: Talk, number: int) -> None:
    """Taking an answer away and putting it back gives the very same live answers."""
    if not talk.answers:
        return
    before = talk.live
    address = sorted(talk.answers)[number % len(talk.answers)]
    taken = talk.answers.pop(address)
    assert address not in talk.live.of(talk.conversation.id)
    talk.answers[address] = taken
    assert talk.live.by_conversation == before.by_conversation


@given(talks())
def test_each_live_answer_is_rightly_so(talk: Talk) -> None:
    """By the plain meaning of its condition: the gate is live and true, or topics were heard where it may look."""
    live, here = talk.live.of(talk.conversation.id), talk.conversation.id
    places = [f"{s.id}/{q.id}" for s in talk.pack.sections for q in s.questions]
    for address in live:
        question = talk.question(address)
        assert question is not None
        before = {place: live[place] for place in places[: places.index(address)] if place in live}
        topics = set(talk.live.outside(here)) | {
            over for one in before.values() if one.is_answered for over in one.under
        }
        assert holds(question.when, before, topics)
        assert gates(question.when)[0] <= set(places[: places.index(address)])


@given(talks())
def test_progress_is_between_nothing_and_all(talk: Talk) -> None:
    """Each section and the whole are between 0 and 1, count what is asked, and are full only when nothing is open."""
    live, here = talk.live, talk.conversation.id
    bars = progress(talk.pack, talk.route, live.of(here), live.outside(here), live.jotted)
    assert all(bar.asked > 0 and 0 <= bar.settled <= bar.asked and 0 <= bar.fraction <= 1 for bar in bars)
    assert sum(bar.asked for bar in bars) == len(talk.order)
    assert 0 <= overall(bars) <= 1
    left = still_open(talk.order, live.of(here), live.jotted)
    assert sum(bar.settled for bar in bars) == len(talk.order) - len(left)


@given(talks())
def test_a_known_topic_is_never_asked_bare(talk: Talk) -> None:
    """An open question whose topic was said or declined before is known; keeping it answers it with those words."""
    live, lines = talk.live, heard(talk.records, talk.live, VOCABULARY)
    here = talk.conversation.id
    for address in still_open(talk.order, live.of(here), live.jotted):
        question = talk.question(address)
        if question is None or question.about is None:
            continue
        said = any(one.is_answered and one.question.about == question.about for one in live)
        said = said or any(question.about in line.topics for line in lines)
        found = known(question, talk.records, live, lines, conversation=here, address=address)
        assert found is not None or not said
        if found is None or found.same_as is None:
            continue
        kept = msgspec.structs.replace(an_answer(talk.conversation, address, made=200), same_as=found.same_as)
        stored = {key: one for key, one in talk.answers.items() if key != address}
        after = live_of(records_of(*talk.earlier, talk.conversation, *stored.values(), *talk.jottings, kept), talk.pack)
        texts = {line.text for line in after.of(here)[address].lines}
        assert texts
        assert texts <= {line.text for line in found.lines}


@given(talks())
def test_each_word_once(talk: Talk) -> None:
    """Lines stand in the order they were made, and `once` gives each word a single time."""
    lines = heard(talk.records, talk.live, VOCABULARY)
    assert [line.made for line in lines] == sorted(line.made for line in lines)
    refs = [line.ref for line in once(lines)]
    assert len(refs) == len(set(refs)) == len({line.ref for line in lines})


@given(st.data())
def test_ways_in_circles_survive(data: st.DataObject) -> None:
    """Answers kept from any others, in circles or from nothing, are read to an end; words come from words."""
    pack = a_pack(*(a_question(f"q{n}", "text") for n in range(5)))
    talk = a_conversation(pack)
    ids = [f"ID{n}" for n in range(6)]
    rows = []
    for n in range(5):
        way = data.draw(st.none() | st.sampled_from(ids))
        value = data.draw(st.none() | st.just(f"words {n}"))
        target = an_answer(talk, "a/q0", id=way) if way else None
        rows.append(an_answer(talk, f"a/q{n}", value, same_as=target, id=ids[n]))
    live = live_of(records_of(talk, *rows), pack).of(talk.id)
    own = {row.question: row.value for row in rows if row.value}
    assert set(own) <= set(live)
    for one in live.values():
        assert one.lines
        assert {line.text for line in one.lines} <= set(own.values())
