"""The shelf finds packs by id and version, and says what there is when one is missing."""

from __future__ import annotations

import hashlib

import pytest

from strengthtui import content
from strengthtui.errors import BadInputError, NotFoundError
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary

OWN = b"""id: own
version: 2
title: Own
sections:
  - id: a
    title: A
    questions:
      - {id: b, kind: text, ask: What?, recall: [ropes/resources/skills]}
"""


def a_shelf(*installed: tuple[str, bytes]) -> Shelf:
    """A shelf with the shipped packs and these."""
    return Shelf(shipped_vocabulary(), installed=installed)


def test_shipped_packs_are_there_by_the_name_of_their_file() -> None:
    """Every file of the content is a pack of that very id, and its bytes are handed out as they are."""
    shelf = a_shelf()
    names = [name.removesuffix(".yaml") for name in content.names("packs") if name.endswith(".yaml")]
    assert "ropes" in names
    assert list(shelf.ids()) == sorted(names)
    for name in names:
        pack = shelf.get(name)
        assert pack.id == name
        assert shelf.bytes_of(name) == content.read_bytes(f"packs/{name}.yaml")
        assert pack.digest == hashlib.sha256(shelf.bytes_of(name)).hexdigest()


def test_nothing_is_read_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of ids opens no pack, and a pack is read once."""
    opened: list[str] = []
    reading = content.read_bytes

    def read_bytes(name: str) -> bytes:
        opened.append(name)
        return reading(name)

    monkeypatch.setattr(content, "read_bytes", read_bytes)
    shelf = a_shelf()
    assert "ropes" in shelf.ids()
    assert opened == []
    assert shelf.get("ropes") is shelf.get("ropes")
    assert opened.count("packs/ropes.yaml") == 1


def test_the_newest_version_is_given_unless_one_is_named() -> None:
    """Older versions stay reachable for the conversations that were begun with them."""
    newer = OWN.replace(b"version: 2", b"version: 10")
    shelf = a_shelf(("newer.yaml", newer), ("own.yaml", OWN))
    assert shelf.versions("own") == (2, 10)
    assert shelf.get("own").version == 10
    assert shelf.get("own", 2).version == 2
    assert shelf.bytes_of("own", 2) == OWN


def test_an_installed_pack_stands_before_a_shipped_one() -> None:
    """A team's own wording of the same version wins, in whichever order they are asked for."""
    own = content.read_bytes("packs/ropes.yaml").replace(b"title: ROPES", b"title: Ours")
    assert a_shelf(("ropes.yaml", own)).get("ropes").title == "Ours"


def test_a_missing_pack_names_what_there_is() -> None:
    """The error lists the ids and offers the nearest."""
    with pytest.raises(NotFoundError) as raised:
        a_shelf().get("rope")
    assert "blossoming" in raised.value.message
    assert "ropes" in raised.value.hint
    with pytest.raises(NotFoundError) as raised:
        a_shelf(("own.yaml", OWN)).get("own", 7)
    assert "2" in raised.value.message
    with pytest.raises(NotFoundError):
        a_shelf().bytes_of("\x1b[2J")


def test_a_broken_installed_pack_does_not_keep_the_others_away() -> None:
    """It is set aside with its findings; adding it by hand raises them."""
    broken = OWN.replace(b"kind: text", b"kind: txt")
    shelf = a_shelf(("broken.yaml", broken), ("own.yaml", OWN))
    assert "own" in shelf.ids()
    assert [error.findings[0].split()[:2] for error in shelf.refused] == [["broken.yaml:8:23:", "not-a-choice"]]
    with pytest.raises(BadInputError):
        shelf.add(broken, "broken.yaml")


def test_a_check_with_a_shelf_looks_into_other_packs() -> None:
    """An address another pack does not have is an error, a pack nobody has a warning."""
    shelf = a_shelf()
    assert check_pack(OWN, "own.yaml", shelf, advice=False).findings == ()
    wrong = check_pack(OWN.replace(b"resources/skills", b"resources/skill"), "own.yaml", shelf, advice=False)
    assert wrong.pack is None
    assert wrong.findings[0].worded() == (
        'own.yaml:8:50: recall-unknown error there is no question "resources/skill" in the pack "ropes"; '
        'write "resources/skills", or take it out'
    )
    other = check_pack(OWN.replace(b"ropes/", b"elsewhere/"), "own.yaml", shelf, advice=False)
    assert other.pack is not None
    assert [found.code.code for found in other.findings] == ["recall-pack-unknown"]
