"""Who and what is round the person as rows of a list, and what is said of one: from a view to rows and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.i18n import _
from strengthtui.tui.widgets.ecomap_layout import STROKES, Mark
from strengthtui.tui.widgets.row_list import Part, Row
from strengthtui.tui.widgets.said import STAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.ecomap_views import EcomapView, OfferView, TieView

STROKE: Final = 3
"""Signs of a line in the legend."""


def marks(view: EcomapView) -> list[Mark]:
    """Give everybody as they are drawn."""
    return [Mark(one.ref, one.label, one.closeness, one.give_take, bool(one.stars)) for one in view.ties]


def ecomap_rows(view: EcomapView) -> Iterator[Row]:
    """Give the map ring by ring, then what was said already and could be put there."""
    for ring in view.rings:
        yield Row(f"ring {ring.closeness}", (Part(ring.title, "head"),), choosable=False)
        for one in ring.ties:
            parts = [Part(f"{one.label} {STAR}" if one.stars else one.label)]
            parts += [Part(text, "quiet", indent=2) for text in (one.gives, *one.more) if text]
            yield Row(one.ref, tuple(parts))
        yield Row(f"after {ring.closeness}", (Part(""),), choosable=False)
    if view.offers:
        yield Row("offers", (Part(_("Said already; Enter puts it on the map"), "head"),), choosable=False)
        yield from map(offer_row, view.offers)


def offer_row(one: OfferView) -> Row:
    """Give what could be put on the map."""
    asks = "" if one.named else _("a name is asked for")
    under = " · ".join(part for part in (one.kind, asks) if part)
    return Row(one.ref, (Part(f"+ {one.text}"), Part(under, "quiet", indent=2)))


def told(one: TieView) -> str:
    """Say everything of one in a line."""
    return " · ".join((one.sentence, *one.more))


def legend(view: EcomapView) -> str:
    """Say what the lines, arrows and stars of this picture mean; nothing that is not in it."""
    named = {"": _("how close was not said")}
    parts = [
        f"{STROKES[ring.closeness] * STROKE} {named.get(ring.closeness, ring.title.lower())}" for ring in view.rings
    ]
    if any(one.give_take not in ("", "not-now") for one in view.ties):
        parts.append(_("an arrow points to whoever is given something"))
    if any(one.stars for one in view.ties):
        parts.append(_("{star} a strength names them").format(star=STAR))
    return "   ".join(parts)
