"""What is said of a text that holds a term, and of a list of words that is not well made."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

LABEL: Final = FindingCode(
    "wording-label",
    "warning",
    '"{term}": {note}',
    "try: {prefer} ({who})",
)
BEHAVIOUR: Final = FindingCode(
    "wording-behaviour",
    "note",
    '"{term}": {note}',
    "{prefer} ({who}); of someone who harms the person, leave it as it stands",
)
ONLY_MISSING: Final = FindingCode(
    "wording-only-missing",
    "note",
    '"{term}" tells only what is missing',
    "there may be more to tell: {prefer}",
)

FORM_MARKS: Final = FindingCode(
    "form-marks",
    "error",
    "the marks in this form do not fit together",
    "write (s) for an ending that may be there, (is|was) for one of several, ... for up to three words between;"
    " no brackets inside brackets",
)
FORM_SHORT: Final = FindingCode(
    "form-short",
    "error",
    "this form is of words that stand in every text, and would be found everywhere",
    "write it with the word before or after it",
)
FORM_MANY: Final = FindingCode(
    "form-many",
    "error",
    "this form stands for more than {limit} ways of writing",
    "make two forms of it, each with fewer brackets",
)
FORM_TWICE: Final = FindingCode(
    "form-twice",
    "warning",
    'the row "{term}" above has this form already',
    "keep it in one of the two",
)
CONTEXT: Final = FindingCode(
    "context-without-term",
    "error",
    "this does not say where the term stands",
    'write ~ once in the place of the term, and the words before or after it: "~ details"',
)
TERM_TWICE: Final = FindingCode(
    "term-twice",
    "error",
    'there is a row "{id}" above',
    "give this one an id of its own, or put the two together",
)
TERM_UNKNOWN: Final = FindingCode(
    "term-unknown",
    "error",
    'there is no row "{id}"',
    "strengthtui wording --list  shows the ids",
    'write "{near}"; strengthtui wording --list  shows all ids',
)
SOURCE_UNKNOWN: Final = FindingCode(
    "source-unknown",
    "error",
    'there is no source "{source}"',
    "add it under sources, with its name",
    'write "{near}", or add it under sources with its name',
)
PREFERS_A_TERM: Final = FindingCode(
    "prefers-a-term",
    "warning",
    'what is preferred here holds "{term}", which is marked itself',
    "write it without that word, or switch that row off",
)

WORDING: Final = (LABEL, BEHAVIOUR)
"""What can be said of a pack, too."""
CODES: Final = (
    ONLY_MISSING,
    FORM_MARKS,
    FORM_SHORT,
    FORM_MANY,
    FORM_TWICE,
    CONTEXT,
    TERM_TWICE,
    TERM_UNKNOWN,
    SOURCE_UNKNOWN,
    PREFERS_A_TERM,
)
"""What is said of texts and lists only."""
