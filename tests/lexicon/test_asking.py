"""What a sentence asks is known by its word order: open, or answered by a yes, a no or one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.lexicon.asking import Sign, asked_of, asks, asks_openly, opens_at_once
from strengthtui.lexicon.asking_clauses import heard

OPEN: list[tuple[str, Sign]] = [
    ("What do you do first thing?", "interrogative"),
    ("How did you find the place?", "interrogative"),
    ("To whom would you go?", "interrogative"),
    ("What's it like there?", "interrogative"),
    ("So, um, where does that leave you?", "interrogative"),
    ("If tomorrow went well, what would you see first?", "interrogative"),
    ("Can I ask what made you stay?", "interrogative"),
    ("You moved in with her, and what was that like?", "interrogative"),
    ("I am curious how you did it?", "interrogative"),
    ("You got there how?", "interrogative"),
    ("Tell me about the garden.", "invitation"),
    ("Could you tell me a bit more?", "invitation"),
    ("Would you like to say more?", "invitation"),
    ("Walk me through a Monday.", "invitation"),
    ("Any ideas of your own?", "mention"),
    ("Do you have some thoughts on it?", "mention"),
    ("Is there anything else?", "mention"),
    ("Any nice walks?", "mention"),
    ("Was it the noise, or?", "trailing"),
]
CLOSED: list[tuple[str, Sign]] = [
    ("Do you like it here?", "yes-no"),
    ("Isn't it cold?", "yes-no"),
    ("Well, is she coming back", "yes-no"),
    ("When you go there, is it quiet?", "yes-no"),
    ("Was it a morning or an evening?", "choice"),
    ("You like it here?", "statement"),
    ("So no one came?", "statement"),
    ("What a day that was, wasn't it?", "statement"),
    ("You will ring her, right?", "statement"),
    ("Yeah?", "statement"),
    ("How many are there?", "fact"),
    ("You have lived there for how long?", "fact"),
    ("On a scale of 0 to 10, where are you?", "scale"),
    ("When did it start?", "detail"),
    ("Which one is yours?", "detail"),
    ("You moved away, when was that?", "detail"),
    ("Would you mind if we stopped here?", "leave"),
    ("Can I write that down?", "leave"),
    ("I wonder if we could look at Monday.", "leave"),
    ("Why don't we look at Monday?", "proposal"),
    ("Could you tell me whether it is safe?", "yes-no"),
]
NOTHING = ["That was a long way.", "You walked there.", "", "  ", "Mm-hmm.", "[laughs]", "As you like."]


@pytest.mark.parametrize(("text", "sign"), OPEN)
def test_open_questions_are_known(text: str, sign: Sign) -> None:
    """A word that asks, an invitation to tell, a mention of ideas, a question that trails off."""
    (asked,) = asks(text)
    assert (asked.how, asked.sign) == ("open", sign)
    assert asks_openly(text)


@pytest.mark.parametrize(("text", "sign"), CLOSED)
def test_closed_questions_are_known(text: str, sign: Sign) -> None:
    """A verb before its subject, a statement with a question mark, one fact, leave, a proposal."""
    (asked,) = asks(text)
    assert (asked.how, asked.sign) == ("closed", sign)
    assert not asks_openly(text)


@pytest.mark.parametrize("text", NOTHING)
def test_where_nothing_is_asked_nothing_is_found(text: str) -> None:
    """Statements, sounds and notes of the typist ask nothing; a turn that breaks off is left open."""
    assert asks(text) == ()
    assert asks_openly(text)


def test_a_turn_is_open_when_one_of_its_questions_is() -> None:
    """Clauses are judged one by one, each in its place."""
    found = asks("Did you sleep? What was the night like? Cold?")
    assert [one.sign for one in found] == ["yes-no", "interrogative", "statement"]
    assert asks_openly("Did you sleep? What was the night like? Cold?")
    assert not asks_openly("Did you sleep? Was the night cold?")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Okay. [coughs] So, do-do you sleep?", "do"),
        ("İstanbul — did you, you like it?", "did"),
        ("It’s far, isn’t it?", "isn’t it"),
        ("Er, how many rooms?", "how many"),
    ],
)
def test_places_are_those_of_the_text_as_it_was_given(text: str, words: str) -> None:
    """Hesitation, repetition, notes, curly marks and letters that change their length move nothing."""
    asked = asks(text)[-1]
    assert text[asked.start : asked.end] == words


def test_what_was_begun_again_counts_once() -> None:
    """`I-I` and `what, what` are one word."""
    assert heard("I-I think wh- what, what was it").plain == "  i think wh-       what was it"


@given(st.text(st.sampled_from("ab ?.!,-[]'’whatdoyu\nİ—")))
def test_any_text_can_be_heard(text: str) -> None:
    """Whatever is given, it keeps its length, and what is found lies inside it."""
    said = heard(text)
    assert len(said.plain) == len(text)
    assert all(0 <= one.start <= one.end <= len(text) for one in asked_of(said))


@pytest.mark.parametrize("text", [text for text, _sign in OPEN + CLOSED])
def test_the_cheap_look_says_nothing_that_the_careful_one_does_not(text: str) -> None:
    """What opens at once is found to be open, or to ask for a time."""
    if opens_at_once(heard(text)):
        assert asks(text)[0].how == "open" or asks(text)[0].sign == "detail"


def test_the_cheap_look_sees_the_usual_question() -> None:
    """Most good questions need no careful look."""
    good = ["What do you like?", "How is that, for you?", "When did it ease?", "Tell me about it."]
    assert all(opens_at_once(heard(text)) for text in good)


@pytest.mark.parametrize("text", ["?" * 20_000, "[" * 20_000, "so " * 7_000, "a-" * 10_000, ", what" * 3_000 + "?"])
def test_hostile_texts_end(text: str) -> None:
    """No text makes the patterns go round in circles."""
    assert isinstance(asks(text), tuple)
