"""The ecomap on paper: by how close, in sentences; outside people stand in it only by their share level."""

from __future__ import annotations

import msgspec
import pytest

from strengthtui.model.person import Alongside
from strengthtui.model.tie import Tie
from tests.documents.paper_builders import headings, page, under
from tests.interview.pack_builders import a_pack, a_question
from tests.record_builders import a_conversation, a_jotting, a_person, a_step, a_tie, a_verdict, an_answer

PACK = a_pack(a_question(id="people", kind="people", about="people-who-matters", ask="Who matters?"))
TALK = a_conversation(PACK)
HELPED = msgspec.structs.replace(
    a_person(), alongside=(Alongside(who="Dr Lee", does="the tablets", may_know="not about Mum", closeness="far"),)
)
JO = a_tie("Jo", who_to_me="my sister", closeness="close", give_take="both", does="rings on Sundays", voice="person")
CANAL = a_tie("The canal", kind="place", closeness="in-reach", give_take="they-give")
MUM = a_tie("Mum", closeness="strained", may_know="nothing")
OFFICE = a_tie("The office", kind="group", closeness="strained")
ALL = (MUM, CANAL, JO, OFFICE, HELPED)


def test_nobody_on_the_map_is_a_title_and_one_line() -> None:
    """No empty headings, and no heading for a ring in which nobody stands."""
    assert page("ecomap") == "# Sam: who and what is round me\n\nNobody and nothing is on the map yet.\n"
    assert headings(page("ecomap", JO)) == ["Sam: who and what is round me", "Close"]


def test_their_own_copy_says_all_of_it_ring_by_ring() -> None:
    """The close first; whose words they are can be seen, and what others may be told stands with whom it is about."""
    text = page("ecomap", *ALL)
    assert headings(text)[1:] == ["Close", "Within reach", "Far away", "Strained"]
    assert under(text, "Close")[:3] == ["- **Jo, my sister.** Gives and gets.", "  - “rings on Sundays”"]
    assert under(text, "Far away") == ["- **Dr Lee.**", "  - the tablets", "  - May know: not about Mum"]
    assert under(text, "Strained")[:2] == ["- **Mum.**", "  - May know: nothing"]


def test_outside_nobody_is_named_who_was_not_meant_for_it() -> None:
    """People, what is strained and who is alongside stay inside; a place goes out, and who was given that circle."""
    assert under(page("ecomap", *ALL, audience="outside"), "Within reach") == ["- **The canal.** Gives."]
    assert headings(page("ecomap", *ALL, audience="outside"))[1:] == ["Within reach"]
    shared = msgspec.structs.replace(JO, share="outside", may_know="all of it")
    text = page("ecomap", shared, audience="outside")
    assert under(text, "Close")[:2] == ["- **Jo, my sister.** Gives and gets.", "  - “rings on Sundays”"]
    assert "all of it" not in text


@pytest.mark.parametrize(
    ("tie", "person", "team", "everything"),
    [
        (msgspec.structs.replace(JO, share="none"), False, False, False),
        (msgspec.structs.replace(JO, share="worker"), True, False, True),
        (JO, True, True, True),
        (msgspec.structs.replace(JO, voice="worker"), False, False, True),
    ],
)
def test_each_audience_gets_what_its_circle_reaches(tie: Tie, person: bool, team: bool, everything: bool) -> None:
    """None is in no paper, the person has what is theirs, the team what reaches it, everything all but none."""
    assert ("Jo" in page("ecomap", tie)) == person
    assert ("Jo" in page("ecomap", tie, audience="team")) == team
    assert ("Jo" in page("ecomap", tie, audience="everything")) == everything


def test_it_goes_no_further_than_the_line_it_was_put_there_from() -> None:
    """Neither than its circle, nor than what was said of it at read back."""
    said = an_answer(TALK, "a/people", [{"name": "Jo", "who_to_me": None}], share="none")
    kept = a_tie("Jo", source=said, line=0)
    assert "Jo" not in page("ecomap", said, TALK, kept, packs=(PACK,), audience="everything")
    hard = a_jotting("The landlord", "hard-times", "people")
    feared = a_tie("The landlord", kind="group", source=hard)
    assert "landlord" in page("ecomap", hard, feared, audience="team")
    assert "landlord" not in page("ecomap", hard, feared, audience="outside")
    line = a_jotting("The canal", "places-good-places")
    canal = a_tie("The canal", kind="place", source=line)
    assert "canal" in page("ecomap", line, canal, audience="outside")
    assert "canal" not in page("ecomap", line, canal, a_verdict("jottings", line, "left-out"))
    assert "canal" not in page("ecomap", line, canal, a_verdict("ties", canal, "left-out"))


def test_what_was_left_out_or_not_sure_says_so() -> None:
    """A copy of everything holds it and says that they left it out; who they are not sure of does not go outside."""
    rows = (CANAL, a_verdict("ties", CANAL, "left-out"))
    assert "- **The canal.** Gives. (left out at read back)" in page("ecomap", *rows, audience="everything")
    unsure = (CANAL, a_verdict("ties", CANAL, "not-sure"))
    assert "- **The canal.** Gives. (not sure of it)" in page("ecomap", *unsure)
    assert "canal" not in page("ecomap", *unsure, audience="outside")


def test_other_papers_know_the_names_on_the_map() -> None:
    """Whoever stands on the map is not named where nobody else is to be: on the page to photograph, nor outside."""
    step = a_step(what="walk with Zebedee")
    assert "Zebedee" in page("photo", step)
    assert "Zebedee" not in page("photo", step, a_tie("Zebedee"))
    assert "Zebedee" not in page("plan", step, a_tie("Zebedee"), audience="outside")
