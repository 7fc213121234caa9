"""One stretch of time with one person: who is here, what is agreed, and acts that are made, taken back, brought back.

What is about the conversation in front stands in `sitting`; this is what stays when none is. Every call gives `Saved`
once it is on the disk, or a `Refusal` that left everything as it was; only a broken disk raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from strengthtui.desk import handing_on, meeting, picturing, plan_views, planning, reading_back, striking, whereabouts
from strengthtui.desk.typed import tidy
from strengthtui.desk.views import Outcome, Saved
from strengthtui.errors import NotWrittenError, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import PlanView, ReadView, SittingView
    from strengthtui.interview.sharing import Audience
    from strengthtui.model.conversation import Conversation, VerdictKind
    from strengthtui.model.person import AgreementAbout, AgreementState, Copy
    from strengthtui.vault.acts import Act

Result = TypeVar("Result")


class Acting:
    """A sitting with one person, whether or not a conversation is in front."""

    def __init__(self, person: OpenPerson, sitting_id: str, *, worker: str | None = None) -> None:
        """Take the open person."""
        self.person = person
        self.id = sitting_id
        self.worker = worker
        self._conversation: str | None = None
        self.way = whereabouts.Way()
        self.try_again: Callable[[NotWrittenError], bool] = _never
        """Asked when the disk refuses: true when it is to be tried once more. A front end puts its question here."""

    @property
    def conversation(self) -> Conversation | None:
        """The conversation in front; `None` when there is none, or it was taken back with the sheet it came from."""
        return self.person.conversation(self._conversation) if self._conversation else None

    @property
    def company(self) -> tuple[str, ...]:
        """Who else is in the room."""
        return meeting.company(self.person, self.id)

    @property
    def company_noted(self) -> bool:
        """Whether it was written down who is in the room; not noted says nothing of being alone."""
        return meeting.company_noted(self.person, self.id)

    @property
    def copy(self) -> Copy | None:
        """What they said of their copy."""
        return meeting.sitting_of(self.person, self.id).copy

    def before_papers(self, audience: Audience = "person") -> tuple[str, ...]:
        """Why to ask before papers for them are written."""
        return handing_on.before_papers(self.person, self.company, audience)

    def after_papers(self, audience: Audience = "person") -> tuple[str, ...]:
        """What to keep in mind once papers for them are written."""
        return handing_on.after_papers(self.person, audience)

    @property
    def copy_owed(self) -> bool:
        """Whether the person still waits for their copy, from this sitting or an earlier one."""
        return handing_on.copy_owed(self.person)

    def view(self) -> SittingView | None:
        """Picture where the conversation stands; `None` while none is in front."""
        conversation = self.conversation
        return picturing.view(self.person, conversation, self.company) if conversation else None

    # the plan, reading back

    def plan(self) -> PlanView:
        """The plan, as whoever is here may see it."""
        return plan_views.plan_view(self.person, self.company)

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
        if what == "plan":
            return self.agree_plan(state)
        return self.carry_out(lambda act: meeting.agree(act, self.person, what=what, state=state, name=name))

    def meet_next(self, on: str | None, words: str) -> Outcome:
        """Keep when they meet again."""
        return self.carry_out(lambda act: meeting.meet_next(act, self.person, self.id, on, words))

    def note(self, **fields: Any) -> Outcome:  # noqa: ANN401  fields of model.Sitting
        """Keep something about the sitting itself: `copy`, `leaving`, `place`, `happened`, `through`."""
        return self.carry_out(lambda act: meeting.change_sitting(act, self.person, self.id, **fields))

    def concern(self, line: str, words: str) -> None:
        """Keep one line of the concern record: apart from everything else, in no document, never taken back."""
        row = {"line": line, "words": tidy(words), "at": self.person.clock.now(), "sitting": self.id}
        self.durably(lambda: self.person.file.add_concern(row))

    def change(self, do: Callable[[Act, OpenPerson], str | Refusal | None]) -> Outcome:
        """Do one use-case of a room (planning, meeting) as one act."""
        return self.carry_out(lambda act: do(act, self.person))

    # taking back

    def strike(self, ref: str) -> Outcome:
        """Take words out for good, history and drafts included."""
        return striking.strike(self, ref)

    def take_everything_out(self) -> Outcome:
        """Take out for good all that was said, in every talk; the name and what was agreed of keeping stay."""
        return striking.take_everything_out(self)

    def undo(self) -> Outcome:
        """Take the newest act back."""
        return striking.undo(self)

    def redo(self) -> Outcome:
        """Bring back what was just taken back."""
        return striking.redo(self)

    # leaving

    def close(self, *, ended: bool = True) -> None:
        """Leave: a closed sitting has an end, a paused one has none and goes on later."""
        open_still = meeting.sitting_of(self.person, self.id).ended is None

        def end() -> None:
            with self.person.act(self.id, history=False) as act:
                meeting.change_sitting(act, self.person, self.id, ended=self.person.clock.now())

        if ended and open_still and not self.person.file.read_only:
            self.durably(end)
        self.person.close()

    # within

    def saved(
        self,
        act: str | None,
        *,
        removed: int = 0,
        ref: str | None = None,
        what: str = "",
        elsewhere: tuple[str, ...] = (),
        half_quoted: bool = False,
    ) -> Saved:
        """Give the picture after a change."""
        conversation = self.conversation
        if conversation is not None and conversation.position is not None:
            self.way.come_by.add((conversation.id, conversation.position))
        return Saved(
            self.view(), act, self.person.clock.now(), removed, ref, what, elsewhere=elsewhere, half_quoted=half_quoted
        )

    def durably(self, write: Callable[[], Result]) -> Result:
        """Write, and where the disk refuses, again for as long as whoever sits in front says so.

        A write that was refused has changed nothing, so that it can simply be done once more.
        """
        while True:
            try:
                return write()
            except NotWrittenError as error:
                if not self.try_again(error):
                    raise

    def carry_out(
        self, do: Callable[[Act], str | Refusal | None], *, removed: int = 0, half_quoted: bool = False
    ) -> Outcome:
        """Make one act of what `do` changes; a refusal inside it leaves everything as it was."""
        if self.person.file.read_only:
            return Refusal("read-only")

        def act_once() -> tuple[str | None, str | None]:
            with self.person.act(self.id) as act:
                result = _unless_refused(do(act))
            return act.id if act.touched else None, result

        try:
            act_id, ref = self.durably(act_once)
        except _RefusedError as refused:
            return refused.refusal
        self.settle()
        return self.saved(act_id, removed=removed, ref=ref, half_quoted=half_quoted)

    def move(self, position: str | None) -> Outcome:
        """Stand somewhere else; no act that undo would find."""
        conversation = self.conversation
        if conversation is not None and not self.person.file.read_only:
            state = conversation.state if position is None else "open"
            moved = msgspec.structs.replace(conversation, position=position, state=state)

            def stand() -> None:
                with self.person.act(self.id, history=False) as act:
                    act.update(moved)

            self.durably(stand)
        return self.saved(None)

    def settle(self) -> None:
        """Go on from a question that is not asked any more: what it hung on was changed, struck or taken back."""
        conversation = self.conversation
        if conversation is None or conversation.position is None:
            return
        if conversation.position not in whereabouts.asked_anywhere(self.person, conversation):
            self.move(whereabouts.after(self.person, conversation, self.way))


def _never(_error: NotWrittenError) -> bool:
    return False


class _RefusedError(Exception):
    """Leaves an act with nothing changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def _unless_refused(result: str | Refusal | None) -> str | None:
    if isinstance(result, Refusal):
        raise _RefusedError(result)
    return result
