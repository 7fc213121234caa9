"""Asked once: what was said before to the same question, whoever asks it now.

A topic that was answered is never asked bare; it is put as "You said ... still so?", to keep, add to or
change. One that was declined is put as "You'd rather not; still so?". What counts is a live answer with the
same topic and the same focus (past and now are two questions), or a jotting under that very topic. A jotting
under the petal only stands beside. The worker's own thoughts and what somebody else said are not what the person
said: another's view stands beside the question, which is asked all the same. What they left out is not held up to
them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from strengthtui.interview.heard import HeardLine, answer_lines, goal_lines, once
from strengthtui.interview.verdicts import verdicts_of
from strengthtui.model.conversation import Answer, SameAs
from strengthtui.model.words import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from strengthtui.interview.live import LiveAnswer, LiveAnswers
    from strengthtui.model.pack import Question
    from strengthtui.model.records import Records
    from strengthtui.model.words import Voice


NOT_THEIRS: Final[frozenset[Voice]] = frozenset({"worker", "other"})
"""Voices in which the person has not said it."""


class Known(Struct, frozen=True):
    """What is known already about the topic of a question."""

    kind: Literal["said", "declined"]
    lines: tuple[HeardLine, ...]
    """What was said, oldest first, each word once; none when declined."""
    answer_ref: Ref
    """The newest record it comes from."""
    topic: str

    @property
    def same_as(self) -> SameAs | None:
        """What an answer stores that keeps it; `None` when declined (then the state is kept, not words)."""
        if self.kind == "declined":
            return None
        return SameAs(table=self.answer_ref.table, id=self.answer_ref.id)


class _Found(Struct, frozen=True):
    """One record that bears on the question."""

    at: str
    ref: Ref
    lines: tuple[HeardLine, ...]


def known(
    question: Question,
    records: Records,
    live: LiveAnswers,
    lines: Sequence[HeardLine],
    *,
    conversation: str,
    address: str,
) -> Known | None:
    """Tell what is known of a question at `section/question` in `conversation`; `lines` is from `heard`.

    The answer to this very question, and what was kept from it, is not known: it is the answer.
    """
    topic = question.about
    if topic is None:
        return None
    own = live.of(conversation).get(address)
    others = [a for a in live if _is_alike(a, question) and a is not own]
    alike = [a for a in others if own is None or not _hangs_on(a.answer, own.answer, records)]
    said = [*_answered(alike, question, records), *_jotted(topic, lines)]
    declined = [answer.answer for answer in alike if answer.state == "declined"]
    newest = max(said, key=lambda one: one.at, default=None)
    latest = max(declined, key=lambda one: one.changed, default=None)
    if latest is not None and (newest is None or newest.at < latest.changed):
        return Known("declined", (), Ref(table="answers", id=latest.id), topic)
    if newest is None:
        return None
    every = sorted((line for found in said for line in found.lines), key=lambda line: line.made)
    return Known("said", once(every), _kept_from(said), topic)


def _is_alike(answer: LiveAnswer, question: Question) -> bool:
    return answer.question.about == question.about and answer.question.focus == question.focus


def _hangs_on(answer: Answer, own: Answer, records: Records) -> bool:
    """Tell whether an answer was kept from this one, by however many steps: keeping it here would make a circle."""
    stored = {one.id: one for one in records.answers}
    passed: set[str] = set()
    way: Answer | None = answer
    while way is not None and way.same_as is not None and way.id not in passed:
        passed.add(way.id)
        if way.same_as.id == own.id:
            return True
        way = stored.get(way.same_as.id)
    return False


def _answered(alike: Iterable[LiveAnswer], question: Question, records: Records) -> Iterable[_Found]:
    verdicts = verdicts_of(records)
    for answer in alike:
        told = (*answer_lines(answer, records, verdicts), *goal_lines(answer, records, verdicts))
        lines = tuple(line for line in told if _counts(line, question))
        if lines:
            yield _Found(answer.answer.changed, Ref(table="answers", id=answer.answer.id), lines)


def _jotted(topic: str, lines: Iterable[HeardLine]) -> Iterable[_Found]:
    for line in lines:
        if line.address is None and topic in line.topics and not line.left_out and line.voice not in NOT_THEIRS:
            yield _Found(line.made, line.ref, (line,))


def _counts(line: HeardLine, question: Question) -> bool:
    theirs = line.voice not in NOT_THEIRS or (question.for_worker and line.voice == "worker")
    return not line.left_out and theirs


def _kept_from(said: Sequence[_Found]) -> Ref:
    """Keep from the newest answer where there is one; jottings stand in their own place anyway."""
    answers = [found for found in said if found.ref.table == "answers"]
    return max(answers or said, key=lambda one: one.at).ref
