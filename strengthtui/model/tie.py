"""Who and what is round the person, as they see it: people, animals, places and groups, how close, and who gives.

Services and workers alongside have a home of their own in the person's record (`alongside`) and are not kept twice.
"""

from __future__ import annotations

from typing import Literal

from strengthtui.model.strength import Source
from strengthtui.model.words import Record, Share, Voice

TieKind = Literal["person", "animal", "place", "group"]
Closeness = Literal["close", "in-reach", "far", "strained"]
"""As the person says it; the program never concludes it."""
GiveTake = Literal["they-give", "i-give", "both", "not-now"]


class Tie(Record, frozen=True, kw_only=True):
    """Somebody or something on the map of who and what is round the person."""

    name: str
    kind: TieKind = "person"
    who_to_me: str | None = None
    """Who or what it is to them: my sister."""
    does: str | None = None
    """What it does for them, or means to them."""
    closeness: Closeness | None = None
    """`None` where it was not said."""
    give_take: GiveTake | None = None
    """`None` where it was not said."""
    may_know: str | None = None
    """What may be told to them, and by whom, as the person said it."""
    voice: Voice = "gist"
    """Whose words `does` is."""
    other: str | None = None
    language: str | None = None
    share: Share | None = None
    """The widest circle it may reach; `None` is the default by kind and closeness."""
    source: Source | None = None
    """Where it was said before it was put on the map."""
    order: int = 0
