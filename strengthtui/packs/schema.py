"""The shape of a pack as JSON Schema, for editors: as the tables say it, with the topics and areas there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.i18n import _
from strengthtui.packs.tables import PACK
from strengthtui.sources.schema import schema_of

if TYPE_CHECKING:
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.sources.schema import Schema

OWN_TOPIC: Final = "^x-[a-z0-9-]{1,46}$"
"""A team's own topic."""


def pack_schema(vocabulary: Vocabulary) -> Schema:
    """Give the schema of a pack, in which topics and areas of life can be chosen from these."""
    schema = schema_of(PACK.shaped)
    petals = [petal.id for petal in vocabulary.petals]
    topics = [topic.id for topic in vocabulary.topics]
    schema["$defs"] |= {
        "petal": {"enum": petals},
        "topic": {"anyOf": [{"enum": [*topics, *petals]}, {"type": "string", "pattern": OWN_TOPIC}]},
        "domain": {"enum": [domain.id for domain in vocabulary.domains]},
    }
    return {"$schema": schema.pop("$schema"), "title": _("A pack of strengthtui: one conversation"), **schema}
