"""Live answers: set aside and back, kept from earlier, in order, and nothing dropped unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.interview.pack_builders import (
    a_pack,
    a_petal,
    a_question,
    answered,
    live_of,
    topic_heard,
    unless,
)
from tests.record_builders import a_conversation, a_goal, a_jotting, an_answer, records_of

if TYPE_CHECKING:
    from strengthtui.interview.live import LiveAnswers
    from strengthtui.model.conversation import AnswerState
    from strengthtui.model.pack import Condition, Pack
    from strengthtui.model.words import Record

GATED = a_pack(
    a_question("dog", "yes-no"),
    a_question("its-name", "text", when=answered("a/dog", "yes")),
    a_question("what-it-likes", "text", when=answered("a/its-name")),
    a_question("after", "text"),
)
TALK = a_conversation(GATED)


def texts(live: LiveAnswers) -> dict[str, object]:
    """Give the live values by full address."""
    return {one.address: one.value for one in live}


def live(*rows: Record, packs: tuple[Pack, ...] = (GATED,)) -> LiveAnswers:
    """Read live answers of these rows."""
    return live_of(records_of(*rows), *packs)


def test_set_aside_and_back() -> None:
    """When a branch closes its answers are set aside, all the way down; when it opens they are back."""
    name, likes = an_answer(TALK, "a/its-name", "Rex"), an_answer(TALK, "a/what-it-likes", "mud")
    closed = live(TALK, an_answer(TALK, "a/dog", "no"), name, likes)
    assert texts(closed) == {"ropes/a/dog": "no"}
    assert closed.set_aside == {name.id, likes.id}
    opened = live(TALK, an_answer(TALK, "a/dog", "yes"), name, likes)
    assert texts(opened) == {"ropes/a/dog": "yes", "ropes/a/its-name": "Rex", "ropes/a/what-it-likes": "mud"}
    assert not opened.set_aside


@pytest.mark.parametrize("state", ["later", "declined", "not-fitting"])
def test_other_states_are_live_without_words(state: AnswerState) -> None:
    """A declined answer is live, says nothing, opens nothing, and words that were there before do not show."""
    found = live(TALK, an_answer(TALK, "a/dog", "yes", state=state), an_answer(TALK, "a/its-name", "Rex"))
    assert texts(found) == {"ropes/a/dog": None}
    assert not found.answers[0].lines


def test_conversations_as_made_then_pack_order() -> None:
    """Answers come by conversation as made, then as the pack asks, however they were stored."""
    second = a_conversation(GATED, made=5)
    found = live(
        second,
        TALK,
        an_answer(second, "a/after", "later"),
        an_answer(TALK, "a/after", "z"),
        an_answer(TALK, "a/dog", "no"),
    )
    assert [(one.conversation.id, one.answer.question) for one in found] == [
        (TALK.id, "a/dog"),
        (TALK.id, "a/after"),
        (second.id, "a/after"),
    ]
    assert list(found.of(second.id)) == ["a/after"]
    assert found.of("nobody") == {}


def test_nothing_is_dropped_unseen() -> None:
    """Answers of a pack, version or question that is not at hand, and of repeated ones, are told apart."""
    newer = a_conversation(a_pack(a_question(), version=2))
    rows = (
        an_answer(newer, "a/skills", ["cooks"]),
        an_answer(TALK, "a/gone", "x"),
        an_answer(TALK, "a/after", "x", item="1"),
        an_answer(a_conversation(GATED), "a/after", "of a conversation that is not there"),
    )
    found = live(TALK, newer, *rows)
    assert not len(found)
    assert {one.id for one in found.unread} == {row.id for row in rows}


def test_of_two_answers_to_one_question_the_one_changed_last_counts() -> None:
    """Two records for one question (put together from two files) give one live answer."""
    new, old = an_answer(TALK, "a/after", "new", changed=9), an_answer(TALK, "a/after", "old", changed=2)
    assert texts(live(TALK, new, old)) == {"ropes/a/after": "new"}


# --- kept from earlier ------------------------------------------------------------------------------

SKILLS = a_pack(a_question("skills", about="me-skills"), a_question("told", "text"), id="other")


def test_a_kept_answer_has_the_words_of_the_first() -> None:
    """Keeping makes no copy: the words, their voice and their change come from where they are, over many steps."""
    one, two, three = (a_conversation(SKILLS, made=minute) for minute in (1, 2, 3))
    first = an_answer(one, "a/skills", [{"text": "I cook", "voice": "person", "other": None}])
    second = an_answer(two, "a/skills", same_as=first)
    third = an_answer(three, "a/skills", same_as=second)
    found = live(one, two, three, first, second, third, packs=(SKILLS,)).of(three.id)["a/skills"]
    assert found.value == first.value
    assert [(line.text, line.voice) for line in found.lines] == [("I cook", "person")]
    assert found.parts[0].record is first


def test_kept_from_a_jotting() -> None:
    """An answer may be kept from a jotting: its words, in the question's shape, in the jotting's voice."""
    jotting = a_jotting("I cook", "me-skills", voice="person")
    talk = a_conversation(SKILLS)
    found = live(
        talk,
        jotting,
        an_answer(talk, "a/skills", same_as=jotting),
        an_answer(talk, "a/told", same_as=jotting),
        packs=(SKILLS,),
    )
    assert found.of(talk.id)["a/skills"].value == [{"text": "I cook", "voice": "person", "other": None}]
    assert found.of(talk.id)["a/told"].value == "I cook"
    assert found.of(talk.id)["a/told"].lines[0].voice == "person"


def test_kept_and_added() -> None:
    """What is added stands beside what is kept, each with its own record."""
    one, two = a_conversation(SKILLS, made=1), a_conversation(SKILLS, made=2)
    first = an_answer(one, "a/skills", ["cooks"])
    added = an_answer(two, "a/skills", ["sews"], same_as=first, voice="person")
    found = live(one, two, first, added, packs=(SKILLS,)).of(two.id)["a/skills"]
    assert [(line.text, line.voice) for line in found.lines] == [("cooks", "gist"), ("sews", "person")]
    assert [part.record for part in found.parts] == [first, added]
    told = live(one, first, an_answer(one, "a/told", "and sews", same_as=first), packs=(SKILLS,))
    assert told.of(one.id)["a/told"].value == "cooks\nand sews"


def test_ways_that_end_nowhere_count_as_open() -> None:
    """A way in a circle, to itself, to nothing, or to what was declined since, is no answer and opens nothing."""
    talk = a_conversation(GATED)
    gone = an_answer(talk, "a/after", "gone")
    declined = an_answer(talk, "a/after", state="declined")
    for rows in (
        (an_answer(talk, "a/dog", same_as=gone),),
        (an_answer(talk, "a/dog", same_as=declined), declined),
        (an_answer(talk, "a/dog", same_as=a_goal()),),
        (an_answer(talk, "a/dog", same_as=a_jotting("  ")),),
        (an_answer(talk, "a/dog"),),
        (an_answer(talk, "a/dog", ""),),
    ):
        found = live(talk, *rows, an_answer(talk, "a/its-name", "Rex"))
        assert "a/dog" not in found.of(talk.id)
        assert "a/its-name" not in found.of(talk.id)


def test_a_circle_survives() -> None:
    """Answers kept from each other are both open, and everything else is read on."""
    talk, gone = a_conversation(SKILLS), a_jotting()
    one = an_answer(talk, "a/skills", same_as=gone, id="ONE")
    two = an_answer(talk, "a/told", same_as=one, id="TWO")
    one = an_answer(talk, "a/skills", same_as=two, id="ONE")
    itself = an_answer(talk, "a/told", id="SELF")
    itself = an_answer(talk, "a/told", same_as=itself, id="SELF")
    assert not len(live(talk, one, two, packs=(SKILLS,)))
    assert not len(live(talk, itself, packs=(SKILLS,)))


def test_what_was_said_again_stays_when_the_first_is_set_aside() -> None:
    """Words that were kept in a question still asked are said there, too: closing the first branch leaves them."""
    name = an_answer(TALK, "a/its-name", "Rex")
    kept = an_answer(TALK, "a/after", same_as=name)
    found = live(TALK, an_answer(TALK, "a/dog", "no"), name, kept)
    assert texts(found) == {"ropes/a/dog": "no", "ropes/a/after": "Rex"}


def test_goals_kept_as_goals_and_told_as_text() -> None:
    """Goals keep their ids where goals are asked, however often they are kept; their words stand in the plan."""
    pack = a_pack(a_question("mine", "goals"), a_question("again", "goals"), a_question("words", "text"))
    talk, goal = a_conversation(pack), a_goal("A stall")
    mine = an_answer(talk, "a/mine", [goal.id])
    found = live(talk, mine, an_answer(talk, "a/again", same_as=mine), goal, packs=(pack,)).of(talk.id)
    assert found["a/again"].value == [goal.id]
    assert found["a/again"].lines == ()


# --- topics -----------------------------------------------------------------------------------------


def topical(when: Condition, *, about: str | None = None) -> Pack:
    """Make a pack: a question about people, then one that hangs on a topic, then one about people again."""
    return a_pack(
        a_question("who", "text", about="people-who-matters"),
        a_question("more", "text", about=about, when=when),
        a_question("last", "text", about="people-peers"),
    )


@pytest.mark.parametrize("topic", ["people", "people-who-matters"])
def test_heard_in_a_jotting(topic: str) -> None:
    """A jotting under a topic is heard under it and under its petal."""
    pack = topical(topic_heard(topic))
    talk = a_conversation(pack)
    more = an_answer(talk, "a/more", "x")
    assert not len(live(talk, more, packs=(pack,)))
    assert len(live(talk, more, a_jotting("Jo", "people-who-matters"), packs=(pack,))) == 1
    assert not len(live(talk, more, a_jotting(" ", "people-who-matters"), packs=(pack,)))
    assert not len(live(talk, more, a_jotting("cooks", "me-skills"), packs=(pack,)))


def test_a_jotting_under_the_petal_is_not_under_its_topics() -> None:
    """A petal is heard through its topics, not the other way round."""
    pack = topical(topic_heard("people-who-matters"))
    talk = a_conversation(pack)
    assert not len(live(talk, an_answer(talk, "a/more", "x"), a_jotting("Jo", "people"), packs=(pack,)))


def test_heard_in_an_earlier_answer_only() -> None:
    """An answer before the question counts, one after it does not, and a declined one never."""
    pack = topical(topic_heard("people"))
    talk = a_conversation(pack)
    more, who, last = (an_answer(talk, f"a/{name}", "x") for name in ("more", "who", "last"))
    assert "a/more" in live(talk, who, more, packs=(pack,)).of(talk.id)
    assert "a/more" not in live(talk, last, more, packs=(pack,)).of(talk.id)
    refused = an_answer(talk, "a/who", state="declined")
    assert "a/more" not in live(talk, refused, more, packs=(pack,)).of(talk.id)


@pytest.mark.parametrize("when", [topic_heard("people"), unless(topic_heard("people"))])
def test_an_answer_does_not_gate_itself(when: Condition) -> None:
    """A question about the very topic it hangs on neither opens nor closes itself."""
    pack = topical(when, about="people-who-matters")
    talk = a_conversation(pack)
    more = an_answer(talk, "a/more", "x")
    assert ("a/more" in live(talk, more, packs=(pack,)).of(talk.id)) is (when != topic_heard("people"))


def test_other_conversations_count_backwards_only() -> None:
    """What an earlier conversation heard counts in a later one; the later one changes nothing in the earlier."""
    pack = topical(topic_heard("people"))
    early, late = a_conversation(pack, made=1), a_conversation(pack, made=2)
    who_early, who_late = an_answer(early, "a/who", "Jo"), an_answer(late, "a/who", "Jo")
    more_early, more_late = an_answer(early, "a/more", "x"), an_answer(late, "a/more", "x")
    found = live(early, late, who_early, more_late, packs=(pack,))
    assert "a/more" in found.of(late.id)
    assert found.outside(late.id) == {"people", "people-who-matters"}
    declined = an_answer(early, "a/who", state="declined")
    assert live(early, late, declined, packs=(pack,)).outside(late.id) == frozenset()
    found = live(early, late, who_late, more_early, packs=(pack,))
    assert "a/more" not in found.of(early.id)
    assert found.outside(early.id) == frozenset()


def test_jottings_are_counted_once_a_petal() -> None:
    """A line under two topics of one petal is one line of that petal."""
    pack = a_pack(sections=(a_petal(),))
    found = live(a_jotting("Jo", "people-peers", "people-who-matters", "people"), a_jotting("x"), packs=(pack,))
    assert found.jotted == {"people": 1, "people-peers": 1, "people-who-matters": 1}
    assert found.outside("not begun") == {"people", "people-peers", "people-who-matters"}
