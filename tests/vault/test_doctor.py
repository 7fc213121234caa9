"""The doctor finds what ails a vault, says where, and writes nothing (DESIGN 8)."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from strengthtui.errors import DamagedError, NotFoundError
from strengthtui.model.conversation import Conversation
from strengthtui.vault import head, layout, owed
from strengthtui.vault.ailments import SEVERITY
from strengthtui.vault.doctor import examine
from strengthtui.vault.drafts import Draft
from strengthtui.vault.repairing import repair
from tests.vault.seen_through import flip, put_state, rows_of, state_in
from tests.vault.vault_builders import a_vault, folder_of, jot, reopened, sam, take_away

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with Sam in it, with three states, a day, a draft and a neighbour."""
    made = a_vault(tmp_path / "vault", sealed=sealed)
    with sam(made) as file:
        for text in ("one", "two", "three"):
            jot(file, text)
        file.save_draft(Draft(text="half a li", at="now"))
    made.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
    return made


def folder(vault: Vault) -> Path:
    """Find Sam's folder."""
    assert vault.path is not None
    [entry] = [entry for entry in vault.people() if entry.name == "Sam"]
    return vault.path / "people" / entry.folder


def other_folder(vault: Vault) -> Path:
    """Find the folder of Sam's neighbour."""
    assert vault.path is not None
    [entry] = [entry for entry in vault.people() if entry.name != "Sam"]
    return vault.path / "people" / entry.folder


def found(vault: Vault) -> set[str]:
    """Name what the doctor finds, and see that it wrote nothing and says what, where and what to do."""
    assert vault.path is not None
    before = {one: one.stat().st_mtime_ns for one in vault.path.rglob("*")}
    ailments = vault.examine()
    assert before == {one: one.stat().st_mtime_ns for one in vault.path.rglob("*")}
    for ailment in ailments:
        assert ailment.severity == SEVERITY[ailment.code]
        assert ailment.where
        assert ailment.what
        assert ailment.hint
        assert not any(name in ailment.what + ailment.where for name in ("Sam", "Sal"))
    return {ailment.code for ailment in ailments}


def cut(path: Path) -> None:
    """Take the end of a file away."""
    path.write_bytes(path.read_bytes()[:-7])


def _older(vault: Vault) -> None:
    shutil.copy(folder(vault) / "2", folder(vault) / "now")


def _newer(vault: Vault) -> None:
    path = folder(vault) / "now"
    tree = state_in(vault, path)
    tree["meta"]["1"]["format"] = 2
    put_state(vault, path, tree)


def _nothing_reads(vault: Vault) -> None:
    for name in (layout.NOW, *layout.GENERATIONS):
        cut(folder(vault) / name)


def _of_another(vault: Vault, name: str) -> None:
    put_state(vault, folder(vault) / name, state_in(vault, other_folder(vault) / "now"))


def _twice(vault: Vault, path: Path) -> None:
    second = path / "people" / ("f" * 32)
    second.mkdir()
    vault.seals.begin(second)
    put_state(vault, second / "now", state_in(vault, folder(vault) / "now"))


def cut_rows(path: Path, size: int, rows: int) -> None:
    """Cut the last rows of a file off."""
    path.write_bytes(path.read_bytes()[: -size * rows])


def _concerns(vault: Vault, *words: str) -> None:
    with vault.person(next(one.id for one in vault.people() if one.name == "Sam"), write=True) as file:
        for one in words:
            file.add_concern({"words": one})


def _old_concern(vault: Vault) -> None:
    _concerns(vault, "first")
    old = (folder(vault) / layout.CONCERN).read_bytes()
    _concerns(vault, "second")
    (folder(vault) / layout.CONCERN).write_bytes(old)
    _concerns(vault, "third")  # written on, it is still told of


def _no_concern(vault: Vault) -> None:
    _concerns(vault, "first")
    (folder(vault) / layout.CONCERN).unlink()


PACK = b"id: ropes"


def _asked(vault: Vault) -> None:
    """Begin a conversation whose pack is not kept."""
    with vault.person(next(one.id for one in vault.people() if one.name == "Sam"), write=True) as file:
        digest = hashlib.sha256(PACK).hexdigest()
        with file.act() as act:
            act.insert(Conversation(**act.stamp(), pack="ropes", version=3, digest=digest, route="short"))


def _owe(vault: Vault, path: Path) -> None:
    at = "2026-11-22T09:00:00.000Z"
    owed.note(vault, [owed.Noted(path.with_name("copy.backup"), at)], ["0" * 32], owed.Why("erase", at))


def _begun(path: Path, name: str) -> None:
    (path / "people" / ("0" * 32)).mkdir()
    (path / "people" / ("0" * 32) / name).write_bytes(b"half")


def _no_key(vault: Vault) -> None:
    for name in layout.KEYS:
        cut(folder(vault) / name)
    vault.seals.begin(other_folder(vault))


def _old_head(vault: Vault, path: Path) -> None:
    old = (path / head.COPIES[1]).read_bytes()
    vault.set_secret("another one altogether", "passphrase")
    (path / head.COPIES[1]).write_bytes(old)


def _made_up_head(_vault: Vault, path: Path) -> None:
    made_up = replace(head.read(path), rev=9)
    (path / head.COPIES[0]).write_bytes(head.to_bytes(made_up))


CASES: list[tuple[str, Callable[[Vault, Path], object], set[str]]] = [
    ("well", lambda _vault, _path: None, set()),
    ("first head", lambda _vault, path: cut(path / head.COPIES[0]), {"head-copy"}),
    ("second head gone", lambda _vault, path: (path / head.COPIES[1]).unlink(), {"head-copy"}),
    ("heads torn", lambda _vault, path: cut(path / "heads"), {"heads-torn", "heads-behind"}),
    ("heads row", lambda _vault, path: flip(path / "heads", 12), {"heads-row"}),
    ("heads gone", lambda _vault, path: (path / "heads").unlink(), {"heads-missing"}),
    ("now cut", lambda vault, _path: cut(folder(vault) / "now"), {"person-now", "catalogue-out-of-date"}),
    ("now gone", lambda vault, _path: (folder(vault) / "now").unlink(), {"person-now"}),
    ("nothing reads", lambda vault, _path: _nothing_reads(vault), {"person-unreadable"}),
    ("old put back", lambda vault, _path: _older(vault), {"person-older", "catalogue-out-of-date"}),
    ("newer", lambda vault, _path: _newer(vault), {"person-newer", "catalogue-out-of-date"}),
    ("generation", lambda vault, _path: (folder(vault) / "2").write_bytes(b"x"), {"generation-unreadable"}),
    (
        "day",
        lambda vault, _path: (folder(vault) / "day-2020-01-01").write_bytes(b"x"),
        {"generation-unreadable"},
    ),
    (
        "another's day",
        lambda vault, _path: _of_another(vault, "day-2020-01-01"),
        {"generation-of-another"},
    ),
    (
        "another's generation",
        lambda vault, _path: _of_another(vault, "1"),
        {"generation-of-another"},
    ),
    ("aside", lambda _vault, path: (path / "aside" / ("0" * 32)).mkdir(parents=True), {"taken-away"}),
    ("draft", lambda vault, _path: cut(folder(vault) / "draft"), {"draft-unreadable"}),
    ("leftover", lambda vault, _path: (folder(vault) / ".tmp-now-1").write_bytes(b"x"), {"leftover"}),
    ("leftover outside", lambda _vault, path: (path / ".tmp-heads-1").write_bytes(b"x"), {"leftover"}),
    ("set aside", lambda vault, _path: (folder(vault) / layout.SET_ASIDE).write_bytes(b"x"), {"set-aside"}),
    ("empty folder", lambda _vault, path: (path / "people" / ("0" * 32)).mkdir(), {"empty-folder"}),
    ("folder gone", lambda vault, _path: shutil.rmtree(folder(vault)), {"person-missing"}),
    ("twice", _twice, {"person-twice", "catalogue-out-of-date"}),
    (
        "heads cut short",
        lambda vault, path: cut_rows(path / "heads", rows_of(vault, "heads").size, 1),
        {"heads-behind"},
    ),
    ("heads emptied", lambda _vault, path: (path / "heads").write_bytes(b""), {"heads-behind"}),
    ("journal", lambda _vault, path: (path / layout.JOURNAL).write_bytes(b"{"), {"journal-unreadable"}),
    ("notes", lambda _vault, path: (path / layout.REFLECTIONS).write_bytes(b"{"), {"reflections-unreadable"}),
    ("concern put back", lambda vault, _path: _old_concern(vault), {"concern-older"}),
    ("concern taken away", lambda vault, _path: _no_concern(vault), {"concern-older"}),
    ("concern", lambda vault, _path: (folder(vault) / layout.CONCERN).write_bytes(b"{"), {"concern-unreadable"}),
    ("pack", lambda _vault, path: (path / layout.PACKS / ("0" * 64)).write_bytes(b"other"), {"pack-changed"}),
    ("a pack that nobody kept", lambda vault, _path: _asked(vault), {"pack-missing"}),
    ("catalogue row", lambda _vault, path: flip(path / "catalogue", 12), {"catalogue-row"}),
    (
        "catalogue torn",
        lambda _vault, path: cut(path / "catalogue"),
        {"catalogue-torn", "catalogue-out-of-date"},
    ),
    ("clock set back", lambda vault, _path: setattr(vault._given.clock, "day", "2026-11-20"), {"clock-set-back"}),
    ("a backup that is owed", _owe, {"backup-owed"}),
    ("catalogue gone", lambda _vault, path: (path / "catalogue").unlink(), {"catalogue-out-of-date"}),
    ("time", lambda vault, _path: os.utime(folder(vault) / "now", ns=(1, 1)), {"catalogue-out-of-date"}),
]
SEALED_CASES: list[tuple[str, Callable[[Vault, Path], object], set[str]]] = [
    ("key flipped", lambda vault, _path: flip(folder(vault) / "key", 70), {"key-copy"}),
    ("second key gone", lambda vault, _path: (folder(vault) / "key.2").unlink(), {"key-copy"}),
    ("another's key", lambda vault, _path: shutil.copy(other_folder(vault) / "key", folder(vault)), {"key-copy"}),
    ("a key and no file", lambda vault, path: _begun(path, "key"), {"empty-folder"}),
    ("both keys cut", lambda vault, _path: _no_key(vault), {"person-unreadable"}),
    ("old head", _old_head, {"head-older"}),
    ("head made up", _made_up_head, {"head-copy"}),
    (
        "another's folder's day",
        lambda vault, _path: shutil.copy(other_folder(vault) / "now", folder(vault) / "day-2020-01-01"),
        {"generation-unreadable"},
    ),
    (
        "folder by another name",
        lambda vault, path: folder(vault).rename(path / "people" / ("f" * 32)),
        {"person-unreadable"},
    ),
]
"""What only a sealed vault has."""


@pytest.mark.parametrize(("name", "harm", "codes"), CASES, ids=[case[0] for case in CASES])
def test_it_finds_what_was_done_and_nothing_else(
    vault: Vault, name: str, harm: Callable[[Vault, Path], object], codes: set[str]
) -> None:
    """Each harm is found by its code, and a vault that is well has no ailment."""
    assert vault.path is not None
    harm(vault, vault.path)
    assert found(vault) - ({"catalogue-out-of-date"} if name == "nothing reads" else set()) == codes


@pytest.mark.parametrize("sealed", [True], indirect=True)
@pytest.mark.parametrize(("name", "harm", "codes"), SEALED_CASES, ids=[case[0] for case in SEALED_CASES])
def test_it_finds_what_was_done_to_keys(
    vault: Vault, name: str, harm: Callable[[Vault, Path], object], codes: set[str]
) -> None:
    """Each harm to keys and heads is found by its code; an unsealed vault has neither keys nor secrets."""
    assert vault.path is not None
    harm(vault, vault.path)
    assert found(vault) == codes


def test_a_kept_pack_that_does_not_read_is_named(vault: Vault) -> None:
    """Where it lies and which it is stands in what is said; as it was kept, nothing is said of it."""
    assert vault.path is not None
    _asked(vault)
    vault.keep_pack(hashlib.sha256(PACK).hexdigest(), PACK)
    assert found(vault) == set()
    [kept] = (vault.path / layout.PACKS).iterdir()
    for data in (b"", kept.read_bytes()[:-1], b"something else"):
        kept.write_bytes(data)
        [ailment] = vault.examine()
        assert (ailment.code, ailment.severity) == ("pack-changed", "damage")
        assert ailment.where == f"{layout.PACKS}/{kept.name}"
        assert "It is ropes, version 3." in ailment.what
        repair(vault)
        assert kept.read_bytes() == data  # nothing it could be made again from


def test_every_code_is_found_by_a_case() -> None:
    """No ailment is listed that no case brings about."""
    assert set().union(*(codes for _name, _harm, codes in (*CASES, *SEALED_CASES))) == set(SEVERITY)


def test_what_only_a_kill_leaves_is_no_damage(vault: Vault) -> None:
    """Torn tails, temporary files and empty folders are notes."""
    assert vault.path is not None
    cut(vault.path / "heads")
    cut(vault.path / "catalogue")
    (folder(vault) / ".tmp-now-1").write_bytes(b"x")
    (vault.path / "people" / ("0" * 32)).mkdir()
    assert {ailment.severity for ailment in vault.examine()} == {"note"}


def test_an_older_file_says_whose_and_the_way_on(vault: Vault) -> None:
    """Of a file that is older, or whose newest state is damaged, the hint names the person's id and the option."""
    assert vault.path is not None
    person = next(entry.id for entry in vault.people() if entry.name == "Sam")
    for harm in (_older, lambda vault: cut(folder(vault) / "now")):
        harm(vault)
        [ailment] = [one for one in vault.examine() if one.code in {"person-older", "person-now"}]
        assert f"strengthtui vault doctor --accept-older {person}" in ailment.hint


def test_where_there_is_nothing_to_look_at_it_says_so(vault: Vault, tmp_path: Path) -> None:
    """No vault, or one with neither head whole, is told as such."""
    with pytest.raises(NotFoundError):
        examine(tmp_path)
    assert vault.path is not None
    for name in head.COPIES:
        cut(vault.path / name)
    with pytest.raises(DamagedError):
        examine(vault.path)


def test_a_vault_that_is_being_written_is_well(vault: Vault) -> None:
    """While somebody writes, the doctor finds nothing; who was merged away is not missed."""
    with reopened(vault).person(vault.people()[0].id, write=True) as file:
        jot(file, "while the doctor looks")
        assert found(vault) == set()
        assert folder_of(vault, file).exists()
    take_away(vault, vault.people()[1].id)
    assert found(vault) == set()
