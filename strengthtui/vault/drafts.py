"""What is being typed and not saved yet: a file of its own, so that a kill loses at most a moment."""

from __future__ import annotations

import msgspec

from strengthtui.model.words import Voice


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The line being typed, and where."""

    conversation: str | None = None
    """The conversation it belongs to, if any."""
    question: str | None = None
    """Address of the question or petal in front, if any."""
    text: str
    """As typed so far."""
    voice: Voice = "gist"
    at: str
    """When it was last changed, UTC."""


def to_bytes(draft: Draft) -> bytes:
    """Write a draft as JSON."""
    return msgspec.json.encode(draft)


def from_bytes(data: bytes) -> Draft | None:
    """Read a draft; one that does not read is none (the doctor tells of it)."""
    try:
        return msgspec.json.decode(data, type=Draft)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
