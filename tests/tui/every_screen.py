"""Every screen and every small window of the app, and the keys that lead there.

A tour goes to all of them in one run of the app for each door; what is looked at there is the caller's.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs
from textual.screen import Screen

import strengthtui.tui.dialogs
import strengthtui.tui.screens
from strengthtui.errors import NotWrittenError
from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import Opening
from tests.tui.app_builders import in_front, opened, talk_screen
from tests.tui.keyboard import press, settled, type_in
from tests.tui.told_people import Told, a_told_house, an_empty_house, name_of, sit_down_anew

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from strengthtui.tui.house import Door

Way = Callable[["Pilot[int]"], Awaitable[None]]
UNDER = frozenset({"BaseScreen", "RoomsScreen", "SittingScreen", "TypingScreen", "BaseDialog", "FormDialog"})
"""What others are made of; nobody ever sees one."""


@dataclass(frozen=True, slots=True)
class Place:
    """One window in one state."""

    name: str
    shows: str
    """The class that is in front then."""
    keys: tuple[str, ...] = ()
    """Pressed one after another from where the door leads."""
    way: Way | None = None
    """What else is to be done before the keys."""
    beside: bool = True
    """Whether it is there with the screen turned to the person; a paper is theirs then, and nobody else's."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """A door, what it is opened over, and the places behind it."""

    name: str
    base: str
    """The class one comes back to between two places."""
    places: tuple[Place, ...]
    door: Door = "resume"
    somebody: str = "told"
    """`told`: the person of many words; `new`: somebody who has said nothing; `nobody`: nobody is kept; `sealed`: nor
    is it open yet."""
    whom: str | None = ""
    """Whom it is opened for; empty for the one meant above."""


def _at(pack: str, address: str) -> Way:
    """Go to a place of a conversation."""

    async def go(pilot: Pilot[int]) -> None:
        screen = talk_screen(pilot.app)  # type: ignore[arg-type]  # ours
        keep = screen.talk.desk.keep_pack
        await screen.talk.do(lambda sitting: sitting.begin(pack, "full", keep))
        await screen.talk.do(lambda sitting: sitting.jump(address))
        screen.outer = False
        await screen.show_again()
        await settled(pilot)

    return go


async def _after_the_last(pilot: Pilot[int]) -> None:
    await _at("again", "b/free")(pilot)
    screen = talk_screen(pilot.app)  # type: ignore[arg-type]  # ours
    screen.talk.packs = ()
    await screen.talk.do(lambda sitting: sitting.next())
    await screen.show_again()
    await settled(pilot)


async def _told_of(pilot: Pilot[int]) -> None:
    app = pilot.app
    assert isinstance(app, StrengthApp)
    app.failed(NotWrittenError("The disk is full.", "Nothing was changed.", "Make room, then press Enter again."))
    await settled(pilot)


async def _a_paper(pilot: Pilot[int]) -> None:
    from strengthtui.desk.paper_views import paper_view
    from strengthtui.tui.dialogs.paper import PaperDialog
    from strengthtui.tui.paper_rows import paper_rows

    view = paper_view(talk_screen(pilot.app).talk.sitting.person, "profile", "person")  # type: ignore[arg-type]  # ours
    pilot.app.push_screen(PaperDialog("To be copied out", list(paper_rows(view.lines))))
    await settled(pilot)


async def _too_small(pilot: Pilot[int]) -> None:
    await pilot.resize_terminal(30, 8)
    await settled(pilot)


def _card(card: str) -> Way:
    """Go to one card of those in front."""

    async def go(pilot: Pilot[int]) -> None:
        from strengthtui.tui.screens.cards import CardsScreen

        if not isinstance(pilot.app.screen, CardsScreen):
            await press(pilot, "f8")
        screen = pilot.app.screen
        assert isinstance(screen, CardsScreen)
        screen._go_to(card)
        assert screen.card is not None
        assert screen.card.id == card
        await settled(pilot)

    return go


async def _promised(pilot: Pilot[int]) -> None:
    await _card("promises")(pilot)
    await type_in(pilot, "ring\n")


async def _noted(pilot: Pilot[int]) -> None:
    await press(pilot, "ctrl+r", "n")
    await type_in(pilot, "it took patience\n")


async def _one_more_place(pilot: Pilot[int]) -> None:
    """Where every line is the same, nothing is left to be put on the map: one more is said."""
    await _at("first", "people")(pilot)
    screen = talk_screen(pilot.app)  # type: ignore[arg-type]  # ours
    await screen.talk.do(lambda sitting: sitting.jot("the corner shop", ("places",)))
    await settled(pilot)


FLOWER, PETAL = _at("blossoming", "people"), _at("first", "people")
QUESTION, LAST = _at("first", "a/skills"), _at("first", "a/last")

TALK = (
    Place("flower", "TalkScreen", way=FLOWER),
    Place("outer-petals", "TalkScreen", ("escape", "9"), FLOWER),
    Place("petal", "TalkScreen", way=PETAL),
    Place("question", "TalkScreen", way=QUESTION),
    Place("question-with-options", "TalkScreen", way=_at("first", "a/one")),
    Place("asked-before", "TalkScreen", way=_at("again", "b/skills")),
    Place("asked-before-change", "WordsDialog", ("3",), _at("again", "b/skills")),
    Place("after-the-last", "TalkScreen", way=_after_the_last),
    Place("skip", "ChoiceDialog", ("f3",), LAST),
    Place("go-to", "PickDialog", ("ctrl+g",), QUESTION),
    Place("by-letter", "EverythingDialog", ("escape",), PETAL),
    Place("by-name", "EverythingDialog", ("ctrl+p",), QUESTION),
    Place("strength-line", "PickDialog", ("f2",), PETAL),
    Place("strength", "StrengthDialog", ("f2", "enter"), PETAL),
    Place("whose-words", "ChoiceDialog", ("f4", "enter"), PETAL),
    Place("sort", "SortDialog", ("ctrl+t",), PETAL),
    Place("lines", "PickDialog", ("ctrl+l",), PETAL),
    Place("line", "ChoiceDialog", ("ctrl+l", "enter"), PETAL),
    Place("strike", "FindDialog", ("alt+x",), PETAL),
    Place("strike-sure", "SureDialog", ("alt+x", "enter"), PETAL),
    Place("who-is-here", "ChoiceDialog", ("alt+h",), PETAL),
    Place("who", "WordsDialog", ("alt+h", "n"), PETAL),
    Place("help", "HelpScreen", ("f1",), PETAL),
    Place("guides", "GuidesScreen", ("f1", "g"), PETAL, beside=False),
    Place("guide", "GuideScreen", ("f1", "g", "enter"), PETAL, beside=False),
    Place("settings", "SettingsScreen", ("alt+comma",), PETAL),
    Place("veil", "VeilScreen", ("f9",), PETAL),
    Place("to-know", "NotesScreen", ("escape", "+"), _at("motivation", "what-and-what-blocks/kind"), beside=False),
    Place("their-time", "TheirTimeScreen", way=_at("family-meeting", "private/family-time")),
    Place("listen", "ListenScreen", ("alt+j",), PETAL),
    Place("team-page", "SafetyScreen", ("f10",), PETAL),
    Place("record", "SafetyScreen", ("f10", "w"), PETAL),
    Place("told", "ToldDialog", way=_told_of),
    Place("paper-to-copy", "PaperDialog", way=_a_paper),
)
ROOMS = (
    Place("map", "StrengthsMapScreen", ("alt+m",), PETAL),
    Place("map-strength", "ChoiceDialog", ("alt+m", "enter"), PETAL),
    Place("plan", "PlanScreen", ("alt+p",), PETAL),
    Place("plan-step", "PlanScreen", ("alt+p", "down"), PETAL),
    Place("goal-missing", "GoalDialog", ("alt+p", "g", "ctrl+s"), PETAL),
    Place("goal-form", "GoalDialog", ("alt+p", "enter"), PETAL),
    Place("new-goal", "GoalDialog", ("alt+p", "g"), PETAL),
    Place("step-form", "StepDialog", ("alt+p", "down", "enter"), PETAL),
    Place("promise", "StepDialog", ("alt+p", "p"), PETAL),
    Place("mark-goal", "ChoiceDialog", ("alt+p", "m"), PETAL),
    Place("mark-step", "ChoiceDialog", ("alt+p", "down", "m"), PETAL),
    Place("take-off", "SureDialog", ("alt+p", "t"), PETAL),
    Place("thread", "ThreadScreen", ("alt+d",), PETAL),
    Place("ecomap", "EcomapScreen", ("alt+equals_sign",), PETAL),
    Place("ecomap-form", "TieDialog", ("alt+equals_sign", "enter"), PETAL),
    Place("ecomap-off", "SureDialog", ("alt+equals_sign", "t"), PETAL),
    Place("read-back", "ReadBackScreen", ("alt+r",), PETAL),
    Place("read-back-change", "WordsDialog", ("alt+r", "c"), PETAL),
    Place("read-back-plan", "ReadBackScreen", ("alt+r", *("ctrl+n",) * 10), PETAL),
    Place("papers", "PapersScreen", ("ctrl+o",), PETAL),
    Place("for-whom", "ChoiceDialog", ("ctrl+o", "o"), PETAL, beside=False),
    Place("folder", "WordsDialog", ("ctrl+o", "w"), PETAL),
    Place("photo", "PhotoScreen", ("alt+f",), PETAL),
    Place("agreements", "AgreementsScreen", ("alt+a",), PETAL),
    Place("agreed", "ChoiceDialog", ("alt+a", "enter"), PETAL),
    Place("share", "WordsDialog", ("alt+a", "s"), PETAL),
    Place("page", "PersonsPageScreen", ("alt+slash",), PETAL),
    Place("page-stage", "PersonsPageScreen", ("alt+slash", "left", "left"), PETAL),
    Place("choose", "ChoiceDialog", ("alt+semicolon",), PETAL),
    Place("suggestion", "SuggestionDialog", ("alt+semicolon", "1", "5", "3"), PETAL),
    Place("in-mind", "ToldDialog", ("alt+semicolon", "1", "2", "2"), PETAL, beside=False),
    Place("all-conversations", "PickDialog", ("alt+semicolon", "l"), PETAL),
    Place("how-much", "ChoiceDialog", ("alt+semicolon", "l", "enter"), PETAL),
    Place("close", "CardsScreen", ("f8",), PETAL),
    Place("close-heard", "CardsScreen", way=_card("heard")),
    Place("close-take-out", "CardsScreen", way=_card("take-out")),
    Place("close-promises", "CardsScreen", way=_card("promises")),
    Place("close-day", "DayDialog", way=_promised),
    Place("ecomap-said", "PickDialog", ("alt+equals_sign", "k"), _one_more_place),
)
SMALL = (Place("too-small", "TooSmallScreen", way=_too_small),)
EMPTY = (
    Place("flower-empty", "TalkScreen"),
    Place("map-empty", "StrengthsMapScreen", ("alt+m",)),
    Place("plan-empty", "PlanScreen", ("alt+p",)),
    Place("thread-empty", "ThreadScreen", ("alt+d",)),
    Place("ecomap-empty", "EcomapScreen", ("alt+equals_sign",)),
    Place("read-back-empty", "ReadBackScreen", ("alt+r",)),
    Place("papers-empty", "PapersScreen", ("ctrl+o",)),
    Place("photo-empty", "PhotoScreen", ("alt+f",)),
    Place("agreements-empty", "AgreementsScreen", ("alt+a",)),
    Place("page-empty", "PersonsPageScreen", ("alt+slash",)),
)
PEOPLE = (
    Place("people", "PeopleScreen"),
    Place("people-help", "HelpScreen", ("f1",)),
    Place("people-by-name", "EverythingDialog", ("ctrl+p",)),
    Place("people-team-page", "SafetyScreen", ("f10",)),
    Place("people-veil", "VeilScreen", ("f9",)),
    Place("own-notes-none", "OwnNotesScreen", ("ctrl+r",), beside=False),
    Place("two-questions", "ReflectScreen", ("ctrl+r", "n"), beside=False),
    Place("own-notes", "OwnNotesScreen", ("escape",), _noted, beside=False),
    Place("own-note", "NoteDialog", ("escape", "enter", "c"), _noted, beside=False),
    Place("page-to-talk-over", "ChoiceDialog", ("ctrl+r", "w"), beside=False),
    Place("people-none", "PeopleScreen", ("z", "z", "z")),
)
MEET = (
    Place("meet", "CardsScreen"),
    *(Place(f"meet-{card}", "CardsScreen", way=_card(card)) for card in ("in-a-breath", "keep", "share", "talking")),
)
ENTRANCES = (
    Entrance("talk", "TalkScreen", TALK),
    Entrance("rooms", "TalkScreen", ROOMS),
    Entrance("empty", "TalkScreen", EMPTY, somebody="new"),
    Entrance("people", "PeopleScreen", PEOPLE, "people"),
    Entrance("nobody", "PeopleScreen", (Place("people-empty", "PeopleScreen"),), "people", "nobody"),
    Entrance(
        "doors", "DoorsScreen", (Place("doors", "DoorsScreen"), Place("seal", "SealScreen", ("3",))), "doors", "nobody"
    ),
    Entrance("unlock", "UnlockScreen", (Place("unlock", "UnlockScreen"),), "people", "sealed"),
    Entrance("name", "WordsDialog", (Place("name", "WordsDialog"),), "start", whom=None),
    Entrance("same", "ChoiceDialog", (Place("same-person", "ChoiceDialog"),), "start"),
    Entrance("meet", "CardsScreen", MEET, "start", whom="Nina"),
    Entrance("small", "TooSmallScreen", SMALL),
)
"""The last one changes the size of the window."""


def each_once(*names: str) -> list[Entrance]:
    """Give the entrances (of these names, or all) with the first place of each class: for looks that cost much."""
    seen: set[str] = set()
    found = []
    for entrance in ENTRANCES:
        first = {one.shows: one for one in reversed(entrance.places) if one.shows not in seen}
        if first and (not names or entrance.name in names):
            seen |= set(first)
            found.append(replace(entrance, places=tuple(one for one in entrance.places if one in first.values())))
    return found


def windows_there_are() -> set[str]:
    """Name every screen and dialog of the app that somebody may see."""
    found = set()
    for package in (strengthtui.tui.screens, strengthtui.tui.dialogs):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            inside = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
            found |= {name for name, one in inside if issubclass(one, Screen) and one.__module__ == module.name}
    return found - UNDER


def an_app_at(entrance: Entrance, told: Told | None = None, folder: Path | None = None) -> StrengthApp:
    """Give an app that opens by this entrance."""
    told = told or Told()
    if entrance.somebody == "told":
        house, told_id = a_told_house(told, folder)
        named = name_of(told.name) if entrance.door == "start" else told_id
        person = named if entrance.whom == "" else entrance.whom
    else:
        house, person = an_empty_house(), None
        if entrance.somebody == "sealed":
            house = structs.replace(house, is_sealed=lambda: True)
        if entrance.somebody == "new":
            person = sit_down_anew(house.open_desk(), "Nina")
    return StrengthApp(house, Opening(entrance.door, person=person))


async def go(pilot: Pilot[int], entrance: Entrance, place: Place) -> None:
    """Go to a place, from wherever the one before was."""
    await _come_back(pilot, entrance)
    if place.way is not None:
        await place.way(pilot)
    await press(pilot, *place.keys)
    assert in_front(pilot.app) == place.shows, place.name  # type: ignore[arg-type]  # ours


async def _come_back(pilot: Pilot[int], entrance: Entrance) -> None:
    for _try in range(12):
        if in_front(pilot.app) == entrance.base or entrance.name == "small":  # type: ignore[arg-type]  # ours
            return
        if in_front(pilot.app) == "VeilScreen":  # type: ignore[arg-type]  # ours
            await press(pilot, "enter")
        else:
            pilot.app.screen.dismiss(None)
            await settled(pilot)
    raise AssertionError(in_front(pilot.app))  # type: ignore[arg-type]  # ours


Look = Callable[["Pilot[int]", Place], Awaitable[None]]


async def tour(
    look: Look,
    entrances: Sequence[Entrance] = ENTRANCES,
    *,
    told: Told | None = None,
    folder: Path | None = None,
    size: tuple[int, int] = (120, 40),
    beside: bool = False,
) -> None:
    """Go to every place behind these entrances, and look."""
    for entrance in entrances:
        app = an_app_at(entrance, told, folder)
        async with opened(app, size) as pilot:
            if beside:
                await app.turn()
                await settled(pilot)
            for place in entrance.places:
                if beside and not place.beside:
                    continue
                await go(pilot, entrance, place)
                await look(pilot, place)
        assert app.failure is None
        assert app.refused is None
