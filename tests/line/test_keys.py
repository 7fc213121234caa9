"""Bytes to keys: however the terminal cuts them, the same text and the same keys come out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.line.keys import MAX_SEQUENCE, Key, Keys

PIECES = st.sampled_from(
    [
        "words ",
        "é",
        "日本",
        "👨‍👩‍👧",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\x7f",
        "\x15",
        "\x17",
        "\x04",
        "\x01",
        "\x00",
        "\x1b[A",
        "\x1bOP",
        "\x1b[200~",
        "\x1b]0;title\x07",
        "\x1bx",
        "\x1b\x7f",
    ]
)


def all_keys(*pieces: bytes) -> tuple[list[str | Key], int]:
    """What comes out when these pieces go in one by one, neighbouring text put together; and what was left out."""
    keys, got = Keys(), list[str | Key]()
    for piece in pieces:
        keys.feed(piece)
        while (key := keys.take()) is not None:
            if isinstance(key, str) and got and isinstance(got[-1], str):
                got[-1] += key
            else:
                got.append(key)
    return got, keys.dropped


@given(st.lists(PIECES | st.text(max_size=5).filter(lambda text: text.isprintable())), st.data())
def test_cuts_make_no_difference(pieces: list[str], data: st.DataObject) -> None:
    """Wherever the bytes are cut, the keys are the same."""
    whole = "".join(pieces).encode()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=6)))
    parts = [whole[start:end] for start, end in pairwise([0, *cuts, len(whole)])]
    assert all_keys(*parts) == all_keys(whole)


@given(st.lists(st.binary(max_size=30)))
def test_any_bytes(pieces: list[bytes]) -> None:
    """Whatever arrives, only text and keys come out: no control character, no half of a character."""
    for key in all_keys(*pieces)[0]:
        if isinstance(key, str):
            assert key.encode()
            assert not any(char < " " and char != "\t" for char in key)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_is_text(text: str) -> None:
    """Text without control characters comes out as it went in, and nothing is counted."""
    assert all_keys(text.encode()) == ([text] if text else [], 0)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\r\n", [Key.ENTER]),
        ("\r\r\n\n", [Key.ENTER, Key.ENTER, Key.ENTER]),
        ("a\n\nb\r", ["a", Key.ENTER, Key.ENTER, "b", Key.ENTER]),
        ("\x1b\r", [Key.ENTER]),
        ("\x1b[1\r", [Key.ENTER]),
        ("\x1b[é", ["é"]),
        ("\x1b]not a title\rwords", ["not a title", Key.ENTER, "words"]),
        ("\x1b\x1b[Da", ["a"]),
        ("\x1b[[Ea", ["a"]),
    ],
)
def test_ends_and_sequences(typed: str, expected: list[str | Key]) -> None:
    """Line ends of all kinds are one Enter each; a broken sequence takes no Enter and no words with it."""
    assert all_keys(typed.encode())[0] == expected


@pytest.mark.parametrize(("beginning", "left"), [("\x1b", []), ("\x1b[", []), ("\x1b]words", ["words"]), ("\x1bO", [])])
def test_giving_up(beginning: str, left: list[str]) -> None:
    """The Esc key alone is nothing, and what is typed later is text."""
    keys = Keys()
    keys.feed(beginning.encode())
    assert keys.take() is None
    assert keys.holding
    keys.give_up()
    keys.feed(b"A")
    assert "".join(str(key) for key in iter(keys.take, None)) == "".join(left) + "A"


def test_unending_sequence_is_text() -> None:
    """A sequence without an end does not swallow a conversation."""
    words = "x" * MAX_SEQUENCE
    assert all_keys(b"\x1b]", words.encode(), b"y")[0] == [words + "y"]
