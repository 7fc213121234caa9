"""The truth of one stretch of time together: where the conversation stands, and every change, saved before it is said.

Synchronous, no timers, not thread-safe. Every call gives `Saved` once the words are on the disk, or a `Refusal`; only a
broken disk raises. Front ends hold no words that are not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui.desk import jotting, marking, meeting, planning, reading_back, replying, striking, whereabouts
from strengthtui.desk.lines import shown
from strengthtui.desk.refs import parsed
from strengthtui.desk.views import Outcome, Saved
from strengthtui.errors import Refusal
from strengthtui.model.person import Next

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import LineView, NameOffer, PlaceView, PlanView, ReadView, SittingView, SphereView
    from strengthtui.model.conversation import AnswerState, Conversation, Route, VerdictKind
    from strengthtui.model.person import AgreementAbout, AgreementState
    from strengthtui.model.words import Sphere, Voice
    from strengthtui.vault.acts import Act


class Sitting:
    """One sitting with one person, in front of one conversation at a time."""

    def __init__(self, person: OpenPerson, sitting_id: str, *, worker: str | None = None) -> None:
        """Take the open person; `begin` or `resume` puts a conversation in front."""
        self.person = person
        self.id = sitting_id
        self.worker = worker
        self._conversation: str | None = None

    # where we are

    def begin(self, pack_id: str, route: Route, keep: Callable[[str, bytes], None]) -> Outcome:
        """Put a conversation in front: the open one of that pack, else a new one by this route."""
        if pack_id not in self.person.shelf.ids():
            return Refusal("no-pack")
        found = whereabouts.open_conversation(self.person, pack_id)
        if found is None:
            found = whereabouts.begin_conversation(self.person, self.id, pack_id, route, keep)
        self._conversation = found
        return self.saved(None)

    def resume(self) -> Outcome:
        """Put the conversation in front that was last worked on and is still open."""
        found = whereabouts.last_open(self.person)
        if found is None:
            return Refusal("no-conversation")
        self._conversation = found
        return self.saved(None)

    @property
    def conversation(self) -> Conversation | None:
        """The conversation in front."""
        return self.person.conversation(self._conversation) if self._conversation else None

    @property
    def company(self) -> tuple[str, ...]:
        """Who else is in the room."""
        return meeting.company(self.person, self.id)

    def view(self) -> SittingView | None:
        """Picture where the conversation stands; `None` while none is in front."""
        conversation = self.conversation
        return whereabouts.view(self.person, conversation, self.company) if conversation else None

    def places(self) -> tuple[PlaceView, ...]:
        """Every place one can jump to."""
        conversation = self.conversation
        return whereabouts.places(self.person, conversation) if conversation else ()

    def next(self) -> Outcome:
        """Go on, leaving this place as it is."""
        return self._go(whereabouts.after)

    def back(self) -> Outcome:
        """Go to the place before."""
        return self._go(whereabouts.before)

    def jump(self, address: str) -> Outcome:
        """Go anywhere in this conversation by address, petal, or part of a name."""
        conversation = self.conversation
        if conversation is None:
            return Refusal("no-conversation")
        found = whereabouts.find_place(self.person, conversation, address)
        return found if isinstance(found, Refusal) else self._move(found)

    # what is said

    def draft(self, text: str, voice: Voice = "gist") -> Outcome:
        """Keep what is being typed at the question in front, durably; an empty text drops it."""
        return replying.draft(self, text, voice)

    def answer(self, raw: str, voice: Voice | None = None, *, add: bool = False) -> Outcome:
        """Keep the answer to the question in front and go on; with `add`, beside what was said of it before."""
        return replying.answer(self, raw, voice, add=add)

    def skip(self, state: AnswerState, why: str = "") -> Outcome:
        """Skip one of three ways and go on: `later`, `declined`, `not-fitting`."""
        return replying.skip(self, state, why)

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
        return self.carry_out(
            lambda act: jotting.jot(act, cleaned, wanted, voice=voice, other=other), removed=cleaned.removed
        )

    def sort(self, ref: str, topics: tuple[str, ...]) -> Outcome:
        """Put a jotting under these petals or topics."""
        return self.carry_out(lambda act: jotting.sort(act, self.person, ref, topics))

    def set_voice(self, ref: str, voice: Voice, other: str | None = None) -> Outcome:
        """Say whose words a line is."""
        return self.carry_out(lambda act: jotting.set_voice(act, self.person, ref, voice, other))

    # strengths, lines, plan

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
        """Everything that was said and may be seen now."""
        return shown(self.person, self.person.heard, self.company)

    def plan(self) -> PlanView:
        """The plan."""
        return planning.plan_view(self.person)

    def change(self, do: Callable[[Act, OpenPerson], str | Refusal | None]) -> Outcome:
        """Do one use-case of a room (planning, meeting) as one act."""
        return self.carry_out(lambda act: do(act, self.person))

    def agree_plan(self, state: AgreementState) -> Outcome:
        """Bind the person's agreement to the plan as it stands."""
        return self.carry_out(lambda act: planning.agree_plan(act, self.person, state, self.person.clock.now()))

    def to_read_back(self, *, again: bool = False) -> tuple[ReadView, ...]:
        """Lines to read back."""
        return reading_back.to_read_back(self.person, self.company, again=again)

    def verdict(self, ref: str, verdict: VerdictKind, words: str = "") -> Outcome:
        """Keep what the person said of a line."""
        return self.carry_out(lambda act: reading_back.give_verdict(act, self.person, ref, verdict, words))

    # who is here, what is agreed

    def present(self, names: tuple[str, ...]) -> Outcome:
        """Say who else is in the room from now on."""
        return self.carry_out(lambda act: meeting.set_company(act, self.person, self.id, names))

    def agree(self, what: AgreementAbout, state: AgreementState, name: str | None = None) -> Outcome:
        """Keep one agreement."""
        return self.carry_out(lambda act: meeting.agree(act, self.person, what=what, state=state, name=name))

    def meet_next(self, on: str | None, words: str) -> Outcome:
        """Keep when they meet again."""
        return self.note(next=Next(on=on, words=words.strip() or None))

    def concern(self, line: str, words: str) -> None:
        """Keep one line of the concern record: apart from everything else, in no document, never taken back."""
        self.person.file.add_concern({"line": line, "words": words, "at": self.person.clock.now(), "sitting": self.id})

    def note(self, **fields: Any) -> Outcome:  # noqa: ANN401  fields of model.Sitting
        """Keep something about the sitting itself: `copy`, `next`, `leaving`, `place`, `happened`, `through`."""
        return self.carry_out(lambda act: meeting.change_sitting(act, self.person, self.id, **fields))

    # taking back

    def strike(self, ref: str) -> Outcome:
        """Take words out for good, history and drafts included."""
        return striking.strike(self, ref)

    def undo(self) -> Outcome:
        """Take the newest act back."""
        return striking.undo(self)

    def redo(self) -> Outcome:
        """Bring back what was just taken back."""
        return striking.redo(self)

    # leaving

    def enough(self) -> Outcome:
        """The conversation in front is finished as far as they wished."""
        conversation = self.conversation
        if conversation is None:
            return self.saved(None)
        done = msgspec.structs.replace(conversation, state="done", position=None)
        return self.carry_out(lambda act: act.update(done))

    def close(self, *, ended: bool = True) -> None:
        """Leave: a closed sitting has an end, a paused one has none and goes on later."""
        if ended and meeting.sitting_of(self.person, self.id).ended is None:
            with self.person.act(self.id, history=False) as act:
                meeting.change_sitting(act, self.person, self.id, ended=self.person.clock.now())
        self.person.close()

    # within

    def saved(self, act: str | None, *, removed: int = 0, ref: str | None = None, what: str = "") -> Saved:
        """Give the picture after a change."""
        return Saved(self.view(), act, self.person.clock.now(), removed, ref, what)

    def carry_out(self, do: Callable[[Act], str | Refusal | None], *, removed: int = 0) -> Outcome:
        """Make one act of what `do` changes; a refusal inside it leaves everything as it was."""
        if self.person.file.read_only:
            return Refusal("read-only")
        try:
            with self.person.act(self.id) as act:
                result = do(act)
                if isinstance(result, Refusal):
                    raise _Refused(result)
                act_id = act.id
        except _Refused as refused:
            return refused.refusal
        return self.saved(act_id, removed=removed, ref=result)

    def _go(self, way: Callable[[OpenPerson, Conversation], str | None]) -> Outcome:
        conversation = self.conversation
        if conversation is None:
            return Refusal("no-conversation")
        return self._move(way(self.person, conversation))

    def _move(self, position: str | None) -> Outcome:
        conversation = self.conversation
        if conversation is not None and not self.person.file.read_only:
            with self.person.act(self.id, history=False) as act:
                act.update(msgspec.structs.replace(conversation, position=position))
        return self.saved(None)


class _Refused(Exception):
    """Leaves an act with nothing changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
