"""Lines as one line of text, for lists on the command line and in line mode alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.views import LineView


def quoted(text: str, voice: str) -> str:
    """Put quotation marks round the person's own words, and only round those."""
    return f"“{text}”" if voice == "person" else text


def line_words(view: LineView) -> str:
    """One line that was said: words, whose, about what, which strengths."""
    parts = [part for part in (view.whose, view.about or _("not sorted yet")) if part]
    stars = "".join(f"  * {name}" for name in view.stars)
    return f"{quoted(view.text, view.voice)}  ({', '.join(parts)}){stars}"
