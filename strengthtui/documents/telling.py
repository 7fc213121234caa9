"""What is told in one document: the words that reach its audience, and how a line of words is put.

Everything that leaves goes through here: `lines` holds only what `interview.sharing` lets through, and `text` is the
way for words that carry no circle of their own, so that a page without names has none. The worker's own thoughts are in
no document that is for somebody, whatever circle they were given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from strengthtui.documents.days import day_of, iso_day
from strengthtui.documents.document import Run
from strengthtui.documents.names import hidden_names
from strengthtui.documents.placing import Placed, place_lines
from strengthtui.i18n import _
from strengthtui.interview.heard import once
from strengthtui.interview.sharing import Audience, reaches, workers_reach
from strengthtui.interview.verdicts import Verdicts, verdicts_of
from strengthtui.journey.thread import CHECK_IN
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from strengthtui.documents.document import Runs
    from strengthtui.documents.outline import Outline, OutlineBlock
    from strengthtui.interview.heard import HeardLine
    from strengthtui.interview.live import LiveAnswers, Packs
    from strengthtui.model.conversation import VerdictKind
    from strengthtui.model.pack import KindId
    from strengthtui.model.person import Next, Sitting
    from strengthtui.model.records import Records
    from strengthtui.model.strength import Source
    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.model.words import Ref, Voice, Words

AGREED: Final = Run(" ✓")
"""Behind the worker's words the person called right at read back; the legend says so."""

_SAID_KINDS: Final[frozenset[KindId | None]] = frozenset({None, "text", "lines", "goals"})
"""Kinds whose value is words as said: a choice or a number between quotation marks would be a false quotation."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything documents are made from."""

    records: Records
    live: LiveAnswers
    heard: tuple[HeardLine, ...]
    packs: Packs
    vocabulary: Vocabulary
    today: date


@dataclass(frozen=True)
class Telling:
    """One document being put together."""

    told: Told
    outline: Outline
    audience: Audience

    @property
    def records(self) -> Records:
        """All that is stored about the person."""
        return self.told.records

    @cached_property
    def lines(self) -> tuple[HeardLine, ...]:
        """What was heard and reaches the audience, each words once, in the order they were said."""
        return once(line for line in self.told.heard if self._stands(line))

    def _stands(self, line: HeardLine) -> bool:
        if self.outline.workers:
            of_them = (line.address or "").split("/", maxsplit=1)[0] in self.outline.workers
            return of_them and line.for_worker and workers_reach(line, self.audience)
        own = line.voice == "worker" or line.for_worker
        return reaches(line, self.audience) and not (own and self.audience != "everything")

    @cached_property
    def placed(self) -> tuple[tuple[Placed, ...], ...]:
        """The lines of each block of the outline."""
        from strengthtui.documents.plan_lines import in_plan

        lines = [line for line in self.lines if not (self._is_next(line) or in_plan(self, line))]
        return place_lines(self.outline, lines, self.told.vocabulary)

    @cached_property
    def planned(self) -> Mapping[str, list[Source | None]]:
        """Goals and steps that stand in the document by their words, and the lines they were made of."""
        from strengthtui.documents.plan_lines import planned

        return planned(self)

    def _is_next(self, line: HeardLine) -> bool:
        """Tell whether a line is the day that stands in the document already as the next time together."""
        on = self.next_met.on if self.next_met is not None and self.outline.has("next") else None
        return on is not None and line.kind == "date" and line.text == on and CHECK_IN in line.topics

    @property
    def next_met(self) -> Next | None:
        """When worker and person meet again, as said last, while that day is ahead and they go on meeting."""
        planned = [one.next for one in self.sittings if one.next is not None and (one.next.on or one.next.words)]
        if not planned or self.records.person.ending is not None:
            return None
        on = planned[-1].on
        return None if on and on < self.told.today.isoformat()[: len(on)] else planned[-1]

    @cached_property
    def verdicts(self) -> Verdicts:
        """What was said at read back."""
        return verdicts_of(self.records)

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """The times together, oldest first."""
        return tuple(sorted(self.records.sittings, key=lambda one: (iso_day(one.happened or one.typed), one.made)))

    @property
    def name(self) -> str:
        """The person's name."""
        return one_line(self.records.person.name) or _("No name yet")

    @property
    def worker(self) -> str:
        """Who wrote it down last."""
        named = [one.worker for one in self.sittings if one.worker and one.worker.strip()]
        return one_line(named[-1]) if named else _("the worker")

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        hides = self.outline.hides_names or self.audience == "outside"
        return hidden_names(self.records, self.told.live) if hides else None

    def may_stand(self, words: Words) -> bool:
        """Tell whether words in this voice may stand in the document at all."""
        return words.voice != "worker" or self.audience == "everything"

    def placed_in(self, block: OutlineBlock) -> tuple[Placed, ...]:
        """Give the lines of a block."""
        at = next(at for at, one in enumerate(self.outline.blocks) if one is block)
        return self.placed[at]

    def left_out(self, ref: Ref, rev: int) -> bool:
        """Tell whether a record is to stay out: left out at read back, unless the file is to be whole."""
        return self.audience != "everything" and self.verdicts.left_out(ref, rev)

    def filled(self, sentence: str) -> str:
        """Fill in the braces of an outline's own sentence."""
        parts = {"{name}": self.name, "{worker}": self.worker}
        return re.sub(r"\{(?:name|worker)\}", lambda found: parts[found.group()], sentence)

    def text(self, text: str | None) -> str:
        """Give words that carry no circle of their own, without names where nobody else is to be named, or outside."""
        if not text or self._names is None:
            return text or ""
        return self._names.sub(lambda _found: _("someone"), text)

    def said(
        self,
        text: str,
        voice: Voice,
        other: str | None = None,
        *,
        kind: KindId | None = None,
        verdict: VerdictKind | None = None,
        short: bool = False,
    ) -> Runs:
        """Put words so that it is seen whose they are."""
        words = self.text(text) if self.outline.hides_names else text
        said_so = voice == "person" and kind in _SAID_KINDS and words == text
        runs = [Run(one_line(words) if short else words, quoted=said_so)]
        if voice == "other" or (voice == "worker" and not self.outline.workers):
            who = self.worker if voice == "worker" else self._someone(other)
            runs.insert(0, Run(_("{who}: ").format(who=one_line(who))))
        if voice == "agreed" and not short:
            runs.append(AGREED)
        note = {"left-out": _("left out at read back"), "not-sure": _("not sure of it")}.get(verdict or "")
        if note:
            runs.append(Run(f" ({note})"))
        return tuple(runs)

    def line(self, line: HeardLine, *, short: bool = False) -> Runs:
        """Put a line that was heard."""
        text = day_of(line.text) if line.kind == "date" else line.text
        return self.said(text, line.voice, line.other, kind=line.kind, verdict=line.verdict, short=short)

    def day_of_line(self, line: HeardLine) -> str:
        """Give the day a line was said, where it was not at the last time together."""
        sitting = next((one for one in self.sittings if one.id == line.sitting), None)
        if sitting is None or not self.sittings or sitting is self.sittings[-1]:
            return ""
        day, last = (day_of(one.happened or one.typed) for one in (sitting, self.sittings[-1]))
        return "" if day == last else day

    def _someone(self, other: str | None) -> str:
        named = "" if self.outline.hides_names else (other or "").strip()
        return named or _("Someone else")
