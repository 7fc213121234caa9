"""Who and what is round the person: put on the map, changed, taken off, struck, and hidden from company."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from strengthtui.desk import beside_you, meeting, ties
from strengthtui.desk.ecomap_views import EcomapView, ecomap_view
from strengthtui.desk.everything import everything_json, import_data
from strengthtui.desk.reading_back import standing_verdict
from strengthtui.desk.third_parties import Parts, asked_of
from strengthtui.desk.ties import TieForm
from strengthtui.errors import Refusal
from strengthtui.interview.sharing import tie_reaches
from tests.desk.desk_builders import KINDS_PACK, a_desk, ref_of, refused, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome

NAMED_LATER = """
    id: around
    version: 1
    title: Around
    language: en
    summary: Who is there, in sentences.
    sections:
      - id: a
        title: All
        questions:
          - {id: who, kind: lines, ask: Who is there?, about: people-who-matters}
"""
KEPT_IN = """
    id: kept
    version: 1
    title: Kept in
    language: en
    summary: Places that stay with the worker.
    sections:
      - id: a
        title: All
        questions:
          - {id: where, kind: lines, ask: Where do you go?, about: places-good-places, share: worker}
"""
JO = TieForm(name="Jo", who_to_me="my sister", does='"She rings every Sunday.', closeness="close", give_take="both")


def put(sitting: Sitting, form: TieForm) -> Outcome:
    """Put somebody on the map."""
    return sitting.change(lambda act, person: ties.add_tie(act, person, form))


def change(sitting: Sitting, ref: str, form: TieForm) -> Outcome:
    """Change somebody on the map."""
    return sitting.change(lambda act, person: ties.change_tie(act, person, ref, form))


def alongside(sitting: Sitting, *names: str) -> None:
    """Say who is alongside, as at the first meeting."""
    saved(sitting.change(lambda act, who: meeting.change_person(act, who, {"alongside": meeting.alongside_of(names)})))


def seen(sitting: Sitting) -> EcomapView:
    """The map, as whoever is here may see it."""
    return ecomap_view(sitting.person, sitting.company)


def names(sitting: Sitting) -> list[str]:
    """Who is on the map."""
    return [one.name for one in seen(sitting).ties]


def asked_of_people(sitting: Sitting) -> None:
    """Two people and a sentence were said before anybody was put on the map."""
    saved(sitting.jump("a/who"))
    saved(sitting.answer("Jo (my sister)\nPat"))
    saved(sitting.jot("Mum comes by when she can.", ("people",), "person"))


def test_somebody_stands_on_the_map_as_they_were_said() -> None:
    """How close, who, who gives are one sentence; words that are theirs stand in quotation marks."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, JO))
    [one] = seen(sitting).ties
    assert (one.ref, one.sentence) == (ref, "Close: Jo, my sister. Gives and gets.")
    assert one.more == ("“She rings every Sunday.”",)
    assert ties.tie_form(sitting.person, ref) == JO


def test_a_change_is_one_act_that_undo_takes_back() -> None:
    """What is other is stored, whose words it was stays, and undo and redo go back and forth."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, JO))
    far = TieForm(**{**{name: getattr(JO, name) for name in JO.__dataclass_fields__}, "closeness": "far"})
    saved(change(sitting, ref, far))
    assert seen(sitting).ties[0].sentence == "Far away: Jo, my sister. Gives and gets."
    assert sitting.person.records.ties[0].voice == "person"
    assert saved(sitting.undo()).what == "somebody or something on the map"
    assert seen(sitting).ties[0].closeness == "close"
    saved(sitting.redo())
    assert seen(sitting).ties[0].closeness == "far"
    saved(sitting.change(lambda act, person: ties.take_off(act, person, ref)))
    assert names(sitting) == []
    saved(sitting.undo())
    assert names(sitting) == ["Jo"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (TieForm(name="  "), "no-name"),
        (TieForm(name="jo", who_to_me="My Sister"), "tie-there"),
        (TieForm(name="dr lee", kind="service"), "tie-there"),
        (TieForm(name="x" * 201), "too-long"),
        (TieForm(name="Jo", does="x" * 20_001), "too-long"),
    ],
)
def test_what_cannot_stand_there_is_refused(form: TieForm, code: str) -> None:
    """Without a name, too long, or there already: nothing is stored."""
    sitting = sat_down(a_desk())
    alongside(sitting, "Dr Lee")
    saved(put(sitting, JO))
    before = sitting.person.records
    assert refused(put(sitting, form)) == code
    assert sitting.person.records == before


def test_two_of_one_name_may_be_two_people() -> None:
    """Jo the sister and Jo the neighbour both stand there."""
    sitting = sat_down(a_desk())
    saved(put(sitting, JO))
    saved(put(sitting, TieForm(name="Jo", who_to_me="from next door")))
    assert [one.label for one in seen(sitting).ties] == ["Jo, my sister", "Jo, from next door"]


def test_who_is_alongside_is_shown_from_where_it_is_kept() -> None:
    """Nothing is copied: a change on the map is a change there, and a new service goes there too."""
    sitting = sat_down(a_desk())
    alongside(sitting, "Dr Lee")
    [one] = seen(sitting).ties
    form = TieForm(name="Dr Lee", kind="service", does="the tablets", closeness="in-reach", may_know="not about Mum")
    saved(change(sitting, one.ref, form))
    saved(put(sitting, TieForm(name="Food bank", kind="service")))
    kept = sitting.person.records.person.alongside
    assert [(row.who, row.does, row.may_know, row.closeness) for row in kept] == [
        ("Dr Lee", "the tablets", "not about Mum", "in-reach"),
        ("Food bank", None, None, None),
    ]
    assert sitting.person.records.ties == ()
    assert seen(sitting).ties[0].more == ("the tablets", "May know: not about Mum")
    assert ties.tie_form(sitting.person, one.ref) == form


def test_what_becomes_a_service_moves_and_comes_back() -> None:
    """Each is kept in one place only, with everything that was said of it, whichever way it goes."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, TieForm(name="Pat", who_to_me="my key worker", does="listens")))
    there = ref_of(change(sitting, ref, TieForm(name="Pat", kind="service", who_to_me="my key worker", does="listens")))
    assert not sitting.person.records.ties
    assert [(row.who, row.does) for row in sitting.person.records.person.alongside] == [
        ("Pat", "my key worker; listens")
    ]
    saved(change(sitting, there, TieForm(name="Pat", kind="person", does="listens")))
    assert sitting.person.records.person.alongside == ()
    assert [(tie.name, tie.does) for tie in sitting.person.records.ties] == [("Pat", "listens")]


def test_what_was_said_is_put_there_with_one_key_and_remembers_where() -> None:
    """Names and who they are come along; what is on the map is not offered again, nor who has the same name."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    asked_of_people(sitting)
    offered = seen(sitting).offers
    assert [(one.text, one.named) for one in offered] == [
        ("Jo, my sister", True),
        ("Pat", True),
        ("“Mum comes by when she can.”", False),
    ]
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, offered[0].ref)))
    saved(put(sitting, TieForm(name="PAT")))
    assert [one.text for one in seen(sitting).offers] == ["“Mum comes by when she can.”"]
    [jo, _pat] = seen(sitting).ties
    assert (jo.label, jo.said) == ("Jo, my sister", "Who matters to me")
    assert refused(sitting.change(lambda act, person: ties.put_on_map(act, person, offered[0].ref))) == "no-such-offer"


def test_a_sentence_is_put_there_under_a_name() -> None:
    """The words come along as they were said, in the person's voice; only the name is asked for."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    asked_of_people(sitting)
    ref = seen(sitting).offers[-1].ref
    form = ties.offer_form(sitting.person, ref)
    assert form == TieForm(does='"Mum comes by when she can.')
    assert refused(sitting.change(lambda act, person: ties.put_on_map(act, person, ref))) == "no-name"
    named = TieForm(name="Mum", does='"Mum comes by when she can.')
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, ref, named)))
    [one] = seen(sitting).ties
    assert (one.name, one.does, one.voice) == ("Mum", "Mum comes by when she can.", "person")


def test_hard_times_and_the_workers_thoughts_are_never_offered() -> None:
    """What is hard is not gathered round anybody, and a thought of the worker is not the person's map."""
    sitting = sat_down(a_desk())
    saved(sitting.jot("The landlord", ("people", "hard-times")))
    saved(sitting.jot("Her brother", ("people",), "worker"))
    saved(sitting.jot("The canal", ("places",)))
    assert [(one.text, one.kind) for one in seen(sitting).offers] == [("The canal", "a place")]


def test_a_strength_that_names_somebody_is_told_beside_them() -> None:
    """A star stands where a strength or its words say the name, as a word of its own."""
    sitting = sat_down(a_desk())
    ref = ref_of(sitting.jot("I walked Jo's dog every day", ("good-at",)))
    saved(sitting.mark("I walked Jo's dog every day", "Reliable", "individual", ref=ref))
    saved(put(sitting, JO))
    saved(put(sitting, TieForm(name="Joe", who_to_me="dog")))
    saved(put(sitting, TieForm(name="Rex", who_to_me="Jo's dog")))
    assert [one.stars for one in seen(sitting).ties] == [("Reliable",), (), ("Reliable",)]


def test_company_sees_nothing_that_was_put_there_alone() -> None:
    """Neither who was put there, changed or spoken of alone, nor who is alongside, nor what could be put there."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    saved(sitting.present(("Mum",)))
    saved(put(sitting, TieForm(name="Rex", kind="animal")))
    ref = ref_of(put(sitting, TieForm(name="Ed")))
    alongside(sitting, "Dr Lee")
    saved(sitting.present(()))
    saved(put(sitting, JO))
    saved(change(sitting, ref, TieForm(name="Ed", closeness="strained")))
    asked_of_people(sitting)
    assert set(names(sitting)) == {"Rex", "Ed", "Dr Lee", "Jo"}
    saved(sitting.present(("Mum",)))
    assert names(sitting) == ["Rex"]
    assert seen(sitting).offers == ()
    assert [one.text for one in sitting.things()] == ["Rex"]
    assert [one.text for one in sitting.to_read_back()] == ["Rex"]


def test_who_was_spoken_of_alone_is_hidden_however_they_came_on_the_map() -> None:
    """The line was said alone: put on the map with somebody there, they are not shown to anybody there either."""
    sitting = sat_down(a_desk())
    saved(sitting.present(()))
    ref = ref_of(sitting.jot("The canal", ("places",)))
    saved(sitting.present(("Mum",)))
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, ref)))
    assert (names(sitting), sitting.things()) == ([], ())
    saved(sitting.present(()))
    assert names(sitting) == ["The canal"]


def test_every_part_can_be_struck_and_history_forgets_it() -> None:
    """Words of somebody on the map are pointed at like any other; struck, they are in nothing that is stored."""
    sitting = sat_down(a_desk())
    ref = ref_of(
        put(sitting, TieForm(name="Jo", who_to_me="my sister", does="she lends me money", may_know="all of it"))
    )
    saved(
        change(
            sitting, ref, TieForm(name="Jo", who_to_me="my sister", does="she lends me a tent", may_know="all of it")
        )
    )
    parts = {one.about: one.ref for one in sitting.things()}
    saved(sitting.strike(parts["what it does for them"]))
    saved(sitting.strike(parts["what it may know"]))
    told = everything_json(sitting.person)
    assert "lends me" not in told
    assert "all of it" not in told
    assert "my sister" in told
    saved(sitting.strike(ref))
    assert "my sister" not in everything_json(sitting.person)
    assert names(sitting) == []


def test_a_line_that_is_struck_takes_who_was_put_there_from_it_along() -> None:
    """The answer keeps its other people, the map too; whoever is called otherwise by now stays."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    asked_of_people(sitting)
    jo, pat, _sentence = (one.ref for one in seen(sitting).offers)
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, jo)))
    made = ref_of(sitting.change(lambda act, person: ties.put_on_map(act, person, pat)))
    saved(change(sitting, made, TieForm(name="Patricia")))
    saved(sitting.strike(jo))
    assert names(sitting) == ["Patricia"]
    assert "Jo" not in everything_json(sitting.person)
    assert "sister" not in everything_json(sitting.person)
    [row] = sitting.person.records.ties
    assert row.source is not None
    assert row.source.line == 0
    saved(sitting.strike(f"{pat.rpartition('/')[0]}/0"))
    assert names(sitting) == []


def test_reading_back_reaches_the_map() -> None:
    """Each is read out once; left out they are off the map, and other words put a name right."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, JO))
    saved(put(sitting, TieForm(name="Pat")))
    assert [(one.text, one.detail) for one in sitting.to_read_back()] == [
        ("Jo, my sister", ("Close: Jo, my sister. Gives and gets.", "“She rings every Sunday.”")),
        ("Pat", ("Also there: Pat.",)),
    ]
    saved(sitting.verdict(ref, "changed", "Joan (my aunt)"))
    assert seen(sitting).ties[0].label == "Joan, my aunt"
    assert standing_verdict(sitting.person.records, ref) == "changed"
    saved(sitting.verdict(ref, "left-out"))
    assert names(sitting) == ["Pat"]


def test_people_on_the_map_are_asked_about_before_everything_is_written(tmp_path: Path) -> None:
    """They are counted, and without them neither a row nor history names one; places and animals stay."""
    sitting = sat_down(a_desk())
    gone = ref_of(put(sitting, TieForm(name="Zebedee Two", does="Zebedee sings")))
    saved(change(sitting, gone, TieForm(name="Zebedee Two", does="Zebedee shouts")))
    saved(sitting.change(lambda act, person: ties.take_off(act, person, gone)))
    saved(put(sitting, TieForm(name="Zebedee")))
    saved(put(sitting, TieForm(name="The canal", kind="place")))
    assert asked_of(sitting.person).third_parties == (("people on the map of who is round them", 1),)
    left = everything_json(sitting.person, Parts(third_parties=False))
    assert "Zebedee" not in left
    assert [row["name"] for row in json.loads(left)["ties"]] == ["The canal"]


def test_everything_goes_into_another_vault_and_out_of_this_one(tmp_path: Path) -> None:
    """The map is in what is written of somebody and comes back the same; found by a word, it goes with everything."""
    desk = a_desk()
    sitting = sat_down(desk)
    saved(put(sitting, JO))
    saved(put(sitting, TieForm(name="Dr Lee", kind="service", does="the tablets", closeness="far", may_know="all")))
    before = sitting.person.records
    other = a_desk()
    imported = import_data(other, everything_json(sitting.person).encode(), tmp_path / "x")
    with other.read(imported.person_id) as back:
        assert (back.records.ties, back.records.person.alongside) == (before.ties, before.person.alongside)
    [(_person, found)] = desk.people.find("sister")
    assert [one.text for one in found] == ["Jo"]
    saved(sitting.take_everything_out())
    assert names(sitting) == []
    assert "Jo" not in everything_json(sitting.person)


def test_what_is_not_there_is_refused() -> None:
    """A handle of something else, or of somebody taken off meanwhile, changes nothing."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, JO))
    saved(sitting.undo())
    for wrong in (ref, "jottings/x", "person/x/alongside/0", "nothing", f"{ref}/does"):
        assert isinstance(ties.tie_form(sitting.person, wrong), Refusal)
        assert refused(change(sitting, wrong, JO)) == "no-such-tie"


def test_a_line_that_is_put_right_puts_the_map_right() -> None:
    """Name and who they are follow the line, and so do words and whose they are; what was changed since stays."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    asked_of_people(sitting)
    jo, pat, sentence = (one.ref for one in seen(sitting).offers)
    for ref in (jo, pat):
        saved(sitting.change(lambda act, person, ref=ref: ties.put_on_map(act, person, ref)))  # type: ignore[misc]
    named = TieForm(name="Mum", does='"Mum comes by when she can.')
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, sentence, named)))
    saved(change(sitting, seen(sitting).ties[1].ref, TieForm(name="Patricia")))
    saved(sitting.verdict(seen(sitting).ties[2].ref, "left-out"))
    saved(sitting.set_voice(sentence, "gist"))
    assert names(sitting) == ["Jo", "Patricia"]
    for _time in range(2):
        saved(sitting.undo())
    saved(sitting.verdict(jo, "changed", "Joan (my aunt)"))
    saved(sitting.verdict(pat, "changed", "Paddy"))
    saved(sitting.set_voice(sentence, "gist"))
    assert [one.label for one in seen(sitting).ties] == ["Joan, my aunt", "Patricia", "Mum"]
    assert (seen(sitting).ties[2].does, seen(sitting).ties[2].voice) == ("Mum comes by when she can.", "gist")
    saved(sitting.undo())
    assert seen(sitting).ties[2].voice == "person"


def test_a_new_answer_is_pointed_at_where_they_stand_in_it() -> None:
    """Whoever is said in another line now goes with that line, whoever is not said any more with none."""
    sitting = sat_down(a_desk(KINDS_PACK), pack="kinds")
    asked_of_people(sitting)
    for one in seen(sitting).offers[:2]:
        saved(sitting.change(lambda act, person, ref=one.ref: ties.put_on_map(act, person, ref)))  # type: ignore[misc]
    saved(sitting.jump("a/who"))
    saved(sitting.answer("Ed\nJo (my sister)"))
    assert [one.source.line if one.source else None for one in sitting.person.records.ties] == [1, None]
    answer = sitting.person.records.answers[0]
    saved(sitting.strike(f"answers/{answer.id}/1"))
    assert names(sitting) == ["Pat"]


def test_words_of_a_struck_line_stand_on_no_map() -> None:
    """Who was put there by name from a sentence stays, without the sentence: in no older wording either."""
    sitting = sat_down(a_desk(NAMED_LATER), pack="around")
    saved(sitting.answer("She rings every Sunday night.\nPat"))
    ref = next(one.ref for one in seen(sitting).offers if not one.named)
    form = TieForm(name="Jo", does="rings every Sunday night", closeness="close")
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, ref, form)))
    saved(change(sitting, seen(sitting).ties[0].ref, replace(form, does="rings every Sunday")))
    assert saved(sitting.strike(ref)).elsewhere == ()
    assert [one.label for one in seen(sitting).ties] == ["Jo"]
    assert "Sunday" not in json.dumps(msgspec.to_builtins(sitting.person.file.raw()))


def test_a_place_goes_no_further_when_its_line_is_said_otherwise() -> None:
    """From a line that stays with the worker it stays there, though the answer does not hold it any more."""
    sitting = sat_down(a_desk(KEPT_IN), pack="kept")
    saved(sitting.answer("Canal Street\nThe park"))
    saved(sitting.change(lambda act, person: ties.put_on_map(act, person, seen(sitting).offers[0].ref)))
    saved(sitting.jump("a/where"))
    saved(sitting.answer("The park"))
    [tie] = sitting.person.records.ties
    assert (tie.name, tie.source) == ("Canal Street", None)
    assert not tie_reaches(tie, None, "team")


def test_the_workers_words_of_somebody_are_never_read_out() -> None:
    """Nor do they stand in the list that the person looks at; the person's own stand there as theirs."""
    sitting = sat_down(a_desk())
    ref = ref_of(put(sitting, JO))
    assert [one.voice for one in sitting.things() if one.ref.endswith("/does")] == ["person"]
    saved(sitting.set_voice(ref, "worker"))
    assert "rings" not in str(sitting.to_read_back())
    assert "Jo" in str(sitting.to_read_back())
    assert "rings" not in str(beside_you.things(sitting.things()))
