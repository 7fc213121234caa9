"""Round the conversation: limits said, what is agreed (each thing apart), who is here, the copy, when next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.i18n import _, told_date
from strengthtui.model.person import About, Agreement, Alongside, Limits, Presence, Reach, Sitting, Talking
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import AgreementAbout, AgreementState
    from strengthtui.vault.acts import Act

RECENT_HOURS = 12
"""A sitting that was not closed goes on when it was begun within so many hours; later is another sitting."""


def sitting_of(person: OpenPerson, sitting_id: str) -> Sitting:
    """Give the sitting's record."""
    return next(one for one in person.records.sittings if one.id == sitting_id)


def begin_sitting(person: OpenPerson, *, worker: str | None, happened: str | None) -> str:
    """Go on with the sitting that was paused a little while ago, or begin one; not an act that undo would find."""
    now = person.clock.now()
    for sitting in reversed(person.records.sittings):
        if sitting.ended is None and sitting.sheet is None and _hours_between(sitting.typed, now) < RECENT_HOURS:
            return sitting.id
        break
    with person.act(None, history=False) as act:
        stamp = act.stamp()
        stamp["sitting"] = stamp["id"]
        sitting = Sitting(**stamp, happened=happened, typed=now, worker=worker)
        act.insert(sitting)
    return sitting.id


def change_sitting(act: Act, person: OpenPerson, sitting_id: str, **fields: Any) -> None:  # noqa: ANN401  fields of Sitting
    """Change fields of the sitting."""
    act.update(msgspec.structs.replace(sitting_of(person, sitting_id), **fields))


def change_person(act: Act, person: OpenPerson, fields: dict[str, Any]) -> None:
    """Change fields of the person: `name`, `pronouns`, `language`, `reach`, `talking`, `alongside`, `not_again`."""
    record = person.records.person
    if "reach" in fields:
        fields = {**fields, "reach": msgspec.structs.replace(record.reach or Reach(), **fields["reach"])}
    if "talking" in fields:
        fields = {**fields, "talking": msgspec.structs.replace(record.talking or Talking(), **fields["talking"])}
    act.update(msgspec.structs.replace(record, **fields))


def alongside_of(typed: str) -> tuple[Alongside, ...]:
    """Read who is alongside, names with commas."""
    return tuple(Alongside(who=name.strip()) for name in typed.split(",") if name.strip())


def say_limits(act: Act, person: OpenPerson, sitting_id: str, *, said: bool, by: str | None) -> None:
    """Record that the limits of confidentiality were said, or not yet."""
    limits = Limits(said=said, by=by, at=person.clock.now() if said else None)
    change_sitting(act, person, sitting_id, limits=limits)


def agree(
    act: Act,
    person: OpenPerson,
    *,
    what: AgreementAbout,
    state: AgreementState,
    name: str | None = None,
    at: str | None = None,
    deciding: str | None = None,
) -> None:
    """Record one agreement; an earlier one of the same thing stays in the file, the newest counts."""
    act.insert(
        Agreement(
            **act.stamp(),
            about=About(what=what, name=name),
            state=state,
            deciding=deciding,
            at=at or person.clock.now(),
        )
    )


def standing_agreements(person: OpenPerson) -> tuple[Agreement, ...]:
    """The newest agreement of each thing, in the order they were first made."""
    newest: dict[tuple[str, str], Agreement] = {}
    for agreement in person.records.agreements:
        about = agreement.about
        if about.what in ("talk", "type", "keep", "share"):
            newest[about.what, fold(about.name or "")] = agreement
    return tuple(newest.values())


def agreement_words(agreement: Agreement) -> str:
    """Say one agreement: `share with Dr Lee: no (20 Nov 2026)`."""
    what = {"talk": _("talk"), "type": _("type"), "keep": _("keep"), "share": _("share with {name}")}[
        agreement.about.what
    ]
    state = {
        "yes": _("yes"),
        "partly": _("partly"),
        "no": _("no"),
        "ask-each-time": _("ask each time"),
        "ask-again": _("ask again"),
        "withdrawn": _("taken back"),
    }[agreement.state]
    named = what.format(name=agreement.about.name or "")
    return f"{named}: {state} ({told_date(agreement.at)})"


def agreements_of(person: OpenPerson) -> tuple[str, ...]:
    """Say everything that stands agreed."""
    return tuple(agreement_words(one) for one in standing_agreements(person))


def set_company(act: Act, person: OpenPerson, sitting_id: str, names: tuple[str, ...]) -> None:
    """Record who else is in the room from now on; nobody means alone with the worker."""
    sitting = sitting_of(person, sitting_id)
    own = fold(person.records.person.name)
    others = tuple(name.strip() for name in names if name.strip() and fold(name.strip()) != own)
    presence = Presence(since=person.clock.now(), names=others)
    change_sitting(act, person, sitting_id, present=(*sitting.present, presence))


def company(person: OpenPerson, sitting_id: str) -> tuple[str, ...]:
    """Who else is in the room now."""
    present = sitting_of(person, sitting_id).present
    return present[-1].names if present else ()


def _hours_between(earlier: str, later: str) -> float:
    from datetime import datetime

    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds() / 3600
