"""The rules a pack is held to, one small module for each family; all of them look at one `Draft`.

A family is a module with its `FindingCode`s, a tuple `CODES` of them, and `check(draft)`. A rule leaves alone what
could not be read: one slip is told once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.packs.draft import Draft
    from strengthtui.sources.findings import FindingCode

    Rule = Callable[[Draft], None]


def all_rules() -> tuple[Rule, ...]:
    """Give every family's check, in the order they run."""
    from strengthtui.packs.rules import braces, conditions, ids, kinds, recalls, routes, topics

    return (
        ids.check,
        kinds.check,
        topics.check,
        recalls.check,
        conditions.check,
        braces.check,
        routes.check,
    )


def all_codes() -> tuple[FindingCode, ...]:
    """Give every code of this catalogue: what can be said of any file, and what can be said of a pack."""
    from strengthtui.packs.rules import braces, conditions, ids, kinds, recalls, routes, sections, topics
    from strengthtui.sources import codes

    families = (sections, ids, kinds, topics, recalls, conditions, braces, routes)
    return (*codes.all_codes(), *(code for family in families for code in family.CODES))
