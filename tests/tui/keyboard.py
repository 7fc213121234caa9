"""Keys pressed as a person would press them, and the wait until what they did is done.

Textual's own pilot waits until the process uses little time, at least a fiftieth of a second for every key; on a busy
machine that is too early, on a quiet one too late. Here it is asked what is still to be done: by the loop, by the desk
on its thread, and by the screen in front.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

    from strengthtui.tui.app import StrengthApp

NAMES = {" ": "space", "\n": "enter", "\t": "tab"}
QUIET = 3
"""So often in a row nothing is found to be done."""
PATIENCE = 2_000
"""Whoever is not done after so many looks never will be."""


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing is going on any more but waiting for a key.

    Whatever was asked of the desk before is answered before what is asked here, whose answer is worth nothing.
    """
    app: StrengthApp = pilot.app  # type: ignore[assignment]  # ours
    quiet = 0
    for _look in range(PATIENCE):
        await app.animator.wait_until_complete()
        worked = app.thread.busy
        await app.thread.call(lambda: None)
        worked |= await _nothing_to_run()
        screen = app.screen
        if _to_be_drawn(screen):
            screen._on_timer_update()
            worked = True
        quiet = 0 if worked else quiet + 1
        if quiet == QUIET or app._exit:
            return
    raise AssertionError(f"{app.screen!r} is never done")


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, each when what the one before did is done."""
    for key in keys:
        _send(pilot, key)
        await settled(pilot)


async def type_in(pilot: Pilot[int], text: str) -> None:
    """Type a text into whatever has the cursor, as fast as the keys are taken."""
    for character in text:
        _send(pilot, NAMES.get(character, character))
        await _nothing_to_run()
    await settled(pilot)


async def resized(pilot: Pilot[int], size: tuple[int, int]) -> None:
    """Give the window another size, and wait until it is drawn in it."""
    await pilot.resize_terminal(*size)
    await settled(pilot)


async def _nothing_to_run() -> bool:
    """Let everything run that can; tells whether that was more than what the answer of the desk leaves behind."""
    loop: Any = asyncio.get_running_loop()
    rounds = 0
    await asyncio.sleep(0)
    while loop._ready:
        await asyncio.sleep(0)
        rounds += 1
    return rounds > 1


def _to_be_drawn(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _send(pilot: Pilot[int], key: str) -> None:
    """Send a key the way the terminal's driver does."""
    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    driver = pilot.app._driver
    assert driver is not None
    pressed = events.Key(key, _character(key))
    pressed.set_sender(pilot.app)
    driver.send_message(pressed)


def _character(key: str) -> str | None:
    import unicodedata

    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return key if len(key) == 1 else None
