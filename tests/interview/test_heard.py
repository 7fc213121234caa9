"""Heard lines: whose words, where they belong, what stands beside a question, what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.interview.heard import find, heard, line_at, once, recalled
from strengthtui.model.pack import Recall
from strengthtui.model.words import Ref
from tests.interview.pack_builders import VOCABULARY, a_pack, a_petal, a_question, a_section, live_of
from tests.record_builders import (
    a_conversation,
    a_goal,
    a_jotting,
    a_said,
    a_sitting,
    a_verdict,
    an_answer,
    moment,
    records_of,
)

if TYPE_CHECKING:
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.words import Record

PACK = a_pack(
    a_question("skills", about="me-skills"),
    a_question("who", "people", about="people-who-matters"),
    a_question("again", about="me-skills", domains=("home",)),
    a_question("sure", under="me-skills"),
    a_question("mine", "goals"),
    a_question("note", "text", for_worker=True),
    a_question("day", "date", about="me-skills"),
    sections=(a_petal("good-at", about="me-skills"), a_petal("people")),
)
TALK = a_conversation(PACK)


def lines_of(*rows: Record) -> tuple[HeardLine, ...]:
    """Hear everything in these records."""
    records = records_of(TALK, *rows)
    return heard(records, live_of(records, PACK), VOCABULARY)


def test_a_jotting_is_a_line() -> None:
    """A jotting is a line with its voice, its topics, and the petals and areas of life over them."""
    jotting = a_jotting("cooks", "me-proud", "people", "x-own", voice="other", other="Mum", share="team", rev=4)
    (line,) = lines_of(jotting, a_jotting("  "))
    assert (line.ref, line.text, line.voice, line.other) == (
        Ref(table="jottings", id=jotting.id),
        "cooks",
        "other",
        "Mum",
    )
    assert (line.topics, line.petals) == (("me-proud", "x-own"), ("good-at", "people"))
    assert set(line.domains) == {"self", "relationships", "community"}
    assert (line.share, line.rev, line.address, line.asked, line.kind) == ("team", 4, None, None, None)


def test_a_petal_has_the_domains_its_pack_says() -> None:
    """A line put under a petal lies in the areas of life of what the petal is about."""
    (line,) = lines_of(a_jotting("cooks", "good-at"))
    assert line.domains == ("learning-and-work",)


def test_an_answer_is_heard_line_by_line() -> None:
    """Each line of an answer stands alone, with its own voice or the answer's, and the question as it was read out."""
    answer = an_answer(TALK, "a/skills", [a_said("cooks", "person"), a_said("sews")], asked="What can you do, Sam?")
    first, second = lines_of(answer)
    assert (first.ref, second.ref) == tuple(Ref(table="answers", id=answer.id, line=n) for n in (0, 1))
    assert (first.voice, second.voice) == ("person", "gist")
    assert (first.address, first.about, first.focus) == ("ropes/a/skills", "me-skills", "present")
    assert (first.asked, first.conversation, first.kind) == ("What can you do, Sam?", TALK.id, "lines")
    assert (first.topics, first.petals, first.domains) == (("me-skills",), ("good-at",), ("learning-and-work",))


def test_a_question_may_name_its_own_domains() -> None:
    """The question's areas of life go before its topic's; the question's wording stands in for what was read out."""
    (line,) = lines_of(an_answer(TALK, "a/again", ["cooks"]))
    assert line.domains == ("home",)
    assert line.asked == "What can you do?"


def test_an_answer_of_no_topic_lies_where_it_stands() -> None:
    """A question that only says where its answers stand has the areas of life of that, as have its strengths."""
    (line,) = lines_of(an_answer(TALK, "a/sure", ["nine days"]))
    assert (line.topics, line.about) == ((), None)
    assert line.domains == ("learning-and-work",)


def test_people_and_goals() -> None:
    """Someone is heard with who they are; goals are lines of their own, not answers."""
    goal = a_goal()
    people: list[dict[str, str | None]] = [{"name": "Jo", "who_to_me": "sister"}]
    (line,) = lines_of(an_answer(TALK, "a/who", people), goal, an_answer(TALK, "a/mine", [goal.id]))
    assert line.text == "Jo (sister)"
    assert line.kind == "people"


def test_declined_and_set_aside_are_not_heard() -> None:
    """Only what was answered and counts is heard."""
    assert lines_of(an_answer(TALK, "a/skills", ["cooks"], state="declined")) == ()


def test_kept_words_point_at_their_record() -> None:
    """A kept line has the ref, voice and verdict of the words it was kept from, and the place where it was kept."""
    said = an_answer(TALK, "a/skills", ["cooks"], voice="person", share="team", rev=3)
    kept = an_answer(TALK, "a/again", same_as=said, made=9, share="outside", rev=7)
    first, second = lines_of(said, kept, a_verdict("answers", said, "left-out", line=0))
    assert second.ref == first.ref == Ref(table="answers", id=said.id, line=0)
    assert (second.address, second.made, second.rev) == ("ropes/a/again", moment(9), 3)
    assert (second.voice, second.share, second.verdict) == ("person", "team", "left-out")
    assert once((first, second)) == (first,)


def test_kept_from_a_jotting_that_may_not_be_shared() -> None:
    """The narrower circle stands, whichever record it is on."""
    jotting = a_jotting("cooks", "me-skills", share="none")
    _, line = lines_of(jotting, an_answer(TALK, "a/skills", same_as=jotting, share="outside"))
    assert line.share == "none"
    assert line.kind is None


def test_verdicts_until_changed() -> None:
    """A verdict stands while the line is as it was; after a change it is stale."""
    jotting = a_jotting(rev=5)
    assert lines_of(jotting, a_verdict("jottings", jotting, "left-out"))[0].left_out
    assert lines_of(jotting, a_verdict("jottings", jotting, "left-out", rev=4))[0].verdict is None


def test_said_alone() -> None:
    """A line said while nobody else was there is marked so, also when it was changed alone later on."""
    first = a_sitting(made=0, present=[(0, ("Mum",)), (10, ())], ended=30)
    later = a_sitting(made=60, present=[(60, ())])
    with_mum = a_jotting(made=5, sitting=first.id)
    alone = a_jotting(made=12, sitting=first.id)
    changed = an_answer(TALK, "a/skills", ["x"], made=6, changed=65, sitting=first.id)
    kept = an_answer(TALK, "a/again", same_as=alone, made=7, sitting=first.id)
    again = an_answer(TALK, "a/note", same_as=with_mum, made=61, sitting=later.id)
    found = {
        line.address or line.made: line.alone for line in lines_of(first, later, with_mum, alone, changed, kept, again)
    }
    assert found == {
        moment(5): False,
        moment(12): True,
        "ropes/a/skills": True,
        "ropes/a/again": True,
        "ropes/a/note": True,
    }


# --- beside a question ------------------------------------------------------------------------------


def beside(*rows: Record, recall: tuple[Recall, ...] = (), about: str | None = None) -> list[str]:
    """Give the words that stand beside a question."""
    question = a_question("here", about=about, recall=recall)
    return [line.text for line in recalled(question, lines_of(*rows), VOCABULARY)]


def test_recall_by_topic_petal_domain_and_question() -> None:
    """Earlier words are recalled by topic, by petal with all its topics, by area of life and by question."""
    rows = (
        a_jotting("by topic", "me-skills", made=1),
        a_jotting("by petal", "good-at", made=2),
        a_jotting("proud", "me-proud", made=3),
        an_answer(TALK, "a/again", ["answer"], made=4),
        a_jotting("unsorted", made=5),
    )
    assert beside(*rows, recall=(Recall(kind="topic", to="me-skills"),)) == ["by topic", "answer"]
    assert beside(*rows, recall=(Recall(kind="topic", to="good-at"),)) == ["by topic", "by petal", "proud", "answer"]
    assert beside(*rows, recall=(Recall(kind="domain", to="home"),)) == ["answer"]
    assert beside(*rows, recall=(Recall(kind="question", to="ropes/a/again"),)) == ["answer"]
    assert beside(*rows) == []


def test_a_bare_day_is_recalled_where_it_is_named() -> None:
    """A day says nothing beside a question that recalls a whole petal or area of life; by its topic it is recalled."""
    day = an_answer(TALK, "a/day", "2026-12-11", made=1)
    topics = (Recall(kind="topic", to="good-at"), Recall(kind="topic", to="me-skills"))
    assert [len(beside(day, recall=(one,))) for one in topics] == [0, 1]


def test_recall_keeps_its_order_and_says_things_once() -> None:
    """What is named first stands first; words named twice stand once."""
    rows = (a_jotting("people", "people", made=1), a_jotting("cooks", "me-skills", "people", made=2))
    recall = (Recall(kind="topic", to="me-skills"), Recall(kind="topic", to="people"))
    assert beside(*rows, recall=recall) == ["cooks", "people"]


def test_a_jotting_under_the_petal_stands_beside() -> None:
    """What was put under the question's own petal stands beside it; a sister topic does not."""
    rows = (a_jotting("cooks", "good-at"), a_jotting("won a cup", "me-proud"), a_jotting("Jo", "people"))
    assert beside(*rows, about="me-skills") == ["cooks"]


def test_left_out_and_the_answer_itself_do_not_stand_beside() -> None:
    """What the person left out is not shown again, nor the answer that is being given."""
    jotting = a_jotting("cooks", "me-skills")
    recall = (Recall(kind="topic", to="me-skills"),)
    assert beside(jotting, a_verdict("jottings", jotting, "left-out"), recall=recall) == []
    lines = lines_of(an_answer(TALK, "a/skills", ["mine"]), an_answer(TALK, "a/again", ["other"], made=2))
    question = a_question("skills", about="me-skills", recall=recall)
    found = recalled(question, lines, VOCABULARY, conversation=TALK.id, address="ropes/a/skills")
    assert [line.text for line in found] == ["other"]


def test_finding_words() -> None:
    """A search finds all words in any order, whatever the case and however an accent is made; no words find nothing."""
    lines = lines_of(a_jotting("Coffee at the CAFE\u0301", made=1), a_jotting("Straße", made=2))
    assert [line.text for line in find("café coffee", lines)] == ["Coffee at the CAFE\u0301"]
    assert [line.text for line in find("STRASSE", lines)] == ["Straße"]
    assert find("coffee tea", lines) == ()
    assert find("  ", lines) == ()


def test_the_line_of_a_source() -> None:
    """The line an evidence was taken from is found by record and place; without a place it is the first."""
    answer = an_answer(TALK, "a/skills", ["cooks", "sews"])
    lines = lines_of(answer)
    assert line_at(lines, "answers", answer.id, 1) == lines[1]
    assert line_at(lines, "answers", answer.id) == lines[0]
    assert line_at(lines, "jottings", answer.id) is None


def test_a_second_section_does_not_mix() -> None:
    """Answers are heard under the address of their own section."""
    pack = a_pack(sections=(a_section("x", a_question("q")), a_section("y", a_question("q"))))
    talk = a_conversation(pack)
    records = records_of(talk, an_answer(talk, "y/q", ["here"]))
    (line,) = heard(records, live_of(records, pack), VOCABULARY)
    assert line.address == "ropes/y/q"
