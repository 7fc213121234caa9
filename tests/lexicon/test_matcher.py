"""Terms are found where they stand and mean what the list means, and never inside anyone's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from strengthtui.lexicon.forms import levelled
from strengthtui.lexicon.matcher import Matcher
from strengthtui.lexicon.terms import Lexicon
from strengthtui.model.words import Voice
from strengthtui.packs.shipped import shipped_lexicon, shipped_words
from tests.lexicon.sentences import INNOCENT, MARKED, OFF

if TYPE_CHECKING:
    from strengthtui.lexicon.terms import Kind

KINDS: tuple[Kind, ...] = ("term", "behaviour", "reframe")


def found(text: str, *, voice: Voice = "worker", hard_times: bool = False, markdown: bool = False) -> list[str]:
    """Give what the shipped lists find, as the words themselves."""
    words = shipped_words().find(text, voice=voice, hard_times=hard_times, markdown=markdown)
    return [text[one.at : one.end] for one in words]


def rows(text: str) -> list[str]:
    """Give the rows that the shipped lists find."""
    return [one.term.id for one in shipped_words().find(text)]


# --- what is found ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("row", "sentence"), MARKED.items())
def test_each_row_is_found(row: str, sentence: str) -> None:
    """Every row that is used marks its sentence, and nothing else marks it."""
    assert rows(sentence) == [row]


@pytest.mark.parametrize("sentence", OFF.values())
def test_rows_that_wait_mark_nothing(sentence: str) -> None:
    """What names a right, or is only our own idea, is off."""
    assert rows(sentence) == []


@pytest.mark.parametrize("row", OFF)
def test_rows_that_wait_work_when_they_are_wanted(row: str) -> None:
    """Switched on, each marks its sentence."""
    terms = tuple(replace(term, use=True) for term in shipped_lexicon().terms if term.id == row)
    assert [one.term.id for one in Matcher(Lexicon(terms=terms)).find(OFF[row])] == [row]


def test_every_row_has_a_sentence() -> None:
    """So that no row goes untried."""
    assert {*MARKED, *OFF} == {term.id for term in shipped_lexicon().terms}
    assert set(OFF) == {term.id for term in shipped_lexicon().terms if not term.use}


@pytest.mark.parametrize("sentence", INNOCENT)
def test_innocent_sentences(sentence: str) -> None:
    """None of thirty sentences that hold such words in another sense is marked."""
    assert len(set(INNOCENT)) == 30
    assert rows(sentence) == []


def test_the_place_is_that_of_the_word_itself() -> None:
    """Not that of the words before it that make it what is meant."""
    assert found("She has been clean since May. He's dangerous, the addict.") == ["clean", "dangerous", "addict"]
    assert found("She has been clean for a year.") == ["clean"]


def test_capitals_hyphens_and_apostrophes() -> None:
    """All the ways in which people write one term."""
    assert found("ADDICT, Non-Compliant, noncompliant, non compliant") == [
        "ADDICT", "Non-Compliant", "noncompliant", "non compliant",
    ]  # fmt: skip
    assert found("They didn’t engage, didn't engage.") == ["didn’t engage", "didn't engage"]
    assert found("substance-abuse, substance\nabuse, substance\n\nabuse") == ["substance-abuse", "substance\nabuse"]


def test_whole_words_only() -> None:
    """No part of another word, in any alphabet, accents and digits included."""
    assert found("addictive, addicts2, áddict, addicté, addict\u0301, переaddict, bumper, relapses_of") == ["relapses"]


def test_of_two_that_overlap_the_longer_is_told() -> None:
    """A former addict is told once."""
    assert rows("A former addict who refuses help.") == ["former-addict", "refuses-help"]


# --- whose words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentence", [*MARKED.values(), *OFF.values()])
def test_the_persons_own_words_are_left_alone(sentence: str) -> None:
    """Nothing is marked in the voice of the person, nor of anyone else who said it."""
    assert found(sentence, voice="person") == []
    assert found(sentence, voice="other") == []


def test_what_was_called_right_is_not_turned_round() -> None:
    """Agreed words may hold a term, and tell what is missing because the person says so."""
    assert found("Stubborn, an addict.", voice="agreed") == ["addict"]
    assert found("Stubborn, an addict.", voice="gist") == ["Stubborn", "addict"]


QUOTED = [
    'Sam: "I am an addict", and an addict',
    "Sam: “I am an addict”, and an addict",
    "Sam: ‘I’m an addict’, and an addict",
    "Sam: 'I'm an addict', and an addict",
    "Sam: «an addict», „an addict“ and “an addict” and an addict",
    "Sam is 5'10\" tall and an addict",
    "The lads' flat and the girls' flat: an addict",
]


@pytest.mark.parametrize("text", QUOTED)
def test_what_is_quoted_is_left_alone(text: str) -> None:
    """Quotation marks are the person's words; inches and apostrophes are no quotation marks."""
    places = [one.at for one in shipped_words().find(text)]
    assert places == [text.rindex("addict")]


def test_a_quotation_that_is_never_closed_holds_to_its_paragraph() -> None:
    """A line that begins with a quotation mark is word for word, as while typing."""
    assert found('"I am an addict\nand an alcoholic\n\nHe is a user') == ["user"]


MARKDOWN = """\
# The addict

> I am an addict
and an alcoholic

- an addict
- "an addict
- an alcoholic

```
addict
```

~~~
addict

addict

An `addict` at https://example.org/addict, [here](addict.md) <!-- an addict -->
"""


def test_markdown() -> None:
    """Block quotes are the person's; code, addresses and comments are no words; a list is read entry by entry."""
    text = MARKDOWN.replace("~~~\naddict\n\naddict\n\n", "~~~\naddict\n\naddict\n~~~\n")
    assert found(text, markdown=True) == ["addict", "addict", "alcoholic"]
    assert len(found(text)) == 9
    assert found(MARKDOWN, markdown=True) == ["addict", "addict", "alcoholic"]


# --- boundaries -------------------------------------------------------------------------------------

HARMS = [
    "Her ex is dangerous and manipulative.",
    "He is dangerous: he hits her.",
    "She is scared of him. He kicks off at her. He is manipulative.",
    "His landlord was kicking off in the hall.",
    "Her partner is stubborn and lazy.",
    "Her dad, an alcoholic, beats her.",
]


@pytest.mark.parametrize("line", HARMS)
def test_nothing_is_softened_about_someone_who_harms(line: str) -> None:
    """Where a line is about somebody else who harms, it stands as it is."""
    assert found(line) == []


def test_the_line_about_harm_ends_with_its_paragraph() -> None:
    """What stands in another paragraph, or in another entry of a list, is not kept quiet by it."""
    assert found("He is dangerous.\n\nHer ex hits her.") == ["dangerous"]
    assert found("- He is dangerous.\n- Her ex hits her.") == ["dangerous"]


def test_of_the_person_behaviour_is_asked_for() -> None:
    """Such a word is found where the line is about the person, and no softer word is offered."""
    (one,) = shipped_words().find("Sam was manipulative on the phone.")
    assert one.term.kind == "behaviour"
    assert all(better.startswith("say what") for better in one.term.prefer)


def test_nothing_of_what_is_hard_is_turned_round() -> None:
    """A line of hard-times is neither turned round nor asked for behaviour; a label is still a label."""
    line = "Failed the course. He is dangerous. Stubborn. An addict."
    assert len(found(line)) == 4
    assert found(line, hard_times=True) == ["addict"]


def test_grief_is_not_turned_round() -> None:
    """A loss stays a loss."""
    assert found("No family. Mum died in May.") == []
    assert found("In denial since the funeral.") == []
    assert found("No family.") == ["No family"]


def test_what_was_turned_round_already_is_left_alone() -> None:
    """A line that tells what is there, too, needs no hint; the next sentence may."""
    assert found("Failed the exam twice but went back each time. Lazy in the mornings.") == ["Lazy"]


# --- any text ---------------------------------------------------------------------------------------

BITS = st.sampled_from(
    [*MARKED.values(), *INNOCENT, '"', "'", "“", "‘", "> ", "- ", "\n", "\n\n", "```\n", "<!--", " "]
)
TEXTS = st.lists(BITS | st.text(max_size=10), max_size=12).map("".join)


@given(TEXTS, st.sampled_from(get_args(Voice)), st.booleans(), st.booleans())
def test_places_lie_on_the_term(text: str, voice: Voice, hard_times: bool, markdown: bool) -> None:
    """Whatever the text: never a failure, and what is found stands there by itself, in order and apart."""
    end = 0
    for one in shipped_words().find(text, voice=voice, hard_times=hard_times, markdown=markdown):
        assert end <= one.start <= one.at < one.end <= len(text)
        end = one.end
        alone = Matcher(Lexicon(terms=(one.term,))).find(levelled(text[one.start : one.end]))
        assert [(found.start, found.at, found.end) for found in alone] == [(0, one.at - one.start, one.end - one.start)]


@given(st.lists(TEXTS, max_size=4))
def test_the_quick_look_misses_nothing(texts: list[str]) -> None:
    """What might be in none of the texts is in none."""
    if not shipped_words().might_be_in(texts):
        assert not any(shipped_words().find(text) for text in texts)
