"""Two people, a team and a vault made of given words, so that any text can be sent through every screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui.desk import meeting, planning, ties
from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import throwaway_desk
from strengthtui.desk.ties import TieForm
from strengthtui.places import Places
from strengthtui.settings import Settings
from strengthtui.tui.house import House
from tests.desk.desk_builders import BEGIN, PLACES, ref_of, saved

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting

FIRST_PACK = b"""
id: first
version: 1
title: First words
language: en
summary: A petal and three questions, with everything that helps to ask.
sections:
  - petal: people
    title: People
    ring: inner
    openers: [Who would you tell first?, Who rings you?]
    plainer: Qplainer one name.
    listen_for: [Qlisten to warmth]
    also_ask: [Qalso anybody else?]
    care: Qcare for what is not said.
    route: doorstep
  - id: a
    title: What stands
    questions:
      - id: skills
        kind: lines
        ask: What can you do?
        plainer: Qplainer what did you mend?
        listen_for: [Qlisten to hands]
        also_ask: [Qalso who taught you?]
        care: Qcare not to praise.
        about: me-skills
        focus: present
        recall: [people]
      - id: one
        kind: choice
        ask: Where do you like to be?
        options: [{id: home, text: At home}, {id: out, text: "Out, and about"}]
        other: true
      - {id: last, kind: text, ask: Anything else?}
"""
AGAIN_PACK = b"""
id: again
version: 1
title: Again
language: en
summary: Asks what was asked before.
sections:
  - id: b
    title: Once more
    questions:
      - {id: skills, kind: lines, ask: What can you do?, about: me-skills, focus: present, care: Qcare to ask.}
      - {id: free, kind: text, ask: Anything?}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Every text that people put into the program."""

    name: str = "Ada"
    other_person: str = "Bertold"
    own: str = "I fix bikes for the whole street."
    gist: str = "Her sister rings every Sunday"
    worker: str = "Looked tired today"
    somebody: str = "She never forgets a birthday"
    who: str = "Mum"
    answer: str = "Mending wheels"
    strength: str = "Handy"
    through: str = "the shed behind the church"
    goal: str = "A bike stall at the market"
    why: str = "to be asked for again"
    step: str = "Ask the market about a stall"
    helper: str = "Jo"
    hurdle: str = "no trailer"
    promise: str = "Ring the council"
    other_promise: str = "Bring the forms"
    concern: str = "he takes my money"
    share: str = "Dr Lee"
    next_words: str = "at the library"
    setting: str = "RB"
    team: str = "What we keep, and what we cannot keep."
    label: str = "my mother"
    may_know: str = "that I come here"

    @classmethod
    def only(cls, text: str) -> Told:
        """Give the same words everywhere, of each name as much as a name may have."""
        return cls.of([text])

    @classmethod
    def of(cls, texts: list[str]) -> Told:
        """Deal these texts out, one after another; each begins with a letter, since nothing may be blank."""
        fields = list(cls.__dataclass_fields__)
        return replace(cls(), **{one: f"a{texts[place % len(texts)]}" for place, one in enumerate(fields)})


def name_of(text: str) -> str:
    """Give as much of a text as a name may have."""
    return " ".join(text.split())[:100]


def a_told_house(told: Told, folder: Path | None = None) -> tuple[House, str]:
    """Give a house and the id of somebody of many words; somebody else was promised something, the team has texts."""
    places = _team_of(told, folder) if folder is not None else PLACES
    settings = Settings(worker=name_of(told.setting).replace("\n", " "))
    desk = throwaway_desk(settings=settings, places=places, clock=SteadyClock(BEGIN))
    for number, pack in enumerate((FIRST_PACK, AGAIN_PACK)):
        desk.shelf.add(pack, f"pack-{number}.yaml")
    _somebody_else(desk, told)
    person_id = _somebody(desk, told)
    house = House(
        settings=settings,
        places=places,
        vault=PLACES.vault,
        open_desk=lambda: desk,
        create_vault=lambda _passphrase, _code: None,
        throwaway=lambda: throwaway_desk(settings=settings, places=places, clock=SteadyClock(BEGIN)),
        out=Path("/nowhere/papers"),
    )
    return house, person_id


def an_empty_house() -> House:
    """Give a house in which nobody is kept."""
    desk = throwaway_desk(settings=Settings(worker="RB"), places=PLACES, clock=SteadyClock(BEGIN))
    return House(
        settings=desk.settings,
        places=PLACES,
        vault=PLACES.vault,
        open_desk=lambda: desk,
        create_vault=lambda _passphrase, _code: None,
        throwaway=lambda: desk,
        out=Path("/nowhere/papers"),
    )


def sit_down_anew(desk: Desk, name: str) -> str:
    """Add somebody who was met and has said nothing yet; gives their id."""
    with desk.add_person(name) as person:
        sitting = desk.sit_down(person)
        sitting.change(lambda act, who: meeting.say_limits(act, who, sitting.id, said=True, by="RB"))
        saved(sitting.begin("blossoming", "full", desk.keep_pack))
        person_id = person.records.person.id
        sitting.close(ended=False)
    return person_id


def _somebody(desk: Desk, told: Told) -> str:
    with desk.add_person(name_of(told.name)) as person:
        sitting = desk.sit_down(person)
        sitting.change(lambda act, who: meeting.say_limits(act, who, sitting.id, said=True, by="RB"))
        saved(sitting.begin("blossoming", "full", desk.keep_pack))
        saved(sitting.begin("first", "full", desk.keep_pack))
        _words(sitting, told)
        _plan(sitting, told)
        _map(sitting, told)
        sitting.concern("exact-words", told.concern)
        sitting.agree("share", "yes", name_of(told.share))
        sitting.meet_next("2026-11-27", told.next_words)
        sitting.close(ended=False)
        return person.records.person.id


def _words(sitting: Sitting, told: Told) -> None:
    saved(sitting.jump("people"))
    own = ref_of(sitting.jot(told.own, ("good-at", "people"), "person"))
    saved(sitting.jot(told.gist, ("people",)))
    saved(sitting.jot(told.somebody, ("people",), "other", name_of(told.who)))
    saved(sitting.jot(told.worker, ("people",), "worker"))
    saved(sitting.jot(told.gist, ()))
    saved(sitting.jump("a/skills"))
    saved(sitting.answer(told.answer))
    saved(sitting.mark(told.own, name_of(told.strength), ref=own))
    saved(sitting.mark(told.own, name_of(told.strength), ref=own, possible_through=told.through))


def _map(sitting: Sitting, told: Told) -> None:
    name, label = name_of(told.who), name_of(told.label)
    forms = (
        TieForm(
            name=name,
            who_to_me=label,
            does=f'"{told.somebody}',
            closeness="close",
            give_take="both",
            may_know=told.may_know,
        ),
        TieForm(name=label, kind="place", does=told.gist, may_know=told.may_know),
        TieForm(
            name=name_of(told.helper), kind="service", does=told.gist, closeness="strained", may_know=told.may_know
        ),
    )
    for form in forms:
        saved(sitting.change(lambda act, person, form=form: ties.add_tie(act, person, form)))  # type: ignore[misc]  # a default holds it


def _plan(sitting: Sitting, told: Told) -> None:
    name = name_of(told.name)
    strengths = [one.name for ring in sitting.strengths() for one in ring.strengths]

    made = ref_of(
        sitting.change(lambda act, person: planning.add_goal(act, person, told.goal, why=told.why, draws_on=strengths))
    )
    helper = planning.who_of(name_of(told.helper), name)
    saved(
        sitting.change(
            lambda act, person: planning.add_step(
                act, person, goal_ref=made, what=told.step, who=helper, hurdle=told.hurdle, then=told.why
            )
        )
    )
    worker = planning.who_of("worker", name)
    saved(
        sitting.change(lambda act, person: planning.add_step(act, person, goal_ref=None, what=told.promise, who=worker))
    )


def _somebody_else(desk: Desk, told: Told) -> None:
    with desk.add_person(name_of(told.other_person)) as person:
        sitting = desk.sit_down(person)
        worker = planning.who_of("worker", "x")
        saved(
            sitting.change(
                lambda act, who: planning.add_step(act, who, goal_ref=None, what=told.other_promise, who=worker)
            )
        )
        sitting.close(ended=False)


def _team_of(told: Told, folder: Path) -> Places:
    team = folder / "team"
    team.mkdir(exist_ok=True)
    for name in ("limits", "safety", "grounding"):
        (team / f"{name}.md").write_text(told.team, encoding="utf-8", errors="ignore")
    settings = folder / "settings.toml"
    settings.write_text(f"theme = {told.setting!r}\n", encoding="utf-8", errors="ignore")
    return PLACES._replace(team_folder=team, settings_file=settings)
