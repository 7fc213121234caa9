"""What was agreed, each thing apart, as a screen shows it; and what was already written for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtui.desk.meeting import agreement_words, standing_agreements
from strengthtui.i18n import _, told_date

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import AgreementAbout, AgreementState

THINGS: tuple[AgreementAbout, ...] = ("talk", "type", "keep")
"""What everybody is asked; sharing comes with a name each."""

FOR_OTHERS = frozenset({"team", "outside"})
"""Audiences that are not the person."""


@dataclass(frozen=True, slots=True)
class AgreedView:
    """One thing that was agreed, or was not asked yet."""

    what: AgreementAbout
    name: str
    """With whom, where it is about sharing."""
    state: AgreementState | None
    """`None` while nothing was said of it."""
    told: str
    """`share with Dr Lee: no (20 Nov 2026)`."""


def agreed_views(person: OpenPerson) -> tuple[AgreedView, ...]:
    """Give what was agreed: to talk, to type, to keep, then with whom it may be shared."""
    standing = standing_agreements(person)
    views = []
    for what in THINGS:
        found = next((one for one in standing if one.about.what == what), None)
        told = agreement_words(found) if found is not None else _not_asked()[what]
        views.append(AgreedView(what, "", found.state if found is not None else None, told))
    shared = [one for one in standing if one.about.what == "share"]
    views += [AgreedView("share", one.about.name or "", one.state, agreement_words(one)) for one in shared]
    return tuple(views)


def written_for_others(person: OpenPerson) -> tuple[str, ...]:
    """Say which papers were written for somebody else than the person, and when."""
    titles = {"team": _("{document}, for the team ({day})"), "outside": _("{document}, for outside ({day})")}
    rows = (
        titles[one.audience].format(document=one.document, day=told_date(one.at))
        for one in person.records.exports
        if one.audience in FOR_OTHERS
    )
    return tuple(dict.fromkeys(rows))


def _not_asked() -> dict[str, str]:
    return {"talk": _("talk: not asked yet"), "type": _("type: not asked yet"), "keep": _("keep: not asked yet")}
