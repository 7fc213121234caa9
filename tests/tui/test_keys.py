"""Keys: nothing forbidden, nothing twice on one screen, a second way for every one, and somebody's own."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest
from textual.binding import Binding, BindingsMap
from textual.widgets import TextArea

import strengthtui.tui.screens
from strengthtui.tui.keys import actions, bindings, keymap, told_key
from strengthtui.tui.screens.base import BaseScreen

FORBIDDEN = {f"ctrl+{letter}" for letter in "jmihbeq"} | {"f6", "f7"}


def screens() -> list[type[BaseScreen[object]]]:
    """Give every screen there is."""
    found = []
    for module in pkgutil.iter_modules(strengthtui.tui.screens.__path__):
        loaded = import_module(f"strengthtui.tui.screens.{module.name}")
        found += [
            shape
            for _name, shape in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(shape, BaseScreen) and shape.__module__ == loaded.__name__
        ]
    return found


def test_no_key_is_one_that_terminals_eat() -> None:
    """No action sits on a key that a terminal, a paste or a text area takes for itself."""
    own = {binding.key for shape in (TextArea,) for binding in Binding.make_bindings(shape.BINDINGS)}
    for action in actions().values():
        keys = set(action.keys.split(",")) - {""}
        assert not keys & FORBIDDEN, action.id
        assert not keys & own, action.id


def test_labels_fit() -> None:
    """A label fits the last line, a tip is a whole sentence, and an id can stand in settings."""
    for action in actions().values():
        assert len(action.label) <= 18, action.id
        assert action.tip.endswith("."), action.id
        assert action.id == action.id.lower().replace("_", "-")


@pytest.mark.parametrize("shape", screens(), ids=lambda shape: shape.__name__)
def test_no_two_actions_share_a_key(shape: type[BaseScreen[object]]) -> None:
    """On one screen a key, and a letter after Esc, does one thing; and every action shown has a method."""
    merged = BindingsMap()
    for one in reversed(shape.__mro__):
        merged = BindingsMap.merge([merged, BindingsMap(one.__dict__.get("BINDINGS", ()))])
    taken: dict[str, str] = {}
    for key, rows in merged.key_to_bindings.items():
        ids = {row.id for row in rows if row.id is not None}
        assert len(ids) <= 1, (key, ids)
        for name in ids:
            taken.setdefault(key, name)
    letters: dict[str, str] = {}
    table = actions()
    for name in set(taken.values()):
        letter = table[name].letter
        assert letters.setdefault(letter, name) == name, (letter, name, letters[letter])
        assert hasattr(shape, f"action_{table[name].method}"), name
    for name in shape.SHOWN:
        assert name in taken.values(), name


def test_own_keys_keep_the_second_way() -> None:
    """Somebody's own key is in force, Esc and the letter still work, and an id that is none is left out."""
    assert keymap({"veil": ("f11",), "nothing": ("f3",)}) == {"veil": "f11,alt+v"}
    made = {one.id: one.key for one in bindings("veil") if isinstance(one, Binding)}
    assert made == {"veil": "f9,alt+v"}


def test_a_key_of_ones_own_is_given_up_by_what_works_anywhere() -> None:
    """Somebody who gave F12 to the veil veils with it; locking keeps its second way."""
    assert keymap({"veil": ("f12",)}) == {"veil": "f12,alt+v", "lock": "alt+full_stop"}
    assert keymap({"sort": ("ctrl+p", "f11")})["everything"] == "alt+space"


@pytest.mark.parametrize(("key", "told"), [("ctrl+n", "^N"), ("alt+left", "Alt+←"), ("f2", "F2"), ("s", "s")])
def test_keys_are_written_as_keyboards_do(key: str, told: str) -> None:
    """The last line names keys as they stand on a keyboard."""
    assert told_key(key) == told
