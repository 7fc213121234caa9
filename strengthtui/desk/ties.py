"""Putting somebody or something on the map of who and what is round the person, changing it, taking it off.

Who is alongside (services, other workers) stays where it is kept, in the person's own record, and is changed there: the
map has no second store of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from strengthtui.desk import following
from strengthtui.desk.ecomap_views import offer_ref, offers_shown
from strengthtui.desk.planning import next_order
from strengthtui.desk.refs import handle, parsed, record_at
from strengthtui.desk.typed import LONGEST_NAME, Spoken, as_typed, spoken, tidy, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.journey.ecomap import NeighbourKind
from strengthtui.model.person import Alongside, Person
from strengthtui.model.strength import Source
from strengthtui.model.tie import Closeness, GiveTake, Tie
from strengthtui.model.words import Ref
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.vault.acts import Act

NotSaid = Literal[""]
Found: TypeAlias = Tie | Alongside


@dataclass(frozen=True, slots=True)
class TieForm:
    """Somebody or something on the map, as it is typed."""

    name: str = ""
    kind: NeighbourKind = "person"
    who_to_me: str = ""
    does: str = ""
    """A leading quotation mark says that the words are the person's own."""
    closeness: Closeness | NotSaid = ""
    give_take: GiveTake | NotSaid = ""
    may_know: str = ""


def tie_form(person: OpenPerson, ref_text: str) -> TieForm | Refusal:
    """Give somebody on the map as they would be typed."""
    found = _found(person, ref_text)
    if isinstance(found, Refusal):
        return found
    _ref, one = found
    common = TieForm(closeness=one.closeness or "", give_take=one.give_take or "", may_know=one.may_know or "")
    if isinstance(one, Alongside):
        return replace(common, name=one.who, kind="service", does=as_typed(one.does or "", "gist"))
    does = as_typed(one.does or "", one.voice)
    does = "" if not one.does else does
    return replace(common, name=one.name, kind=one.kind, who_to_me=one.who_to_me or "", does=does)


def offer_form(person: OpenPerson, ref_text: str) -> TieForm | Refusal:
    """Give what was said already as it would be typed; without a name where the line is a sentence."""
    for one in offers_shown(person, ()):
        if offer_ref(one) == ref_text:
            does = as_typed(one.does, one.voice) if one.does else ""
            return TieForm(name=one.name, kind=one.kind, who_to_me=one.who_to_me or "", does=does)
    return Refusal("no-such-offer")


def put_on_map(act: Act, person: OpenPerson, ref_text: str, form: TieForm | None = None) -> str | Refusal:
    """Put there what was said already, by its line; a tie remembers the line."""
    stood = offer_form(person, ref_text)
    if isinstance(stood, Refusal):
        return stood
    source = next(one.source for one in offers_shown(person, ()) if offer_ref(one) == ref_text)
    return add_tie(act, person, form or stood, source)


def add_tie(act: Act, person: OpenPerson, form: TieForm, source: Source | None = None) -> str | Refusal:
    """Put somebody or something on the map; gives the handle."""
    ready = _ready(person, form, None)
    if isinstance(ready, Refusal):
        return ready
    fields, said = ready
    if form.kind == "service":
        return _add_alongside(act, person.records.person, fields, said, form.who_to_me)
    order = next_order(person.records.ties)
    tie = Tie(**act.stamp(), **fields, **_of_tie(form, said), source=source, order=order)
    act.insert(tie)
    return handle(Ref(table="ties", id=tie.id))


def change_tie(act: Act, person: OpenPerson, ref_text: str, form: TieForm) -> str | Refusal:
    """Store what is other than it stood; what becomes a service moves to where those are kept, and back."""
    found = _found(person, ref_text)
    if isinstance(found, Refusal):
        return found
    ref, one = found
    ready = _ready(person, form, ref)
    if isinstance(ready, Refusal):
        return ready
    fields, said = ready
    if isinstance(one, Tie) and form.kind == "service":
        act.remove("ties", one.id)
        return _add_alongside(act, person.records.person, fields, said, form.who_to_me)
    if isinstance(one, Tie):
        changed = msgspec.structs.replace(one, **fields, **_of_tie(form, said, one))
        if changed != one:
            act.update(changed)
            following.carry(act, person.records, one, "ties", lambda verdict: verdict.verdict == "left-out")
        return ref_text
    if form.kind != "service":
        act.update(_without(person.records.person, ref.line or 0))
        tie = Tie(**act.stamp(), **fields, **_of_tie(form, said), order=next_order(person.records.ties))
        act.insert(tie)
        return handle(Ref(table="ties", id=tie.id))
    rows = list(person.records.person.alongside)
    rows[ref.line or 0] = msgspec.structs.replace(one, **_of_alongside(fields, said))
    act.update(msgspec.structs.replace(person.records.person, alongside=tuple(rows)))
    return ref_text


def take_off(act: Act, person: OpenPerson, ref_text: str) -> Refusal | None:
    """Take somebody or something off the map; undo brings it back."""
    found = _found(person, ref_text)
    if isinstance(found, Refusal):
        return found
    ref, one = found
    if isinstance(one, Tie):
        act.remove("ties", one.id)
    else:
        act.update(_without(person.records.person, ref.line or 0))
    return None


def _found(person: OpenPerson, ref_text: str) -> tuple[Ref, Found] | Refusal:
    ref = parsed(ref_text, parts=True)
    if isinstance(ref, Refusal):
        return Refusal("no-such-tie")
    if ref.table == "ties" and ref.field is None:
        tie = record_at(person.records, ref)
        return (ref, tie) if isinstance(tie, Tie) else Refusal("no-such-tie")
    rows = person.records.person.alongside
    there = ref.field == "alongside" and ref.line is not None and ref.line < len(rows)
    return (ref, rows[ref.line or 0]) if there else Refusal("no-such-tie")


def _ready(person: OpenPerson, form: TieForm, here: Ref | None) -> tuple[dict[str, Any], Spoken] | Refusal:
    """Clean what was typed, and refuse what has no name, is too long, or is on the map already."""
    name, who, said, may_know = tidy_name(form.name), tidy_name(form.who_to_me), spoken(form.does), tidy(form.may_know)
    refusal = too_long(name, who, limit=LONGEST_NAME) or too_long(said.text, may_know)
    if refusal is not None:
        return refusal
    if not name:
        return Refusal("no-name")
    if _is_there(person, name, who, here, service=form.kind == "service"):
        return Refusal("tie-there")
    fields = {
        "name": name,
        "closeness": form.closeness or None,
        "give_take": form.give_take or None,
        "may_know": may_know or None,
    }
    return (fields if form.kind == "service" else {**fields, "who_to_me": who or None}), said


def _is_there(person: OpenPerson, name: str, who: str, here: Ref | None, *, service: bool) -> bool:
    """Tell whether the very same stands there; two of one name that are not the same to them may."""
    if service:
        rows = enumerate(person.records.person.alongside)
        at = here.line if here is not None and here.field is not None else None
        return any(fold(one.who) == fold(name) and line != at for line, one in rows)
    return any(
        fold(one.name) == fold(name) and fold(one.who_to_me or "") == fold(who)
        for one in person.records.ties
        if here is None or one.id != here.id
    )


def _of_tie(form: TieForm, said: Spoken, stood: Tie | None = None) -> dict[str, Any]:
    """Give what is a tie's alone; words that did not change stay whose they were."""
    same = stood is not None and as_typed(stood.does or "", stood.voice) == form.does and bool(stood.does)
    fields: dict[str, Any] = {"kind": form.kind, "does": said.text or None}
    return fields if same else {**fields, "voice": said.voice or "gist", "other": None}


def _of_alongside(fields: dict[str, Any], said: Spoken, who: str = "") -> dict[str, Any]:
    named = {key: value for key, value in fields.items() if key != "name"}
    does = "; ".join(part for part in (tidy_name(who), said.text) if part)
    return {"who": fields["name"], "does": does or None, **named}


def _add_alongside(act: Act, record: Person, fields: dict[str, Any], said: Spoken, who: str) -> str:
    """Keep who is alongside where all of them are; what they are to the person is told with what they do."""
    row = Alongside(**_of_alongside(fields, said, who))
    act.update(msgspec.structs.replace(record, alongside=(*record.alongside, row)))
    return handle(Ref(table="person", id=record.id, field="alongside", line=len(record.alongside)))


def _without(record: Person, line: int) -> Person:
    rows = record.alongside
    return msgspec.structs.replace(record, alongside=(*rows[:line], *rows[line + 1 :]))
