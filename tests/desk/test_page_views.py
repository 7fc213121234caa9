"""A person's page: derived from what was done, dated, with the way there; nothing said alone before others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from strengthtui.desk import beside_you, planning
from strengthtui.desk.page_doing import LEADS_TO, begins
from strengthtui.desk.page_views import PageView, page_view
from strengthtui.desk.page_words import done, offers, stage_abouts, stage_titles
from strengthtui.desk.people import PeopleRoom
from tests.desk.desk_builders import a_desk, address_of, ref_of, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting


def a_full_page() -> Sitting:
    """Give a sitting in which all sorts of things were done, alone with the person."""
    desk = a_desk()
    sitting = sat_down(desk, "Sam")
    saved(sitting.present(()))
    for what in ("talk", "type", "keep"):
        saved(sitting.agree(what, "yes"))
    saved(sitting.begin("ropes", "short", desk.keep_pack))
    saved(sitting.jot('"I fix bikes.', ("good-at",)))
    saved(sitting.jot("looks tired", ("people",), "worker"))
    saved(sitting.jump("opportunities/open-now"))
    saved(sitting.answer('"The workshop on Canal Street.'))
    saved(sitting.mark("I fix bikes.", "Handy"))
    goal = ref_of(sitting.change(lambda act, who: planning.add_goal(act, who, "a bike stall", draws_on=["Handy"])))
    person, worker = planning.who_of("", "Sam"), planning.who_of("worker", "Sam")
    saved(sitting.change(partial(planning.add_step, goal_ref=goal, what="ask the market", who=person)))
    saved(sitting.change(partial(planning.add_step, goal_ref=None, what="ring housing", who=worker, by="2026-11-24")))
    saved(sitting.verdict(goal, "right"))
    saved(sitting.agree_plan("yes"))
    saved(sitting.meet_next("2026-11-27", "at the café"))
    return sitting


def told(view: PageView) -> dict[str, list[tuple[str, str]]]:
    """Give what was done at each stage where something was: words and where they lead."""
    return {stage.id: [(one.text, one.goes) for one in stage.done] for stage in view.stages if stage.done}


def test_each_stage_tells_what_was_done_and_leads_there() -> None:
    """Quotation marks only where the words are theirs; one kind once a day; the worker's thoughts nowhere."""
    view = page_view(a_full_page().person)
    assert told(view) == {
        "coming-alongside": [("you met", "agreements"), ("agreed what is written and kept", "agreements")],
        "picture": [("words heard", "lines"), ("talked: ROPES", "conversation"), ("★ Handy", "map")],
        "own-goals": [("a goal: a bike stall", "plan")],
        "finding-what-helps": [("“The workshop on Canal Street.”", "said")],
        "making-the-plan": [("a step: ask the market", "plan"), ("the plan was agreed", "plan")],
        "looking-back": [("read back together", "read-back")],
    }
    assert {one.day for stage in view.stages for one in stage.done} == {"22 Nov 2026"}
    assert view.newest == "looking-back"


def test_what_one_wants_to_know_before_meeting() -> None:
    """When they met and meet, what was promised and by when, what is agreed; the talks held and whether they go on."""
    view = page_view(a_full_page().person)
    assert [(one.kind, one.text) for one in view.facts] == [
        ("met", "You last met on 22 Nov 2026."),
        ("next", "Next: 27 Nov 2026, at the café."),
        ("promised", "ring housing (24 Nov 2026)"),
        ("agreed", "talk: yes · type: yes · keep: yes · the plan: agreed on 22 Nov 2026"),
    ]
    assert [(one.title, one.told, one.open) for one in view.held] == [("ROPES", "begun on 22 Nov 2026, goes on", True)]
    assert [one.id for one in view.offers] == ["do"]


def test_nothing_said_alone_while_somebody_is_here() -> None:
    """With company only that they met, and when they meet again, is on the page."""
    sitting = a_full_page()
    saved(sitting.present(("Mum",)))
    view = page_view(sitting.person, sitting.company)
    assert told(view) == {"coming-alongside": [("you met", "agreements")]}
    assert [one.text for one in view.facts] == ["You last met on 22 Nov 2026.", "Next: 27 Nov 2026."]
    assert view.held == ()


def test_the_person_sees_no_line_of_the_workers() -> None:
    """Beside the person, what only the worker answered is not there: neither the words nor the talk."""
    sitting = a_full_page()
    saved(sitting.begin("kvets", "short", lambda _digest, _data: None))
    saved(sitting.answer("whether to ring"))
    whole = page_view(sitting.person)
    theirs = beside_you.page(whole)
    assert "A decision, weighed" in {one.title for one in whole.held}
    assert "A decision, weighed" not in {one.title for one in theirs.held}
    assert ("talked: A decision, weighed", "conversation") not in told(theirs)["picture"]
    assert ("talked: ROPES", "conversation") in told(theirs)["picture"]


def test_looking_something_up_is_no_meeting() -> None:
    """A sitting of which nothing is kept is no meeting; all eight stages are there, and meeting is offered."""
    sitting = sat_down(a_desk(), "Nina")
    view = page_view(sitting.person)
    assert view.empty
    assert view.facts == ()
    assert [one.id for one in view.offers] == ["meet", "talk"]
    assert len(view.stages) == 8
    assert view.newest == "coming-alongside"


def test_after_the_end_nothing_is_offered() -> None:
    """How it ended is told; no promise is called up and nothing could come next."""
    sitting = a_full_page()
    sitting.close()
    desk = a_desk()
    with desk.add_person("Sam") as person:
        person_id = person.records.person.id
    PeopleRoom(desk).end(person_id, "died")
    with desk.read(person_id) as person:
        view = page_view(person)
    assert [one.kind for one in view.facts] == ["ended"]
    assert view.facts[0].text.startswith("died, ")
    assert view.offers == ()
    assert told(view) == {"keeping-going": [("died", "nowhere")]}


def test_what_was_left_out_is_on_no_page() -> None:
    """A line that is left out at read back, or struck, leaves nothing behind on the page."""
    sitting = a_full_page()
    [answer] = [one for one in sitting.person.records.answers if one.question == "opportunities/open-now"]
    saved(sitting.verdict(f"answers/{answer.id}/0", "left-out"))
    assert "finding-what-helps" not in told(page_view(sitting.person))


def test_offers_lead_into_their_conversation() -> None:
    """Each of them begins at its question; where that was asked before, one comes back to the same conversation."""
    for offer, way in LEADS_TO.items():
        desk = a_desk()
        sitting = sat_down(desk)
        saved(begins(sitting, offer, desk.keep_pack))
        here = address_of(sitting)
        assert here == (way.at or "people")
        saved(begins(sitting, offer, desk.keep_pack))
        assert len(sitting.person.records.conversations) == 1


def test_every_kind_has_words() -> None:
    """Stages, what was done and what could come next are all worded, each stage's sentence a whole one."""
    assert set(stage_titles()) == set(stage_abouts())
    assert all(one.endswith(".") for one in stage_abouts().values())
    assert all(offers().values())
    assert done("goal").format(what="x") == "a goal: x"
