"""How who and what is round a person is said in words: the same on the screen, in plain lines and on paper.

Plain sentences, so that they can be read out: `Close: Jo, my sister. Gives and gets.` No figure and no sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.journey.ecomap import NeighbourKind
    from strengthtui.model.tie import Closeness, GiveTake


def ring_titles() -> Mapping[Closeness | None, str]:
    """How close, in the order in which it is told; `None` is what was not said."""
    return {
        "close": _("Close"),
        "in-reach": _("Within reach"),
        "far": _("Far away"),
        "strained": _("Strained"),
        None: _("Also there"),
    }


def give_sentences() -> Mapping[GiveTake, str]:
    """Who gives, as a sentence of its own."""
    return {
        "they-give": _("Gives."),
        "i-give": _("Gets."),
        "both": _("Gives and gets."),
        "not-now": _("Nothing either way just now."),
    }


def kind_words() -> Mapping[NeighbourKind, str]:
    """What it is."""
    return {
        "person": _("a person"),
        "animal": _("an animal"),
        "place": _("a place"),
        "group": _("a group"),
        "service": _("a service or a helper"),
    }


def label_of(name: str, who: str | None) -> str:
    """Give a name with who it is to them: `Jo, my sister`."""
    name, who = one_line(name), one_line(who or "")
    return _("{name}, {who}").format(name=name, who=who) if name and who else name or who or _("someone")


def tie_sentence(closeness: Closeness | None, label: str, give_take: GiveTake | None) -> str:
    """Say one in a line: how close, who, who gives."""
    told = _("{closeness}: {who}.").format(closeness=ring_titles()[closeness], who=label.rstrip("."))
    return f"{told} {give_sentences()[give_take]}" if give_take else told
