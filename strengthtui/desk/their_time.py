"""A time of their own in the middle of a conversation: said while the screen is clear. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.views import QuestionView
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.views import PetalView


def theirs(place: QuestionView | PetalView | None) -> bool:
    """Tell whether what is in front is a time of their own."""
    return isinstance(place, QuestionView) and place.private


def their_time_words() -> tuple[str, str]:
    """Say what is to be done, and how one comes back."""
    return (
        _("This time is theirs. Leave the room and take the laptop along."),
        _("Enter, when they call you back. Nothing is typed."),
    )
