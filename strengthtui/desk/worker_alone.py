"""A conversation that asks nobody but the worker: nobody is met for it, and nobody is taken leave of.

It says only that; what is asked of the worker, and where it stands on paper, is the pack's and the outline's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.whereabouts import last_open

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.pack import Pack
    from strengthtui.packs.shelf import Shelf


def for_worker_alone(pack: Pack) -> bool:
    """Tell whether a conversation asks nobody but the worker."""
    questions = [question for section in pack.sections for question in section.questions]
    return bool(questions) and all(one.for_worker for one in questions)


def alone_with(shelf: Shelf, *packs: str) -> bool:
    """Tell whether all of these are for the worker alone."""
    return bool(packs) and all(for_worker_alone(shelf.get(one)) for one in packs)


def never_met(person: OpenPerson) -> bool:
    """Tell whether nothing was talked about with them yet: what the worker weighed alone is no meeting."""
    return all(for_worker_alone(person.pack_of(one)) for one in person.records.conversations)


def goes_on_alone(person: OpenPerson) -> bool:
    """Tell whether what goes on next is for the worker alone: the open conversation that was worked on last."""
    found = last_open(person)
    return any(for_worker_alone(person.pack_of(one)) for one in person.records.conversations if one.id == found)
