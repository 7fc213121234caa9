"""The rules a pack is held to, one small module for each family; all of them look at one `Draft`.

A family is a module with its `FindingCode`s, a tuple `CODES` of them, and `check(draft)`. A rule leaves alone what
could not be read: one slip is told once. What holds of a pack that can be read in part only is listed as `IN_PART`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from strengthtui.packs.draft import Draft
    from strengthtui.sources.findings import FindingCode

    Rule = Callable[[Draft], None]


def all_rules(*, advice: bool = True) -> tuple[Rule, ...]:
    """Give every family's check, in the order they run; without `advice`, those that may find an error."""
    from strengthtui.packs.rules import braces, conditions, ids, kinds, recalls, routes, topics

    return (
        ids.check,
        kinds.check,
        topics.check,
        recalls.check,
        conditions.check,
        braces.check,
        routes.check,
        *(advising_rules() if advice else ()),
    )


def advising_rules() -> tuple[Rule, ...]:
    """Give those that never note an error: whoever only wants the pack can do without."""
    from strengthtui.packs.rules import always, asking, asking_aloud, doorsteps, head, options, versions, wording

    return (
        head.check,
        options.check,
        always.check,
        doorsteps.check,
        versions.check,
        asking.check,
        asking_aloud.check,
        wording.check,
    )


def all_codes() -> tuple[FindingCode, ...]:
    """Give every code of this catalogue: what can be said of any file, and what can be said of a pack."""
    from strengthtui.sources import codes

    return (*codes.all_codes(), *(code for family in _families() for code in family.CODES))


def codes_of_a_whole_pack() -> frozenset[FindingCode]:
    """Give the codes that may be untrue of a pack of which a part could not be read: whatever is not `IN_PART`."""
    families = _families()
    in_part = {code for family in families for code in getattr(family, "IN_PART", ())}
    return frozenset(code for family in families for code in family.CODES if code not in in_part)


def _families() -> tuple[ModuleType, ...]:
    from strengthtui.packs.rules import (
        always,
        asking,
        asking_aloud,
        braces,
        conditions,
        doorsteps,
        head,
        ids,
        kinds,
        options,
        recalls,
        routes,
        sections,
        topics,
        versions,
        wording,
    )

    return (
        head,
        sections,
        ids,
        kinds,
        options,
        topics,
        recalls,
        conditions,
        always,
        braces,
        routes,
        doorsteps,
        versions,
        asking,
        asking_aloud,
        wording,
    )
