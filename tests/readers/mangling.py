"""Files of ours, mangled: what a bad disk, a bad editor or a bad wish makes of them, for every reader of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TOKENS = (
    b"null", b"{}", b"[]", b"[[", b"}}", b'""', b"-1", b"1e999", b"9" * 40, b"true", b": ", b"- ", b"\n", b"\t",
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ",
    b"%YAML 9.9\n", b"---\n", "\u202e".encode(), b"\\ud800", b"id", b"text", b"'", b"#",
)  # fmt: skip
"""What readers trip over, if over anything."""


def mangled(sample: bytes) -> st.SearchStrategy[bytes]:
    """Give this file with a few places of it changed, left out, doubled or moved; or anything at all."""
    place = st.integers(0, max(len(sample) - 1, 0))
    change = st.one_of(
        st.tuples(st.just(_flip), place, st.integers(0, 7)),
        st.tuples(st.just(_leave_out), place, st.integers(1, 40)),
        st.tuples(st.just(_twice), place, st.integers(1, 40)),
        st.tuples(st.just(_cut), place, st.just(0)),
        st.tuples(st.just(_put), place, st.sampled_from(TOKENS) | st.binary(max_size=6)),
    )
    return st.lists(change, min_size=1, max_size=5).map(lambda changes: _apply(sample, changes)) | st.binary(
        max_size=200
    )


def _apply(data: bytes, changes: Sequence[tuple[Callable[[bytes, int, Any], bytes], int, Any]]) -> bytes:
    for change, at, how in changes:
        data = change(data, min(at, max(len(data) - 1, 0)), how)
    return data


def _flip(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :] if data else data


def _leave_out(data: bytes, at: int, size: int) -> bytes:
    return data[:at] + data[at + size :]


def _twice(data: bytes, at: int, size: int) -> bytes:
    return data[: at + size] + data[at : at + size] + data[at + size :]


def _cut(data: bytes, at: int, _how: int) -> bytes:
    return data[:at]


def _put(data: bytes, at: int, what: bytes) -> bytes:
    return data[:at] + what + data[at:]
