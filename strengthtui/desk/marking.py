"""Strengths: words that were said become the evidence of a named strength, and the strength a place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.lines import hidden, line_at, lines_alone, quotes_hidden, whose
from strengthtui.desk.refs import handle, parsed
from strengthtui.desk.typed import LONGEST_NAME, Spoken, spoken, tidy, tidy_name, too_long
from strengthtui.desk.views import LineView, NameOffer, SphereView, StrengthView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.journey.strengths_map import strengths_map
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.model.words import Ref, Words
from strengthtui.text import clean, fold

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
        start = line.text.find(quote) if line is not None else -1
        if line is not None and start >= 0:
            where, end = line.ref, start + len(quote)
            return line, Source(table=where.table, id=where.id, line=where.line, start=start, end=end, rev=line.rev)
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
    said, label, through = _quoted(person, quote, ref), tidy_name(name), tidy(possible_through)
    refusal = too_long(said.text, through) or too_long(label, limit=LONGEST_NAME)
    if refusal is not None:
        return refusal
    if not said.text or not label:
        return Refusal("no-words")
    line, source = find_quote(person, said.text, ref)
    if ref is not None and line is None:
        return Refusal("cannot-mark")
    words = Words(
        text=said.text, voice=said.voice or (line.voice if line else "gist"), other=line.other if line else None
    )
    strength = named(person, label)
    if strength is None:
        strength = _new_strength(act, person, label, sphere=sphere, area=area, possible_through=through)
    elif _left_out(person, strength):
        return Refusal("left-out-strength")
    elif through or sphere:
        possible, ring = through or strength.possible_through, sphere or strength.sphere
        act.update(msgspec.structs.replace(strength, possible_through=possible, sphere=ring))
    if not shown_already(person, strength.id, words):
        act.insert(Evidence(**act.stamp(), strength=strength.id, words=words, source=source))
    return handle(Ref(table="strengths", id=strength.id))


def _quoted(person: OpenPerson, quote: str, ref: Ref | None) -> Spoken:
    """Read a quote: as it stands in a line where it does, mark and all, else as something typed."""
    plain, removed = tidy(quote), clean(quote).removed
    line, _source = find_quote(person, plain, ref) if plain else (None, None)
    return Spoken(plain, None, removed, half_quoted=False) if line is not None else spoken(quote)


def _left_out(person: OpenPerson, strength: Strength) -> bool:
    return verdicts_of(person.records).left_out(Ref(table="strengths", id=strength.id), strength.rev)


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
    """The strengths map, ring by ring, evidence under each; what was said or named alone is not shown to others."""
    titles, alone = sphere_titles(), lines_alone(person, company)
    views = []
    for group in strengths_map(person.records, person.live):
        strengths = tuple(
            StrengthView(
                ref=handle(Ref(table="strengths", id=mapped.strength.id)),
                name=mapped.strength.name,
                sphere=mapped.strength.sphere,
                possible_through=mapped.strength.possible_through or "",
                evidence=tuple(
                    _evidence_view(person, one)
                    for one in mapped.evidence
                    if not quotes_hidden(person, one, company, alone)
                ),
                goals=tuple(goal.words.text for goal in mapped.goals if not hidden(person, goal, company)),
            )
            for mapped in group.strengths
            if not hidden(person, mapped.strength, company)
        )
        if strengths:
            views.append(SphereView(group.sphere, titles[group.sphere], strengths))
    return tuple(views)


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


def shown_already(person: OpenPerson, strength: str, words: Words) -> bool:
    """Tell whether a strength has these words as evidence."""
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
