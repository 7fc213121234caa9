"""Before and after papers are written: who is to be asked first, and whether the person has their copy.

A person's own copy is theirs: nobody is asked before it is written. What was agreed about others is said once it is
there to be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.meeting import standing_agreements
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.interview.sharing import Audience


def before_papers(person: OpenPerson, others: tuple[str, ...], audience: Audience) -> tuple[str, ...]:
    """Say why to ask before papers are written: somebody is here, or it is for others and they want to be asked."""
    told = []
    if others:
        here = _("Also here: {names}. Papers hold what was said alone as well.")
        told.append(here.format(names=", ".join(others)))
    if audience != "person":
        asked = _("Before {name} sees it, they want to be asked each time.")
        told += [asked.format(name=name) for name in _asked_each_time(person)]
    return tuple(told)


def after_papers(person: OpenPerson, audience: Audience) -> tuple[str, ...]:
    """Say whom to ask before the person's own copy is passed on by somebody else's hand."""
    if audience != "person":
        return ()
    own, asked = person.records.person.name, _("Before you pass it to {name}, ask {person}.")
    return tuple(asked.format(name=name, person=own) for name in _asked_each_time(person))


def copy_owed(person: OpenPerson) -> bool:
    """Tell whether the person still waits for their copy, as was said last."""
    said = [one.copy for one in person.records.sittings if one.copy is not None]
    return bool(said) and said[-1] == "owed"


def _asked_each_time(person: OpenPerson) -> list[str]:
    standing = standing_agreements(person)
    return [one.about.name or "" for one in standing if one.about.what == "share" and one.state == "ask-each-time"]
