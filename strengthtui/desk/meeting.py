"""Round the conversation: limits said, what is agreed (each thing apart), who is here, the copy, when next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk import guests
from strengthtui.desk.clock import local_day
from strengthtui.desk.typed import LONGEST_NAME, tidy, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.i18n import _, told_date
from strengthtui.interview.dates import stored_date
from strengthtui.model.order import merges_in
from strengthtui.model.person import About, Agreement, Alongside, Limits, Next, Reach, Sitting, Talking
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Change
    from strengthtui.model.person import AgreementAbout, AgreementState
    from strengthtui.model.records import Records
    from strengthtui.vault.acts import Act

RECENT_HOURS = 12
"""A sitting that was not closed goes on when it was begun within so many hours; later is another sitting."""


def sitting_of(person: OpenPerson, sitting_id: str) -> Sitting:
    """Give the sitting's record."""
    return next(one for one in person.records.sittings if one.id == sitting_id)


def never_talked(records: Records) -> bool:
    """Tell whether nothing came of it yet: meeting was broken off, so that it is a first meeting still."""
    kept = (records.conversations, records.jottings, records.strengths, records.goals, records.steps, records.ties)
    return not any(kept)


def begin_sitting(person: OpenPerson, *, worker: str | None, happened: str | None) -> str:
    """Go on with the sitting that was paused a little while ago, or begin one; not an act that undo would find."""
    now = person.clock.now()
    for sitting in reversed(person.records.sittings):
        since = _hours_between(sitting.typed, now)
        if sitting.ended is None and sitting.sheet is None and since is not None and abs(since) < RECENT_HOURS:
            return sitting.id
        break
    with person.act(None, history=False) as act:
        stamp = act.stamp()
        stamp["sitting"] = stamp["id"]
        sitting = Sitting(**stamp, happened=happened, typed=now, worker=worker)
        act.insert(sitting)
    return sitting.id


def change_sitting(
    act: Act,
    person: OpenPerson,
    sitting_id: str,
    **fields: Any,  # noqa: ANN401  fields of Sitting
) -> Refusal | None:
    """Change fields of the sitting."""
    tidied = _tidied(fields)
    if isinstance(tidied, Refusal):
        return tidied
    act.update(msgspec.structs.replace(sitting_of(person, sitting_id), **tidied))
    return None


def meet_next(act: Act, person: OpenPerson, sitting_id: str, on: str | None, words: str) -> Refusal | None:
    """Keep when they meet again: a day that exists, words, or both."""
    day = stored_date(on) if on else None
    said = tidy(words)
    if isinstance(day, Refusal):
        return day
    refusal = too_long(said)
    return refusal or change_sitting(act, person, sitting_id, next=Next(on=day, words=said or None))


def change_person(act: Act, person: OpenPerson, fields: dict[str, Any]) -> Refusal | None:
    """Change fields of the person: `pronouns`, `language`, `reach`, `talking`, `alongside`, `not_again`."""
    record = person.records.person
    tidied = _tidied(fields)
    if isinstance(tidied, Refusal):
        return tidied
    parts: dict[str, Reach | Talking] = {"reach": record.reach or Reach(), "talking": record.talking or Talking()}
    for key, stored in parts.items():
        inner = _tidied(fields.get(key, {}))
        if isinstance(inner, Refusal):
            return inner
        if inner:
            tidied[key] = msgspec.structs.replace(stored, **inner)
    if "not_again" in tidied:
        tidied["not_again"] = tuple(told for one in tidied["not_again"] if (told := tidy(one)))
    act.update(msgspec.structs.replace(record, **tidied))
    return None


def alongside_of(names: Sequence[str]) -> tuple[Alongside, ...]:
    """Give the records of who is alongside."""
    return tuple(Alongside(who=name) for name in names)


def say_limits(act: Act, person: OpenPerson, sitting_id: str, *, said: bool, by: str | None) -> Refusal | None:
    """Record that the limits of confidentiality were said, or not yet."""
    limits = Limits(said=said, by=tidy_name(by) or None, at=person.clock.now() if said else None)
    return change_sitting(act, person, sitting_id, limits=limits)


def limits_were_said(person: OpenPerson, sitting_id: str) -> bool:
    """Tell whether they were said in this sitting; passing over the line does not unsay them."""
    limits = sitting_of(person, sitting_id).limits
    return limits is not None and limits.said


def is_first(person: OpenPerson) -> bool:
    """Tell whether they still meet for the first time: nothing was talked about, and keeping was never asked."""
    from strengthtui.desk.worker_alone import never_met

    asked = any(one.about.what == "keep" for one in person.records.agreements)
    return never_met(person) and not asked


def agree(
    act: Act,
    person: OpenPerson,
    *,
    what: AgreementAbout,
    state: AgreementState,
    name: str | None = None,
    at: str | None = None,
    deciding: str | None = None,
) -> Refusal | None:
    """Record one agreement; an earlier one of the same thing stays in the file, the newest counts."""
    named = tidy_name(name)
    refusal = too_long(named, limit=LONGEST_NAME) or too_long(deciding)
    if refusal is not None or (what == "share" and not named):
        return refusal or Refusal("no-name")
    about = About(what=what, name=named or None)
    at = at or person.clock.now()
    act.insert(Agreement(**act.stamp(), about=about, state=state, deciding=tidy(deciding) or None, at=at))
    return None


def standing_agreements(person: OpenPerson) -> tuple[Agreement, ...]:
    """The newest agreement of each thing, in the order they were first made."""
    told: dict[tuple[str, str], list[Agreement]] = {}
    for agreement in person.records.agreements:
        about = agreement.about
        if about.what in ("talk", "type", "keep", "share"):
            told.setdefault((about.what, fold(about.name or "")), []).append(agreement)
    return tuple(newest_of(same, person.records.history) for same in told.values())


def newest_of(agreements: Sequence[Agreement], history: Sequence[Change]) -> Agreement:
    """Give the one given last; of one day, the one noted last.

    A sheet may be typed in long after the talk: what was agreed then does not bring back what was taken back since.
    What is noted on its own day comes after all that was noted before it, though the clock was set back: else nothing
    could be taken back any more.
    """
    merges, latest, days = merges_in(history), "", list[str]()
    for one in agreements:
        day = local_day(one.at) or ""
        on_the_day = one.rev not in merges and day == local_day(one.made)
        days.append(max(day, latest) if on_the_day else day)
        latest = max(latest, days[-1])
    return max(zip(days, range(len(days)), agreements, strict=True), key=lambda told: told[:2])[2]


def agreement_words(agreement: Agreement) -> str:
    """Say one agreement with its day: `share with Dr Lee: no (20 Nov 2026)`."""
    return f"{agreement_told(agreement)} ({told_date(agreement.at)})"


def agreement_told(agreement: Agreement) -> str:
    """Say one agreement: `share with Dr Lee: no`."""
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
    return f"{named}: {state}"


def agreements_of(person: OpenPerson) -> tuple[str, ...]:
    """Say everything that stands agreed."""
    return tuple(agreement_words(one) for one in standing_agreements(person))


def set_company(act: Act, person: OpenPerson, sitting_id: str, names: tuple[str, ...]) -> Refusal | None:
    """Record who else is in the room from now on, as typed: `Mum (carer)`; nobody means alone with the worker."""
    sitting = sitting_of(person, sitting_id)
    own = fold(person.records.person.name)
    typed = {one.name: one for name in names if (one := guests.guest(tidy_name(name))).name}
    others = [one for one in typed.values() if fold(one.name) != own]
    refusal = too_long(*(one.name for one in others), limit=LONGEST_NAME)
    if refusal is not None:
        return refusal
    here = guests.presence(person.clock.now(), guests.known_before(person, others))
    return change_sitting(act, person, sitting_id, present=(*sitting.present, here))


def company_noted(person: OpenPerson, sitting_id: str) -> bool:
    """Tell whether it was written down who is in the room, be it nobody else."""
    return bool(sitting_of(person, sitting_id).present)


def company(person: OpenPerson, sitting_id: str) -> tuple[str, ...]:
    """Who else is in the room now."""
    present = sitting_of(person, sitting_id).present
    return present[-1].names if present else ()


def _hours_between(earlier: str, later: str) -> float | None:
    """Count the hours; `None` where a moment cannot be read (it may have been imported)."""
    from datetime import datetime

    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds() / 3600
    except (ValueError, TypeError):
        return None


def _tidied(fields: dict[str, Any]) -> dict[str, Any] | Refusal:
    """Clean every text among the fields of a record."""
    clean = {key: tidy(value) or None if isinstance(value, str) else value for key, value in fields.items()}
    return too_long(*(value for value in clean.values() if isinstance(value, str))) or clean
