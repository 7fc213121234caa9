"""The truth of one stretch of time together: where the conversation stands, and every change, saved before it is said.

Synchronous, no timers, not thread-safe. Every call gives `Saved` once the words are on the disk, or a `Refusal`; only a
broken disk raises. Front ends hold no words that are not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import jotting, marking, picturing, replying, striking, whereabouts
from strengthtui.desk.acting import Acting
from strengthtui.desk.lines import shown, things
from strengthtui.desk.refs import parsed
from strengthtui.errors import Refusal
from strengthtui.interview.heard import once
from strengthtui.model.order import in_order
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import LineView, NameOffer, Outcome, PlaceView, SphereView
    from strengthtui.model.conversation import AnswerState, Conversation, Route
    from strengthtui.model.words import Sphere, Voice
    from strengthtui.vault.acts import Act


class Sitting(Acting):
    """One sitting with one person, in front of one conversation at a time; `begin` or `resume` puts it there."""

    def __init__(self, person: OpenPerson, sitting_id: str, *, worker: str | None = None) -> None:
        """Take the open person."""
        super().__init__(person, sitting_id, worker=worker)
        self._ahead: tuple[tuple[str, ...], Route, Callable[[str, bytes], None]] | None = None

    # where we are

    def begin(self, pack_id: str, route: Route, keep: Callable[[str, bytes], None]) -> Outcome:
        """Put a conversation in front: the open one of that pack, else a new one by this route."""
        if pack_id not in self.person.shelf.ids():
            return Refusal("no-pack")
        found = whereabouts.open_conversation(self.person, pack_id)
        if found is None:
            if self.person.file.read_only:
                return Refusal("read-only")
            found = self.durably(lambda: whereabouts.begin_conversation(self.person, self.id, pack_id, route, keep))
        self._conversation = found
        return self.saved(None)

    def resume(self) -> Outcome:
        """Put the conversation in front that was last worked on and is still open."""
        found = whereabouts.last_open(self.person)
        if found is None:
            return Refusal("no-conversation")
        self._conversation = found
        return self.saved(None)

    def look_again(self) -> Outcome:
        """Put the conversation in front that was last worked on, though it is finished: one can go back into it."""
        conversations = in_order(self.person.records.conversations, self.person.records.history)
        self._conversation = conversations[-1].id if conversations else None
        return self.saved(None) if conversations else Refusal("no-conversation")

    def ahead(self, packs: tuple[str, ...], route: Route, keep: Callable[[str, bytes], None]) -> None:
        """Say which conversations are to follow, so that one can jump into them before they are begun."""
        self._ahead = (packs, route, keep)

    def elsewhere(self) -> tuple[str, ...]:
        """Give the titles of the other conversations one can jump into, begun or to follow."""
        here = self.conversation
        begun = [one for one in self.person.records.conversations if here is None or one.id != here.id]
        titles = [self.person.pack_title(one) for one in begun if here is None or one.pack != here.pack]
        return tuple(dict.fromkeys([*titles, *(self.person.shelf.get(pack).title for pack in self._to_come())]))

    def everywhere(self) -> tuple[tuple[str, tuple[PlaceView, ...]], ...]:
        """Every place one can jump to in any conversation, with its title."""
        route = self._ahead[1] if self._ahead is not None else "short"
        to_come = tuple(whereabouts.to_come(self.person, pack, route) for pack in self._to_come())
        return picturing.everywhere(self.person, self.conversation, to_come, self.company)

    def places(self) -> tuple[PlaceView, ...]:
        """Every place one can jump to."""
        conversation = self.conversation
        return picturing.places(self.person, conversation, self.company) if conversation else ()

    def next(self) -> Outcome:
        """Go on, leaving this place as it is; before the end comes what opened behind one's back."""
        return self._go(lambda person, conversation: whereabouts.after(person, conversation, self.way))

    def back(self) -> Outcome:
        """Go to the place before."""
        self.way.caught_up.clear()
        return self._go(whereabouts.before)

    def jump(self, address: str) -> Outcome:
        """Go anywhere by address, petal, or part of a name: in this conversation, another, or one that is to follow."""
        if self.conversation is None:
            return Refusal("no-conversation")
        self.way.caught_up.clear()
        here = picturing.find_place(self.person, self.conversation, address, self.company)
        if not isinstance(here, Refusal):
            return self.move(here)
        for conversation in reversed(self.person.records.conversations):
            found = picturing.find_place(self.person, conversation, address, self.company)
            if not isinstance(found, Refusal):
                self._conversation = conversation.id
                return self.move(found)
        return self._jump_ahead(address) or here

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
            replying.drop_draft(self, conversation.position, raw)
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

    # within

    def _to_come(self) -> tuple[str, ...]:
        begun = {one.pack for one in self.person.records.conversations}
        return tuple(pack for pack in self._ahead[0] if pack not in begun) if self._ahead is not None else ()

    def _jump_ahead(self, address: str) -> Outcome | None:
        """Begin the conversation that is to follow and has the place; `None` where none has it."""
        if self._ahead is None:
            return None
        _packs, route, keep = self._ahead
        for pack in self._to_come():
            to_come = whereabouts.to_come(self.person, pack, route)
            found = picturing.find_place(self.person, to_come, address, self.company)
            if not isinstance(found, Refusal):
                begun = self.begin(pack, route, keep)
                return begun if isinstance(begun, Refusal) else self.move(found)
        return None

    def _go(self, way: Callable[[OpenPerson, Conversation], str | None]) -> Outcome:
        conversation = self.conversation
        if conversation is None:
            return Refusal("no-conversation")
        return self.move(way(self.person, conversation))
