"""Who is round somebody, in a sheet: its keys, and the way onto the map.

Who is there already is told once, where nothing differs; a service goes to who is alongside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec

from strengthtui.desk import planning
from strengthtui.desk.joining import both_alongside, joined_with
from strengthtui.desk.sheet_parts import SheetTie
from strengthtui.journey.ecomap import SERVICE, name_and_who
from strengthtui.model.person import Alongside
from strengthtui.model.tie import Closeness, GiveTake, Tie, TieKind
from strengthtui.sources.reader import Field, Shape
from strengthtui.sources.scalars import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.strength import Source
    from strengthtui.model.words import Voice
    from strengthtui.sources.reader import Read
    from strengthtui.vault.acts import Act


def tie_shape(name: Read[str], words: Read[str], voiced: tuple[Field, ...]) -> Shape[SheetTie]:
    """Give the keys of one; names and words are read as everywhere in a sheet."""
    return Shape(
        tie_of,
        Field("name", name, required=True),
        Field("kind", one_of(*get_args(TieKind), SERVICE)),
        Field("who_to_me", name),
        Field("does", words),
        Field("closeness", one_of(*get_args(Closeness))),
        Field("give_take", one_of(*get_args(GiveTake))),
        Field("may_know", words),
        *voiced,
    )


def tie_of(name: str | None = None, voice: Voice = "gist", **fields: Any) -> SheetTie:  # noqa: ANN401  keys of a tie
    """Give somebody round them; the voice is that of what they do."""
    voice = "other" if fields.get("other") and voice == "gist" else voice
    return SheetTie(name or "", voice=voice, **fields)


def put_on_map(act: Act, person: OpenPerson, typed: Sequence[SheetTie], said: Sequence[tuple[str, Source]]) -> None:
    """Put them there; `said` is what the sheet says elsewhere, so that each remembers the line it was said in."""
    sources = {name_and_who(text)[0]: source for text, source in reversed(said)}
    there = list(person.records.ties)
    ties = [one for one in typed if one.kind != SERVICE]
    for order, one in enumerate(ties, start=planning.next_order(person.records.ties)):
        fields = {name: getattr(one, name) for name in SheetTie.__dataclass_fields__}
        tie = Tie(**act.stamp(), **fields, source=sources.get(one.name), order=order)
        known, both = joined_with(tie, there)
        if known is None:
            act.insert(tie)
        else:
            act.update(both)
            there.remove(known)
    services = tuple(_alongside(one) for one in typed if one.kind == SERVICE)
    if services:
        record = person.records.person
        act.update(msgspec.structs.replace(record, alongside=both_alongside(record.alongside, services)))


def _alongside(one: SheetTie) -> Alongside:
    does = "; ".join(part for part in (one.who_to_me, one.does) if part)
    return Alongside(
        who=one.name, does=does or None, may_know=one.may_know, closeness=one.closeness, give_take=one.give_take
    )
