"""What can be said of a sheet, beyond its shape: a family of the catalogue of findings.

A sheet holds someone's words, and a slip makes keys and ids of them (`My sister said: ring me`). So no finding of a
sheet quotes anything that was written in it: line and column say where, the remedy says what may stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.sources.codes import files, shapes
from strengthtui.sources.findings import Finding, FindingCode, Problems

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING: Final = FindingCode(
    "sheet-empty",
    "error",
    "nothing is filled in",
    "write something behind the keys, or take another sheet",
)
NO_WORDS: Final = FindingCode(
    "sheet-no-words",
    "error",
    "there are no words here",
    "write what was said, or take the entry out",
)
NO_PACK: Final = FindingCode(
    "sheet-no-such-pack",
    "error",
    "there is no pack of this name",
    "use one of: {keys}",
    'write "{near}"; all there are: {keys}',
)
PACK_TWICE: Final = FindingCode(
    "sheet-pack-twice",
    "error",
    "this pack stands in the sheet already",
    "put all answers of a pack into one conversation",
)
NO_QUESTION: Final = FindingCode(
    "sheet-no-such-question",
    "error",
    "the pack has no question at this address",
    "strengthtui pack show {pack} shows its questions",
    'write "{near}"',
)
A_PETAL: Final = FindingCode(
    "sheet-answer-at-petal",
    "error",
    "this is a petal, and a petal has no answers",
    "put the words under jottings, with topic: {petal}",
)
NOT_ASKED: Final = FindingCode(
    "sheet-not-asked",
    "error",
    "this question is not asked, as things stand",
    "look at what it hangs on ({keys}), or take it out",
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
    "this does not fit a question of the kind {kind}: {fitting}",
    "write {choices}",
)
NO_TOPIC: Final = FindingCode(
    "sheet-no-such-topic",
    "error",
    "there is no petal or topic of this name",
    "use a petal or topic of the vocabulary; a team's own begin with x-",
    'write "{near}"',
)
NO_AREA: Final = FindingCode(
    "sheet-no-such-area",
    "error",
    "there is no area of strength of this name",
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
    NOTHING,
    NO_WORDS,
    NO_PACK,
    PACK_TWICE,
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

_SILENT: Final[Mapping[FindingCode, FindingCode]] = {
    shapes.UNKNOWN_KEY: FindingCode(
        shapes.UNKNOWN_KEY.code,
        "error",
        "this key is not known here",
        'use one of: {keys}; put quotation marks round a text with ": " in it',
        'write "{near}", or take it out',
    ),
    files.DUPLICATE_KEY: FindingCode(
        files.DUPLICATE_KEY.code,
        "error",
        "this key stands here a second time (first in line {first})",
        files.DUPLICATE_KEY.remedy,
    ),
}
"""Codes of the readers below that show a key as it was written, and the same without it."""


class SilentProblems(Problems):
    """Findings about a file full of someone's words: none of them shows a key as it was written."""

    def add(self, finding: Finding) -> None:
        """Keep a finding, its key unsaid."""
        code = _SILENT.get(finding.code)
        if code is not None:
            params = {name: value for name, value in finding.params.items() if name != "key"}
            finding = Finding(code, finding.file, finding.line, finding.column, params)
        super().add(finding)
