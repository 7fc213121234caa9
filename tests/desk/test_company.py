"""Who is in the room: what was said alone is shown to nobody else, in no picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import planning
from strengthtui.desk.choosing import goes_on
from strengthtui.model.plan import Who
from tests.desk.desk_builders import (
    GATED_PACK,
    KINDS_PACK,
    LATER_PACK,
    a_desk,
    address_of,
    question_of,
    ref_of,
    refused,
    sat_down,
    saved,
)

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting

SECRET = "zanzibar"


def everything_shown(sitting: Sitting) -> str:
    """Give every picture there is, as one text."""
    pictures: list[object] = [sitting.lines(), sitting.strengths(), sitting.plan(), sitting.places(), sitting.view()]
    pictures += [sitting.to_read_back(), sitting.to_read_back(again=True), sitting.things()]
    for place in sitting.places():
        saved(sitting.jump(place.address))
        pictures.append(sitting.view())
    return repr(pictures)


def test_nothing_said_alone_is_shown_to_others() -> None:
    """Lines, answers, strengths, evidence, goals, steps, questions that quote: hidden while others are here."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="gated")
    saved(sitting.present(()))
    line = ref_of(sitting.jot(f"he hits me, {SECRET}", ("people",)))
    saved(sitting.mark(SECRET, f"Left {SECRET}", ref=line))
    saved(sitting.next())
    saved(sitting.answer("yes"))
    saved(sitting.answer(SECRET))
    saved(sitting.answer(f"the noise of {SECRET}"))
    goal = ref_of(sitting.change(lambda act, one: planning.add_goal(act, one, f"away from {SECRET}")))
    fields = {"draws_on": [f"Left {SECRET}"]}
    saved(sitting.change(lambda act, one: planning.change_goal(act, one, goal, fields)))
    who = Who(kind="named", name="Dee")
    saved(sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=goal, what=f"pack {SECRET}", who=who)))
    assert SECRET in everything_shown(sitting)
    saved(sitting.present(("Mum",)))
    saved(sitting.begin("gated", "full", desk.keep_pack))
    assert SECRET not in everything_shown(sitting)
    saved(sitting.begin("later", "full", desk.keep_pack))
    assert SECRET not in everything_shown(sitting)
    assert "Dee" not in everything_shown(sitting)
    saved(sitting.present(()))
    assert SECRET in everything_shown(sitting)


def test_words_said_alone_and_marked_later_are_hidden() -> None:
    """A strength named another day shows, and the words said alone that show it do not while others are here."""
    desk = a_desk()
    sitting = sat_down(desk)
    saved(sitting.present(()))
    ref = ref_of(sitting.jot(f"got out, {SECRET}"))
    person = sitting.person.records.person.id
    sitting.close()
    sitting = desk.sit_down(desk.write(person))
    saved(sitting.mark(SECRET, "Calm", ref=ref))
    saved(sitting.present(("Mum",)))
    [ring] = sitting.strengths()
    assert [(one.name, one.evidence) for one in ring.strengths] == [("Calm", ())]
    assert [(view.text, view.detail) for view in sitting.to_read_back()] == [("Calm", ())]


def test_where_nothing_was_noted_nothing_is_hidden() -> None:
    """A sitting that says nothing of who was there says nothing of being alone either."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("a line"))
    saved(sitting.present(("Mum",)))
    assert [line.text for line in sitting.lines()] == ["a line"]


def test_who_is_here_is_kept_clean() -> None:
    """Names are tidied, the person themselves is no company, and a name of any length is refused."""
    sitting = sat_down(a_desk())
    saved(sitting.present((" Mum\x07 ", "sAm", "", "Mum", "Jo\nB.")))
    assert sitting.company == ("Mum", "Jo B.")
    assert refused(sitting.present(("x" * 201,))) == "too-long"
    saved(sitting.present(("Sam",)))
    assert len(sitting.company) == 0


def test_taking_back_who_is_here_says_so() -> None:
    """Undo of who is in the room says that it is that, for what was said alone may show again."""
    sitting = sat_down(a_desk(GATED_PACK), pack="gated")
    saved(sitting.present(()))
    saved(sitting.jot(SECRET))
    saved(sitting.present(("Mum",)))
    assert len(sitting.lines()) == 0
    assert saved(sitting.undo()).what == "who is in the room"
    assert [line.text for line in sitting.lines()] == [SECRET]


def test_a_question_is_not_held_up_with_words_said_alone() -> None:
    """Before others a question comes bare, rather than with what was said of it alone."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="gated")
    saved(sitting.present(()))
    saved(sitting.jump("a/skills"))
    saved(sitting.answer(SECRET))
    saved(sitting.begin("later", "full", desk.keep_pack))
    saved(sitting.present(("Mum",)))
    assert address_of(sitting) == "b/skills"
    assert question_of(sitting).known is None
    assert SECRET not in repr(question_of(sitting))


def test_what_was_half_typed_alone_is_shown_to_nobody_else() -> None:
    """Neither where it was typed nor as the line it becomes; it is there again when they are gone."""
    desk = a_desk(GATED_PACK, LATER_PACK)
    sitting = sat_down(desk, pack="later")
    saved(sitting.present(()))
    saved(sitting.draft(f"he hits me, {SECRET}"))
    saved(sitting.present(("Mum",)))
    assert SECRET not in repr(sitting.view())
    saved(sitting.present(()))
    assert question_of(sitting).draft == f"he hits me, {SECRET}"
    saved(sitting.present(("Mum",)))
    saved(sitting.draft("cooks"))
    saved(sitting.answer("cooks for the street"))
    saved(sitting.begin("gated", "full", desk.keep_pack))
    assert SECRET not in everything_shown(sitting)
    saved(sitting.present(()))
    assert [line.text for line in sitting.lines() if SECRET in line.text] == [f"he hits me, {SECRET}"]


def test_an_answer_in_company_leaves_what_was_half_typed_alone() -> None:
    """What is answered with somebody there takes nothing away that was typed before, and keeps nothing twice."""
    sitting = sat_down(a_desk(LATER_PACK), pack="later")
    saved(sitting.present(()))
    saved(sitting.draft(f"never {SECRET}"))
    saved(sitting.present(("Mum",)))
    saved(sitting.answer("cooks"))
    saved(sitting.present(()))
    assert [line.text for line in sitting.lines()] == [f"never {SECRET}", "cooks"]
    saved(sitting.draft("sings"))
    saved(sitting.present(("Mum",)))
    saved(sitting.draft("sings in the choir"))
    saved(sitting.answer("sings in the choir"))
    assert [line.text for line in sitting.lines()] == ["cooks", "sings in the choir"]


def test_what_was_changed_alone_is_as_little_to_be_seen() -> None:
    """A goal, a step or a strength everybody knew may hold other words since: it is hidden, and comes back."""
    sitting = sat_down(a_desk(LATER_PACK), pack="later")
    saved(sitting.present(("Mum",)))
    goal = ref_of(sitting.change(lambda act, one: planning.add_goal(act, one, "a flat")))
    step = ref_of(
        sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=goal, what="ask", who=Who(kind="person")))
    )
    saved(sitting.mark("cooks", "Feeds people"))
    assert "a flat" in everything_shown(sitting)
    saved(sitting.present(()))
    saved(sitting.change(lambda act, one: planning.change_goal(act, one, goal, {"why": f"to leave {SECRET}"})))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"hurdle": SECRET})))
    saved(sitting.mark("cooks for two", "Feeds people", possible_through=SECRET))
    assert SECRET in everything_shown(sitting)
    saved(sitting.present(("Mum",)))
    assert SECRET not in everything_shown(sitting)


def test_nobody_is_told_that_a_conversation_was_begun_alone() -> None:
    """Among the conversations to choose from it is one like the others."""
    desk = a_desk(LATER_PACK)
    sitting = sat_down(desk)
    saved(sitting.present(()))
    saved(sitting.begin("later", "full", desk.keep_pack))
    assert goes_on(sitting.person, sitting.company)
    saved(sitting.present(("Mum",)))
    assert goes_on(sitting.person, sitting.company) == {}


def test_a_line_put_right_alone_is_hidden_with_its_new_words() -> None:
    """Other words are as little to be seen as if they had been said then; sorting alone hides nothing."""
    sitting = sat_down(a_desk(LATER_PACK), pack="later")
    saved(sitting.present(("Mum",)))
    line, other = ref_of(sitting.jot("all is well at home")), ref_of(sitting.jot("likes the canal"))
    saved(sitting.present(()))
    saved(sitting.sort(other, ("places",)))
    saved(sitting.verdict(other, "right"))
    saved(sitting.verdict(line, "changed", f"he hits me, {SECRET}"))
    saved(sitting.present(("Mum",)))
    assert SECRET not in everything_shown(sitting)
    assert [one.text for one in sitting.lines()] == ["likes the canal"]


def test_a_strength_named_alone_is_no_star_on_a_line_that_all_heard() -> None:
    """Nor is one that was seen in it alone."""
    sitting = sat_down(a_desk(LATER_PACK), pack="later")
    saved(sitting.present(("Mum",)))
    line = ref_of(sitting.jot("moved twice"))
    saved(sitting.mark("moved twice", "Keeps going", ref=line))
    saved(sitting.present(()))
    saved(sitting.mark("moved twice", f"Got out of {SECRET}", ref=line))
    assert SECRET in str(sitting.lines())
    saved(sitting.present(("Mum",)))
    assert [one.stars for one in sitting.lines()] == [("Keeps going",)]


def test_what_is_hidden_stays_so_whatever_is_done_to_it_in_company() -> None:
    """A promise worded alone stays when its goal goes; a goal worded alone is hidden as an answer too.

    Where a step stands is no word: said alone, it hides nothing.
    """
    desk = a_desk(KINDS_PACK)
    sitting = sat_down(desk, pack="kinds")
    saved(sitting.present(("Mum",)))
    saved(sitting.jump("a/aims"))
    saved(sitting.answer("a flat"))
    goal = sitting.plan().goals[0].ref
    worker, own = Who(kind="worker"), Who(kind="person")
    step = ref_of(sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=goal, what="ring", who=worker)))
    told = ref_of(sitting.change(lambda a, one: planning.add_step(a, one, goal_ref=None, what="ask", who=own)))
    saved(sitting.present(()))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, step, {"what": f"ring about {SECRET}"})))
    saved(sitting.change(lambda act, one: planning.change_step(act, one, told, {"state": "done"})))
    saved(sitting.present(("Mum",)))
    saved(sitting.change(lambda act, one: planning.take_off(act, one, goal)))
    assert SECRET not in everything_shown(sitting)
    assert [one.what for one in sitting.plan().promises] == ["ask"]
    saved(sitting.undo())
    saved(sitting.present(()))
    saved(sitting.change(lambda act, one: planning.change_goal(act, one, goal, {"words": f"away from {SECRET}"})))
    saved(sitting.present(("Mum",)))
    assert SECRET not in everything_shown(sitting)
