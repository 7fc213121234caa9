"""Who somebody in the room is to the person: carer, relative, friend, worker, interpreter; asked once, then known.

It is written behind the name, `Mum (carer)`, by whoever notes who is here. A carer's own talk is their own
conversation: nothing here keeps anything of a carer but that they were there, and as what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.i18n import _
from strengthtui.model.person import Presence
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from strengthtui.desk.acting import Acting
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.person import Role, Sitting


class Guest(Struct, frozen=True):
    """Somebody who is in the room."""

    name: str
    role: Role | None = None
    """Who they are to the person, where it was noted."""

    @property
    def told(self) -> str:
        """The name as it is typed: with who they are behind it."""
        return f"{self.name} ({role_words()[self.role]})" if self.role is not None else self.name


def role_words() -> dict[Role, str]:
    """Give the words for each."""
    return {
        "carer": _("carer"),
        "relative": _("relative"),
        "friend": _("friend"),
        "worker": _("worker"),
        "interpreter": _("interpreter"),
    }


def how_to_say() -> str:
    """Say how it is typed who they are."""
    words = ", ".join(role_words().values())
    return _("You may add who they are, as in Mum (carer): {words}.").format(words=words)


def guest(typed: str) -> Guest:
    """Read `Mum (carer)`; other words in brackets are a part of the name."""
    name, bracket, rest = typed.strip().rpartition("(")
    if bracket and name.strip() and rest.endswith(")"):
        role = _roles_typed().get(fold(rest[:-1].strip()))
        if role is not None:
            return Guest(name.strip(), role)
    return Guest(typed.strip())


def presence(since: str, guests: Sequence[Guest]) -> Presence:
    """Give the record of who is here from a moment on."""
    roles = tuple(one.role for one in guests)
    return Presence(since=since, names=tuple(one.name for one in guests), roles=roles if any(roles) else ())


def known_before(person: OpenPerson, guests: Sequence[Guest]) -> tuple[Guest, ...]:
    """Add who somebody is where it is not said now and was noted before, the last time it was."""
    noted = {fold(one.name): one.role for sitting in person.records.sittings for one in _noted(sitting)}
    return tuple(Guest(one.name, one.role or noted.get(fold(one.name))) for one in guests)


def guests_of(acting: Acting) -> tuple[Guest, ...]:
    """Give who is in the room now."""
    present = _here(acting).present
    return tuple(_of(present[-1])) if present else ()


def alone_with_each(acting: Acting) -> str:
    """Remind the worker, when a carer was noted just now for the first time in this sitting; empty otherwise."""
    before = {fold(one.name) for earlier in _here(acting).present[:-1] for one in _of(earlier) if one.role == "carer"}
    carers = [one.name for one in guests_of(acting) if one.role == "carer" and fold(one.name) not in before]
    if not carers:
        return ""
    return _(
        "Here as carer: {names}. Offer each of them a while alone with you, and ask the carer how they are."
    ).format(names=", ".join(carers))


def _here(acting: Acting) -> Sitting:
    return next(one for one in acting.person.records.sittings if one.id == acting.id)


def _noted(sitting: Sitting) -> Iterator[Guest]:
    """Give everybody of a sitting of whom it was noted who they are, the newest last."""
    return (one for presence in sitting.present for one in _of(presence) if one.role is not None)


def _of(presence: Presence) -> Iterator[Guest]:
    roles = (*presence.roles, *[None] * len(presence.names))
    return (Guest(name, role) for name, role in zip(presence.names, roles, strict=False))


def _roles_typed() -> Mapping[str, Role]:
    """Give what may be typed for each: the word itself, and a few others for it."""
    kin = _("family, mother, mum, father, dad, sister, brother, daughter, son, wife, husband, partner, aunt, uncle")
    more = _("grandmother, gran, grandfather, grandad, granddaughter, grandson, niece, nephew, cousin")
    workers = _("support worker, social worker, peer worker, key worker, colleague")
    also: dict[Role, str] = {"relative": f"{kin}, {more}", "worker": workers}
    typed: dict[str, Role] = {fold(word): role for role, word in role_words().items()}
    for role, words in also.items():
        typed |= {fold(word.strip()): role for word in words.split(",")}
    return typed
