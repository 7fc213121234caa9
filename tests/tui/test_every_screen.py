"""Every screen and small window: safe with any text, usable at any size, fit to be looked at by the person beside."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from strengthtui.tui.app import StrengthApp
from strengthtui.tui.dialogs.everything import EverythingDialog
from strengthtui.tui.themes import THEMES
from tests.tui.app_builders import screen_text
from tests.tui.every_screen import ENTRANCES, Entrance, Place, each_once, tour, windows_there_are
from tests.tui.keyboard import press, resized, settled
from tests.tui.looks import cursor_lost, cut, dangers, last_line
from tests.tui.told_people import Told

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [(120, 40), (80, 24), (60, 18), (40, 12)]
LONG = "[/]\u202e日é"
"""Begins of words without an end: markup, what reorders, wide letters, an accent of its own."""
NASTY = (
    "[/] [/b] [bold]b[/bold] [link=https://x.invalid]x[/link]",
    "[@click=app.quit]x[/] [@click='app.bell']y[/]",
    "\x1b]52;c;aGk=\x07\x1b[2J\x1b[31m red",
    "c1 \x9b31m \x90q\x9c \x85 next",
    "bidi \u202eevil\u202c \u2066in\u2069 \u200bzero\u2060 \ufeff \U000e0041",
    "👩‍👩‍👧‍👦 👨🏽‍🚒 🇩🇪 é̂̃ à́ ก็็็็",
    "日本語の長い文章です。全角文字は二つの升を使います。",
    "مرحبا بالعالم שלום עולם",
    "tab\there \r\n new \u2028 line",
    "{name} %s \\ ' \" ` $(x) ~~~",
)
WITHOUT_KEYS = frozenset({"ListenScreen", "PhotoScreen", "VeilScreen", "TheirTimeScreen", "TooSmallScreen"})
"""Screens with nothing but themselves on them; what brings one back stands in their one sentence."""


def looked_at(app: object) -> StrengthApp:
    """Give the app by its own type."""
    assert isinstance(app, StrengthApp)
    return app


def only(entrance: str, *places: str) -> Entrance:
    """Give an entrance with these places alone."""
    found = next(one for one in ENTRANCES if one.name == entrance)
    return replace(found, places=tuple(one for one in found.places if one.name in places))


def keys_wrong(app: StrengthApp, place: Place) -> str:
    """Say what is wrong with the line of keys; nothing where it is right."""
    keys = last_line(app)
    if keys:
        return "" if re.fullmatch(r" \S+ [a-z].*\^P everything ?", keys) else keys
    wanted = place.shows.endswith("Screen") and place.shows not in WITHOUT_KEYS
    return "no line of keys" if wanted else ""


def looks_wrong(app: StrengthApp, place: Place) -> list[str]:
    """Name what keeps somebody from using a window: something that acts, a cursor off the screen, no keys."""
    return [one for one in (*dangers(app), cursor_lost(app), keys_wrong(app, place)) if one]


def test_the_tour_reaches_every_window() -> None:
    """Whoever adds a screen or a dialog puts the way to it into the catalogue, so every look is taken there too."""
    assert {place.shows for entrance in ENTRANCES for place in entrance.places} == windows_there_are()


async def test_a_form_shows_what_its_field_asks() -> None:
    """Where not all fields fit, what the one with the cursor asks is in sight, from the first to the last."""
    asked: list[str] = []

    async def look(pilot: Pilot[int], place: Place) -> None:
        for asks in (
            "What is the step?",
            "Who does it?",
            "Who is that?",
            "Have they",
            "By when?",
            "in the way?",
            "then?",
        ):
            asked.append(asks)
            assert asks in screen_text(looked_at(pilot.app))
            await press(pilot, "tab")

    await tour(look, [only("rooms", "step-form")], size=(80, 24))
    assert asked


# any text


@pytest.mark.parametrize("entrance", ENTRANCES, ids=lambda one: one.name)
async def test_the_nastiest_text_is_shown_as_text(entrance: Entrance, tmp_path: Path) -> None:
    """Markup, escape codes, what reorders and what is wide stand as text on every screen; nothing acts or hides."""

    async def look(pilot: Pilot[int], place: Place) -> None:
        assert not dangers(pilot.app), place.name

    await tour(look, [entrance], told=Told.of(list(NASTY)), folder=tmp_path, size=(80, 24))


async def test_twenty_thousand_characters_in_a_line_go_everywhere(tmp_path: Path) -> None:
    """A line as long as an answer may be, without a space, comes up on every screen that shows it."""
    wrong: list[str] = []

    async def look(pilot: Pilot[int], place: Place) -> None:
        wrong.extend(f"{place.name}: {one}" for one in looks_wrong(looked_at(pilot.app), place))

    wanted = [*each_once("talk", "rooms", "people"), only("talk", "petal", "question", "asked-before")]
    await tour(look, wanted, told=Told.only(LONG * 3_000), folder=tmp_path, size=(80, 24))
    assert wrong == []


@pytest.mark.parametrize("entrance", ENTRANCES[:2], ids=lambda one: one.name)
async def test_long_words_leave_cursor_and_keys_in_sight(entrance: Entrance, tmp_path: Path) -> None:
    """Where every line is longer than the screen, one still sees what one types, and which keys lead on."""
    wrong: list[str] = []

    async def look(pilot: Pilot[int], place: Place) -> None:
        app = looked_at(pilot.app)
        await resized(pilot, SIZES[-1])
        wrong.extend(f"{place.name}: {one}" for one in looks_wrong(app, place))
        await resized(pilot, SIZES[1])

    await tour(look, [entrance], told=Told.only(LONG * 200), folder=tmp_path, size=SIZES[1])
    assert wrong == []


ANYWHERE = [(one, place) for one in ENTRANCES for place in one.places if one.somebody == "told"]


@settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # a failing one is small enough
@given(
    texts=st.lists(st.text(max_size=60), min_size=3, max_size=9),
    where=st.sampled_from(ANYWHERE),
    size=st.sampled_from(SIZES),
)
def test_any_text_is_shown_as_text(texts: list[str], where: tuple[Entrance, Place], size: tuple[int, int]) -> None:
    """Whatever stands in names, lines, strengths and plans, any window at any size shows it and nothing acts."""
    entrance = replace(where[0], places=(where[1],))

    async def look(pilot: Pilot[int], place: Place) -> None:
        assert not dangers(pilot.app), place.name

    asyncio.run(tour(look, [entrance], told=Told.of(texts), size=size))


# the person beside

MARKS = Told(
    other_person="Zbertold",
    other_promise="Zpromise to another",
    worker="Zworkers own thought",
    concern="Zconcern said",
    team="Zteam text",
    may_know="Zmayknow of it",
    setting="RB",
)
FOR_WORKER = (
    "zbertold",
    "zpromise",
    "zworkers",
    "zconcern",
    "zmayknow",
    "qplainer",
    "qlisten",
    "qalso",
    "qcare",
    "qwhy",
)
LABELS = ("listen for", "also ask", "take care", "plainer", "team page", "word for word", "concern")


def hidden_from_person(app: StrengthApp) -> list[str]:
    """Name what is on the screen, in a message, in a title or in the list of keys, and is not for the person's eyes."""
    told = [screen_text(app), app.title, app.sub_title, *(str(one.message) for one in app._notifications)]
    told += [str(one.title) for one in app._notifications]
    windows = list(app.windows())
    told += [
        f"{action.label} {action.tip}"
        for window in windows
        if hasattr(window, "offered")
        for action, _keys in window.offered()
    ]
    told += [window.help_text() for window in windows[:1] if hasattr(window, "help_text")]
    if isinstance(app.screen, EverythingDialog):
        told += [f"{action.label} {action.tip}" for action, _keys in app.screen._offered]
    everything = " ".join(" ".join(one.split()) for one in told)
    found = [word for word in (*FOR_WORKER, *LABELS) if word in everything.casefold()]
    return [*found, *(["Still open"] if "Still open" in everything else [])]


@pytest.mark.parametrize("entrance", ENTRANCES[:-1], ids=lambda one: one.name)
async def test_nothing_of_the_workers_is_seen_by_the_person(entrance: Entrance, tmp_path: Path) -> None:
    """Beside the person no window shows another's name, the worker's lines, a concern, a hint, the team's page."""

    async def look(pilot: Pilot[int], place: Place) -> None:
        app = looked_at(pilot.app)
        for size in SIZES[:2]:
            await resized(pilot, size)
            assert not hidden_from_person(app), (place.name, size)

    await tour(look, [entrance], told=MARKS, beside=True, folder=tmp_path)


async def test_the_same_look_finds_them_on_the_workers_screen() -> None:
    """On the worker's own screen the hints, the worker's line and the other person are found, so the look is sharp."""
    seen: set[str] = set()

    async def look(pilot: Pilot[int], place: Place) -> None:
        seen.update(hidden_from_person(looked_at(pilot.app)))

    await tour(look, [only("talk", "petal", "question"), only("rooms", "ecomap"), only("people", "people")], told=MARKS)
    found = {
        "zbertold",
        "zpromise",
        "zworkers",
        "zmayknow",
        "qplainer",
        "qlisten",
        "qalso",
        "qcare",
        "listen for",
        "team page",
    }
    assert found <= seen


# sizes and colours


@pytest.mark.parametrize("entrance", ENTRANCES[:-1], ids=lambda one: one.name)
async def test_every_window_can_be_used_at_every_size(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without colours, from 120 by 40 to 40 by 12: the cursor is in sight, keys are named, no sentence is cut."""
    monkeypatch.setenv("NO_COLOR", "1")
    wrong: list[str] = []

    async def look(pilot: Pilot[int], place: Place) -> None:
        app = looked_at(pilot.app)
        for size in SIZES:
            await resized(pilot, size)
            wrong.extend(f"{place.name} at {size}: {one}" for one in (*looks_wrong(app, place), *cut(app)))
        await resized(pilot, SIZES[0])

    await tour(look, [entrance], folder=tmp_path)
    assert wrong == []


@pytest.mark.parametrize("entrance", each_once(), ids=lambda one: one.name)
async def test_every_window_in_every_theme(entrance: Entrance) -> None:
    """Changing the colours under any window goes without a hitch."""

    async def look(pilot: Pilot[int], place: Place) -> None:
        for theme in THEMES:
            pilot.app.theme = theme
            await settled(pilot)
            assert not dangers(pilot.app), (place.name, theme)

    await tour(look, [entrance], size=(80, 24))
