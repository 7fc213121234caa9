"""The options of a choice, as they are read out: each says something else, and there are few enough to keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.findings import FindingCode
from strengthtui.text import fold, one_line

if TYPE_CHECKING:
    from strengthtui.packs.draft import Draft, Entry

TEXT_TWICE: Final = FindingCode(
    "option-text-twice",
    "warning",
    'this says the same as the option "{id}"',
    "keep one, or say what is different",
)
SAYS_OTHER: Final = FindingCode(
    "option-says-other",
    "warning",
    "`other: yes` offers this already, and asks for their own words as well",
    "take this option out, or take `other` out",
)
MANY: Final = FindingCode(
    "options-many",
    "warning",
    "these are more than {most} options, which nobody keeps in mind while they are read out",
    "put some together, or ask in two questions",
)

CODES: Final = (TEXT_TWICE, SAYS_OTHER, MANY)

MOST: Final = 9
"""Options that one key can choose; read aloud, it is more than enough."""
_OTHER_ID: Final = "other"
_OTHERS: Final = frozenset(
    {"other", "others", "another", "another one", "something else", "someone else", "somebody else", "somewhere else"}
    | {"some other way", "anything else", "none of these", "other, please say", "something different"}
)
"""Ways of saying what the program offers by itself where `other: yes` stands, in English."""


def check(draft: Draft) -> None:
    """Note options that are twice, too many, or there already."""
    for entry in draft.entries:
        if entry.question.options and entry.has("options"):
            _options(entry)


def _options(entry: Entry) -> None:
    question = entry.question
    if len(question.options) > MOST:
        entry.at("options", MOST).add(MANY, most=MOST)
    told: dict[str, str] = {}
    for at, option in enumerate(question.options):
        said = fold(one_line(option.text)).strip(" .…!?")
        if said in told:
            entry.at("options", at, "text").add(TEXT_TWICE, id=told[said])
        told.setdefault(said, option.id)
        if question.other and (said in _OTHERS or option.id == _OTHER_ID):
            entry.at("options", at).add(SAYS_OTHER)
