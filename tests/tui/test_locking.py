"""A sealed vault in the app: set up, opened, locked by hand, by idling, after sleep, with nothing of anybody left."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs

from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import Desk
from strengthtui.desk.meeting import say_limits
from strengthtui.errors import LockedError
from strengthtui.settings import Settings
from strengthtui.tui import locking, windows
from strengthtui.tui.app import StrengthApp
from strengthtui.tui.house import House, Opening
from strengthtui.tui.screens.seal import SealScreen
from strengthtui.vault import slots
from strengthtui.vault.vault import NewSecrets, Vault
from tests.desk.desk_builders import BEGIN, PLACES
from tests.tui.app_builders import a_house, in_front, opened, screen_text
from tests.tui.keyboard import press, settled, type_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

PASSPHRASE = "three geese over the allotment"
SAID = "plantedword by the canal"


def desk_over(path: Path, secret: str) -> Desk:
    """Open the desk over a sealed vault."""
    clock = SteadyClock(BEGIN)
    vault = Vault.open(path, clock=clock, ids=clock, device="test-device", secret=secret)
    return Desk(vault, clock=clock, settings=Settings(worker="RB"), places=PLACES)


def a_sealed_house(path: Path, *, somebody: bool = True) -> House:
    """Give a house with a sealed vault in which Ada has begun to talk."""
    clock = SteadyClock(BEGIN)
    sealing = NewSecrets(PASSPHRASE, None, slots.FLOOR)
    Vault.create(path, clock=clock, ids=clock, device="test-device", sealing=sealing)
    if somebody:
        desk = desk_over(path, PASSPHRASE)
        with desk.add_person("Ada") as person:
            sitting = desk.sit_down(person)
            sitting.change(lambda act, who: say_limits(act, who, sitting.id, said=True, by="RB"))
            sitting.begin("blossoming", "short", desk.keep_pack)
            sitting.jot(SAID, ("people",))
            sitting.close(ended=False)

    def no_desk() -> Desk:
        raise AssertionError

    return structs.replace(
        a_house(desk_over(path, PASSPHRASE)),
        open_desk=no_desk,
        is_sealed=lambda: True,
        unlock=lambda secret: desk_over(path, secret),
    )


@asynccontextmanager
async def unlocked(house: House, opening: Opening) -> AsyncIterator[Pilot[int]]:
    """Open the app and its vault."""
    app = StrengthApp(house, opening)
    async with opened(app) as pilot:
        assert in_front(app) == "UnlockScreen"
        await type_in(pilot, f"{PASSPHRASE}\n")
        yield pilot


def ours(pilot: Pilot[int]) -> StrengthApp:
    """Give the app by its own type."""
    assert isinstance(pilot.app, StrengthApp)
    return pilot.app


def words_held(app: StrengthApp) -> str:
    """Give every text that a widget of any open window holds."""
    held: list[str] = [app.title, app.sub_title, app.clipboard]
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            held += [str(value) for value in vars(widget).values() if isinstance(value, str | list | tuple | dict)]
    return " ".join(held)


async def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    """It is told as what it is, nobody's name is on the screen, and the right one opens at once."""
    app = StrengthApp(a_sealed_house(tmp_path / "vault"), Opening("people"))
    async with opened(app) as pilot:
        await type_in(pilot, "two geese\n")
        assert in_front(app) == "UnlockScreen"
        assert "not the passphrase" in screen_text(app)
        assert "Ada" not in screen_text(app)
        assert "two geese" not in screen_text(app)
        await type_in(pilot, f"{PASSPHRASE}\n")
        assert in_front(app) == "PeopleScreen"
        assert "Ada" in screen_text(app)


async def test_locked_by_hand_it_comes_back_where_it_was(tmp_path: Path) -> None:
    """Half a line is kept, no window holds a word any more, and the passphrase leads back to the same line."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        desk = app.desk
        assert desk is not None
        assert SAID in screen_text(app)
        await type_in(pilot, "halfaline")
        await press(pilot, "escape", ".")
        await settled(pilot)
        assert in_front(app) == "UnlockScreen"
        assert SAID not in words_held(app)
        assert "halfaline" not in words_held(app)
        assert "Ada" not in words_held(app)
        with pytest.raises(LockedError):
            desk.vault.people()
        await type_in(pilot, f"{PASSPHRASE}\n")
        assert in_front(app) == "TalkScreen"
        assert SAID in screen_text(app)
        assert "halfaline" in screen_text(app)


async def test_idling_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody sits together it locks after a while; a key puts it off."""
    monkeypatch.setattr(windows, "LOOK_AGAIN", 0.05)
    monkeypatch.setattr(windows, "ELSEWHERE", 0.6)
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("people")) as pilot:
        assert in_front(ours(pilot)) == "PeopleScreen"
        await pilot.pause(1.0)
        await settled(pilot)
        assert in_front(ours(pilot)) == "UnlockScreen"


async def test_sleep_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that was closed and opened again is locked, veil or no veil, in the middle of a sitting."""
    monkeypatch.setattr(windows, "LOOK_AGAIN", 0.05)
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        await press(pilot, "f9")
        assert in_front(ours(pilot)) == "VeilScreen"
        later = time.time() + 3600
        monkeypatch.setattr(locking, "time", lambda: later)
        await pilot.pause(0.3)
        await settled(pilot)
        assert in_front(ours(pilot)) == "UnlockScreen"
        assert len(ours(pilot).screen_stack) == 2  # the empty one below, and the lock


async def test_a_quick_talk_from_the_list_is_let_go(tmp_path: Path) -> None:
    """Locked in the middle of a talk that keeps nothing: nobody of it is looked for afterwards, the list comes back."""
    house = structs.replace(a_sealed_house(tmp_path / "vault"), out=tmp_path)
    async with unlocked(house, Opening("people")) as pilot:
        app = ours(pilot)
        await press(pilot, "ctrl+t")
        await type_in(pilot, "Bo\n")
        assert app.talk is not None
        assert not app.talk.keeps
        app.lock_soon()
        await settled(pilot)
        assert in_front(app) == "UnlockScreen"
        await type_in(pilot, f"{PASSPHRASE}\n")
        assert in_front(app) == "PeopleScreen"
        assert app.refused is None


async def test_an_open_vault_and_a_talk_that_keeps_nothing_do_not_lock() -> None:
    """There is nothing to lock, so nothing offers it."""
    app = StrengthApp(a_house(Desk(*_in_memory()[:1], **_in_memory()[1])), Opening("demo"))
    async with opened(app) as pilot:
        await press(pilot, "escape")
        assert "lock" not in [word for line in screen_text(app).splitlines() for word in line.split()]
        await press(pilot, "escape", "escape", ".")
        assert in_front(app) != "UnlockScreen"


def _in_memory() -> tuple[Any, dict[str, Any]]:
    clock = SteadyClock(BEGIN)
    vault = Vault.in_memory(clock=clock, ids=clock, device="test-device")
    return vault, {"clock": clock, "settings": Settings(worker="RB"), "places": PLACES}


async def test_set_up_with_passphrase_and_code(tmp_path: Path) -> None:
    """A guessable passphrase is refused, two different ones are told, the code is typed back; then there is a vault."""
    path, made = tmp_path / "vault", []

    def create(passphrase: str, code: str) -> None:
        made.append((passphrase, code))
        clock = SteadyClock(BEGIN)
        Vault.create(path, clock=clock, ids=clock, sealing=NewSecrets(passphrase, code, slots.FLOOR))

    house = structs.replace(
        a_sealed_house(tmp_path / "other"), create_vault=create, unlock=lambda secret: desk_over(path, secret)
    )
    app = StrengthApp(house, Opening("doors"))
    async with opened(app) as pilot:
        await press(pilot, "3")
        await type_in(pilot, "password1\n")
        assert "guessed at once" in screen_text(app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, f"{PASSPHRASE}\nsomething else\n")
        assert "two different ones" in screen_text(app)
        await type_in(pilot, f"{PASSPHRASE}\n{PASSPHRASE}\n")
        assert isinstance(app.screen, SealScreen)
        code = app.screen._code
        assert code in screen_text(app)
        assert PASSPHRASE not in screen_text(app)
        await press(pilot, "enter")
        assert code not in screen_text(app)
        await type_in(pilot, "not the code\n")
        assert made == []
        await type_in(pilot, code.lower().replace("-", " ") + "\n")
        assert made == [(PASSPHRASE, code)]
        assert in_front(app) == "WordsDialog"  # what they are called
    assert desk_over(path, code).vault.people() == ()
