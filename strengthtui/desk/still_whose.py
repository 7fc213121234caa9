"""Whose words a line stays when the answer it stands in is kept once more, with other lines beside it or unchanged.

An editor can hold a quotation mark and nothing else of whose words a line is. What was said to be another's or the
worker's stays so as long as its words stand there; it never makes anything a quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.following import said_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Answer, Value
    from strengthtui.model.words import Voice, Words

NOT_TYPED = frozenset({"other", "worker"})
"""Voices that no sign in the words themselves can say."""


def still_whose(
    person: OpenPerson, before: Answer | None, value: Value, voice: Voice, other: str | None
) -> tuple[Value, Voice, str | None]:
    """Give the value, whose it is and which other, with what was settled of the same words before."""
    if before is None or before.value is None:
        return value, voice, other
    if value == before.value and before.voice in NOT_TYPED and voice == "gist":
        return value, before.voice, before.other
    if not isinstance(value, list):
        return value, voice, other
    said = said_in(person, before).values()
    settled = {one.text: one for one in said if one.voice in NOT_TYPED and (one.voice, one.other) != (voice, other)}
    lines = [_again(item, settled) for item in value if isinstance(item, dict)]
    return (lines if len(lines) == len(value) else value), voice, other


def _again(item: dict[str, str | None], settled: Mapping[str, Words]) -> dict[str, str | None]:
    """Give one line of a list with whose it was, unless it says so itself."""
    if item.get("voice") is not None:
        return item
    was = settled.get(item.get("text") or "")
    return item if was is None else {**item, "voice": was.voice, "other": was.other}
