"""Changing a strength on the map: what it is called and where it lives. The words that show it stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import following
from strengthtui.desk.marking import named
from strengthtui.desk.refs import find_record
from strengthtui.desk.typed import LONGEST_NAME, tidy, tidy_name, too_long
from strengthtui.errors import Refusal
from strengthtui.model.strength import Strength

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.words import Sphere
    from strengthtui.vault.acts import Act


def change_strength(
    act: Act,
    person: OpenPerson,
    ref_text: str,
    *,
    name: str | None = None,
    sphere: Sphere | None = None,
    possible_through: str | None = None,
) -> str | Refusal:
    """Call a strength otherwise, move it to another ring, or say what makes it possible; what is `None` stays.

    Another name is read back anew; who asked to leave the strength out did not ask for less because it moved.
    """
    found = find_record(person.records, ref_text)
    if isinstance(found, Refusal):
        return found
    _ref, strength = found
    if not isinstance(strength, Strength):
        return Refusal("no-such-strength")
    label, through = tidy_name(name), tidy(possible_through)
    refusal = too_long(label, limit=LONGEST_NAME) or too_long(through)
    if refusal is not None:
        return refusal
    if name is not None and not label:
        return Refusal("no-words")
    other = named(person, label) if label else None
    if other is not None and other.id != strength.id:
        return Refusal("strength-there")
    changed = msgspec.structs.replace(
        strength,
        name=label or strength.name,
        sphere=sphere or strength.sphere,
        possible_through=through or strength.possible_through,
    )
    if changed != strength:
        act.update(changed)
        same = changed.name == strength.name
        following.carry(act, person.records, strength, "strengths", lambda one: same or one.verdict == "left-out")
    return ref_text
