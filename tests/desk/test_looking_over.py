"""Looking a vault over: kept questions that cannot be asked any more are damage, those the program has are none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk.clock import SteadyClock
from strengthtui.desk.desk import Desk
from strengthtui.desk.looking_over import looked_over
from strengthtui.vault import slots
from strengthtui.vault.vault import NewSecrets, Vault
from tests.desk.desk_builders import BEGIN, GATED_PACK, PLACES, a_desk, reopened, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.packs.shelf import Shelf

PASSPHRASE = "three geese over the allotment"


@pytest.fixture(params=[False, True], ids=["unsealed", "sealed"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """A desk over a vault in which Sam was asked what the program ships, and a pack of a team's own."""
    sealing = NewSecrets(PASSPHRASE, None, slots.FLOOR) if request.param else None
    clock, own = SteadyClock(BEGIN), a_desk(GATED_PACK)
    vault = Vault.create(tmp_path / "vault", clock=clock, ids=clock, device="test-device", sealing=sealing)
    made = Desk(vault, clock=clock, settings=own.settings, places=PLACES, shelf=own.shelf)
    sitting = sat_down(made)
    for pack in ("ropes", "gated"):
        saved(sitting.begin(pack, "short", made.keep_pack))
    sitting.close()
    return made


def with_shelf(desk: Desk, shelf: Shelf) -> Desk:
    """Give a desk over the same vault with another shelf."""
    return Desk(desk.vault, clock=desk.clock, settings=desk.settings, places=PLACES, shelf=shelf)


def told(desk: Desk) -> list[tuple[str, str]]:
    """Give what is found, and how bad it is."""
    return [(one.code, one.severity) for one in looked_over(desk)]


def test_all_is_well(desk: Desk) -> None:
    """Kept, whole and read: nothing is said, whether the program has it too or not."""
    assert told(desk) == []
    assert told(with_shelf(desk, a_desk().shelf)) == []


def test_what_the_program_has_itself_is_not_missed(desk: Desk) -> None:
    """With no pack kept at all, only that is missed which nobody else has; then somebody cannot be opened."""
    assert desk.vault.path is not None
    for one in (desk.vault.path / "packs").iterdir():
        one.unlink()
    assert told(desk) == []
    [ailment] = looked_over(with_shelf(desk, a_desk().shelf))
    assert (ailment.code, ailment.severity) == ("pack-missing", "damage")
    assert "It is gated, version 1." in ailment.what


def test_questions_that_cannot_be_read_are_damage(desk: Desk) -> None:
    """Bytes that are as they were kept and are no pack: the file is named, and how many faults it has."""
    data = b"id: later\nversion: 1\n"
    digest = hashlib.sha256(data).hexdigest()
    desk.vault.keep_pack(digest, data)
    [ailment] = looked_over(desk)
    assert (ailment.code, ailment.severity, ailment.where) == (
        "pack-unreadable",
        "damage",
        desk.vault.pack_place(digest),
    )


def test_what_ails_the_vault_otherwise_is_told_too(desk: Desk) -> None:
    """The vault's own doctor says what it says."""
    assert desk.vault.path is not None
    (desk.vault.path / "vault.head.2").unlink()
    assert told(desk) == [("head-copy", "damage")]
    assert told(reopened(desk)) == [("head-copy", "damage")] if not desk.vault.sealed else True
