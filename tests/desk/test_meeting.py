"""Round the conversation: limits said, each agreement apart, the copy, when next, how to reach and talk with them."""

from __future__ import annotations

import pytest

from strengthtui.desk import meeting
from tests.desk.desk_builders import a_desk, refused, sat_down, saved


def test_each_thing_is_agreed_apart() -> None:
    """Talk, type, keep, and sharing with each body stand apart; the newest of each counts, in the order first made."""
    sitting = sat_down(a_desk())
    saved(sitting.agree("talk", "yes"))
    saved(sitting.agree("share", "no", " Dr Lee\x07 "))
    saved(sitting.agree("share", "ask-each-time", "Housing"))
    saved(sitting.agree("talk", "withdrawn"))
    saved(sitting.agree("share", "yes", "dr lee"))
    assert meeting.agreements_of(sitting.person) == (
        "talk: taken back (22 Nov 2026)",
        "share with dr lee: yes (22 Nov 2026)",
        "share with Housing: ask each time (22 Nov 2026)",
    )
    assert refused(sitting.agree("share", "yes")) == "no-name"
    assert refused(sitting.agree("share", "yes", "x" * 201)) == "too-long"
    assert len(sitting.person.records.agreements) == 5
    saved(sitting.undo())
    assert meeting.agreements_of(sitting.person)[1] == "share with Dr Lee: no (22 Nov 2026)"


def test_an_old_agreement_does_not_bring_back_what_was_taken_back() -> None:
    """What was agreed in a talk long ago and typed in today does not stand before what was taken back since."""
    from strengthtui.desk.filling import fill

    desk = a_desk()
    with (sitting := sat_down(desk)).person as person:
        saved(sitting.agree("keep", "withdrawn"))
        fill(person, b"{happened: 2026-11-01, consent: yes}", "old.yaml", keep=desk.keep_pack)
        told = dict(line.split(": ", 1) for line in meeting.agreements_of(person))
    assert told["keep"] == "taken back (22 Nov 2026)"
    assert told["talk"] == "yes (1 Nov 2026)"


def test_limits_are_said_by_somebody() -> None:
    """That the limits were said is kept with by whom and when; not yet is kept too."""
    sitting = sat_down(a_desk())
    saved(sitting.change(lambda a, p: meeting.say_limits(a, p, sitting.id, said=False, by="RB")))
    limits = meeting.sitting_of(sitting.person, sitting.id).limits
    assert limits is not None
    assert (limits.said, limits.at) == (False, None)
    saved(sitting.change(lambda a, p: meeting.say_limits(a, p, sitting.id, said=True, by=" RB\x07")))
    limits = meeting.sitting_of(sitting.person, sitting.id).limits
    assert limits is not None
    assert (limits.said, limits.by, (limits.at or "")[:10]) == (True, "RB", "2026-11-22")


def test_when_they_meet_again() -> None:
    """A day that exists, words, or both; a day that does not is refused and nothing is noted."""
    sitting = sat_down(a_desk())
    assert refused(sitting.meet_next("2026-02-30", "x")) == "no-such-date"
    assert refused(sitting.meet_next(None, "x" * 20_001)) == "too-long"
    assert sitting.person.records.history == ()
    saved(sitting.meet_next("2026-11-27", " the canal\x07 "))
    noted = meeting.sitting_of(sitting.person, sitting.id).next
    assert noted is not None
    assert (noted.on, noted.words) == ("2026-11-27", "the canal")
    assert refused(sitting.note(leaving="x" * 20_001)) == "too-long"
    saved(sitting.note(leaving=" lighter\x1b ", copy="owed", through="phone"))
    one = meeting.sitting_of(sitting.person, sitting.id)
    assert (one.leaving, one.copy, one.through) == ("lighter", "owed", "phone")


def test_how_to_talk_and_reach() -> None:
    """One thing told does not forget another, and control characters never come in."""
    sitting = sat_down(a_desk())
    for fields in (
        {"reach": {"ways": "0117 1\x07"}},
        {"reach": {"found": "the canal"}, "talking": {"pace": "slow"}},
        {"not_again": ("the flat \x07", " "), "alongside": meeting.alongside_of(("Dee", "Mo Lee"))},
        {"pronouns": " they "},
    ):
        saved(sitting.change(lambda act, person, fields=fields: meeting.change_person(act, person, fields)))  # type: ignore[misc]
    record = sitting.person.records.person
    assert record.reach is not None
    assert record.talking is not None
    assert (record.reach.ways, record.reach.found, record.talking.pace) == ("0117 1", "the canal", "slow")
    assert (record.not_again, record.pronouns) == (("the flat",), "they")
    assert [one.who for one in record.alongside] == ["Dee", "Mo Lee"]
    long = {"reach": {"ways": "x" * 20_001}}
    assert refused(sitting.change(lambda act, person: meeting.change_person(act, person, long))) == "too-long"


def test_the_concern_record_is_apart() -> None:
    """Its words are in no table, no history and no line, are kept in order, and no undo takes them away."""
    sitting = sat_down(a_desk())
    sitting.concern("words", " he hits me\x07 ")
    sitting.concern("who-was-there", "nobody")
    assert [(row["line"], row["words"]) for row in sitting.person.file.concerns()] == [
        ("words", "he hits me"),
        ("who-was-there", "nobody"),
    ]
    assert "hits" not in repr(sitting.person.file.raw())
    assert sitting.lines() == ()
    assert refused(sitting.undo()) == "nothing-to-undo"


@pytest.mark.parametrize("typed", ["garbage", "", "2026-11-22", "2026-11-22T09:00:00"])
def test_a_moment_that_cannot_be_read_begins_another_sitting(typed: str) -> None:
    """A sitting whose moment makes no sense (it may have been imported) is not gone on with, and nothing falls over."""
    import msgspec

    desk = a_desk()
    sitting = sat_down(desk)
    record = meeting.sitting_of(sitting.person, sitting.id)
    with sitting.person.act(None, history=False) as act:
        act.update(msgspec.structs.replace(record, typed=typed))
    desk.sit_down(sitting.person)
    assert len(sitting.person.records.sittings) == 2
