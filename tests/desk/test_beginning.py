"""Beginning a conversation by its pack: the open one goes on, longer where that is asked for, never shorter."""

from __future__ import annotations

import pytest

from strengthtui.desk.views import QuestionView
from tests.desk.desk_builders import KINDS_PACK, a_desk, address_of, refused, sat_down, saved

WAITS_PACK = """
    id: waits
    version: 1
    title: Waits
    language: en
    summary: A first part, and two that wait for the worker's word.
    sections:
      - id: a
        title: First
        questions:
          - {id: start, kind: text, ask: What is it?, route: doorstep}
          - id: onwards
            kind: choices
            for: worker
            ask: What does it lead on to?
            options: [{id: enough, text: Enough}, {id: now, text: Something now}, {id: far, text: Further ahead}]
            route: short
      - id: must-change
        title: Must change
        questions:
          - {id: what, kind: text, ask: What?, when: {question: a/onwards, includes: now}, route: short}
      - id: good-life
        title: A good life
        questions:
          - {id: far, kind: text, ask: How far?, when: {question: a/onwards, includes: far}}
          - {id: near, kind: text, ask: How near?, when: {question: a/onwards, includes: far}, route: short}
"""


def test_a_doorstep_talk_becomes_a_longer_one() -> None:
    """The open one of the pack goes on where one was, by the wider route; it is one act, and can be taken back."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds", route="doorstep")
    saved(sitting.answer("a thing"))
    here = address_of(sitting)
    outcome = saved(sitting.begin("kinds", "full", desk.keep_pack))
    assert [one.route for one in sitting.person.records.conversations] == ["full"]
    assert outcome.act is not None
    assert address_of(sitting) == here == "a/lines"
    assert saved(sitting.undo()).what == "how much of a conversation is gone through"
    assert [one.route for one in sitting.person.records.conversations] == ["doorstep"]


@pytest.mark.parametrize("route", ["doorstep", "short", None])
def test_it_is_never_made_shorter(route: str | None) -> None:
    """By a narrower route, the same one or none, nothing changes and nothing is written."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds", route="short")
    generation = sitting.person.records.meta.generation
    saved(sitting.begin("kinds", route, desk.keep_pack))  # type: ignore[arg-type]  # one of the routes
    assert sitting.person.records.meta.generation == generation
    assert [one.route for one in sitting.person.records.conversations] == ["short"]


def test_what_was_gone_through_goes_on_with_what_is_new() -> None:
    """After the last question of the doorstep the first one that nothing was said to comes up."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds", route="doorstep")
    for text in ("a", "b", "c"):
        saved(sitting.answer(text))
    assert address_of(sitting) is None
    saved(sitting.begin("kinds", "short", desk.keep_pack))
    assert address_of(sitting) == "a/yes"


def test_a_finished_one_is_begun_anew() -> None:
    """What came to its kind end stays as it is; the same pack then begins another conversation."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds", route="doorstep")
    saved(sitting.enough())
    saved(sitting.begin("kinds", "full", desk.keep_pack))
    assert [(one.route, one.state) for one in sitting.person.records.conversations] == [
        ("doorstep", "done"),
        ("full", "open"),
    ]


def test_straight_into_a_part_that_waits() -> None:
    """Begun at a part that waits for the worker's word, the word is given as the worker's own, and one is there."""
    desk = a_desk(WAITS_PACK)
    sitting = sat_down(desk)
    outcome = saved(sitting.begin("waits", "short", desk.keep_pack, at="good-life"))
    assert address_of(sitting) == "good-life/near"
    assert outcome.what == "Noted as your own answer: Further ahead."
    [answer] = sitting.person.records.answers
    assert (answer.question, answer.voice, answer.value) == ("a/onwards", "worker", {"chosen": ["far"], "other": None})
    saved(sitting.undo())
    assert sitting.person.records.answers == ()
    assert address_of(sitting) == "a/start"


def test_the_list_of_places_leads_there_too() -> None:
    """Parts that wait stand among the places of their conversation; going there adds to what the worker said."""
    desk = a_desk(WAITS_PACK)
    sitting = sat_down(desk, pack="waits", route="short")
    saved(sitting.jump("a/onwards"))
    saved(sitting.answer("Something now"))
    [(_title, places)] = sitting.everywhere()
    [part] = [one for one in places if one.opens]
    assert (part.address, part.section, part.title) == ("good-life/near", "A good life", "Open it: Further ahead")
    assert sitting.openable() == (part,)
    saved(sitting.jump(part.address))
    assert address_of(sitting) == "good-life/near"
    [answer] = sitting.person.records.answers
    assert answer.value == {"chosen": ["now", "far"], "other": None}
    assert sitting.openable() == ()


def test_a_question_of_a_part_that_waits_is_come_to_itself() -> None:
    """Who names one of its questions comes to that very one."""
    desk = a_desk(WAITS_PACK)
    sitting = sat_down(desk, pack="waits", route="short")
    saved(sitting.jump("waits/good-life/far"))
    assert address_of(sitting) == "good-life/far"


def test_a_part_is_found_by_its_name_and_the_third_conversation_is_one() -> None:
    """In the three conversations model the third is reached directly, by a part of its name."""
    desk = a_desk()
    sitting = sat_down(desk, pack="three-conversations", route="short")
    assert [one.section for one in sitting.openable()] == ["Must change", "A good life"]
    saved(sitting.jump("good life"))
    view = sitting.view()
    assert view is not None
    assert isinstance(view.place, QuestionView)
    assert view.place.section == "A good life"


def test_no_such_part_and_no_such_pack() -> None:
    """What is nowhere is refused, and the conversation is begun all the same."""
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk)
    assert refused(sitting.begin("nothing", "short", desk.keep_pack)) == "no-pack"
    assert refused(sitting.begin("kinds", "short", desk.keep_pack, at="nowhere")) == "no-such-place"
    assert address_of(sitting) == "a/text"
