"""The truth of one stretch of time together: where the conversation stands, and every change, saved before it is said.

Synchronous, no timers, not thread-safe. Every call gives `Saved` once the words are on the disk, or a `Refusal`; only a
broken disk raises. Front ends hold no words that are not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import jotting, marking, replying, striking, whereabouts
from strengthtui.desk.lines import shown, things
from strengthtui.desk.refs import parsed
from strengthtui.desk.standing import Standing
from strengthtui.errors import Refusal
from strengthtui.interview.heard import once
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.views import LineView, NameOffer, Outcome, SphereView
    from strengthtui.model.conversation import AnswerState
    from strengthtui.model.words import Sphere, Voice
    from strengthtui.vault.acts import Act


class Sitting(Standing):
    """One sitting with one person, in front of one conversation at a time; `begin` or `resume` puts it there."""

    # what is said

    def draft(self, text: str, voice: Voice = "gist") -> Outcome:
        """Keep what is being typed at the question in front, durably; an empty text drops it."""
        return replying.draft(self, text, voice)

    def answer(self, raw: str, voice: Voice | None = None, *, other: str | None = None, add: bool = False) -> Outcome:
        """Keep the answer to the question in front and go on; with `add`, beside what was said of it before."""
        return replying.answer(self, raw, voice, other, add=add)

    def skip(self, state: AnswerState, why: str = "", *, over: bool = False) -> Outcome:
        """Skip one of three ways and go on: `later`, `declined`, `not-fitting`; `over` an answer only when told to."""
        return replying.skip(self, state, why, over=over)

    def keep(self, words: str | None = None) -> Outcome:
        """Keep what was said before as the answer here, no copy; with `words` the earlier line is changed first."""
        return replying.keep(self, words)

    def jot(
        self, raw: str, topics: tuple[str, ...] | None = None, voice: Voice | None = None, other: str | None = None
    ) -> Outcome:
        """Catch a line; without `topics` it lands in the petal in front, or waits to be sorted."""
        if topics is None:
            topics = whereabouts.petal_in_front(self.person, self.conversation)
        wanted = topics
        cleaned = jotting.ready(self.person, raw, wanted)
        if isinstance(cleaned, Refusal):
            return cleaned
        outcome = self.carry_out(
            lambda act: jotting.jot(act, cleaned, wanted, voice=voice, other=other),
            removed=cleaned.removed,
            half_quoted=cleaned.half_quoted and voice is None,
        )
        conversation = self.conversation
        if not isinstance(outcome, Refusal) and conversation is not None and conversation.position is not None:
            replying.drop_draft(self, conversation.position, raw, same=True)
        return outcome

    def sort(self, ref: str, topics: tuple[str, ...]) -> Outcome:
        """Put a jotting under these petals or topics."""
        return self.carry_out(lambda act: jotting.sort(act, self.person, ref, topics))

    def set_voice(self, ref: str, voice: Voice, other: str | None = None) -> Outcome:
        """Say whose words a line is."""
        return self.carry_out(lambda act: jotting.set_voice(act, self.person, ref, voice, other))

    # strengths, lines

    def mark(
        self,
        quote: str,
        name: str,
        sphere: Sphere | None = None,
        *,
        ref: str | None = None,
        area: str | None = None,
        possible_through: str | None = None,
    ) -> Outcome:
        """Name a strength that these words show."""
        target = parsed(ref) if ref else None
        if isinstance(target, Refusal):
            return target
        return self.carry_out(
            lambda act: marking.mark(
                act,
                self.person,
                quote=quote,
                name=name,
                sphere=sphere,
                ref=target,
                area=area,
                possible_through=possible_through,
            )
        )

    def name_offers(self, ref: str | None = None) -> tuple[NameOffer, ...]:
        """Names to offer for a line."""
        return marking.name_offers(self.person, ref)

    def strengths(self) -> tuple[SphereView, ...]:
        """The strengths map."""
        return marking.map_views(self.person, self.company)

    def lines(self) -> tuple[LineView, ...]:
        """Everything that was said and may be seen now, each line once."""
        return shown(self.person, once(self.person.heard), self.company)

    def things(self) -> tuple[LineView, ...]:
        """What is kept beside lines and may be seen now, to be pointed at like them."""
        return things(self.person, self.company)

    def to_strike(self, words: str) -> tuple[LineView, ...]:
        """Everything that holds these words and can be struck: also what was taken back, or is no more said so."""
        everything = (*self.lines(), *self.things(), *striking.hidden_away(self.person, self.company))
        return tuple(one for one in everything if fold(words) in fold(one.text))

    # leaving

    def enough(self) -> Outcome:
        """The conversation in front, and any other that is gone through, is finished as far as they wished."""
        here = self.conversation
        ending = [
            one
            for one in self.person.records.conversations
            if one.state == "open" and (one.position is None or (here is not None and one.id == here.id))
        ]

        def finish(act: Act) -> None:
            for one in ending:
                act.update(msgspec.structs.replace(one, state="done", position=None))

        return self.carry_out(finish) if ending else self.saved(None)
