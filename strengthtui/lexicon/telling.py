"""What is found, as a finding: it names the row, whose words are ours, and nothing else of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.i18n import _
from strengthtui.lexicon import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.lexicon.terms import Kind, Term
    from strengthtui.sources.findings import FindingCode

CODE_OF: Final[Mapping[Kind, FindingCode]] = {
    "term": codes.LABEL,
    "behaviour": codes.BEHAVIOUR,
    "reframe": codes.ONLY_MISSING,
}


def params_of(term: Term) -> dict[str, str | int]:
    """Give what the sentences of its code need."""
    note = term.note or _("there is a word that sees more of the person")
    return {"term": term.term, "note": note, "prefer": "; ".join(term.prefer), "who": ", ".join(term.sources)}
