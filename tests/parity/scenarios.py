"""The scenarios: between them every act that a talk can make."""

from __future__ import annotations

from typing import Final

from strengthtui.desk.ties import TieForm
from tests.desk.desk_builders import KINDS_PACK
from tests.parity.steps import (
    Agree,
    AgreePlan,
    Answer,
    Choose,
    Close,
    Concern,
    Ecomap,
    Export,
    Go,
    Goal,
    GoOn,
    GoTo,
    Here,
    IntoPlan,
    Jot,
    JotAside,
    Leave,
    Mark,
    MarkGoal,
    Meet,
    MoreSteps,
    OffMap,
    Plan,
    Promise,
    Put,
    PutKnown,
    ReadBack,
    Redo,
    Scenario,
    Skip,
    Sort,
    Step,
    StillSo,
    Strength,
    Strike,
    TakeOff,
    Undo,
    Visit,
    Whose,
)

TWICE_PACK: Final = """
    id: twice
    version: 1
    title: Twice
    language: en
    summary: Asks again and again what was asked.
    sections:
      - id: a
        title: First
        questions:
          - {id: one, kind: lines, ask: What can you do?, about: me-skills, focus: present, route: doorstep}
          - {id: two, kind: lines, ask: What could you do?, about: me-skills, focus: present, route: doorstep}
          - {id: three, kind: text, ask: What do you do?, about: me-skills, focus: present, route: doorstep}
          - {id: four, kind: lines, ask: What else?, about: me-skills, focus: present, route: doorstep}
          - {id: five, kind: lines, ask: And now?, about: me-skills, focus: present, route: doorstep}
"""
STALL: Final = '"a stall on Saturdays'
FULL_MEETING: Final = Meet(
    agreed=("yes", "later", "yes"),
    shared=(("Dr Lee", "no"), ("Jo", "ask-each-time"), ("Sal", "yes")),
    here=("Mum", "Dee"),
    through="Dee, in Somali",
    talking="slowly",
    reach="ring first",
    today="housing",
)

SCENARIOS: Final = (
    Scenario(
        "meeting, every line answered, then going on later",
        (
            Visit("start", (FULL_MEETING, Jot("fixes bikes"), Leave())),
            Visit("resume", (GoOn(), Jot("keeps bees"), Here(()), Jot("said alone"), Leave())),
        ),
    ),
    Scenario(
        "meeting, every line passed over, and the close too",
        (Visit("start", (Meet(said=False, agreed=("", "", "")), Close())),),
    ),
    Scenario("typing is not wanted", (Visit("start", (Meet(agreed=("yes", "no")),)),)),
    Scenario(
        "keeping is not wanted",
        (Visit("start", (Meet(agreed=("yes", "yes", "no")), Jot("fixes bikes"), Close(leaving="fine"))),),
    ),
    Scenario(
        "meeting again",
        (
            Visit("start", (Meet(), Jot("fixes bikes"), Close(next="at the canal", on="2027-01-16"))),
            Visit(
                "resume",
                (
                    Meet(again=True, here=("Jo",), alongside=("Dr Lee",), not_again="my name", today="the letter"),
                    Answer(("a shed",)),
                    Leave(),
                ),
            ),
        ),
    ),
    Scenario(
        "the flower, and whose words each line is",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot('"My sister rings.'),
                    Jot('""Gone", she said'),
                    Jot("likes the canal"),
                    Whose("likes the canal", "worker"),
                    GoTo("hopes", "hopes"),
                    Jot("a boat"),
                    Whose("a boat", "other", "Mum"),
                    Go("back"),
                    Jot("sings"),
                    Whose("sings", "person"),
                    Go("next"),
                    Jot("two boats"),
                    Whose("My sister rings.", "gist"),
                    Leave(),
                ),
            ),
        ),
    ),
    Scenario(
        "questions, three ways to skip, over an answer, back and changed",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Answer(("a shed", '"and my dog')),
                    Skip("later"),
                    Skip("declined"),
                    Skip("not-fitting"),
                    Answer(("the library",)),
                    Go("back"),
                    Answer(("the library", "and the canal")),
                    Go("back"),
                    Skip("later", over=True),
                    JotAside("Saturdays are hard"),
                    Go("next", 3),
                    Go("back", 2),
                    Leave(),
                ),
                pack="ropes",
            ),
            Visit("resume", (GoOn(), Answer(("went on",)), Leave())),
        ),
    ),
    Scenario(
        "asked once: kept, changed and added to",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Answer(("mends bikes", '"I sing')),
                    StillSo("keep"),
                    StillSo("change", ("I sing low",)),
                    StillSo("add", ("and bakes",)),
                    Skip("declined"),
                    Leave(),
                ),
                pack="twice",
            ),
        ),
        packs=(TWICE_PACK,),
    ),
    Scenario(
        "questions of every kind",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Answer(('"my own words',)),
                    Answer(("one", '"two')),
                    Answer(("yes",)),
                    Answer(("somewhere else",)),
                    Answer(("At home",)),
                    Answer(("bread, tea",)),
                    Answer(("6",)),
                    Answer(("3",)),
                    Answer(("15 Jan 2027",)),
                    Answer(("Sal, my aunt",)),
                    Answer(("a bike stall",)),
                    Jot("left over"),
                    Leave(),
                ),
                pack="kinds",
                route="full",
            ),
        ),
        packs=(KINDS_PACK,),
    ),
    Scenario(
        "strengths: where they live, and what makes them possible",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot('"I kept my flat for six years.'),
                    Jot("Mum lends the van"),
                    Strength("I kept my flat for six years.", "Keeps going"),
                    Strength("Mum lends the van", "A van", "lends the van", "family", "Mum"),
                    Strength("I kept my flat for six years.", "A home", "my flat", "environment"),
                    Strength("Mum lends the van", "Keeps going"),
                    Leave(),
                ),
            ),
        ),
    ),
    Scenario(
        "into the plan: a goal and a step of what was said",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot('"I want my own door.'),
                    Jot("ring housing"),
                    Jot("buy paint"),
                    IntoPlan("ring housing"),
                    IntoPlan("I want my own door.", "goal"),
                    IntoPlan("buy paint"),
                    Leave(),
                ),
            ),
        ),
    ),
    Scenario(
        "sorting, one petal and several, and sorting anew",
        (
            Visit(
                "start",
                (
                    Meet(),
                    JotAside("Saturdays are hard"),
                    JotAside("a boat one day"),
                    Sort("Saturdays are hard", ("good-day",)),
                    Sort("a boat one day", ("people", "hopes")),
                    Sort("Saturdays are hard", ("hopes",)),
                    Leave(),
                ),
                pack="ropes",
            ),
        ),
    ),
    Scenario(
        "strike, undo and redo",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("first"),
                    Jot("second secret"),
                    Jot("third"),
                    Undo(),
                    Redo(),
                    Undo(2),
                    Redo(),
                    Strike("secret"),
                    Jot("fourth"),
                    Strength("first", "Begins", "", "family"),
                    Undo(2),
                    Redo(),
                    Leave(),
                ),
            ),
            Visit("resume", (GoOn(), Undo(), Jot("fifth"), Leave())),
        ),
    ),
    Scenario(
        "the plan: goals, steps, helpers, hurdles, promises, where each stands",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("mends bikes"),
                    Strength("mends bikes", "Handy"),
                    Plan(
                        (
                            Goal(
                                STALL,
                                "it is mine",
                                ("Handy",),
                                Step("lend the trailer", "Jo", "not-yet", "2027-01-15", "rain", "a tent"),
                            ),
                            MoreSteps("a stall on Saturdays", Step("find a place")),
                            MoreSteps("a stall on Saturdays", Step("write to the council", "worker", by="2027-02-01")),
                            MoreSteps("a stall on Saturdays", Step("bake", "Sal", "yes")),
                            Goal("a boat"),
                            Promise("ring housing", "2027-01-12"),
                            Mark("lend the trailer", "yes"),
                            Mark("find a place", "done"),
                            Mark("ring housing", "started"),
                            MarkGoal("a boat", "later"),
                            AgreePlan("partly"),
                            TakeOff("bake"),
                            TakeOff("a boat"),
                            AgreePlan("yes"),
                        )
                    ),
                    Export("plan"),
                    Leave(),
                ),
            ),
        ),
        one_act_each=False,
    ),
    Scenario(
        "who is round them: put there, said already, alongside, taken off",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("The canal"),
                    Sort("The canal", ("places",)),
                    Ecomap(
                        (
                            Put(
                                TieForm("Jo", "person", "my sister", '"rings on Sundays', "close", "both", "all of it")
                            ),
                            Put(TieForm("Mum", closeness="strained", give_take="i-give")),
                            PutKnown("The canal", "in-reach"),
                            Put(TieForm("Dr Lee", "service", "", "the tablets", "far", "they-give", "not Mum")),
                            OffMap("Mum"),
                        )
                    ),
                    Export("ecomap"),
                    Leave(),
                ),
            ),
        ),
        one_act_each=False,
    ),
    Scenario(
        "reading back with all four verdicts, then the plan, then papers",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("fixes bikes"),
                    Jot('"six years'),
                    Jot("drinks on Fridays"),
                    Jot("likes dogs"),
                    Jot("left for later"),
                    ReadBack((("right", ""), ("changed", '"seven years'))),
                    ReadBack((("left-out", ""), ("not-sure", ""), ("right", ""))),
                    Plan((Goal(STALL),)),
                    ReadBack((("right", ""),), "no"),
                    ReadBack((), "yes"),
                    Export("profile"),
                    Export("plan"),
                    Export("photo"),
                    Leave(),
                ),
            ),
        ),
        one_act_each=False,
    ),
    Scenario(
        "who is here, what is agreed, shared and taken back",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("said alone"),
                    Here(("Mum", "Jo")),
                    Jot("said with them"),
                    Export("profile", all_the_same=True),
                    Here(()),
                    Agree("share", "yes", "Dr Lee"),
                    Agree("share", "ask-each-time", "Jo"),
                    Agree("share", "withdrawn", "Dr Lee"),
                    Agree("type", "ask-again"),
                    Agree("talk", "no"),
                    Agree("keep", "withdrawn"),
                    Export("profile"),
                    Leave(),
                ),
            ),
        ),
    ),
    Scenario(
        "the safety page",
        (Visit("start", (Meet(), Jot("likes dogs"), Concern(("he said so", "", "that I tell")), Jot("on"), Leave())),),
    ),
    Scenario(
        "the kind close, every line answered",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot('"I kept my flat.'),
                    Jot("drinks on Fridays"),
                    Jot("a cousin owes money"),
                    Close(
                        waiting="a bed tonight",
                        strike="cousin",
                        leave_out="Fridays",
                        promises=(Promise("ring housing", "2027-01-15"), Promise("bring the form")),
                        copy="given",
                        next="at the canal",
                        on="2027-01-16",
                        leaving="all right",
                    ),
                ),
            ),
        ),
    ),
    Scenario(
        "a talk that keeps nothing but its page",
        (
            Visit(
                "quick",
                (
                    Meet(quick=True, today="the letter"),
                    Answer(("my own front door",)),
                    Close(copy="owed", leaving="fine"),
                ),
            ),
        ),
    ),
    Scenario(
        "into a later conversation and back into the one left",
        (
            Visit("start", (Meet(), Jot("first"), GoTo("resources/what-i-have", "on your side"), Leave())),
            Visit("resume", (GoOn(), Go("next", 40), Jot("where am I"), Leave())),
        ),
    ),
    Scenario(
        "another conversation, made longer, and straight into its third part",
        (
            Visit(
                "start",
                (
                    Meet(),
                    Jot("first"),
                    Choose("three-conversations", "doorstep"),
                    Answer(("the letter",)),
                    Choose("three-conversations", "short"),
                    GoTo("good-life/good-life", "good life"),
                    Answer(("my own door",)),
                    Undo(2),
                    Choose("motivation", "doorstep"),
                    Leave(),
                ),
            ),
        ),
    ),
)
