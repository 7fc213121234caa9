"""Strengths: words that were said become the evidence of a named strength, and the strength a place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.lines import line_at, whose
from strengthtui.desk.refs import handle, parsed
from strengthtui.desk.typed import spoken, too_long
from strengthtui.desk.views import LineView, NameOffer, SphereView, StrengthView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.journey.strengths_map import strengths_map
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.model.words import Ref, Words
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.heard import HeardLine
    from strengthtui.model.vocabulary import Area
    from strengthtui.model.words import Sphere
    from strengthtui.vault.acts import Act

HARD_TIMES = "hard-times"
"""Nothing under this petal is ever offered for naming a strength."""


def sphere_titles() -> dict[str, str]:
    """The three rings in words."""
    return {"individual": _("mine"), "family": _("people close to me"), "environment": _("around me")}


def find_quote(person: OpenPerson, quote: str, ref: Ref | None) -> tuple[HeardLine | None, Source | None]:
    """Find where a quote was said: in the line given, else in the newest line that holds it."""
    candidates = [line_at(person, ref)] if ref is not None else list(reversed(person.heard))
    for line in candidates:
        if line is None:
            continue
        start = line.text.find(quote)
        if start >= 0:
            source = Source(
                table=line.ref.table,
                id=line.ref.id,
                line=line.ref.line,
                start=start,
                end=start + len(quote),
                rev=line.rev,
            )
            return line, source
    return None, None


def mark(
    act: Act,
    person: OpenPerson,
    *,
    quote: str,
    name: str,
    sphere: Sphere | None,
    ref: Ref | None = None,
    area: str | None = None,
    possible_through: str | None = None,
) -> str | Refusal:
    """Make the strength, or add evidence to the one of that name; gives the strength's handle."""
    said, label = spoken(quote), name.strip()
    refusal = too_long(said.text) or too_long(label)
    if refusal is not None:
        return refusal
    if not said.text or not label:
        return Refusal("no-words")
    line, source = find_quote(person, said.text, ref)
    words = Words(
        text=said.text, voice=said.voice or (line.voice if line else "gist"), other=line.other if line else None
    )
    strength = named(person, label)
    if strength is None:
        strength = _new_strength(act, person, label, sphere=sphere, area=area, possible_through=possible_through)
    elif possible_through:
        act.update(msgspec.structs.replace(strength, possible_through=possible_through))
    if not _shown_already(person, strength.id, words):
        act.insert(Evidence(**act.stamp(), strength=strength.id, words=words, source=source))
    return handle(Ref(table="strengths", id=strength.id))


def named(person: OpenPerson, name: str) -> Strength | None:
    """Find a strength by its name."""
    wanted = fold(name.strip())
    return next((one for one in person.records.strengths if fold(one.name) == wanted), None)


def area_of(person: OpenPerson, name: str, area: str | None = None) -> Area | None:
    """Find the area a strength belongs to: the one given, else the one that offers this name."""
    wanted = fold(name.strip())
    for one in person.vocabulary.areas:
        if one.id == area or (area is None and any(fold(offered) == wanted for offered in one.names)):
            return one
    return None


def name_offers(person: OpenPerson, ref_text: str | None) -> tuple[NameOffer, ...]:
    """Names to offer for a line: areas that share its areas of life first; none at all for what is hard."""
    ref = parsed(ref_text) if ref_text else None
    line = line_at(person, ref) if isinstance(ref, Ref) else None
    if line is not None and HARD_TIMES in line.petals:
        return ()
    domains = set(line.domains) if line is not None else set()
    areas = sorted(person.vocabulary.areas, key=lambda area: not domains & set(area.domains))
    return tuple(NameOffer(area.id, area.title, area.sphere, area.names) for area in areas)


def map_views(person: OpenPerson, company: tuple[str, ...]) -> tuple[SphereView, ...]:
    """The strengths map, ring by ring, evidence under each."""
    titles = sphere_titles()
    alone = {(line.ref.table, line.ref.id, line.ref.line) for line in person.heard if line.alone} if company else set()
    views = []
    for group in strengths_map(person.records, person.live):
        strengths = tuple(
            StrengthView(
                ref=handle(Ref(table="strengths", id=mapped.strength.id)),
                name=mapped.strength.name,
                sphere=mapped.strength.sphere,
                possible_through=mapped.strength.possible_through or "",
                evidence=tuple(_evidence_view(person, one) for one in mapped.evidence if _key(one) not in alone),
                goals=tuple(goal.words.text for goal in mapped.goals),
            )
            for mapped in group.strengths
        )
        views.append(SphereView(group.sphere, titles[group.sphere], strengths))
    return tuple(views)


def _key(evidence: Evidence) -> tuple[str, str, int | None] | None:
    source = evidence.source
    return (source.table, source.id, source.line) if source is not None else None


def _evidence_view(person: OpenPerson, evidence: Evidence) -> LineView:
    words = evidence.words
    name = person.records.person.name
    return LineView(
        ref=handle(Ref(table="evidence", id=evidence.id)),
        text=words.text,
        voice=words.voice,
        whose=whose(words.voice, words.other, name),
        about="",
    )


def _shown_already(person: OpenPerson, strength: str, words: Words) -> bool:
    return any(one.strength == strength and one.words.text == words.text for one in person.records.evidence)


def _new_strength(
    act: Act, person: OpenPerson, name: str, *, sphere: Sphere | None, area: str | None, possible_through: str | None
) -> Strength:
    found = area_of(person, name, area)
    strength = Strength(
        **act.stamp(),
        name=name,
        area=found.id if found else None,
        sphere=sphere or (found.sphere if found else "individual"),
        domains=found.domains if found else (),
        possible_through=possible_through or None,
    )
    act.insert(strength)
    return strength
