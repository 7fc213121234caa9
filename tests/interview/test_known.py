"""Asked once: said before, declined before, or asked afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.interview.heard import heard
from strengthtui.interview.known import Known, known
from strengthtui.model.conversation import SameAs
from tests.interview.pack_builders import VOCABULARY, a_pack, a_question, live_of
from tests.record_builders import a_conversation, a_goal, a_jotting, a_verdict, an_answer, records_of

if TYPE_CHECKING:
    from strengthtui.model.pack import Question
    from strengthtui.model.words import Record

SKILLS = a_question("skills", about="me-skills")
PACK = a_pack(
    SKILLS,
    a_question("again", "text", about="me-skills"),
    a_question("before", about="me-skills", focus="past"),
    a_question("free", about=None),
    a_question("mine", "goals", about="hopes-most-wanted", focus="future"),
    a_question("wanted", "goals", about="hopes-most-wanted", focus="future"),
    a_question("thought", about="me-skills", for_worker=True),
)
FIRST, NOW = a_conversation(PACK, made=1), a_conversation(PACK, made=50)


def ask(*rows: Record, question: Question = SKILLS, at: str = "skills") -> Known | None:
    """Ask what is known of a question of the second conversation."""
    records = records_of(FIRST, NOW, *rows)
    live = live_of(records, PACK)
    lines = heard(records, live, VOCABULARY)
    return known(question, records, live, lines, conversation=NOW.id, address=f"a/{at}")


def texts(found: Known | None) -> list[str]:
    """Give the words that are known."""
    assert found is not None
    assert found.kind == "said"
    return [line.text for line in found.lines]


def test_said_in_another_conversation() -> None:
    """What was said there to a question with the same topic and focus is known here, line by line."""
    said = an_answer(FIRST, "a/skills", ["cooks", "sews"])
    found = ask(said)
    assert texts(found) == ["cooks", "sews"]
    assert found is not None
    assert found.same_as == SameAs(table="answers", id=said.id)
    assert found.topic == "me-skills"


def test_said_to_another_question_of_this_one() -> None:
    """So is what was said to a look-alike in the same conversation, ahead or behind."""
    assert texts(ask(an_answer(NOW, "a/again", "cooks"))) == ["cooks"]


def test_jotted_under_the_very_topic() -> None:
    """A jotting under the topic is known; one under its petal, or a sister topic, only stands beside."""
    jotting = a_jotting("cooks", "me-skills")
    found = ask(jotting)
    assert texts(found) == ["cooks"]
    assert found is not None
    assert found.same_as == SameAs(table="jottings", id=jotting.id)
    assert ask(a_jotting("cooks", "good-at")) is None
    assert ask(a_jotting("cooks", "me-proud")) is None


def test_another_focus_is_another_question() -> None:
    """Past and now are two questions; so is a question without a topic."""
    assert ask(an_answer(FIRST, "a/before", ["cooked"])) is None
    free = PACK.sections[0].questions[3]
    assert ask(an_answer(FIRST, "a/free", ["x"]), question=free, at="free") is None


def test_the_answer_itself_is_not_known() -> None:
    """The answer to this very question, and what was kept from it, is the answer: it cannot be kept from itself."""
    own = an_answer(NOW, "a/skills", ["cooks"])
    assert ask(own) is None
    assert ask(own, an_answer(NOW, "a/again", same_as=own)) is None
    assert texts(ask(own, an_answer(FIRST, "a/skills", ["sews"]))) == ["sews"]
    assert ask(an_answer(NOW, "a/skills", state="declined")) is None


def test_keeping_never_makes_a_circle() -> None:
    """What was kept from this answer, by way of others too, is not offered to be kept in it."""
    first = an_answer(FIRST, "a/skills", ["cooks"])
    own = an_answer(NOW, "a/skills", same_as=first, made=51)
    way = an_answer(NOW, "a/again", same_as=own, made=52)
    last = an_answer(FIRST, "a/again", same_as=way, made=53)
    found = ask(first, own, way, last)
    assert found is not None
    assert found.answer_ref.id == first.id


def test_left_out_is_not_held_up_again() -> None:
    """A line the person left out is not known, until it was changed since."""
    said = an_answer(FIRST, "a/skills", ["cooks", "sews"], rev=3)
    assert texts(ask(said, a_verdict("answers", said, "left-out", line=0))) == ["sews"]
    assert ask(said, a_verdict("answers", said, "left-out")) is None
    assert texts(ask(said, a_verdict("answers", said, "left-out", rev=2))) == ["cooks", "sews"]
    jotting = a_jotting("cooks", "me-skills")
    assert ask(jotting, a_verdict("jottings", jotting, "left-out")) is None


def test_a_workers_thought_is_not_what_you_said() -> None:
    """The worker's own thought does not make the person's topic known; to the worker's question it does."""
    thought = an_answer(FIRST, "a/skills", ["cooks"], voice="worker")
    assert ask(thought, a_jotting("sews", "me-skills", voice="worker")) is None
    assert texts(ask(thought, question=PACK.sections[0].questions[6], at="thought")) == ["cooks"]


def test_declined_before() -> None:
    """A topic declined elsewhere is known as declined; there are no words to keep."""
    declined = an_answer(FIRST, "a/skills", state="declined")
    found = ask(declined)
    assert found is not None
    assert (found.kind, found.lines, found.same_as) == ("declined", (), None)
    assert found.answer_ref.id == declined.id


def test_the_last_word_counts() -> None:
    """Said after declining is said; declined after saying is declined."""
    assert texts(ask(an_answer(FIRST, "a/skills", state="declined"), a_jotting("cooks", "me-skills", made=9)))
    found = ask(an_answer(FIRST, "a/skills", state="declined", changed=9), a_jotting("cooks", "me-skills", made=2))
    assert found is not None
    assert found.kind == "declined"


def test_other_states_say_nothing() -> None:
    """Later and not fitting leave the topic as it was."""
    assert ask(an_answer(FIRST, "a/skills", state="later")) is None
    assert ask(an_answer(FIRST, "a/skills", state="not-fitting")) is None


def test_kept_words_are_shown_once() -> None:
    """Words that were kept over several conversations are said back once."""
    said = an_answer(FIRST, "a/skills", ["cooks"])
    assert texts(ask(said, an_answer(FIRST, "a/again", same_as=said, made=3))) == ["cooks"]


def test_an_answer_is_kept_rather_than_a_jotting() -> None:
    """Both are said back; what is kept is the newest answer."""
    said = an_answer(FIRST, "a/skills", ["cooks"], made=2)
    found = ask(said, a_jotting("sews", "me-skills", made=3))
    assert texts(found) == ["cooks", "sews"]
    assert found is not None
    assert found.answer_ref.id == said.id


def test_goals_are_known_by_their_words() -> None:
    """Goals asked for before are said back in their own words; goals that are gone are not."""
    goal = a_goal("A bike stall")
    said = an_answer(FIRST, "a/mine", [goal.id, "gone"])
    wanted = PACK.sections[0].questions[5]
    found = ask(said, goal, question=wanted, at="wanted")
    assert texts(found) == ["A bike stall"]
    assert found is not None
    assert [line.ref.table for line in found.lines] == ["goals"]
    assert ask(said, question=wanted, at="wanted") is None
    assert ask(said, goal, a_verdict("goals", goal, "left-out"), question=wanted, at="wanted") is None
