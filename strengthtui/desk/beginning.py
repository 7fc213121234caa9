"""Putting a conversation in front that was asked for by its pack: a new one, or the open one, made longer if wanted.

A conversation is never made shorter, and nobody begins the same one anew because it was begun at a doorstep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from strengthtui.desk import opening, picturing, whereabouts
from strengthtui.errors import Refusal
from strengthtui.model.pack import ROUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.standing import Standing
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import Conversation, Route
    from strengthtui.vault.acts import Act

USUAL_ROUTE: Final[Route] = "short"


def begin(
    sitting: Standing, pack_id: str, route: Route | None, keep: Callable[[str, bytes], None], at: str = ""
) -> Outcome:
    """Put it in front, at a section or question of it where one is named."""
    person = sitting.person
    if pack_id not in person.shelf.ids():
        return Refusal("no-pack")
    found = whereabouts.open_conversation(person, pack_id)
    if found is None:
        if person.file.read_only:
            return Refusal("read-only")
        way = route or USUAL_ROUTE
        new = sitting.durably(lambda: whereabouts.begin_conversation(person, sitting.id, pack_id, way, keep))
        sitting.stand_in(new)
        outcome: Outcome = sitting.saved(None)
    else:
        sitting.stand_in(found)
        outcome = _widened(sitting, route)
    return _gone_to(sitting, at) if at and not isinstance(outcome, Refusal) else outcome


def _widened(sitting: Standing, route: Route | None) -> Outcome:
    """Make the conversation in front longer, where that was asked for; one that was gone through has more to it now."""
    conversation = sitting.conversation
    if conversation is None or sitting.person.file.read_only or not _wider(route, conversation):
        return sitting.saved(None)
    longer = replace(conversation, route=route)
    if conversation.position is None:
        pack = sitting.person.pack_of(conversation)
        longer = replace(longer, position=whereabouts.first_open(sitting.person, longer, pack, ()))

    def widen(act: Act) -> None:
        act.update(longer)

    return sitting.carry_out(widen)


def _wider(route: Route | None, conversation: Conversation) -> bool:
    return route is not None and ROUTES.index(route) > ROUTES.index(conversation.route)


def _gone_to(sitting: Standing, at: str) -> Outcome:
    """Go to a part of the conversation in front, opening it where it waits for the worker's word."""
    conversation = sitting.conversation
    if conversation is None:
        return Refusal("no-conversation")
    found = picturing.find_place(sitting.person, conversation, at, sitting.company)
    if not isinstance(found, Refusal):
        return sitting.move(found)
    waiting = opening.named(sitting.person, conversation, at)
    return opening.open_part(sitting, conversation, waiting) if waiting is not None else found
