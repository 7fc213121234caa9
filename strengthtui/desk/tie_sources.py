"""Who was put on the map from a line, when that line changes: the map must not go on saying what it said before.

Only what still says what the line said follows it; what was said otherwise on the map since stays as it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from strengthtui.interview.heard import line_at
from strengthtui.interview.sharing import default_share, narrower
from strengthtui.journey.ecomap import name_and_who
from strengthtui.model.conversation import Answer, Jotting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.tie import Tie
    from strengthtui.model.words import Record, Share, Voice
    from strengthtui.vault.acts import Act


class _Said(NamedTuple):
    """What one line says: somebody by name, or words."""

    text: str
    voice: Voice
    other: str | None
    name: str | None = None
    who: str | None = None

    def named(self, tie: Tie) -> tuple[str, str | None]:
        """Give the name it was offered under, and who that is."""
        if self.name is not None:
            return self.name, self.who
        return name_and_who(self.text) if tie.kind == "person" else (self.text, None)


def follow(act: Act, person: OpenPerson, old: Record, new: Record) -> Iterator[Tie]:
    """Let those who were put there from a record say what the record says now; gives them as they were."""
    before, after = _said_in(old), _said_in(new)
    for tie in person.records.ties:
        source = tie.source
        if source is None or source.id != old.id or source.line not in before or source.line not in after:
            continue
        fields = _now(tie, before[source.line], after[source.line])
        moved = msgspec.structs.replace(source, rev=act.generation)
        if fields:
            act.update(msgspec.structs.replace(tie, source=moved, **fields))
            yield tie


def find_again(act: Act, person: OpenPerson, old: Answer, new: Answer) -> None:
    """After a new answer, let them point at the line that holds them now; at none where they are not said any more.

    From no line they go no further than they went from theirs.
    """
    after = _said_in(new)
    for tie in person.records.ties:
        source = tie.source
        if source is not None and source.id == old.id:
            lines = (line for line, said in after.items() if tie.name == said.named(tie)[0] or tie.does == said.text)
            line = next(lines, -1)
            moved = None if line == -1 else msgspec.structs.replace(source, line=line, rev=act.generation)
            share = (
                _as_far(tie, line_at(person.heard, source.table, source.id, source.line)) if line == -1 else tie.share
            )
            act.update(msgspec.structs.replace(tie, source=moved, share=share))


def _as_far(tie: Tie, line: HeardLine | None) -> Share | None:
    share = narrower(tie.share, line.share or default_share(line)) if line is not None else tie.share
    return tie.share if share == "outside" else share


def _now(tie: Tie, was: _Said, now: _Said) -> dict[str, Any]:
    (old_name, old_who), (name, who) = was.named(tie), now.named(tie)
    fields: dict[str, Any] = {}
    if tie.name == old_name and name:
        fields["name"] = name
        fields |= {"who_to_me": who} if tie.who_to_me == old_who else {}
    if tie.does == was.text and was.text:
        fields |= {"does": now.text, "voice": now.voice, "other": now.other}
    return {field: value for field, value in fields.items() if getattr(tie, field) != value}


def _said_in(record: Record) -> Mapping[int | None, _Said]:
    if isinstance(record, Jotting):
        words = record.words
        return {None: _Said(words.text, words.voice, words.other)}
    value = record.value if isinstance(record, Answer) else None
    if not isinstance(record, Answer) or value is None or isinstance(value, dict):
        return {}
    if isinstance(value, str):
        return {None: _Said(value, record.voice, record.other)}
    said: dict[int | None, _Said] = {}
    for at, item in enumerate(value):
        if isinstance(item, dict) and item.get("name"):
            said[at] = _Said("", record.voice, record.other, item["name"], item.get("who_to_me"))
        elif isinstance(item, dict):
            voice = next((one for one in VOICES if one == item.get("voice")), record.voice)
            said[at] = _Said(item.get("text") or "", voice, item.get("other") or record.other)
    return said


VOICES: tuple[Voice, ...] = ("person", "gist", "worker", "other", "agreed")
