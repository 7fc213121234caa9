"""A paste never presses a key, in whatever pieces it arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from strengthtui.tui.pastes import BEGINS, ENDS, PasteGuard, guard_pastes

PIECES = st.sampled_from(["\x1b", "[20", "1~", "\x07", "a", "\r", "]52;c;x", "\x1b[201", "~", "\x1b[200~"])


def parsed(*pieces: str) -> list[object]:
    """Give what the parser makes of these pieces."""
    guard_pastes()
    parser = XTermParser()
    found: list[object] = []
    for piece in pieces:
        found += list(parser.feed(piece))
    return found


@given(st.lists(PIECES, max_size=8).map("".join), st.integers(0, 60), st.integers(0, 60))
def test_nothing_in_a_paste_is_a_key(pasted: str, one: int, other: int) -> None:
    """However hostile the text and however it is cut, there is one paste and no key, and what follows is keys again."""
    pasted = pasted.replace(ENDS, "")
    whole = f"{BEGINS}{pasted}{ENDS}x"
    first, second = sorted((min(one, len(whole)), min(other, len(whole))))
    found = parsed(*(piece for piece in (whole[:first], whole[first:second], whole[second:]) if piece))
    keys = [event.key for event in found if isinstance(event, events.Key)]
    assert keys == ["x"]
    texts = [event.text for event in found if isinstance(event, events.Paste)]
    assert len(texts) == 1
    assert all("\x1b" not in text for text in texts)


@given(st.text())
def test_outside_a_paste_nothing_changes(typed: str) -> None:
    """What is typed goes through as it is."""
    typed = typed.replace(BEGINS, "")
    assert PasteGuard().clean(typed) == typed


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[1;3D", "alt+left"),
        ("\x1bs", "alt+s"),
        ("\x1b3", "alt+3"),
        ("\x1b.", "alt+full_stop"),
        ("\x1b,", "alt+comma"),
        ("\x1b?", "alt+question_mark"),
        ("\x1b ", "alt+space"),
    ],
)
def test_alt_keys_are_one_key(sent: str, key: str) -> None:
    """Alt with an arrow, a letter, a digit or a sign is one key, at once, and types nothing."""
    from strengthtui.tui.terminal_keys import teach_alt_keys

    teach_alt_keys()
    keys = [event for event in parsed(sent) if isinstance(event, events.Key)]
    assert [one.key for one in keys] == [key]
    assert not keys[0].is_printable


def test_every_second_way_is_one_key() -> None:
    """Whatever follows Esc in the table of actions is known with Alt, so that it is never typed instead.

    B and F are arrows with Alt on a Mac; with Esc before them they are letters.
    """
    from strengthtui.tui.keys import actions
    from strengthtui.tui.terminal_keys import teach_alt_keys

    teach_alt_keys()
    known = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    assert {f"alt+{row.letter}" for row in actions().values()} - known == {"alt+b", "alt+f"}
