"""A sealed vault in the app: set up, opened, locked by hand, by idling, after sleep, with nothing of anybody left."""

from __future__ import annotations

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
from strengthtui.tui.locking import ELSEWHERE
from strengthtui.tui.screens.seal import SealScreen
from strengthtui.vault import slots
from strengthtui.vault.vault import NewSecrets, Vault
from tests.desk.desk_builders import BEGIN, PLACES
from tests.tui.app_builders import a_house, in_front, opened, screen_text
from tests.tui.keyboard import press, resized, settled, type_in

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


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_whose_key_opens_it_too_is_said_before_it_is_open(tmp_path: Path, size: tuple[int, int]) -> None:
    """Whoever is about to type the passphrase sees that an organisation can open it as well; else nothing is said."""
    said = "The organisation's key of Brückenhaus opens it, too."
    for also, told in (((), False), ((said,), True)):
        house = structs.replace(a_sealed_house(tmp_path / f"vault-{told}"), also_opens=lambda also=also: also)
        async with opened(StrengthApp(house, Opening("people")), size) as pilot:
            shown = " ".join(screen_text(ours(pilot)).split())
            assert (said in shown) == told
            assert "Ada" not in shown
            await type_in(pilot, f"{PASSPHRASE}\n")
            assert in_front(ours(pilot)) == "PeopleScreen"


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


class Counter:
    """A counter of seconds that goes on when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Count for the app from now on, and look often."""
        self.seconds = 1000.0
        monkeypatch.setattr(windows, "monotonic", lambda: self.seconds)
        monkeypatch.setattr(windows, "LOOK_AGAIN", 0.02)

    async def go_on(self, pilot: Pilot[int], seconds: float) -> None:
        """Let so much time go by, and the app look at it."""
        self.seconds += seconds
        await pilot.pause(0.1)
        await settled(pilot)


async def test_idling_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody sits together it locks after a while; a key puts it off."""
    counter = Counter(monkeypatch)
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("people")) as pilot:
        for _time in range(2):
            await counter.go_on(pilot, ELSEWHERE - 1)
            assert in_front(ours(pilot)) == "PeopleScreen"
            await press(pilot, "down")
        await counter.go_on(pilot, ELSEWHERE + 1)
        assert in_front(ours(pilot)) == "UnlockScreen"


async def test_sleep_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that was closed and opened again is locked, veil or no veil, in the middle of a sitting."""
    monkeypatch.setattr(windows, "LOOK_AGAIN", 0.05)
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        await press(pilot, "f9")
        assert in_front(ours(pilot)) == "VeilScreen"
        later = locking.seconds_asleep() + 3600
        monkeypatch.setattr(locking, "seconds_asleep", lambda: later)
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


@pytest.mark.parametrize("key", ["f12", "alt+full_stop"])
@pytest.mark.parametrize(
    ("keys", "shows"),
    [
        ((), "TalkScreen"),
        (("f9",), "VeilScreen"),
        (("f1",), "HelpScreen"),
        (("alt+comma",), "SettingsScreen"),
        (("ctrl+p",), "EverythingDialog"),
        (("escape",), "EverythingDialog"),
        (("f2",), "PickDialog"),
        (("f2", "enter"), "StrengthDialog"),
        (("alt+x",), "FindDialog"),
        (("alt+j",), "ListenScreen"),
        (("alt+f",), "PhotoScreen"),
        (("f10",), "SafetyScreen"),
        (("alt+p", "g"), "GoalDialog"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value) or "talking",
)
async def test_one_key_locks_from_anywhere(tmp_path: Path, keys: tuple[str, ...], shows: str, key: str) -> None:
    """Whatever is open, also while one types, one key and its second way lock; no word of anybody is left."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, *keys)
        assert in_front(app) == shows
        await press(pilot, key)
        await settled(pilot)
        assert in_front(app) == "UnlockScreen"
        assert len(app.screen_stack) == 2
        assert SAID not in words_held(app)
        assert "Ada" not in words_held(app)


async def test_what_is_half_typed_in_a_window_is_kept_by_the_lock(tmp_path: Path) -> None:
    """Locked from a form, its words wait among the lines to be sorted."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "alt+p", "g")
        await type_in(pilot, "halfagoal")
        await press(pilot, "f12")
        await settled(pilot)
        assert "halfagoal" not in words_held(app)
        await type_in(pilot, f"{PASSPHRASE}\n")
        assert app.talk is not None
        assert "halfagoal" in [line.text for line in await app.talk.lines()]


async def test_the_veil_says_how_to_lock(tmp_path: Path) -> None:
    """L locks from it; with a code set letters are the code's, and Esc and the full stop, or F12, lock."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("resume", person="Ada")) as pilot:
        app = ours(pilot)
        await press(pilot, "f9")
        assert "L locks." in screen_text(app)
        await press(pilot, "l")
        assert in_front(app) == "UnlockScreen"
        await type_in(pilot, f"{PASSPHRASE}\n")
        await press(pilot, "f9", "c")
        await type_in(pilot, "lo\nlo\n")
        assert "F12 locks." in screen_text(app)
        await type_in(pilot, "l")
        assert in_front(app) == "VeilScreen"
        await press(pilot, "escape", ".")
        assert in_front(app) == "UnlockScreen"


async def test_the_list_of_everything_knows_it_by_name(tmp_path: Path) -> None:
    """Whoever types a part of the name finds it."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("people")) as pilot:
        app = ours(pilot)
        await press(pilot, "ctrl+p")
        await type_in(pilot, "lock n")
        assert "lock now" in screen_text(app)
        assert "F12" in screen_text(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert in_front(app) == "UnlockScreen"


async def test_a_window_that_is_too_small_locks_too(tmp_path: Path) -> None:
    """Nothing can be seen in it, and all the same it is open."""
    async with unlocked(a_sealed_house(tmp_path / "vault"), Opening("people")) as pilot:
        app = ours(pilot)
        await resized(pilot, (30, 8))
        assert in_front(app) == "TooSmallScreen"
        await press(pilot, "f12")
        assert app.desk is None


async def test_where_nothing_is_sealed_the_key_does_nothing() -> None:
    """Neither in a small window nor under the veil, which does not speak of it."""
    app = StrengthApp(a_house(Desk(*_in_memory()[:1], **_in_memory()[1])), Opening("demo"))
    async with opened(app) as pilot:
        for keys in (("ctrl+p",), ("escape", "f9")):
            await press(pilot, *keys)
            shown = in_front(app)
            assert "locks" not in screen_text(app)
            await press(pilot, "f12", "alt+full_stop")
            assert in_front(app) == shown


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_folder_that_is_copied_elsewhere_is_warned_of_first(tmp_path: Path, size: tuple[int, int]) -> None:
    """Before a passphrase is chosen it is said where the folder goes; one may go on, back to it, and leave."""
    folder = tmp_path / "Dropbox" / "vault"
    made: list[str] = []
    house = structs.replace(
        a_sealed_house(tmp_path / "other"), vault=folder, create_vault=lambda one, _other: made.append(one)
    )
    app = StrengthApp(house, Opening("doors"))
    async with opened(app, size) as pilot:
        await press(pilot, "3")
        assert in_front(app) == "SealScreen"
        assert "This folder is copied elsewhere" in screen_text(app)
        assert "Dropbox" in screen_text(app)
        assert "Enter goes on all the same" in screen_text(app)
        await press(pilot, "enter")
        assert "Choose a passphrase" in screen_text(app)
        await press(pilot, "alt+left")
        assert "This folder is copied elsewhere" in screen_text(app)
        await press(pilot, "alt+left")
        assert in_front(app) == "DoorsScreen"
        assert made == []
        assert not folder.exists()


async def test_a_folder_of_this_laptop_is_not_warned_of(tmp_path: Path) -> None:
    """The passphrase comes first."""
    house = structs.replace(a_sealed_house(tmp_path / "other"), vault=tmp_path / "vault")
    app = StrengthApp(house, Opening("doors"))
    async with opened(app) as pilot:
        await press(pilot, "3")
        assert "Choose a passphrase" in screen_text(app)
