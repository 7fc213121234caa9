"""Everything stored about a person, as one JSON object, and back: ids and times kept, nothing lost on the way.

What is read back may have been through other hands. It is tried out whole in a vault in memory first: nothing of it is
written unless all of it can be read, and no error says anything that stands in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from strengthtui.desk.files import read_file
from strengthtui.desk.third_parties import Parts, without_third_parties
from strengthtui.errors import BadInputError
from strengthtui.i18n import _
from strengthtui.model.records import TABLES
from strengthtui.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson

_NAMES: Final = frozenset({"name", "also"})
"""Fields that hold the name of a person, a helper or a strength: lists show each on one line."""
SCHEMA = "strengthtui/show/1"
CONCERNS: Final = "concerns"
"""Where a concern record stands in such an object, if it was asked for: it is in no table."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PACK: Final = re.compile(r"[a-z][a-z0-9-]{0,47}")
_LONGEST_NUMBER: Final = 18
"""Digits: nothing we count has more, and longer ones take a reader forever."""


def everything_json(person: OpenPerson, parts: Parts | None = None) -> str:
    """Write one object: schema, meta and every table, history included, drafts not.

    `parts` leaves rows about other people out, or adds the concern record.
    """
    import json

    raw = person.file.raw()
    if parts is not None and not parts.third_parties:
        raw = without_third_parties(raw)
    if parts is not None and parts.concerns:
        raw[CONCERNS] = list(person.file.concerns())
    return json.dumps({"schema": SCHEMA, **raw}, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class Imported:
    """Somebody who was put back."""

    person_id: str
    notes: tuple[str, ...] = ()
    """What is to be said on stderr: characters removed."""


def import_everything(desk: Desk, path: Path) -> Imported:
    """Put a person back as they were written. Raises `BadInputError`, and `UsageError` when they are here already."""
    return import_data(desk, read_file(path), path)


def import_data(
    desk: Desk,
    data: bytes,
    path: Path,
    packs: Mapping[str, bytes] | None = None,
    concerns: Sequence[Mapping[str, Any]] = (),
) -> Imported:
    """The same with what stood in `path`: the packs that came along, and the concern record, apart as it always is."""
    removed: list[int] = []
    raw = {key: _cleaned(value, removed) for key, value in _person_in(data, path).items()}
    rows = _concerns([*raw.pop(CONCERNS, []), *_cleaned(list(concerns), removed)], path)
    _rows_apart(raw, path)
    found = _packs_at_hand(desk, raw, path, packs or {})
    _try_out(desk, raw, found)
    for digest, pack in found.items():
        desk.keep_pack(digest, pack)
    taken_out = sum(removed)
    notes = (_("{count} control characters were taken out.").format(count=taken_out),) if taken_out else ()
    return Imported(desk.vault.import_everything(raw, rows), notes)


def refuse_unreadable(text: str, path: Path) -> None:
    """Refuse what nobody could read back: it is too large. Raises `BadInputError`."""
    _person_in(text.encode(), path)


def _person_in(data: bytes, path: Path) -> dict[str, Any]:
    found = _parsed(data, path)
    if found.pop("schema", None) != SCHEMA:
        raise BadInputError(
            _("This is not a person's file."),
            _("{path}: the schema is not {schema}.").format(path=path, schema=SCHEMA),
            _("Use a file written by  strengthtui show PERSON --json  or  export --document everything."),
        )
    return found


def _concerns(rows: list[Any], path: Path) -> tuple[dict[str, Any], ...]:
    """Take the rows of a concern record, which are texts by name and nothing else."""
    for row in rows:
        if not isinstance(row, dict) or not all(held is None or isinstance(held, str) for held in row.values()):
            raise _no_export(path, CONCERNS)
    return tuple(rows)


def _cleaned(value: Any, removed: list[int], key: str = "") -> Any:  # noqa: ANN401  whatever JSON holds
    """Give it as it would have come in by the keyboard: no control characters, a name on one line."""
    if isinstance(value, str):
        cleaned = clean(value)
        removed.append(cleaned.removed)
        broken = key in _NAMES and len(cleaned.text.splitlines()) > 1
        return one_line(cleaned.text) if broken else cleaned.text
    if isinstance(value, list):
        return [_cleaned(one, removed, key) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(one, removed, name) for name, one in value.items()}
    return value


def _parsed(data: bytes, path: Path) -> dict[str, Any]:
    import json

    from strengthtui.desk.sheet_codes import SilentProblems
    from strengthtui.sources.json_source import load_json

    problems = SilentProblems()
    load_json(data, str(path), problems)  # the caps and the careful findings; numbers need the plain reader
    problems.raise_if_errors(_("This file cannot be read."))
    try:
        parsed = json.loads(data, parse_int=_whole)
    except json.JSONDecodeError as error:  # stricter in places: a tab in the middle of a word
        where = f"{path}:{error.lineno}:{error.colno}"
        raise BadInputError(_("This file cannot be read."), where, _("It is no JSON from here on.")) from None
    except (RecursionError, UnicodeDecodeError):
        raise _no_export(path) from None
    if not isinstance(parsed, dict):
        raise _no_export(path)
    return parsed


def _whole(digits: str) -> int | float:
    """Read a whole number; one that is far too long becomes none, which nothing of ours accepts."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("nan")


def _rows_apart(raw: dict[str, Any], path: Path) -> None:
    """Refuse what no table of ours could be, and rows that share an id: nobody could say which is meant."""
    for table, held in raw.items():
        rows = [held] if isinstance(held, dict) else held
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise _no_export(path, table)
        ids = [row.get("id") for row in rows if table in TABLES]
        if not all(isinstance(one, str) for one in ids) or len(set(ids)) != len(ids):
            raise _no_export(path, table)


def _packs_at_hand(desk: Desk, raw: dict[str, Any], path: Path, given: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the packs its conversations were asked by; without its questions a conversation could not be read."""
    import hashlib

    packs: dict[str, bytes] = {}
    rows = raw.get("conversations") or []
    for row in rows if isinstance(rows, list) else [rows]:
        pack_id, digest = row.get("pack"), row.get("digest")
        if not (isinstance(pack_id, str) and isinstance(digest, str) and _PACK.fullmatch(pack_id)):
            raise _no_export(path, "conversations")
        if not _DIGEST.fullmatch(digest):
            raise _no_export(path, "conversations")
        came = given.get(digest, b"")
        kept = desk.vault.kept_pack(digest) or (came if hashlib.sha256(came).hexdigest() == digest else None)
        pack = desk.shelf.get(pack_id) if kept is None and pack_id in desk.shelf.ids() else None
        if kept is None and (pack is None or pack.digest != digest):
            raise BadInputError(
                _("The questions of a conversation are not at hand."),
                _("{path}: the version of {pack} it was asked by is not in this program.").format(
                    path=path, pack=pack_id
                ),
                _("Copy the file packs/DIGEST from the other vault, or use the same version of the program."),
            )
        packs[digest] = kept if kept is not None else desk.shelf.bytes_of(pack_id)
    return packs


def _try_out(desk: Desk, raw: dict[str, Any], packs: dict[str, bytes]) -> None:
    """Put it into a vault in memory and open it there. Raises what opening it here would raise."""
    from strengthtui.desk.desk import throwaway_desk

    trial = throwaway_desk(settings=desk.settings, places=desk.places, clock=desk.clock, shelf=desk.shelf)
    for digest, pack in packs.items():
        trial.keep_pack(digest, pack)
    with trial.read(trial.vault.import_everything(raw)) as person:
        if not all(person.pack_of(one).digest == one.digest for one in person.records.conversations):
            raise BadInputError(_("The questions of a conversation are not at hand."))


def _no_export(path: Path, table: str = "") -> BadInputError:
    where = f"{path}: {table}" if table in TABLES or table in {"meta", CONCERNS} else str(path)
    return BadInputError(_("This is not a person's file."), where, _("Nothing was changed."))
