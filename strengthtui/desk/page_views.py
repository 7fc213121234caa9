"""A person's page: when they met, what was promised and agreed, the talks held, the eight stages, what could come next.

All of it is derived when it is asked for. Each stage tells what was done, with its day and the way to it; nothing is
counted, and none is ever unfinished. What was said alone is on no page while anyone else is in the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from strengthtui.desk import page_done, page_words
from strengthtui.desk.clock import local_day
from strengthtui.desk.lines import hidden, seen
from strengthtui.desk.meeting import agreement_told, standing_agreements
from strengthtui.desk.plan_views import agreed_words, step_view
from strengthtui.desk.worker_alone import for_worker_alone
from strengthtui.i18n import _, told_date
from strengthtui.journey.stages import ribbon
from strengthtui.journey.thread import OPEN_STEPS
from strengthtui.model.order import in_order

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.page_done import DoneView
    from strengthtui.journey.stages import OfferId, StageId
    from strengthtui.model.conversation import Conversation
    from strengthtui.model.person import Sitting


class StageView(Struct, frozen=True):
    """One stage by name."""

    id: StageId
    title: str
    about: str
    """What it is, in a sentence."""
    done: tuple[DoneView, ...]


class OfferView(Struct, frozen=True):
    """Something that could come next."""

    id: OfferId
    text: str


class HeldView(Struct, frozen=True):
    """A conversation that was begun."""

    id: str
    title: str
    told: str
    """When it was begun, and whether it goes on."""
    open: bool
    for_worker: bool = False
    """Whether it asks the worker alone."""


class FactView(Struct, frozen=True):
    """One line of what one wants to know before meeting."""

    kind: Literal["met", "next", "promised", "agreed", "ended"]
    text: str


class PageView(Struct, frozen=True):
    """All of it."""

    person: str
    facts: tuple[FactView, ...]
    held: tuple[HeldView, ...]
    """The one worked on last first."""
    stages: tuple[StageView, ...]
    offers: tuple[OfferView, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has happened yet."""
        return not self.held and not any(stage.done for stage in self.stages)

    @property
    def newest(self) -> StageId:
        """The stage at which something was done last, of one day the one further on; the first where nothing was."""
        last = max((one.at for stage in self.stages for one in stage.done), default="")
        there = [stage.id for stage in self.stages if any(one.at == last for one in stage.done)]
        return (there or [self.stages[0].id])[-1]


def page_view(person: OpenPerson, company: tuple[str, ...] = ()) -> PageView:
    """Give somebody's page, as whoever is here may see it."""
    records = page_done.without_looks(person.records)
    found = ribbon(records, person.live)
    titles, abouts, offers = page_words.stage_titles(), page_words.stage_abouts(), page_words.offers()
    stages = tuple(
        StageView(one.id, titles[one.id], abouts[one.id], page_done.done_views(person, one.done, company))
        for one in found.stages
    )
    return PageView(
        person=records.person.name,
        facts=tuple(_facts(person, records.sittings, company)),
        held=tuple(_held(person, one) for one in _conversations(person) if not hidden(person, one, company)),
        stages=stages,
        offers=tuple(OfferView(one, offers[one]) for one in found.offers),
    )


def _facts(person: OpenPerson, sittings: tuple[Sitting, ...], company: tuple[str, ...]) -> list[FactView]:
    records = person.records
    ending, facts = records.person.ending, []
    days = [local_day(one.happened or one.typed) or "" for one in sittings]
    if days:
        facts.append(FactView("met", _("You last met on {day}.").format(day=told_date(max(days)))))
    if ending is not None:
        facts.append(FactView("ended", page_words.ended(ending)))
    else:
        facts += [FactView("next", told) for told in _coming(sittings, company)]
        facts += [FactView("promised", told) for told in _promised(person, company)]
    agreed = [agreement_told(one) for one in seen(person, standing_agreements(person), company)]
    agreed += [told for told in (page_words.plan_agreed(agreed_words(records)),) if told and not company]
    return [*facts, *([FactView("agreed", " · ".join(agreed))] if agreed else [])]


def _coming(sittings: tuple[Sitting, ...], company: tuple[str, ...]) -> list[str]:
    """Say when they meet next; in which words, only while nobody else is here."""
    coming = next((one.next for one in reversed(sittings) if one.next is not None), None)
    words = coming.words if coming is not None and not company else None
    told = ", ".join(part for part in (told_date(coming.on) if coming is not None else "", words) if part)
    return [_("Next: {when}.").format(when=told.rstrip("."))] if told else []


def _promised(person: OpenPerson, company: tuple[str, ...]) -> list[str]:
    """Say what the worker has still to do, and by when."""
    steps = [one for one in seen(person, person.records.steps, company) if one.who.kind == "worker"]
    told = [step_view(person.records, one) for one in steps if one.state in OPEN_STEPS]
    return [_("{what} ({day})").format(what=one.what, day=one.by) if one.by else one.what for one in told]


def _conversations(person: OpenPerson) -> list[Conversation]:
    return list(reversed(in_order(person.records.conversations, person.records.history)))


def _held(person: OpenPerson, one: Conversation) -> HeldView:
    pack, day = person.pack_of(one), told_date(local_day(one.made))
    is_open = one.state == "open"
    told = _("begun on {day}, goes on") if is_open else _("begun on {day}, finished")
    return HeldView(one.id, pack.title, told.format(day=day), is_open, for_worker_alone(pack))
