"""When somebody does not want it kept: what can become of what is there, offered alike by every front end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.desk.acting import Acting
    from strengthtui.model.person import AgreementAbout, AgreementState

WayOn = Literal["take-out", "page-then-take-out", "leave"]
PAGE = "doorstep"
"""The one page that is written first, if they want one."""


def is_asked(what: AgreementAbout, state: AgreementState) -> bool:
    """Tell whether this agreement asks what is to become of what is there."""
    return what == "keep" and state in ("no", "withdrawn")


def ways_on() -> Mapping[WayOn, str]:
    """Give the ways on, worded; none of them is taken by itself."""
    return {
        "take-out": _("Take out for good everything that was said, today and earlier."),
        "page-then-take-out": _("Write the one page for them first, then take everything out for good."),
        "leave": _("Leave what is there as it is, and stop typing."),
    }


def taken_out(sitting: Acting) -> tuple[str, ...]:
    """Say what is gone and what is still there after everything was taken out; nothing that is not so."""
    name = sitting.person.records.person.name
    told = [
        _("Everything that was said is taken out, older states too. Nothing brings it back."),
        _("The name {name} stays in the list of people, with the days you met.").format(name=name),
        _("So does what was agreed about talking, typing and keeping."),
        _("This version cannot take a name out of the list. What your team's page has kept apart is not touched."),
    ]
    if sitting.person.records.exports:
        told.append(_("Papers that were written stay where they are: delete them yourself if they are not wanted."))
    return tuple(told)
