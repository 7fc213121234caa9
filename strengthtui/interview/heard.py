"""Everything heard, line by line: whose words they are, and where they belong.

This is what stands beside a question, is read back, searched and put into documents.
A line points at the record that really holds its words (`ref`): of an answer kept from earlier, that is the
earlier one, so that a verdict, a strike or a mark reaches the words wherever they show. Nothing is decided
here about who may read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.interview.presence import alone_at, reworded_alone
from strengthtui.interview.sharing import narrower
from strengthtui.interview.topics import Topics, topics_of
from strengthtui.interview.verdicts import Verdicts, verdicts_of
from strengthtui.model.conversation import Answer
from strengthtui.model.words import Ref
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from strengthtui.interview.kinds import ValueLine
    from strengthtui.interview.live import LiveAnswer, LiveAnswers
    from strengthtui.interview.same_as import Part
    from strengthtui.model.conversation import Jotting, VerdictKind
    from strengthtui.model.pack import Focus, KindId, Question, Recall
    from strengthtui.model.plan import Goal
    from strengthtui.model.records import Records
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.model.words import Share, Voice


class HeardLine(Struct, frozen=True, kw_only=True):
    """One line that was said or noted."""

    ref: Ref
    """The record (and line) that holds the words; two lines with one ref are the same words."""
    text: str
    voice: Voice
    other: str | None = None
    """Which other, when the voice is `other`."""
    share: Share | None = None
    """As stored; `None` is the default of `sharing`."""
    topics: tuple[str, ...] = ()
    """Topic ids, petals not among them."""
    petals: tuple[str, ...] = ()
    """Petals it was put under, and those its topics lie under."""
    domains: tuple[str, ...] = ()
    about: str | None = None
    """The topic of the question it answers; `None` for a jotting."""
    focus: Focus | None = None
    address: str | None = None
    """Full address of the question it answers."""
    conversation: str | None = None
    """The conversation it was answered in; `None` for a jotting."""
    asked: str | None = None
    """The question, as read out."""
    kind: KindId | None = None
    """The kind of question the words were said to; `None` for a jotting."""
    for_worker: bool = False
    """Whether the question is asked of the worker."""
    section: str | None = None
    """Title of the part of the conversation it was said in; `None` for a jotting."""
    under: str | None = None
    """Topic or petal it stands under on paper, where the question is about none."""
    usual_share: Share | None = None
    """The circle of the question it answers, where nobody says otherwise."""
    made: str
    """When it was said, or said to be still so."""
    rev: int
    """The revision of the record that holds the words."""
    sitting: str | None = None
    alone: bool = False
    """Said while nobody else was there, and that was written down: hide it while anyone else is present."""
    verdict: VerdictKind | None = None
    """What the person said of it at read back, unless it was changed since."""

    @property
    def left_out(self) -> bool:
        """Whether the person asked to leave it out."""
        return self.verdict == "left-out"


def heard(records: Records, live: LiveAnswers, vocabulary: Vocabulary) -> tuple[HeardLine, ...]:
    """Give jottings and live answers line by line, in the order they were made.

    Goals and steps are lines of their own and not among them; `once` drops words that show a second time.
    """
    topics = topics_of(vocabulary, live.packs)
    verdicts = verdicts_of(records)
    reworded = reworded_alone(records)
    jottings = [one for one in records.jottings if one.words.text.strip()]
    lines = [_of_jotting(one, records, topics, verdicts, alone=one.id in reworded) for one in jottings]
    lines += [line for answer in live for line in answer_lines(answer, records, verdicts)]
    return tuple(sorted(lines, key=lambda line: line.made))


def answer_lines(answer: LiveAnswer, records: Records, verdicts: Verdicts) -> Iterator[HeardLine]:
    """Give the lines of one live answer; none unless answered, none for goals."""
    common = _of_answer(answer, records)
    for part in answer.parts:
        for line in part.lines:
            yield _of_part(common, part, line, records, verdicts)


def goal_lines(answer: LiveAnswer, records: Records, verdicts: Verdicts) -> Iterator[HeardLine]:
    """Give the words of the goals an answer made, which `heard` leaves out."""
    goals = {goal.id: goal for goal in records.goals}
    common = _of_answer(answer, records)
    for part in answer.parts:
        if part.question is None or part.question.kind != "goals":
            continue
        for item in part.value:
            goal = goals.get(item) if isinstance(item, str) else None
            if goal is not None:
                yield _of_goal(common, goal, records, verdicts)


def once(lines: Iterable[HeardLine]) -> tuple[HeardLine, ...]:
    """Drop words that were there already: what was kept from earlier shows where it was first."""
    seen: dict[Ref, HeardLine] = {}
    for line in lines:
        seen.setdefault(line.ref, line)
    return tuple(seen.values())


def line_at(lines: Iterable[HeardLine], table: str, record: str, line: int | None = None) -> HeardLine | None:
    """Find the line that was taken for an evidence's source; of a list, without an index, the first."""
    found = [one for one in lines if (one.ref.table, one.ref.id) == (table, record)]
    return next((one for one in found if line is None or one.ref.line == line), None)


def recalled(
    question: Question,
    lines: Sequence[HeardLine],
    vocabulary: Vocabulary,
    *,
    conversation: str | None = None,
    address: str | None = None,
) -> tuple[HeardLine, ...]:
    """Give words to stand beside a question: what its `recall` names, in that order, then its own petal.

    What somebody else said of the very same is among them: their view and the person's stand side by side.

    Without what the person left out, and without the question's own answer (`conversation`, full `address`).
    """
    topics = topics_of(vocabulary)
    here = (conversation, address)
    earlier = [
        line
        for line in lines
        if not line.left_out and (line.address is None or (line.conversation, line.address) != here)
    ]
    named = [line for recall in question.recall for line in earlier if _is_named(line, recall, topics)]
    petals = set(topics.petals_over([question.about] if question.about else []))
    beside = [line for line in earlier if line.address is None and petals & _put_under(line, topics)]
    others = [line for line in earlier if line.voice == "other" and _is_about(line, question.about)]
    return once([*named, *others, *beside])


def find(words: str, lines: Iterable[HeardLine]) -> tuple[HeardLine, ...]:
    """Give the lines that hold all these words, in any order, by NFC and case-fold; no words find nothing."""
    wanted = fold(words).split()
    return tuple(line for line in lines if wanted and all(word in fold(line.text) for word in wanted))


def _put_under(line: HeardLine, topics: Topics) -> set[str]:
    """Give the petals a jotting was put under itself, not by way of a topic."""
    return set(line.petals) - set(topics.petals_over(line.topics))


def _is_about(line: HeardLine, topic: str | None) -> bool:
    return topic is not None and (line.about == topic or topic in line.topics)


def _is_named(line: HeardLine, recall: Recall, topics: Topics) -> bool:
    match recall.kind:
        case "question":
            return line.address == recall.to
        case "domain":
            return recall.to in line.domains and _tells(line)
        case "topic" if recall.to in topics.petals:
            return recall.to in line.petals and _tells(line)
        case "topic":
            return recall.to in line.topics


def _tells(line: HeardLine) -> bool:
    """Whether it says something away from its question: a bare day, a number or a yes beside another does not."""
    return line.kind not in ("date", "number", "yes-no")


def _of_jotting(jotting: Jotting, records: Records, topics: Topics, verdicts: Verdicts, *, alone: bool) -> HeardLine:
    ref = Ref(table="jottings", id=jotting.id)
    return HeardLine(
        ref=ref,
        text=jotting.words.text,
        voice=jotting.words.voice,
        other=jotting.words.other,
        share=jotting.words.share,
        topics=tuple(topic for topic in jotting.topics if topic not in topics.petals),
        petals=topics.petals_over(jotting.topics),
        domains=topics.domains(jotting.topics),
        made=jotting.made,
        rev=jotting.rev,
        sitting=jotting.sitting,
        alone=alone or alone_at(records.sittings, jotting.made, jotting.sitting),
        verdict=verdicts.of(ref, jotting.rev),
    )


def _of_answer(answer: LiveAnswer, records: Records) -> HeardLine:
    """Put together what all lines of an answer have in common."""
    question = answer.question
    return HeardLine(
        ref=Ref(table="answers", id=answer.answer.id),
        text="",
        voice=answer.answer.voice,
        share=answer.answer.share,
        topics=answer.topics,
        petals=answer.petals,
        domains=answer.domains,
        about=question.about,
        focus=question.focus,
        address=answer.address,
        conversation=answer.conversation.id,
        asked=answer.answer.asked or question.ask_without or question.ask,
        kind=question.kind,
        for_worker=question.for_worker,
        section=answer.section.title,
        under=question.under,
        usual_share=question.share,
        made=answer.answer.made,
        rev=answer.answer.rev,
        sitting=answer.answer.sitting,
        alone=_said_alone(answer.answer, records),
    )


def _of_part(common: HeardLine, part: Part, line: ValueLine, records: Records, verdicts: Verdicts) -> HeardLine:
    """Add one line; the narrower `share` stands: words kept from a line not to be shared are not either."""
    record = part.record
    ref = Ref(table=part.table, id=record.id, line=line.index)
    share = record.share if isinstance(record, Answer) else record.words.share
    return replace(
        common,
        ref=ref,
        text=line.text,
        voice=line.voice or common.voice,
        other=line.other,
        share=narrower(share, common.share),
        kind=part.question.kind if part.question is not None else None,
        usual_share=narrower(part.question.share if part.question is not None else None, common.usual_share),
        rev=record.rev,
        alone=common.alone or _said_alone(record, records),
        verdict=verdicts.of(ref, record.rev),
    )


def _of_goal(common: HeardLine, goal: Goal, records: Records, verdicts: Verdicts) -> HeardLine:
    ref = Ref(table="goals", id=goal.id)
    return replace(
        common,
        ref=ref,
        text=goal.words.text,
        voice=goal.words.voice,
        other=goal.words.other,
        share=narrower(goal.words.share, common.share),
        rev=goal.rev,
        alone=common.alone or alone_at(records.sittings, goal.made, goal.sitting) or goal.id in reworded_alone(records),
        verdict=verdicts.of(ref, goal.rev),
    )


def _said_alone(record: Answer | Jotting, records: Records) -> bool:
    """Tell whether it was said alone; of an answer, also where it was changed last, of a line where its words were."""
    if alone_at(records.sittings, record.made, record.sitting):
        return True
    if record.changed == record.made:
        return False
    if isinstance(record, Answer):
        return alone_at(records.sittings, record.changed)
    return record.id in reworded_alone(records)
