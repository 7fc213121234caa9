"""Papers as they are shown before they are written: what they say, and what is not in them for whom they are meant.

Shows what a document says, not how a format writes it. Writes nothing, and remembers nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from strengthtui.desk.exporting import told_of
from strengthtui.desk.showing import quoted
from strengthtui.documents.compose import compose
from strengthtui.documents.document import BulletList, Paragraph, Section, all_runs
from strengthtui.documents.outline import shipped_outline
from strengthtui.i18n import _
from strengthtui.interview.sharing import default_share, reaches
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.documents.document import Block, Document, Item, Runs
    from strengthtui.interview.heard import HeardLine
    from strengthtui.interview.sharing import Audience


DECISION = "decision"
"""The record of a decision the worker weighed."""
_OF_THE_PLAN = frozenset({"plan", "photo", "ecomap"})
"""Papers that hold what was planned, or put on a map, and hardly a line that was said."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paragraph of a paper."""

    kind: Literal["title", "heading", "text", "item"]
    text: str
    depth: int = 0
    """How many headings, or entries of a list, it stands under."""
    own: bool = False
    """Whether the person's own words are in it."""


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper as it would be written now."""

    lines: tuple[PaperLine, ...]
    left_out: tuple[str, ...]
    """What is not in it, in words."""


def paper_view(person: OpenPerson, document: str, audience: Audience | None = None) -> PaperView:
    """Show one document for this audience; `None` is the one it is made for."""
    outline = shipped_outline(document)
    whom = audience or outline.audience
    made = compose(outline, told_of(person), whom)
    lines = (PaperLine("title", made.title), *_blocks(made.blocks, 0))
    whole = compose(outline, told_of(person), "everything")
    gone = [line for line in person.heard if not reaches(line, whom) and _would_stand(line, document, whole)]
    reasons = dict.fromkeys(_why(line, whom) for line in gone)
    if outline.hides_names or whom == "outside":
        reasons[_("the names of other people, as far as they are known")] = None
    if document == "ecomap" and whom == "outside" and len(whole.blocks) > 1:
        reasons[_("people, what is strained, and who is alongside, unless it was said otherwise")] = None
    return PaperView(lines, tuple(reasons))


def was_weighed(person: OpenPerson) -> bool:
    """Tell whether the worker weighed a decision: else its record says nothing."""
    return any(one.pack in shipped_outline(DECISION).workers for one in person.records.conversations)


def _would_stand(line: HeardLine, document: str, whole: Document) -> bool:
    """Tell whether a line stands in the paper where nothing is kept back; what is to go on no paper stands in none."""
    told = one_line(" ".join(run.text for run in all_runs(whole.blocks)))
    return one_line(line.text) in told or (line.share == "none" and document not in _OF_THE_PLAN)


def _blocks(blocks: Sequence[Block], depth: int) -> Iterator[PaperLine]:
    for block in blocks:
        match block:
            case Section():
                yield PaperLine("heading", block.heading, depth)
                yield from _blocks(block.blocks, depth + 1)
            case BulletList():
                yield from _items(block.items, depth)
            case Paragraph():
                yield _line("text", block.runs, depth)


def _items(items: Sequence[Item], depth: int) -> Iterator[PaperLine]:
    for item in items:
        yield _line("item", item.runs, depth)
        yield from _items(item.items, depth + 1)


def _line(kind: Literal["text", "item"], runs: Runs, depth: int) -> PaperLine:
    text = "".join(quoted(run.text, "person") if run.quoted else run.text for run in runs)
    return PaperLine(kind, text, depth, own=any(run.quoted for run in runs))


def _why(line: HeardLine, audience: Audience) -> str:
    """Say why a line is not in it: the first reason that holds."""
    if line.voice == "worker" or line.for_worker:
        return _("your own lines")
    if line.verdict == "left-out":
        return _("what they asked to leave out")
    if line.share == "none":
        return _("what was to go on no paper")
    if line.verdict == "not-sure" and audience == "outside":
        return _("what they were not sure of")
    if line.share is not None or line.usual_share is not None:
        return _("what was to stay in a smaller circle")
    if line.voice == "other":
        return _("what other people said")
    if line.kind == "people":
        return _("who the people in their life are")
    if default_share(line) == "team" and not (line.topics or line.petals or line.address):
        return _("lines that wait to be sorted")
    return _("what is hard, and what cannot wait")
