"""A source made into a pack: the tables read it, the rules judge it, and only a sound one is handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from strengthtui.model.pack import Pack, Question, Recall, Section
from strengthtui.packs.draft import Draft, Editions, Entry, KnownAddresses
from strengthtui.packs.rules import all_rules, codes_of_a_whole_pack
from strengthtui.packs.tables import PACK, PackDraft, SectionDraft
from strengthtui.sources.reader import Place

if TYPE_CHECKING:
    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.sources.findings import Problems
    from strengthtui.sources.source import Source

_PARTS_OF_FULL_ADDRESS = 3


def read_pack(
    source: Source,
    problems: Problems,
    vocabulary: Vocabulary,
    *,
    known_addresses: KnownAddresses | None = None,
    editions: Editions | None = None,
    digest: str = "",
    words: Matcher | None = None,
    advice: bool = True,
) -> Pack | None:
    """Read a pack and note every finding; `None` if one of them is an error.

    Without `known_addresses` recalls of other packs are not looked up, without `editions` its own earlier versions;
    without `words` the shipped lists are used; without `advice` only errors are looked for. Where parts of the file
    could not be looked at, nothing is said of what may stand there.
    """
    before = problems.error_count
    place = Place(source, problems)
    found = PACK.shaped(source.data, place)
    if found is None:
        return None
    pack, entries = _put_together(found.made, vocabulary, digest)
    draft = Draft(
        pack,
        place,
        tuple(part.place for part in found.made.sections),
        entries,
        vocabulary,
        known_addresses,
        editions,
        found.broken,
        words,
    )
    if problems.unseen(source.name):
        problems.hold_back(codes_of_a_whole_pack())
    for rule in all_rules(advice=advice):
        rule(draft)
    return draft.pack if problems.error_count == before else None


def _put_together(made: PackDraft, vocabulary: Vocabulary, digest: str) -> tuple[Pack, tuple[Entry, ...]]:
    titles = {petal.id: petal.title for petal in vocabulary.petals}
    sections: list[Section] = []
    entries: list[Entry] = []
    for part in made.sections:
        asked = _entries(part, made.id, len(entries))
        entries.extend(asked)
        sections.append(_section(part, asked, titles))
    pack = Pack(
        id=made.id,
        version=made.version,
        title=made.title,
        language=made.language,
        summary=made.summary,
        sources=made.sources,
        order=made.order,
        sections=tuple(sections),
        digest=digest,
    )
    return pack, tuple(entries)


def _section(part: SectionDraft, entries: tuple[Entry, ...], titles: dict[str, str]) -> Section:
    section = part.section
    return Section(
        id=section.id,
        title=section.title or titles.get(section.id, section.id),
        looks_at=section.looks_at,
        petal=section.petal,
        questions=tuple(entry.question for entry in entries),
    )


def _entries(part: SectionDraft, pack: str, first: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(_with_full_addresses(shaped.made, pack), part.section.id, shaped.place, shaped.broken, number)
        for number, shaped in enumerate(part.questions, first)
    )


def _with_full_addresses(question: Question, pack: str) -> Question:
    if not any(recall.kind == "question" for recall in question.recall):
        return question
    return replace(question, recall=tuple(_full(recall, pack) for recall in question.recall))


def _full(recall: Recall, pack: str) -> Recall:
    if recall.kind != "question" or len(recall.to.split("/")) == _PARTS_OF_FULL_ADDRESS:
        return recall
    return Recall(kind="question", to=f"{pack}/{recall.to}")
