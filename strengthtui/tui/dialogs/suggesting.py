"""A conversation is suggested, with why and what it asks first; two others, the whole list, or the questions anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.desk.choosing import FitsView, SuggestionView


class SuggestionDialog(ChoiceDialog):
    """Returns the pack chosen, `all`, `anew`, or `None`."""

    DEFAULT_CSS = """
    SuggestionDialog > .dialog { width: 84; }
    SuggestionDialog RowList { max-height: 24; }
    SuggestionDialog.-tall RowList { max-height: 13; }
    SuggestionDialog.-short RowList { max-height: 6; }
    """

    def __init__(self, found: SuggestionView, begun: Mapping[str, str]) -> None:
        """Take what is suggested, and since when those that are open were begun."""
        ways = [
            Way(one.pack, str(number), _title(one, begun), _told(one)) for number, one in enumerate(found.fits, start=1)
        ]
        ways += [Way("all", "l", _("The whole list of conversations")), Way("anew", "b", _("Back to the questions"))]
        keys = _("A number, a letter or Enter takes it   Esc leaves")
        super().__init__(_("You could try"), ways, keys=keys)


def _title(one: FitsView, begun: Mapping[str, str]) -> str:
    from strengthtui.desk.choosing import route_words

    return _("{title}: {route}").format(title=one.title, route=begun.get(one.pack) or route_words()[one.route])


def _told(one: FitsView) -> str:
    if not one.first:
        return one.why
    return _("{why} First: {question}").format(why=one.why, question=one.first)
