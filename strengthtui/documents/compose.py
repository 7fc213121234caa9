"""Puts a document together: an outline (data) filled from what there is to tell, for one audience.

The same records and the same day give the same document. A block with nothing to say leaves no trace; a document with
nothing to say is its title and one line.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from strengthtui.documents import around, plan, strengths, words
from strengthtui.documents.document import Document, Paragraph, flat, listed, plain, section
from strengthtui.documents.fitting import Part, fit
from strengthtui.documents.markdown import line_count
from strengthtui.documents.outline import TAKEN_FROM
from strengthtui.documents.telling import Telling, telling_of
from strengthtui.documents.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from strengthtui.documents.document import Block, Content, Runs
    from strengthtui.documents.outline import Outline, Wanted
    from strengthtui.interview.sharing import Audience

FILL: Final[Mapping[str, Callable[[Telling, Wanted, int], tuple[Content, ...]]]] = MappingProxyType(
    {
        "words": words.words,
        "unsorted": words.unsorted,
        "strengths": strengths.strengths,
        "goals": plan.goals,
        "plan": plan.plan,
        "steps": plan.steps,
        "promises": plan.promises,
        "next": plan.next_time,
        "agreed": plan.agreed,
        "reach": around.reach,
        "talking": around.talking,
        "alongside": around.alongside,
        "not-again": around.not_again,
        "talked": around.talked,
        "read-back": around.read_back,
        "whose-words": around.whose_words,
    }
)
"""How each entry of `outline.TAKEN_FROM` is filled."""


def compose(outline: Outline, told: Told, audience: Audience) -> Document:
    """Tell what the outline asks for, as far as it may reach this audience."""
    telling = telling_of(outline, told, audience)
    parts = [part for at, wanted in enumerate(outline.blocks) if (part := _part(telling, wanted, at)).contents]
    if all(part.aside for part in parts):
        return _page(telling, (Paragraph(plain(telling.filled(outline.empty))),))
    fitted = fit(parts, outline.limits, lambda some, more: line_count(_whole(telling, some, more=more)))
    return _whole(telling, fitted.parts, more=fitted.shortened)


def _part(telling: Telling, wanted: Wanted, at: int) -> Part:
    contents = tuple(content for name in wanted.taken_from for content in FILL[name](telling, wanted, at))
    heading = flat(plain(telling.filled(wanted.heading)))
    aside = all(TAKEN_FROM[name].aside for name in wanted.taken_from)
    return Part(heading, contents, most=wanted.most, keep=wanted.keep, aside=aside)


def _whole(telling: Telling, parts: Sequence[Part], *, more: bool) -> Document:
    blocks = tuple(block for part in parts for block in section(part.heading, listed(part.contents)))
    said = telling.filled(telling.outline.more)
    told = (*blocks, Paragraph(plain(said))) if more and said else blocks
    return _page(telling, told, shortened=more)


def _page(telling: Telling, blocks: tuple[Block, ...], *, shortened: bool = False) -> Document:
    outline = telling.outline
    return Document(
        title=_title(telling),
        blocks=blocks,
        language=outline.language,
        compact=outline.limits.lines is not None,
        shortened=shortened,
    )


def _title(telling: Telling) -> Runs:
    outline = telling.outline
    named = telling.told.name or not outline.nameless
    return flat(plain(telling.filled(outline.title if named else outline.nameless)))


__all__ = ["FILL", "Told", "compose"]
