"""What can be said of a sheet, beyond its shape: a family of the catalogue of findings."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

CONTROL_ONLY: Final = FindingCode(
    "sheet-no-words",
    "error",
    "there are no words here",
    "write what was said, or take the entry out",
)
NO_PACK: Final = FindingCode(
    "sheet-no-such-pack",
    "error",
    'there is no pack called "{pack}"',
    "use one of: {keys}",
    'write "{near}"',
)
NO_QUESTION: Final = FindingCode(
    "sheet-no-such-question",
    "error",
    'the pack has no question at "{address}"',
    "strengthtui pack show {pack} shows its questions",
    'write "{near}"',
)
A_PETAL: Final = FindingCode(
    "sheet-answer-at-petal",
    "error",
    '"{address}" is a petal, and a petal has no answers',
    "put the words under jottings with topic: {address}",
)
NOT_ASKED: Final = FindingCode(
    "sheet-not-asked",
    "error",
    "this question is not asked, as things stand",
    "look at what it hangs on, or take it out",
)
NO_VALUE: Final = FindingCode(
    "sheet-no-value",
    "error",
    "an answered question needs its words",
    "write them as value, or give another state",
)
VALUE_TOO_MUCH: Final = FindingCode(
    "sheet-value-too-much",
    "error",
    "a question that was skipped has no words",
    "take the value out, or the state",
)
DOES_NOT_FIT: Final = FindingCode(
    "sheet-value-does-not-fit",
    "error",
    "this does not fit a question of the kind {kind}: {reason}",
    "strengthtui guide sheets shows how each kind is written",
)
NO_TOPIC: Final = FindingCode(
    "sheet-no-such-topic",
    "error",
    'there is no petal or topic called "{topic}"',
    "use a petal or topic of the vocabulary; a team's own begin with x-",
    'write "{near}"',
)
NO_AREA: Final = FindingCode(
    "sheet-no-such-area",
    "error",
    'there is no area of strength called "{area}"',
    "take it out, or use an area of the vocabulary",
    'write "{near}"',
)
NO_STRENGTH: Final = FindingCode(
    "sheet-no-such-strength",
    "error",
    "the goal draws on a strength that is neither in this sheet nor on the map",
    "add it under strengths, or write its name as it stands there",
)
NO_OTHER: Final = FindingCode(
    "sheet-no-other",
    "error",
    "words in the voice other need to say whose",
    "add other: NAME",
)
NO_SHARE_NAME: Final = FindingCode(
    "sheet-no-share-name",
    "error",
    "an agreement to share needs to say with whom",
    "add name: NAME",
)
IN_FUTURE: Final = FindingCode(
    "sheet-happened-in-future",
    "error",
    "this day is still to come",
    "write the day on which you talked",
)

CODES: Final = (
    CONTROL_ONLY,
    NO_PACK,
    NO_QUESTION,
    A_PETAL,
    NOT_ASKED,
    NO_VALUE,
    VALUE_TOO_MUCH,
    DOES_NOT_FIT,
    NO_TOPIC,
    NO_AREA,
    NO_STRENGTH,
    NO_OTHER,
    NO_SHARE_NAME,
    IN_FUTURE,
)
"""All of them."""
