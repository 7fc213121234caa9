"""The same name on two maps, when two files become one: told once, with what either file says of it.

Joined only where the two do not differ in anything but what one of them leaves open, or in words, of which both then
stand. Where they differ in how close somebody is, or whose words it is, both stay: nobody decides that here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from strengthtui.interview.presence import tie_alone
from strengthtui.model.person import Alongside
from strengthtui.model.tie import Tie
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from strengthtui.model.records import Records
    from strengthtui.vault.acts import Act

Named = TypeVar("Named", Tie, Alongside)

_SAME: Final = ("kind", "share")
_WHOSE: Final = ("voice", "other", "language")
_ONE: Final = ("who_to_me", "closeness", "give_take")
"""Said twice otherwise, it is about somebody else, or not for anybody to decide."""
_WORDS: Final = ("does", "may_know")
_BETWEEN: Final = "; "


class Maps:
    """Two maps that become one."""

    def __init__(self, kept: Records, other: Records) -> None:
        """Take what stands in either file."""
        self._free = [one for one in kept.ties if not _spoken_of(kept, one.id)]
        self._other = other

    def joined(self, act: Act, row: Mapping[str, Any]) -> bool:
        """Put what a row of the other says into the one of that name; false where there is none, or it must stay apart.

        What was said alone stays apart, and what was read back: each goes on to be hidden, or left out, by itself.
        """
        other = msgspec.convert(row, Tie)
        if row.keys() - set(Tie.__struct_fields__):
            return False  # a later version wrote more of it, which has no place in the one that is there
        if _spoken_of(self._other, other.id) or tie_alone(self._other.sittings, other):
            return False
        there, both = joined_with(other, self._free)
        if there is None:
            return False
        act.update(both)
        self._free.remove(there)
        return True


def joined_with(other: Tie, ties: Iterable[Tie]) -> tuple[Tie, Tie] | tuple[None, Tie]:
    """Give the one of that name that can be told together with another, and both as one; else nobody, and the other."""
    for tie in ties:
        both = _both(tie, other)
        if both is not None and all(getattr(tie, field) == getattr(other, field) for field in _same(tie, other)):
            said = other if other.does and not tie.does else tie
            source = tie.source or other.source
            return tie, msgspec.structs.replace(both, source=source, voice=said.voice, other=said.other)
    return None, other


def _same(one: Tie, other: Tie) -> tuple[str, ...]:
    """Give the fields in which two must be the same; whose words they are matters where both say some."""
    return (*_SAME, *_WHOSE) if one.does and other.does else _SAME


def _spoken_of(records: Records, tie: str) -> bool:
    return any((one.target.table, one.target.id) == ("ties", tie) for one in records.verdicts)


def both_alongside(one: tuple[Alongside, ...], other: tuple[Alongside, ...]) -> tuple[Alongside, ...]:
    """Give who is alongside by either file."""
    found = list(one)
    for row in other:
        pairs = ((at, _both(kept, row)) for at, kept in enumerate(found))
        at, both = next(((at, both) for at, both in pairs if both is not None), (len(found), row))
        found[at : at + 1] = [both]
    return tuple(found)


def _both(one: Named, other: Named) -> Named | None:
    """Give one of what two say of the same name; `None` where it is another name, or they differ."""
    if _name(one) != _name(other):
        return None
    fields: dict[str, Any] = {}
    for field in _ONE:
        said = {getattr(one, field, None), getattr(other, field, None)} - {None}
        if len(said) > 1:
            return None
        fields |= {field: said.pop()} if said else {}
    for field in _WORDS:
        fields[field] = _joined_words(getattr(one, field), getattr(other, field))
    return msgspec.structs.replace(one, **fields)


def _name(row: Tie | Alongside) -> str:
    return fold((row.name if isinstance(row, Tie) else row.who).strip())


def _joined_words(one: str | None, other: str | None) -> str | None:
    if not one or not other:
        return one or other
    both = f"{one}{_BETWEEN}{other}"
    return one if f"{_BETWEEN}{other}{_BETWEEN}" in f"{_BETWEEN}{one}{_BETWEEN}" else both  # joined before a power cut
