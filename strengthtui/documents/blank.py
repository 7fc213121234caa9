"""Paper to take along where there is no laptop, and the sheet to type it into afterwards.

The paper asks in the order of the packs and leaves room to write. The sheet has the same questions in the same order,
each with an empty value; what stays empty was not asked, so that a sheet nobody filled in says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.documents.document import Document, Item, Run, Section, bullets
from strengthtui.i18n import _
from strengthtui.interview.flow import find_question, find_section, route_order
from strengthtui.text import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from strengthtui.documents.document import Block
    from strengthtui.model.conversation import Route
    from strengthtui.model.pack import KindId, Pack, Question
    from strengthtui.model.pack import Section as SectionOfPack
    from strengthtui.model.vocabulary import Frame, FrameLine

_RULE: Final = Run("…" * 30)
"""Room to write; dots, since Markdown takes underscores for something else."""


def compose_blank(packs: Sequence[Pack], meet: Frame, close: Frame) -> Document:
    """Put the paper together: before, each pack, what comes next, at the end, and what is only for the worker."""
    for_worker = [line for frame in (meet, close) for line in frame.lines if line.for_worker]
    blocks: tuple[Block, ...] = (
        *bullets(Item((Run(label), _RULE)) for label in (_("Day: "), _("Worker: "), _("Who is here: "))),
        *_section(_("How to write it down"), _voices()),
        *_section(meet.title, _asked(line for line in meet.lines if not line.for_worker)),
        *(section for pack in packs for section in _pack(pack)),
        *_section(_("What comes next"), _planned()),
        *_section(close.title, _asked(line for line in close.lines if not line.for_worker)),
        *_section(_("For the record, by the worker"), (*_asked(for_worker), *_questions(packs, for_worker=True))),
    )
    return Document(_("Paper for a talk"), blocks)


def blank_sheet(packs: Sequence[Pack], route: Route = "full") -> str:
    """Write the type-in, YAML for `strengthtui fill`."""
    told = [
        "# " + _("What was written on paper, to be typed in. What stays empty was not asked."),
        "# " + _("How to write it: strengthtui guide sheets"),
        "worker:",
        "happened:  # " + _("the day of the talk, 2026-11-20"),
        "present:",
        "limits_said:",
        "consent:  # " + _("yes when talking, typing and keeping were agreed"),
        "conversations:",
        *(line for pack in packs for line in _conversation(pack, route)),
        "jottings:",
        '  # - {topic: people, voice: person, text: ""}',
        *(line for pack in packs for line in _petals(pack, route)),
        "strengths:",
        '  # - {name: "", sphere: individual, evidence: "", voice: person, possible_through: ""}',
        "ties:",
        '  # - {name: "", kind: person, who_to_me: "", closeness: close, give_take: both, does: "", may_know: ""}',
        "goals:",
        '  # - words: ""',
        '  #   why: ""',
        "  #   steps:",
        '  #     - {what: "", who: me, by: 2026-11-27, hurdle: "", then: ""}',
        "promises:",
        '  # - {what: "", by: 2026-11-27}',
        "copy:  # given, owed, elsewhere, not-safe",
        "next:  # " + _("when, where and how, as said"),
    ]
    return "\n".join(told) + "\n"


# --- the paper --------------------------------------------------------------------------------------


def _section(title: str, items: Iterable[Item]) -> tuple[Section, ...]:
    listed = bullets(items)
    return (Section(title, listed),) if listed else ()


def _asked(lines: Iterable[FrameLine]) -> Iterator[Item]:
    for line in lines:
        if line.parts or line.options:
            yield Item(
                (Run(line.ask),), tuple(Item((Run(f"{one.text} "), _RULE)) for one in line.parts or line.options)
            )
        else:
            yield Item((Run(line.ask),), (Item((_RULE,)),))


def _pack(pack: Pack) -> tuple[Section, ...]:
    sections: list[Block] = []
    for section in pack.sections:
        if section.petal is not None:
            ways_in = section.petal.openers or ((section.petal.plainer,) if section.petal.plainer else ())
            items = [*(Item((Run(opener),)) for opener in ways_in), Item((_RULE,))]
        else:
            items = [*_in(section, for_worker=False)]
        sections += _section(section.title, items)
    return (Section(pack.title, tuple(sections)),) if sections else ()


def _questions(packs: Sequence[Pack], *, for_worker: bool) -> Iterator[Item]:
    for pack in packs:
        for section in pack.sections:
            yield from _in(section, for_worker=for_worker)


def _in(section: SectionOfPack, *, for_worker: bool) -> Iterator[Item]:
    """Give the questions of a section: those said to the person, or those the worker answers for the record."""
    for question in section.questions:
        if question.for_worker == for_worker:
            yield Item((Run(_plain(question)),), _room(question))


def _room(question: Question) -> tuple[Item, ...]:
    """Give room to answer: what can be chosen, else lines."""
    if question.options:
        return (Item((Run(" / ".join(option.text for option in question.options)),)),)
    if question.kind == "scale":
        ends = _("0 to 10, from {low} to {high}: ").format(low=question.from_ or "0", high=question.to or "10")
        return (Item((Run(ends), _RULE)),)
    if question.kind == "yes-no":
        return (Item((Run(_("yes / no")),)),)
    return (Item((_RULE,)),) * (2 if question.kind in ("lines", "people", "goals") else 1)


def _voices() -> Iterator[Item]:
    for told in (
        _("Said just so: between quotation marks."),
        _("Their point, in your words: as it comes."),
        _("Somebody else's words: that person's name first."),
        _("Your own thought: W first; it goes into no copy."),
    ):
        yield Item((Run(told),))


def _planned() -> Iterator[Item]:
    for label in (_("What I want: "), _("A step, who, by when: "), _("What may get in the way, and what then: ")):
        yield Item((Run(label), _RULE))
    yield Item((Run(_("What the worker will do, by when: ")), _RULE))


def _plain(question: Question) -> str:
    """Give a question as it can be asked without knowing anything yet."""
    return question.ask_without or question.ask


# --- the type-in ------------------------------------------------------------------------------------


def _conversation(pack: Pack, route: Route) -> Iterator[str]:
    asked = [(address, find_question(pack, address)) for address in route_order(pack, route)]
    questions = [(address, question) for address, question in asked if question is not None]
    if not questions:
        return
    yield f"  - pack: {pack.id}"
    yield f"    route: {route}"
    yield "    answers:"
    for address, question in questions:
        hint = _hint(question)
        yield f"      # {_comment(_plain(question))}{f' ({hint})' if hint else ''}"
        yield f"      {address}:"


def _petals(pack: Pack, route: Route) -> Iterator[str]:
    for address in route_order(pack, route):
        section = find_section(pack, address)
        if section is not None and section.petal is not None and section.id == address:
            yield f"  # {address}: {_comment(' '.join(section.petal.openers[:1]) or section.title)}"


def _hint(question: Question) -> str:
    if question.options:
        return ", ".join(option.id for option in question.options)
    hints: dict[KindId, str] = {
        "lines": _("a list"),
        "goals": _("a list"),
        "people": _("a list of {name, who_to_me}"),
        "scale": _("0 to 10"),
        "yes-no": _("yes or no"),
        "date": _("a date"),
        "number": _("a number"),
    }
    return hints.get(question.kind, "")


def _comment(text: str) -> str:
    return one_line(visible(text))
