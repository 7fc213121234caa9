"""Codes for single values: ids, numbers, dates, yes and no, choices."""

from __future__ import annotations

from typing import Final

from strengthtui.sources.findings import FindingCode

NOT_AN_ID: Final = FindingCode(
    "not-an-id",
    "error",
    "this is not an id",
    "use small letters, digits and hyphens, a letter first, at most 48 of them",
    'write "{near}"',
)
NOT_AN_ADDRESS: Final = FindingCode(
    "not-an-address",
    "error",
    "this is not an address",
    'write "section/question"',
)
NOT_WHOLE: Final = FindingCode(
    "not-a-whole-number",
    "error",
    "a whole number belongs here",
    "write digits only",
)
TOO_SMALL: Final = FindingCode("number-too-small", "error", "this is less than {least}", "write {least} or more")
TOO_LARGE: Final = FindingCode("number-too-large", "error", "this is more than {most}", "write {most} or less")
NOT_A_DATE: Final = FindingCode(
    "not-a-date",
    "error",
    "this is not a date",
    "write year, month and day: 2026-11-20",
)
NOT_YES_OR_NO: Final = FindingCode("not-yes-or-no", "error", "yes or no belongs here", "write yes or no")
NOT_A_CHOICE: Final = FindingCode(
    "not-a-choice",
    "error",
    "this is not one of the words that can stand here",
    "write one of: {choices}",
    'write "{near}"; all that can stand here: {choices}',
)
TOO_LONG: Final = FindingCode(
    "text-too-long",
    "error",
    "this text has {length} characters",
    "keep it to {limit}",
)
NOT_A_LANGUAGE: Final = FindingCode(
    "not-a-language",
    "error",
    "this is not a language tag",
    "write a tag such as en, cy or pt-BR",
)

CODES: Final = (
    NOT_AN_ID,
    NOT_AN_ADDRESS,
    NOT_WHOLE,
    TOO_SMALL,
    TOO_LARGE,
    NOT_A_DATE,
    NOT_YES_OR_NO,
    NOT_A_CHOICE,
    TOO_LONG,
    NOT_A_LANGUAGE,
)
