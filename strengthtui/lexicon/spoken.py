"""Which stretches of a worker's text are somebody's own words, or no words at all: they are left alone.

Quotation marks are the person's words, and so are Markdown's block quotes. A mark that is never closed holds to the end
of its paragraph: rather one term too few than one inside what somebody said. Code, addresses and comments are no words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY: Final = re.compile(r"[^\S\n]*(?:[-*+•]|\d{1,3}[.)])[^\S\n]")
_FENCE: Final = re.compile(r"[^\S\n]*(```|~~~)")
_QUOTE: Final = re.compile(r"[^\S\n]{0,3}>")
_SENTENCE_END: Final = re.compile(r"[.!?…]+(?=\s|$)")
_QUOTED: Final = re.compile(
    r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?"
    r'|(?<!\d)"[^"]*"?'  # after a digit it is inches
    # Of single marks at most a long sentence, and only when they are closed: apostrophes look the same.
    r"|(?<!\w)‘(?=\S)[^\n]{0,300}?\S’(?!\w)"
    r"|(?<!\w)'(?=\S)[^\n]{0,300}?\S'(?!\w)"
)
_NO_WORDS: Final = re.compile(r"`[^`\n]{1,300}`|\b(?:https?://|www\.|mailto:)\S+|\]\([^)\s]{0,300}\)")


_NEAR: Final = 1_000
"""Characters round a term that count as its paragraph, should one be longer than any that people write."""


class _Paragraph(NamedTuple):
    begin: int
    end: int
    alone: bool
    """Whether all of it is a block quote or code."""


class Page:
    """A text, seen as paragraphs; each is looked into when a term was found in it."""

    def __init__(self, text: str, *, markdown: bool = False) -> None:
        """Take a text; with `markdown`, block quotes, fences and comments count."""
        self._text = text
        self._paragraphs = tuple(_paragraphs(text, markdown=markdown))
        self._begins = [one.begin for one in self._paragraphs]
        self._comments = tuple(_comments(text)) if markdown else ()
        self._alone: dict[int, tuple[tuple[int, int], ...]] = {}

    def leaves_alone(self, at: int) -> bool:
        """Whether this character is in somebody's own words, or in no words at all."""
        number = bisect_right(self._begins, at) - 1
        if number not in self._alone:
            self._alone[number] = _joined(_spans(self._text, self._paragraphs[number]))
        return _within(self._comments, at) or _within(self._alone[number], at)

    def paragraph(self, at: int) -> tuple[int, int]:
        """Give beginning and end of the paragraph that holds this character."""
        found = self._paragraphs[bisect_right(self._begins, at) - 1]
        return max(found.begin, at - _NEAR), min(found.end, at + _NEAR)

    def sentence(self, at: int) -> tuple[int, int]:
        """Give beginning and end of the sentence that holds this character."""
        begin, end = self.paragraph(at)
        for found in _SENTENCE_END.finditer(self._text, begin, end):
            if found.end() > at:
                return begin, found.end()
            begin = found.end()
        return begin, end


def _within(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    """Whether one of these, which are in order and apart, holds a character."""
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return before >= 0 and at < spans[before][1]


def _joined(spans: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Put those together that overlap."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return tuple(joined)


def _paragraphs(text: str, *, markdown: bool) -> Iterator[_Paragraph]:
    """Give the paragraphs, which end at an empty line or the next entry of a list; they leave nothing out."""
    begin = at = 0
    fence = ""
    quote = False
    for line in text.splitlines(keepends=True):
        opening = _FENCE.match(line) if markdown else None
        empty = not line.strip()
        quoted = markdown and _QUOTE.match(line) is not None
        turns = opening is not None and fence in {"", opening[1]}
        if at > begin and (turns or (not fence and (empty or _ENTRY.match(line) or (quoted and not quote)))):
            yield _Paragraph(begin, at, bool(fence) or quote)
            begin = at
            quote = False
        if turns and opening is not None:
            fence = "" if fence else opening[1]
        quote = (quote and not empty) or (quoted and not fence)
        at += len(line)
    yield _Paragraph(begin, at, bool(fence) or quote)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at)
        if end < 0:
            return
        yield at, end
        at = text.find("<!--", end)


def _spans(text: str, paragraph: _Paragraph) -> Iterator[tuple[int, int]]:
    if paragraph.alone:
        yield paragraph.begin, paragraph.end
        return
    for pattern in (_QUOTED, _NO_WORDS):
        for found in pattern.finditer(text, paragraph.begin, paragraph.end):
            yield found.span()
