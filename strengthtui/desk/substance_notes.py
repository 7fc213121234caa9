"""What to know beside drink and drugs: when it is one key away, and the page itself, the team's own where there is one.

For the worker's eye alone: in no document, and gone when the screen is turned. It judges nothing that was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.desk.guide_pages import GuidePage, guide_page, page_of
from strengthtui.i18n import _
from strengthtui.interview.topics import topics_of
from strengthtui.lexicon.substances import of_drink_or_drugs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.views import LineView
    from strengthtui.model.pack import Question
    from strengthtui.model.vocabulary import Vocabulary

NOTES: Final = "substances"
"""The guide, and the name of a team's own page."""
_USE: Final = "use"


def about_use(vocabulary: Vocabulary, question: Question, said: Iterable[LineView]) -> bool:
    """Tell whether a question is about drink, drugs and habits first of all, or what was said to it is about them."""
    areas = question.domains
    if areas is None:
        areas = topics_of(vocabulary).domains([question.about]) if question.about else ()
    return areas[:1] == (_USE,) or of_drink_or_drugs(*(line.text for line in said))


def notes_page(desk: Desk) -> GuidePage:
    """Give the page: the team's own, signed by their clinician, else the one that comes along."""
    text = desk.team_page(NOTES)
    return page_of(NOTES, text) if text else guide_page(NOTES)


def notes_words() -> str:
    """Say in a line what the page is for."""
    return _("Drink or drugs: what to know before stopping, and after a break.")
