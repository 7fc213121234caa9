"""Changing a strength on the map, the thread as it is shown, where a line was said, and agreements each apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import beside_you
from strengthtui.desk.agreed_views import agreed_views, written_for_others
from strengthtui.desk.map_changes import change_strength
from strengthtui.desk.planning import add_goal, add_step, change_goal, who_of
from strengthtui.desk.showing import owned
from strengthtui.desk.thread_views import thread_view
from strengthtui.desk.where_said import place_said
from strengthtui.line.render import strengths
from strengthtui.model.conversation import Export
from tests.desk.desk_builders import GATED_PACK, a_desk, ref_of, refused, sat_down, saved

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting


def test_a_strength_gets_another_name_and_ring_and_its_words_stay() -> None:
    """Another name and ring leave the words where they were, and one undo takes the change back."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot('"I fix bikes.', ("good-at",)))
    strength = ref_of(sitting.mark("I fix bikes.", "Handy", ref=line))
    saved(
        sitting.change(
            lambda act, person: change_strength(act, person, strength, name="Good with my hands", sphere="environment")
        )
    )
    [ring] = sitting.strengths()
    assert (ring.sphere, ring.strengths[0].name) == ("environment", "Good with my hands")
    assert [one.text for one in ring.strengths[0].evidence] == ["I fix bikes."]
    saved(sitting.undo())
    assert sitting.strengths()[0].strengths[0].name == "Handy"


def test_words_of_somebody_else_stand_behind_their_name() -> None:
    """On the map, as in documents: who reads it sees that Mum said it, and no quotation marks stand round it."""
    sitting = sat_down(a_desk())
    line = ref_of(sitting.jot("they eat together on Sundays", ("people",), "other", "Mum"))
    saved(sitting.mark("they eat together on Sundays", "Sunday table", ref=line))
    views = sitting.strengths()
    assert owned(views[0].strengths[0].evidence[0]) == "Mum: they eat together on Sundays"
    assert ("Mum: they eat together on Sundays", 4) in list(strengths(views))


def test_a_strength_is_not_called_what_another_is_called() -> None:
    """Two strengths of one name would be one: the second name is refused, and so is none at all."""
    sitting = sat_down(a_desk())
    first, _second = (ref_of(sitting.mark("words", name)) for name in ("Handy", "Kind"))
    taken = sitting.change(lambda act, person: change_strength(act, person, first, name=" kind "))
    empty = sitting.change(lambda act, person: change_strength(act, person, first, name="  "))
    nothing = sitting.change(lambda act, person: change_strength(act, person, "strengths/none", name="A"))
    assert [refused(one) for one in (taken, empty, nothing)] == ["strength-there", "no-words", "no-such-line"]


def test_another_name_is_read_back_anew_and_another_ring_is_not() -> None:
    """What the person called right was the name: with another it is asked again, in another ring it stands."""
    sitting = sat_down(a_desk())
    strength = ref_of(sitting.mark("words", "Handy"))
    saved(sitting.verdict(strength, "right"))
    saved(sitting.change(lambda act, person: change_strength(act, person, strength, sphere="family")))
    assert strength not in [one.ref for one in sitting.to_read_back()]
    saved(sitting.change(lambda act, person: change_strength(act, person, strength, name="Deft")))
    assert strength in [one.ref for one in sitting.to_read_back()]


def test_the_thread_leads_from_words_to_steps() -> None:
    """A goal stands with the strengths it draws on, their words, and its steps."""
    sitting = _with_a_thread()
    view = thread_view(sitting.person)
    [goal] = view.goals
    [used] = goal.strengths
    assert (used.name, used.words[0].text, goal.text) == ("Handy", "I fix bikes.", "A bike stall")
    assert [step.what for step in goal.steps] == ["Ask the market"]
    assert any("no step has a date" in end for end in view.open_ends)


def test_the_thread_hides_what_was_said_alone_and_what_is_for_the_worker() -> None:
    """With company nothing of it is told; beside the person, the words of the worker and open ends are not."""
    sitting = _with_a_thread()
    saved(sitting.mark("my own thought", "Handy"))
    words = next(one for one in sitting.strengths()[0].strengths[0].evidence if one.text == "my own thought")
    saved(sitting.set_voice(words.ref, "worker"))
    shown = beside_you.thread(thread_view(sitting.person))
    assert shown.open_ends == ()
    assert [line.text for line in shown.goals[0].strengths[0].words] == ["I fix bikes."]
    assert thread_view(sitting.person, ("Mum",)).goals == ()


def test_words_of_the_worker_are_not_read_back_under_a_strength() -> None:
    """Reading back is of what they said: the worker's own thought under a strength is no part of it."""
    sitting = sat_down(a_desk())
    saved(sitting.mark("They said it", "Handy"))
    saved(sitting.mark("My own thought", "Handy"))
    thought = next(one for one in sitting.strengths()[0].strengths[0].evidence if one.text == "My own thought")
    saved(sitting.set_voice(thought.ref, "worker"))
    [view] = sitting.to_read_back()
    assert view.detail == ("They said it",)


def test_a_line_knows_where_it_was_said() -> None:
    """A jotting lies in its petal, an answer at its question, evidence where its words were; the rest nowhere."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    there, nowhere = ref_of(sitting.jot("kin", ("people",))), ref_of(sitting.jot("later", ()))
    saved(sitting.jump("a/skills"))
    answer = ref_of(sitting.answer("bikes"))
    saved(sitting.mark("bikes", "Handy", ref=f"{answer}/0"))
    evidence = sitting.strengths()[0].strengths[0].evidence[0].ref
    places = [place_said(sitting.person, ref) for ref in (there, nowhere, f"{answer}/0", evidence, "jottings/none")]
    assert places == ["people", None, "gated/a/skills", "gated/a/skills", None]


def test_agreements_stand_each_apart() -> None:
    """What was not asked is said to be so; sharing stands with a name each; papers for others are told."""
    sitting = sat_down(a_desk())
    saved(sitting.agree("keep", "yes"))
    saved(sitting.agree("share", "no", "Dr Lee"))
    assert [(one.what, one.name, one.state) for one in agreed_views(sitting.person)] == [
        ("talk", "", None),
        ("type", "", None),
        ("keep", "", "yes"),
        ("share", "Dr Lee", "no"),
    ]
    assert written_for_others(sitting.person) == ()
    with sitting.person.act(sitting.id, history=False) as act:
        for audience in ("person", "outside"):
            act.insert(Export(**act.stamp(), document="profile", format="md", audience=audience, at=act.at))
    assert written_for_others(sitting.person) == ("profile, for outside (22 Nov 2026)",)


def _with_a_thread() -> Sitting:
    sitting = sat_down(a_desk())
    saved(sitting.present(()))
    line = ref_of(sitting.jot('"I fix bikes.', ("good-at",)))
    saved(sitting.mark("I fix bikes.", "Handy", ref=line))
    goal = ref_of(sitting.change(lambda act, person: add_goal(act, person, "A bike stall")))
    saved(sitting.change(lambda act, person: change_goal(act, person, goal, {"draws_on": ("Handy",)})))
    saved(
        sitting.change(
            lambda act, person: add_step(act, person, goal_ref=goal, what="Ask the market", who=who_of("me", "Sam"))
        )
    )
    return sitting
