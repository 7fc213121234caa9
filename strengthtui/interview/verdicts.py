"""What the person said of a line at read back, as long as the line is still the one they heard.

A verdict on one line of a list is about that line, yet revisions belong to the whole record. So an act that
touches one line has to take the other lines' verdicts along (`to_carry`), or a "leave it out" beside it would
go stale and the line would come back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.model.order import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.model.conversation import Verdict, VerdictKind
    from strengthtui.model.records import Records
    from strengthtui.model.words import Ref


class Verdicts(Struct, frozen=True):
    """All verdicts, newest first, by table and record."""

    by_record: Mapping[tuple[str, str], tuple[Verdict, ...]]

    def of(self, ref: Ref, rev: int) -> VerdictKind | None:
        """Give what was said last of a line at this revision; one on the whole record is about each line."""
        return next((one.verdict for one in self._about(ref, rev)), None)

    def left_out(self, ref: Ref, rev: int) -> bool:
        """Tell whether the person asked to leave the line out."""
        return self.of(ref, rev) == "left-out"

    def _about(self, ref: Ref, rev: int) -> tuple[Verdict, ...]:
        found = self.by_record.get((ref.table, ref.id), ())
        return tuple(one for one in found if one.target.rev == rev and one.target.line in {None, ref.line})


def verdicts_of(records: Records) -> Verdicts:
    """Gather the verdicts of a person."""
    gathered: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in reversed(in_order(records.verdicts, records.history)):
        gathered.setdefault((verdict.target.table, verdict.target.id), []).append(verdict)
    return Verdicts({key: tuple(found) for key, found in gathered.items()})


def to_carry(records: Records, ref: Ref, rev: int) -> tuple[Verdict, ...]:
    """Give the standing verdicts on other lines of a record, to be stamped anew when line `ref` changes.

    `rev` is the record's revision before that act. Set each one's `target.rev` to the act's generation.
    """
    if ref.line is None:
        return ()
    found = verdicts_of(records).by_record.get((ref.table, ref.id), ())
    standing: dict[int, Verdict] = {}
    for verdict in found:
        line = verdict.target.line
        if verdict.target.rev == rev and line is not None and line != ref.line:
            standing.setdefault(line, verdict)
    return tuple(standing.values())
