"""What stands round the words: when it was, who wrote it down, what was agreed, when next, how to reach each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.documents.days import day_of
from strengthtui.documents.document import Item, Paragraph, Run, all_runs, bullets
from strengthtui.documents.telling import AGREED
from strengthtui.i18n import _
from strengthtui.journey.thread import changed_since, plan_rev
from strengthtui.model.order import in_order
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strengthtui.documents.document import Block
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling
    from strengthtui.model.person import AgreementState

_FEW_DAYS: Final = 4
"""So many days are named; of more, the first and the last."""


def meeting(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """When worker and person meet again, as said last, while that day is ahead and they go on meeting."""
    following = telling.next_met
    if following is None:
        return ()
    told = [day_of(following.on), telling.text(following.words).strip()]
    return bullets([Item((Run(_put(": ".join(filter(None, told)), block)),))])


def reach(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """How to reach each other; never outside."""
    found = telling.records.person.reach
    if found is None or telling.audience == "outside":
        return ()
    return bullets(_labelled(telling, block, ((None, found.ways), (None, found.message), (None, found.found))))


def called(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """What the person is called now, never an earlier name, and their pronouns."""
    parts = ((None, telling.name), (_("Pronouns: "), telling.records.person.pronouns))
    return bullets(_labelled(telling, block, parts))


def talking(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """How to talk with the person; never outside."""
    found = telling.records.person.talking
    if found is None or telling.audience == "outside":
        return ()
    parts = (
        (_("Interpreter: "), found.interpreter),
        (_("Signs and hearing: "), found.signs),
        (_("Reading: "), found.reads),
        (_("What makes talking easier: "), found.pace),
    )
    return bullets(_labelled(telling, block, parts))


def alongside(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """Who else helps; never outside, and not where nobody else is named."""
    if telling.audience == "outside" or telling.outline.hides_names:
        return ()
    helping = [
        _("{who} ({does})").format(who=one.who.strip(), does=one.does.strip())
        if one.does and one.does.strip()
        else one.who
        for one in telling.records.person.alongside
    ]
    return bullets(_labelled(telling, block, ((_("Also helping: "), one) for one in helping)))


def not_again(telling: Telling, block: OutlineBlock) -> tuple[Block, ...]:
    """What they have told too many people already; never outside."""
    if telling.audience == "outside":
        return ()
    told = telling.records.person.not_again
    return bullets(_labelled(telling, block, ((_("Not to be asked again: "), one) for one in told)))


def happened(telling: Telling, above: Sequence[Block]) -> tuple[Block, ...]:  # noqa: ARG001 - closings are one table
    """When it happened (else when it was typed), and who wrote it down."""
    said = [telling.filled(_happened_on(_days(one.happened for one in telling.sittings)))]
    if not said[0]:
        said = [_typed_on(_days(one.typed for one in telling.sittings))]
    workers = dict.fromkeys(one_line(one.worker) for one in telling.sittings if one.worker and one.worker.strip())
    if workers:
        said.append(_("Written down by {workers}.").format(workers=", ".join(workers)))
    sentence = " ".join(filter(None, said))
    return (Paragraph((Run(sentence),)),) if sentence else ()


def read_back(telling: Telling, above: Sequence[Block]) -> tuple[Block, ...]:  # noqa: ARG001 - as above
    """When lines were last read back to the person, if they were."""
    days = [one.made for one in telling.records.verdicts]
    return (Paragraph((Run(_("Read back on {day}.").format(day=day_of(max(days)))),)),) if days else ()


def agreement(telling: Telling, above: Sequence[Block]) -> tuple[Block, ...]:  # noqa: ARG001 - as above
    """Whether the plan as it stands was agreed; an agreement belongs to one version of it."""
    agreements = [one for one in telling.records.agreements if one.about.what == "plan"]
    if not agreements or not plan_rev(telling.records):
        return ()
    newest = in_order(agreements, telling.records.history)[-1]
    changed = newest.state in _AGREED and changed_since(telling.records, newest)
    sentence = _("Changed since agreed on {day}.") if changed else _agreed(newest.state)
    return (Paragraph((Run(sentence.format(day=day_of(newest.at))),)),)


def legend(telling: Telling, above: Sequence[Block]) -> tuple[Block, ...]:
    """Say whose words are whose, as far as it can be seen above."""
    runs = list(all_runs(above))
    writers = {one.worker for one in telling.sittings if one.worker}
    writer = telling.worker if len(writers) == 1 else _("the worker")
    agreed = AGREED in runs
    quoted = any(run.quoted for run in runs)
    if not quoted and not agreed:
        return ()
    told = [_("In quotation marks: said just so.")] if quoted else []
    told.append(_("The rest is in the words of {worker}.").format(worker=writer))
    if agreed:
        told.append(_("✓: read back and agreed."))
    return (Paragraph((Run(" ".join(told)),)),)


def signs(telling: Telling, above: Sequence[Block]) -> tuple[Block, ...]:  # noqa: ARG001 - as above
    """Say what the sign of what was agreed means, where it stands above: beside a goal it looks like done."""
    return (Paragraph((Run(_("✓: read back and agreed.")),)),) if AGREED in all_runs(above) else ()


_AGREED: Final[frozenset[AgreementState]] = frozenset({"yes", "partly"})


def _agreed(state: AgreementState) -> str:
    return {
        "yes": _("Agreed on {day}."),
        "partly": _("Partly agreed on {day}."),
        "no": _("Not agreed on {day}."),
        "withdrawn": _("Agreement taken back on {day}."),
    }.get(state, _("To be asked again ({day})."))


def _days(stamps: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(day_of(stamp) for stamp in stamps if stamp))


def _happened_on(days: Sequence[str]) -> str:
    if len(days) > _FEW_DAYS:
        return _("Talked from {first} to {last}.").format(first=days[0], last=days[-1])
    return _("Talked on {days}.").format(days=", ".join(days)) if days else ""


def _typed_on(days: Sequence[str]) -> str:
    return _("Typed on {day}.").format(day=days[-1]) if days else ""


def _labelled(telling: Telling, block: OutlineBlock, parts: Iterable[tuple[str | None, str | None]]) -> list[Item]:
    found = []
    for label, text in parts:
        if text and text.strip():
            words = Run(_put(telling.text(text), block))
            found.append(Item((Run(label), words) if label else (words,)))
    return found


def _put(text: str, block: OutlineBlock) -> str:
    return one_line(text) if block.is_short else text
