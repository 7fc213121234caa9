"""A paste never presses a key, in whatever pieces it arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
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


@pytest.mark.parametrize("sent", ["\x1b[1;3D", "\x1bs", "\x1b3"])
def test_alt_keys_are_one_key(sent: str) -> None:
    """Alt with an arrow, a letter or a digit is one key, at once."""
    from strengthtui.tui.terminal_keys import teach_alt_keys

    teach_alt_keys()
    keys = [event.key for event in parsed(sent) if isinstance(event, events.Key)]
    assert keys == [{"\x1b[1;3D": "alt+left", "\x1bs": "alt+s", "\x1b3": "alt+3"}[sent]]
