"""Everything stored about a person, as one JSON object, and back: ids and times kept, nothing lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk.files import read_file
from strengthtui.errors import BadInputError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson

SCHEMA = "strengthtui/show/1"


def everything_json(person: OpenPerson) -> str:
    """Write one object: schema, meta and every table, history included, drafts not; with the packs it was asked by."""
    import json

    return json.dumps({"schema": SCHEMA, **person.file.raw()}, ensure_ascii=False, indent=2) + "\n"


def import_everything(desk: Desk, path: Path) -> str:
    """Put a person back as they were written. Gives the id; raises `BadInputError`, `UsageError` when they are here."""
    data = _parsed(read_file(path), path)
    if data.get("schema") != SCHEMA:
        raise BadInputError(
            _("This is not a person's file."),
            _("{path}: the schema is not {schema}.").format(path=path, schema=SCHEMA),
            _("Use a file written by  strengthtui show PERSON --json  or  export --document everything."),
        )
    raw = {key: value for key, value in data.items() if key != "schema"}
    _packs_at_hand(desk, raw, path)
    return desk.vault.import_everything(raw)


def _parsed(data: bytes, path: Path) -> dict[str, Any]:
    import json

    from strengthtui.sources.findings import Problems
    from strengthtui.sources.json_source import load_json

    problems = Problems()
    load_json(data, str(path), problems)  # the caps and the careful findings; numbers need the plain reader
    problems.raise_if_errors(_("This file cannot be read."))
    parsed = json.loads(data)
    if not isinstance(parsed, dict):
        raise BadInputError(_("This is not a person's file."), str(path))
    return parsed


def _packs_at_hand(desk: Desk, raw: dict[str, Any], path: Path) -> None:
    """A conversation without its questions could not be read: keep the packs we have, refuse those we have not."""
    rows = raw.get("conversations") or []
    for row in rows if isinstance(rows, list) else []:
        pack_id, digest = (str(row.get("pack")), str(row.get("digest"))) if isinstance(row, dict) else ("", "")
        if desk.vault.kept_pack(digest) is not None:
            continue
        pack = desk.shelf.get(pack_id) if pack_id in desk.shelf.ids() else None
        if pack is None or pack.digest != digest:
            raise BadInputError(
                _("The questions of a conversation are not at hand."),
                _("{path}: the version of {pack} it was asked by is not in this program.").format(
                    path=path, pack=pack_id
                ),
                _("Copy the file packs/DIGEST from the other vault, or use the same version of the program."),
            )
        desk.keep_pack(digest, desk.shelf.bytes_of(pack_id))
