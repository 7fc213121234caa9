"""The profile: what matters first, strengths with what shows them, every word said, needs last."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.documents.markdown import as_read
from strengthtui.journey.strengths_map import SPHERES
from strengthtui.model.person import Alongside, Talking
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.text import clean
from tests.documents.paper_builders import a_talk, headings, page, under
from tests.documents.reading_back import read_back
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import (
    a_conversation,
    a_goal,
    a_jotting,
    a_person,
    a_said,
    a_strength,
    a_verdict,
    an_answer,
    an_evidence,
)

PACK = a_pack(
    a_question(id="skills", kind="lines", about="me-skills", ask="What can you do?"),
    a_question(id="easier", kind="text", about="past-quieter-times", ask="When was it easier?"),
    a_question(id="people", kind="people", about="people-look-up-to", ask="Who do you look up to?"),
    a_question(id="sure", kind="scale", about="change-confidence", ask="How sure?"),
    a_question(id="again", kind="date", about="plan-check-in", ask="When do we look again?"),
    a_question(id="hard", kind="text", about="now-hard", ask="What is hard?"),
    a_question(id="about-nothing", kind="text", ask="Anything else?"),
    a_question(id="own", kind="text", about="me-skills", ask="Your own thought?", for_worker=True),
)
TALK = a_conversation(PACK)
PETALS = [petal.id for petal in shipped_vocabulary().petals]
FLOWER = [petal for petal in PETALS if petal not in ("what-matters", "hopes", "good-support", "hard-times")]


def test_nobody_talked_yet_is_a_title_and_one_line() -> None:
    """A person with nothing said has a page of two lines, also when there was a sitting."""
    assert page("profile") == "# Sam\n\nNothing is written here yet.\n"
    assert page("profile", a_talk()) == "# Sam\n\nNothing is written here yet.\n"


def test_only_headings_with_something_under_them_stand() -> None:
    """One jotting makes one heading."""
    assert headings(page("profile", a_jotting("walks the dog", "enjoy"))) == ["Sam", "What I enjoy"]


def test_the_order_is_what_matters_first_and_needs_last() -> None:
    """What matters, strengths from the person outwards, hopes, petals as on the flower, unsorted, alongside, needs."""
    strengths = [a_strength(sphere, sphere=sphere) for sphere in reversed(SPHERES)]
    jottings = [a_jotting(f"about {petal}", petal) for petal in reversed(PETALS)]
    text = page("profile", *strengths, *jottings, a_jotting("not sorted"))
    assert headings(text) == [
        "Sam",
        "What matters",
        "My strengths",
        "Strengths of people close to me",
        "Strengths around me",
        "Hopes",
        "People",
        "Places",
        "A good day",
        "What I enjoy",
        "Good at",
        "Come through",
        "How I cope",
        "Getting by",
        "Roots",
        "Also said",
        "How to be alongside me",
        "What is hard, and what is wanted",
    ]


def test_a_strength_stands_with_what_shows_it_and_what_makes_it_possible() -> None:
    """Evidence is quoted only in the person's own voice; beside the strength stands what makes it possible."""
    strength = msgspec.structs.replace(a_strength("Reliable"), possible_through="someone expecting me")
    shown = (an_evidence(strength, "I turn up."), an_evidence(strength, "turns up early", voice="gist"))
    text = page("profile", strength, *shown)
    assert under(text, "My strengths") == [
        "- **Reliable**",
        "  - “I turn up.”",
        "  - turns up early",
        "  - What makes it possible: someone expecting me",
        "In quotation marks: said just so. The rest is in the words of the worker.",
    ]


def test_an_answer_stands_under_its_question_with_all_its_lines() -> None:
    """Lines of one answer are together under the question as it was read out, each in its own voice."""
    value = [a_said("I fix bikes.", "person"), a_said("cooks on Fridays"), a_said("he sings", "other", "Nan")]
    answer = an_answer(TALK, "a/skills", value, asked="What can you do, Sam?")
    text = page("profile", TALK, answer, a_jotting("before", "good-at", made=0), packs=(PACK,))
    assert under(text, "Good at")[:5] == [
        "- before",
        "- What can you do, Sam?",
        "  - “I fix bikes.”",
        "  - cooks on Fridays",
        "  - Nan: he sings",
    ]


def test_values_that_are_no_words_are_never_quoted() -> None:
    """A number, a choice or a name between quotation marks would be a false quotation."""
    scale = an_answer(TALK, "a/sure", {"at": 6, "from": None, "to": None}, voice="person")
    nan: dict[str, str | None] = {"name": "Nan", "who_to_me": "my gran"}
    people = an_answer(TALK, "a/people", [nan], voice="person")
    text = page("profile", TALK, scale, people, packs=(PACK,))
    assert "“" not in text
    assert "  - Nan (my gran)" in text.splitlines()


def test_lines_keep_their_lines() -> None:
    """An answer of several lines is one entry of several lines."""
    text = page("profile", a_jotting("one\ntwo\n\nthree", "places", voice="person"))
    assert under(text, "Places")[:3] == ["- “one\\", "  two", "  three”"]


def test_hard_things_stand_last_wherever_else_they_belong() -> None:
    """A line under a hard topic, too, never stands under a petal like Good at."""
    both = a_jotting("lost the job", "good-at", "now-hard")
    text = page("profile", both, a_jotting("tonight's bed", "now-cannot-wait", "people"), a_jotting("cooks", "good-at"))
    assert headings(text) == ["Sam", "Good at", "What is hard, and what is wanted"]
    assert under(text, "What is hard, and what is wanted") == ["- lost the job", "- tonight's bed"]


def test_goals_are_hopes() -> None:
    """Goals of now and later stand among the hopes; those let go do not."""
    text = page("profile", a_goal("a bike stall"), a_goal("the old plan", state="let-go"))
    assert under(text, "Hopes")[0] == "- “a bike stall”"
    assert "the old plan" not in text


def test_a_line_under_two_petals_stands_once() -> None:
    """Of several petals, the first of the flower has it."""
    text = page("profile", a_jotting("Sunday dinners", "roots", "people"))
    assert text.count("Sunday dinners") == 1
    assert "## People" in text


def test_what_was_kept_from_earlier_stands_once() -> None:
    """An answer that was said again is not printed twice."""
    second = a_conversation(PACK, made=5)
    first = an_answer(TALK, "a/easier", "last summer")
    again = an_answer(second, "a/easier", same_as=first, made=6)
    assert page("profile", TALK, second, first, again, packs=(PACK,)).count("last summer") == 1


def test_the_foot_says_when_who_and_whose_words() -> None:
    """When it happened, who wrote it down, and what the marks mean; nothing of marks that are not there."""
    both = (a_jotting("I swim.", "enjoy", voice="person"), a_jotting("swims", "good-day", voice="agreed"))
    assert page("profile", a_talk(), *both).endswith(
        "\n- swims ✓\n\n## What I enjoy\n\n- “I swim.”\n\nTalked on 20 Nov 2026. Written down by RB.\n\n"
        "In quotation marks: said just so. The rest is in the words of RB. ✓: read back and agreed.\n"
    )
    assert page("profile", a_talk(), a_jotting("swims", "enjoy")).endswith("Written down by RB.\n")


def test_many_days_are_told_by_the_first_and_the_last() -> None:
    """Days are named in the order they happened, and never counted."""
    days = [a_talk(f"2026-11-{day:02d}") for day in (20, 3, 5, 9, 12)]
    assert "Talked from 3 Nov 2026 to 20 Nov 2026." in page("profile", *days, a_jotting("x", "enjoy"))
    assert "Talked on 3 Nov 2026, 20 Nov 2026." in page("profile", *days[:2], a_jotting("x", "enjoy"))


def test_a_talk_without_a_date_says_when_it_was_typed() -> None:
    """Where nobody knows when it happened, the page does not pretend to."""
    text = page("profile", msgspec.structs.replace(a_talk(), happened=None), a_jotting("x", "enjoy"))
    assert "Typed on 22 Nov 2026." in text
    assert "Talked" not in text


def test_how_to_talk_stands_with_how_to_be_alongside() -> None:
    """What makes talking easier is in copies for the person and the team, not outside."""
    person = msgspec.structs.replace(a_person(), talking=Talking(interpreter="Mr Ali, by phone", pace="slowly"))
    rows = a_jotting("tell me straight", "good-support")
    expected = ["- Interpreter: Mr Ali, by phone", "- What makes talking easier: slowly", "- tell me straight"]
    assert under(page("profile", rows, person=person), "How to be alongside me") == expected
    assert "Mr Ali" not in page("profile", rows, person=person, audience="outside")


def test_what_the_next_worker_should_know_stands_there() -> None:
    """Who else helps and what not to ask again stand with how to be alongside, and in no copy for outside."""
    helper = Alongside(who="Ann", does="Tuesdays")
    person = msgspec.structs.replace(a_person(), alongside=(helper,), not_again=("the fire",))
    text = page("profile", person=person)
    assert under(text, "How to be alongside me") == [
        "- Not to be asked again: the fire",
        "- Also helping: Ann (Tuesdays)",
    ]
    assert page("profile", person=person, audience="outside") == "# Sam\n\nNothing is written here yet.\n"


def test_five_hundred_jottings_stand_by_petal_in_order() -> None:
    """Each once, under its petal, in the order it was said."""
    jottings = [a_jotting(f"line {number:03d}", FLOWER[number % len(FLOWER)], made=number) for number in range(500)]
    text = page("profile", *reversed(jottings))
    titles = {petal.id: petal.title for petal in shipped_vocabulary().petals}
    assert headings(text) == ["Sam", *(titles[petal] for petal in FLOWER)]
    for at, petal in enumerate(FLOWER):
        assert under(text, titles[petal]) == [f"- line {number:03d}" for number in range(at, 500, len(FLOWER))]


def test_the_same_records_give_the_same_bytes() -> None:
    """Nothing in a page depends on when or how often it is made."""
    rows = (a_talk(), TALK, an_answer(TALK, "a/skills", [a_said("bikes")]), a_jotting("x"), a_strength(), a_goal())
    assert page("profile", *rows, packs=(PACK,)) == page("profile", *rows, packs=(PACK,))


@pytest.mark.parametrize("name", ["# Sam", "Sam\nJo", "*Sam*", "  Sam  ", "1. Sam"])
def test_the_title_is_the_name_as_text(name: str) -> None:
    """Whatever someone is called, their page is headed by it."""
    assert read_back(page("profile", person=a_person(name)))[0].text == " ".join(name.split())


def test_no_name_yet_is_said_so() -> None:
    """A talk that keeps nothing may have no name."""
    assert page("profile", person=a_person(" ")) == "# No name yet\n\nNothing is written here yet.\n"


TYPED = st.text(max_size=60).map(lambda text: clean(text).text).filter(str.strip)
TOPICS = st.lists(
    st.sampled_from([*PETALS, *(topic.id for topic in shipped_vocabulary().topics), "x-of-the-team"]), max_size=3
)


@given(
    jotted=st.lists(st.tuples(TYPED, TOPICS, st.sampled_from(["person", "gist", "agreed", "other"])), max_size=6),
    answered=st.lists(TYPED, min_size=1, max_size=4),
    told=TYPED,
)
def test_every_turn_stands_word_for_word(
    jotted: list[tuple[str, list[str], str]], answered: list[str], told: str
) -> None:
    """Whatever was jotted or answered is in the person's profile or plan, just once, exactly as it is to be seen."""
    jottings = [a_jotting(text, *topics, voice=voice, made=at) for at, (text, topics, voice) in enumerate(jotted)]  # type: ignore[arg-type]
    answers = (
        an_answer(TALK, "a/skills", [a_said(text) for text in answered]),
        an_answer(TALK, "a/hard", told, voice="person"),
        an_answer(TALK, "a/about-nothing", told),
    )
    pages = [page(document, TALK, *jottings, *answers, packs=(PACK,)) for document in ("profile", "plan")]
    found = "\n\n".join(entry.text for one in pages for entry in read_back(one))
    for text in [*(text for text, _topics, _voice in jotted), *answered, told]:
        assert as_read(text) in found


def test_what_was_left_out_is_no_strength() -> None:
    """A strength, evidence or goal left out at read back stands nowhere."""
    strength, kept = a_strength("Brave"), a_strength("Kind")
    evidence, goal = an_evidence(kept, "I shared it."), a_goal("to fly")
    verdicts = (
        a_verdict("strengths", strength, "left-out"),
        a_verdict("evidence", evidence, "left-out"),
        a_verdict("goals", goal, "left-out"),
    )
    text = page("profile", strength, kept, evidence, goal, *verdicts)
    assert headings(text) == ["Sam", "My strengths"]
    assert under(text, "My strengths") == ["- **Kind**", "Read back on 22 Nov 2026."]


def test_a_day_stands_as_people_write_it() -> None:
    """A date, or a month, that was answered is no row of digits on the page."""
    assert "  - 20 Dec 2026\n" in page("plan", TALK, an_answer(TALK, "a/again", "2026-12-20"), packs=(PACK,))
    assert "  - Dec 2026\n" in page("plan", TALK, an_answer(TALK, "a/again", "2026-12"), packs=(PACK,))
