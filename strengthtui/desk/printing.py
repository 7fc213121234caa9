"""Paper to take along where no laptop belongs, and its type-in: the sheet that is filled in afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.files import make_folder, write_text
from strengthtui.desk.views import Report
from strengthtui.documents.blank import blank_sheet, compose_blank
from strengthtui.documents.markdown import to_markdown
from strengthtui.errors import UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk

USUAL = ("blossoming", "ropes")
PAPER, TYPE_IN = "sheet.md", "sheet.yaml"


def paper_and_type_in(desk: Desk, pack_id: str | None, folder: Path | None, *, overwrite: bool) -> Report:
    """Write the paper and its type-in into a folder, or give both as text. Raises `NotFoundError`, `UsageError`."""
    packs = [desk.shelf.get(one) for one in ((pack_id,) if pack_id else USUAL)]
    paper = to_markdown(compose_blank(packs, desk.frame("meet"), desk.frame("close")))
    type_in = blank_sheet(packs)
    if folder is None:
        return Report((paper, "\n", type_in))
    make_folder(folder)
    paths = (folder / PAPER, folder / TYPE_IN)
    for path, text in zip(paths, (paper, type_in), strict=True):
        if path.exists() and not overwrite:
            raise UsageError(
                _("There is a file of that name already."), str(path), _("Add --overwrite, or name another folder.")
            )
        write_text(path, text)
    return Report(tuple(str(path) for path in paths))
