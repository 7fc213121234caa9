"""Who is in the room and who they are to the person; what a carer says stays a carer's, beside what the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from strengthtui.desk.guests import Guest, alone_with_each, guest, guests_of
from strengthtui.desk.third_parties import without_third_parties
from strengthtui.interview.sharing import default_share
from strengthtui.model.person import Presence
from tests.desk.desk_builders import KINDS_PACK, LATER_PACK, a_desk, question_of, ref_of, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.model.person import Role


@pytest.mark.parametrize(
    ("typed", "name", "role"),
    [
        ("Mum (carer)", "Mum", "carer"),
        ("Mum(Carer)", "Mum", "carer"),
        (" Jo Lee ( support worker ) ", "Jo Lee", "worker"),
        ("Dad (family)", "Dad", "relative"),
        ("Lena (sister)", "Lena", "relative"),
        ("Bo (Social worker)", "Bo", "worker"),
        ("Ana (interpreter)", "Ana", "interpreter"),
        ("Mum", "Mum", None),
        ("Jo (Mum's friend)", "Jo (Mum's friend)", None),
        ("(carer)", "(carer)", None),
        ("Jo (friend) Lee", "Jo (friend) Lee", None),
    ],
)
def test_who_they_are_stands_behind_the_name(typed: str, name: str, role: Role | None) -> None:
    """One of the few words in brackets at the end says who they are; everything else is how they are called."""
    assert guest(typed) == Guest(name, role)
    assert guest(guest(typed).told) == Guest(name, role)


def test_it_is_asked_once() -> None:
    """Who somebody is is known the next time they are here, and can be said anew; nobody else gets it."""
    desk = a_desk()
    sitting = sat_down(desk)
    saved(sitting.present(("Mum (carer)", "Jo", "Sam (friend)")))
    assert guests_of(sitting) == (Guest("Mum", "carer"), Guest("Jo"))
    assert sitting.company == ("Mum", "Jo")
    saved(sitting.present(("Jo",)))
    assert sitting.person.records.sittings[-1].present[-1] == Presence(
        since=sitting.person.records.sittings[-1].present[-1].since, names=("Jo",)
    )
    saved(sitting.present(("MUM",)))
    assert guests_of(sitting) == (Guest("MUM", "carer"),)
    saved(sitting.present(("Mum (friend)",)))
    saved(sitting.present(("Mum",)))
    assert guests_of(sitting) == (Guest("Mum", "friend"),)
    saved(sitting.undo())
    saved(sitting.undo())
    assert guests_of(sitting) == (Guest("MUM", "carer"),)


def test_the_worker_is_reminded_once() -> None:
    """When a carer is noted the first time in a sitting; of nobody else, and not each time they come back in."""
    sitting = sat_down(a_desk())
    saved(sitting.present(("Jo (friend)",)))
    assert alone_with_each(sitting) == ""
    saved(sitting.present(("Jo", "Mum (carer)")))
    assert "Mum" in alone_with_each(sitting)
    assert "Jo" not in alone_with_each(sitting)
    for names in ((), ("Mum",), ("Mum", "Jo")):
        saved(sitting.present(names))
        assert alone_with_each(sitting) == ""


def test_with_the_names_goes_who_they_are() -> None:
    """Whoever leaves other people out leaves nothing of who they are; with them, everything comes back in."""
    desk = a_desk()
    sitting = sat_down(desk)
    saved(sitting.present(("Mum (carer)",)))
    raw = msgspec.to_builtins(sitting.person.file.raw())
    assert "carer" in str(raw)
    left = without_third_parties(raw)
    assert "Mum" not in str(left)
    assert "carer" not in str(left)
    assert "roles" not in str(left["sittings"])


MUM = "sleeps all day"


def a_carers_view(sitting: Sitting) -> None:
    """Let Mum answer the question about what Sam can do; then the same is asked elsewhere."""
    desk_answer = saved(sitting.answer(MUM, "other", other="Mum"))
    assert desk_answer.ref is not None


def test_what_a_carer_said_does_not_answer_for_the_person() -> None:
    """The same question is asked elsewhere as if nothing was said, and what the carer said stands beside it."""
    desk = a_desk(KINDS_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="kinds")
    a_carers_view(sitting)
    saved(sitting.jot("never cooks", ("me-skills",), "other", "Mum"))
    saved(sitting.begin("later", "full", desk.keep_pack))
    place = question_of(sitting)
    assert place.address.endswith("skills")
    assert place.known is None
    assert {(line.text, line.whose) for line in place.earlier} == {(MUM, "Mum"), ("never cooks", "Mum")}
    saved(sitting.jot("cooks for the whole street", ("me-skills",)))
    known = question_of(sitting).known
    assert known is not None
    assert [line.text for line in known.lines] == ["cooks for the whole street"]


def test_an_answer_of_the_persons_own_leaves_the_carers() -> None:
    """Where the carer's words stood as the answer, the person's take their place, and the carer's stand beside."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    a_carers_view(sitting)
    saved(sitting.mark("sleeps", "Rests well", "individual", ref=sitting.lines()[0].ref))
    saved(sitting.verdict(sitting.lines()[0].ref, "left-out"))
    saved(sitting.jump("a/text"))
    saved(sitting.answer('"I work nights'))
    said = {(line.text, line.voice, line.whose, line.verdict) for line in sitting.lines()}
    assert said == {(MUM, "other", "Mum", "left-out"), ("I work nights", "person", "Sam", None)}
    (evidence,) = sitting.person.records.evidence
    assert evidence.source is not None
    assert evidence.source.table == "jottings"
    saved(sitting.undo())
    assert [line.text for line in sitting.lines()] == [MUM]
    assert sitting.person.records.jottings == ()


def test_of_a_list_only_the_carers_lines_go_beside() -> None:
    """A list said anew keeps what somebody else had put into it; what is said again in it is not kept twice."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("sings\nshouts"))
    shouts = next(line.ref for line in sitting.lines() if line.text == "shouts")
    saved(sitting.set_voice(shouts, "other", "Mum"))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("sings in the choir"))
    assert {(line.text, line.whose) for line in sitting.lines()} == {("sings in the choir", "gist"), ("shouts", "Mum")}


def test_a_list_that_grows_keeps_whose_each_line_is() -> None:
    """What is typed on after a line was said to be Mum's, or kept once more as it stands, leaves it hers, and once."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("shouts"))
    saved(sitting.set_voice(sitting.lines()[0].ref, "other", "Mum"))
    for typed in ('shouts\n"I sing', 'shouts\n"I sing'):
        saved(sitting.jump("a/lines"))
        saved(sitting.answer(typed))
        assert [(line.text, line.whose) for line in sitting.lines()] == [("shouts", "Mum"), ("I sing", "Sam")]
        assert sitting.person.records.jottings == ()


def test_an_answer_kept_once_more_stays_the_carers() -> None:
    """A whole answer that was Mum's is no gist of the person's because it was looked at again and kept."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    a_carers_view(sitting)
    saved(sitting.jump("a/text"))
    saved(sitting.answer(MUM))
    assert [(line.text, line.whose) for line in sitting.lines()] == [(MUM, "Mum")]


def test_what_a_carer_said_alone_with_the_worker_stays_hidden_from_company() -> None:
    """A line that moves beside the person's answer is as little to be seen as it was before."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.present(()))
    a_carers_view(sitting)
    saved(sitting.present(("Dad",)))
    saved(sitting.jump("a/text"))
    saved(sitting.answer("works nights"))
    assert MUM not in str(sitting.lines())
    saved(sitting.present(()))
    assert MUM in str(sitting.lines())


NARROW_PACK = """
    id: narrow
    version: 1
    title: Narrow
    language: en
    summary: Questions that say how far their answers may go.
    sections:
      - id: a
        title: All
        questions:
          - {id: inside, kind: text, ask: What is it?, about: me-skills, share: worker}
          - {id: own, kind: text, for: worker, ask: What follows from it?}
"""


def test_a_view_beside_goes_no_further_than_its_question_lets_it() -> None:
    """Neither a carer's words that move beside an answer, nor the person's that come beside a carer's, get wider."""
    sitting = sat_down(a_desk(NARROW_PACK), pack="narrow")
    a_carers_view(sitting)
    line = sitting.lines()[0].ref
    saved(sitting.verdict(line, "changed", "works by night"))
    saved(sitting.jump("a/inside"))
    saved(sitting.answer("is tired"))
    said = {line.text: default_share(line) if line.share is None else line.share for line in sitting.person.heard}
    assert said == {MUM: "worker", "works by night": "worker", "is tired": "worker"}


def test_what_was_noted_for_the_worker_is_never_read_out() -> None:
    """A carer's words in the worker's own note do not become a line that is read to the person."""
    sitting = sat_down(a_desk(NARROW_PACK), pack="narrow")
    saved(sitting.jump("a/own"))
    a_carers_view(sitting)
    saved(sitting.jump("a/own"))
    saved(sitting.answer("ask about nights"))
    assert MUM not in str(sitting.to_read_back())


def test_only_the_persons_words_become_agreed() -> None:
    """Read back, a carer's line stays the carer's: right changes nothing, and a change comes beside it."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    line = ref_of(sitting.jot(MUM, ("people",), "other", "Mum"))
    saved(sitting.verdict(line, "right"))
    assert [(one.voice, one.whose) for one in sitting.lines()] == [("other", "Mum")]
    saved(sitting.verdict(line, "changed", "sleeps by day, works by night"))
    assert [(one.text, one.voice, one.petals) for one in sitting.lines()] == [
        (MUM, "other", ("people",)),
        ("sleeps by day, works by night", "agreed", ("people",)),
    ]
    saved(sitting.undo())
    assert [one.text for one in sitting.lines()] == [MUM]


def test_what_was_said_alone_is_not_typed_over_by_who_cannot_see_it() -> None:
    """Said anew while Mum is here, the answer that was given alone stays as a line, and stays hidden from her."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.present(()))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("not in one room with Dad"))
    saved(sitting.present(("Mum",)))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("sings"))
    assert "not in one room with Dad" not in [line.text for line in sitting.lines()]
    saved(sitting.present(()))
    assert {line.text for line in sitting.lines()} == {"sings", "not in one room with Dad"}


UNDER_PACK = """
    id: meeting
    version: 1
    title: Meeting
    language: en
    summary: A family's.
    sources: [ours]
    sections:
      - id: a
        title: A
        questions:
          - {id: lines, kind: lines, ask: "What does each of you see?", focus: present, under: people, seed: ours}
"""


def test_a_line_that_goes_beside_stands_where_the_answer_stood() -> None:
    """Where a question is about no topic, another's line that is taken out of the answer waits nowhere to be sorted."""
    sitting = sat_down(a_desk(UNDER_PACK), pack="meeting")
    saved(sitting.answer("shouts"))
    saved(sitting.set_voice(sitting.lines()[0].ref, "other", "Mum"))
    saved(sitting.jump("a/lines"))
    saved(sitting.answer("sings"))
    assert [one.topics for one in sitting.person.records.jottings] == [("people",)]
