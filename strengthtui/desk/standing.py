"""Where a sitting stands: which conversation is in front, which places there are, and going from one to another.

Nothing is said or changed here but where one is, and the worker's word that opens a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import beginning, opening, picturing, whereabouts
from strengthtui.desk.acting import Acting
from strengthtui.errors import Refusal
from strengthtui.model.order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.views import Outcome, PlaceView
    from strengthtui.model.conversation import Conversation, Route


class Standing(Acting):
    """A sitting that goes through its conversations, one in front at a time."""

    def __init__(self, person: OpenPerson, sitting_id: str, *, worker: str | None = None) -> None:
        """Take the open person."""
        super().__init__(person, sitting_id, worker=worker)
        self._ahead: tuple[tuple[str, ...], Route, Callable[[str, bytes], None]] | None = None

    def stand_in(self, conversation_id: str) -> None:
        """Let this conversation be the one in front."""
        self._conversation = conversation_id

    def begin(self, pack_id: str, route: Route | None, keep: Callable[[str, bytes], None], *, at: str = "") -> Outcome:
        """Put a conversation in front: the open one of that pack, else a new one; `at` a section or question of it.

        A wider route widens the one that is open, and one goes on where one was; none is ever made narrower. Without
        a route it goes by its own, a new one the short way.
        """
        return beginning.begin(self, pack_id, route, keep, at)

    def go_on_with(self, conversation_id: str) -> Outcome:
        """Put a conversation in front that was begun, finished or not."""
        if self.person.conversation(conversation_id) is None:
            return Refusal("no-conversation")
        self.stand_in(conversation_id)
        return self.saved(None)

    def resume(self) -> Outcome:
        """Put the conversation in front that was last worked on and is still open."""
        found = whereabouts.last_open(self.person)
        return Refusal("no-conversation") if found is None else self.go_on_with(found)

    def look_again(self) -> Outcome:
        """Put the conversation in front that was last worked on, though it is finished: one can go back into it."""
        conversations = in_order(self.person.records.conversations, self.person.records.history)
        self._conversation = conversations[-1].id if conversations else None
        return self.saved(None) if conversations else Refusal("no-conversation")

    def stand_at(self, address: str) -> Outcome:
        """Go to a place of any conversation that was begun, whether or not one is in front."""
        found = self.saved(None) if self.conversation is not None else self.look_again()
        return found if isinstance(found, Refusal) else self.jump(address)

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

    def openable(self) -> tuple[PlaceView, ...]:
        """Parts of the conversation in front that wait for the worker's word; going there gives it."""
        conversation = self.conversation
        return picturing.openable(self.person, conversation) if conversation else ()

    def next(self) -> Outcome:
        """Go on, leaving this place as it is; before the end comes what opened behind one's back."""
        return self._go(lambda person, conversation: whereabouts.after(person, conversation, self.way))

    def back(self) -> Outcome:
        """Go to the place before."""
        self.way.caught_up.clear()
        return self._go(whereabouts.before)

    def jump(self, address: str) -> Outcome:
        """Go anywhere by address, petal, or part of a name: in this conversation, another, or one that is to follow."""
        conversation = self.conversation
        if conversation is None:
            return Refusal("no-conversation")
        self.way.caught_up.clear()
        here = picturing.find_place(self.person, conversation, address, self.company)
        if not isinstance(here, Refusal):
            return self.move(here)
        begun = (conversation, *(one for one in reversed(self.person.records.conversations) if one != conversation))
        return self._jump_within(begun, address) or self._jump_ahead(address) or here

    # within

    def _to_come(self) -> tuple[str, ...]:
        begun = {one.pack for one in self.person.records.conversations}
        return tuple(pack for pack in self._ahead[0] if pack not in begun) if self._ahead is not None else ()

    def _jump_within(self, begun: tuple[Conversation, ...], address: str) -> Outcome | None:
        """Go to a place of another conversation, or to a part that waits to be opened: first in the one in front."""
        opened = opening.open_named(self, begun[:1], address)
        if opened is not None:
            return opened
        for one in begun[1:]:
            found = picturing.find_place(self.person, one, address, self.company)
            if not isinstance(found, Refusal):
                self._conversation = one.id
                return self.move(found)
        return opening.open_named(self, begun[1:], address)

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
