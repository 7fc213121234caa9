"""TinyDB over our storage: it does what TinyDB does, and what it acknowledges is on the disk (DESIGN 8)."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage, MemoryStorage

from strengthtui import atomic
from strengthtui.errors import BadInputError
from strengthtui.vault.storage import ActStorage, Tables, decode

if TYPE_CHECKING:
    from pathlib import Path


class Disk:
    """What has been made durable, and how often; refuses when told to."""

    def __init__(self) -> None:
        self.data: bytes | None = None
        self.saves = 0
        self.refuses = False

    def save(self, data: bytes) -> None:
        """Take the bytes, or refuse as a full disk does."""
        if self.refuses:
            raise OSError(28, "full")
        self.data = data
        self.saves += 1

    def open(self) -> tuple[Tables, ActStorage]:
        """Open a database on what is there."""
        storage = ActStorage(self.data, self.save)
        return Tables(storage=lambda: storage), storage


def test_it_does_what_tinydb_does(tmp_path: Path) -> None:
    """Insert, update, upsert, remove, truncate and drop leave the same tables as on the stock storage."""
    disk = Disk()
    ours, _storage = disk.open()
    stock: TinyDB = TinyDB(tmp_path / "stock.json", storage=JSONStorage)
    for db in (ours, stock):
        table = db.table("steps")
        assert table.insert_multiple([{"n": n, "list": [n]} for n in range(6)]) == [1, 2, 3, 4, 5, 6]
        table.update({"n": 10}, where("n") == 1)
        table.update(lambda row: row["list"].append("x"), where("n") == 2)
        table.upsert({"n": 3, "new": True}, where("n") == 3)
        table.upsert({"n": 33}, where("n") == 33)
        assert table.remove(where("n") == 5) == [6]
        assert table.remove(doc_ids=[1]) == [1]
        db.table("other").insert({"a": None})
        db.table("gone").insert({"a": 1})
        db.drop_table("gone")
        db.table("emptied").insert({"a": 1})
        db.table("emptied").truncate()
        assert table.get(doc_id=3) == {"n": 2, "list": [2, "x"]}
        assert db.table("steps").count(where("n").exists()) == 5
    assert json.loads(disk.data or b"") == json.loads((tmp_path / "stock.json").read_bytes())
    stock.close()


def test_it_is_there_when_opened_again() -> None:
    """A second opening finds what the first one stored, and numbers go on where they were."""
    disk = Disk()
    disk.open()[0].table("steps").insert({"n": 1})
    again, _storage = disk.open()
    assert again.table("steps").all() == [{"n": 1}]
    assert again.table("steps").insert({"n": 2}) == 2


def test_stock_tinydb_opens_it(tmp_path: Path) -> None:
    """The bytes are a file that stock TinyDB reads."""
    disk = Disk()
    disk.open()[0].table("steps").insert({"n": "ü"})
    (tmp_path / "now").write_bytes(disk.data or b"")
    with TinyDB(tmp_path / "now", encoding="utf-8") as stock:
        assert stock.table("steps").all() == [{"n": "ü"}]


def test_outside_an_act_every_call_is_saved_inside_one_only_its_end_is() -> None:
    """Three calls are three writings; three calls in an act are one."""
    disk = Disk()
    db, storage = disk.open()
    for n in range(3):
        db.table("steps").insert({"n": n})
    assert disk.saves == 3
    with storage.act():
        for n in range(3):
            db.table("steps").insert({"n": n})
        assert disk.saves == 3
    assert disk.saves == 4
    assert len(decode(disk.data or b"")["steps"]) == 6


def test_an_act_that_fails_leaves_nothing() -> None:
    """After an error inside an act, or a refused writing, reading gives the old state, through queries too."""
    disk = Disk()
    db, storage = disk.open()
    db.table("steps").insert({"n": 1})
    kept = disk.data
    with pytest.raises(ZeroDivisionError), storage.act():  # noqa: PT012 - what is refused is the act, whole
        db.table("steps").update({"n": 2})
        assert db.table("steps").search(where("n") == 2)
        _ = 1 / 0
    disk.refuses = True
    with pytest.raises(OSError, match="full"):
        db.table("steps").insert({"n": 3})
    with pytest.raises(OSError, match="full"), storage.act():
        db.table("steps").insert({"n": 4})
    assert db.table("steps").all() == [{"n": 1}]
    assert db.table("steps").search(where("n") == 2) == []
    assert disk.data == kept


def test_nobody_shares_what_was_read_with_the_good_state() -> None:
    """Changing what a read gave, deep inside, changes neither the next read nor the next writing."""
    disk = Disk()
    db, storage = disk.open()
    db.table("steps").insert({"list": [1]})
    row = db.table("steps").all()[0]
    row["list"].append(2)
    (storage.read() or {})["steps"]["1"]["list"].append(3)
    db.table("steps").insert({"other": 1})
    assert decode(disk.data or b"")["steps"]["1"] == {"list": [1]}


def test_acts_do_not_nest() -> None:
    """An act inside an act is a mistake of ours and says so; the outer one is thrown away."""
    disk = Disk()
    db, storage = disk.open()
    with pytest.raises(RuntimeError), storage.act():  # noqa: PT012 - what is refused is the act, whole
        db.table("steps").insert({"n": 1})
        with storage.act():
            pass
    assert disk.data is None


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        2**63,
        dt.date(2026, 11, 22),
        {1, 2},
        (1, 2),
        b"bytes",
        "\ud800",
        {1: "number as a key"},
        {"deep": [{"deeper": {"\udfff": 1}}]},
    ],
)
@pytest.mark.parametrize("in_act", [True, False])
def test_what_would_come_back_changed_is_refused(value: object, in_act: bool) -> None:
    """A value that JSON would change or lose is refused, and nothing is changed."""
    disk = Disk()
    db, storage = disk.open()
    db.table("steps").insert({"n": 1})
    kept = disk.data
    with pytest.raises(BadInputError):  # noqa: PT012 - what is refused is the act, whole
        if in_act:
            with storage.act():
                db.table("steps").insert({"value": value})
        else:
            db.table("steps").insert({"value": value})
    assert disk.data == kept
    assert db.table("steps").all() == [{"n": 1}]


@pytest.mark.parametrize("data", [b"", b"[]", b'{"a": 1}', b'{"a": {"1": 2}}', b'{"a": {"x": {}}}', b"\xff", b'{"a": '])
def test_what_is_not_tables_is_not_read(data: bytes) -> None:
    """Anything but tables of numbered rows is an error of one kind."""
    with pytest.raises(ValueError, match=r"."):
        decode(data)


OPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "update", "change", "remove", "truncate", "drop", "refused"]),
        st.sampled_from(["a", "b"]),
        st.integers(1, 6),
    ),
    max_size=8,
)


@given(st.lists(OPS, max_size=6))
@example(acts=[[("insert", "a", 1)], [("truncate", "a", 1), ("refused", "a", 1)], [("insert", "a", 1)]])
@example(
    acts=[
        [("insert", "a", 1), ("insert", "a", 1)],
        [("truncate", "a", 1), ("insert", "a", 1), ("refused", "a", 1)],
        [("insert", "a", 1)],
    ]
)
def test_serialising_only_what_changed_gives_the_same_as_serialising_all(
    acts: list[list[tuple[str, str, int]]],
) -> None:
    """However rows come and go, the bytes on the disk are the tables that stock TinyDB would hold."""
    disk = Disk()
    db, storage = disk.open()
    stock = TinyDB(storage=MemoryStorage)
    for ops in acts:
        if any(kind == "refused" for kind, _table, _number in ops):
            with pytest.raises(ZeroDivisionError), storage.act():  # noqa: PT012 - what is refused is the act, whole
                _apply(db, ops)
                _ = 1 / 0
            continue
        _apply(stock, ops)
        with storage.act():
            _apply(db, ops)
    expected = {name: rows for name, rows in (stock.storage.read() or {}).items() if rows}
    found = {name: rows for name, rows in decode(disk.data or b"{}").items() if rows}
    assert _without_numbers(found) == _without_numbers(expected)


def _apply(db: TinyDB, ops: list[tuple[str, str, int]]) -> None:
    for kind, name, number in ops:
        table = db.table(name)
        if kind == "insert":
            table.insert({"n": number, "list": []})
        elif kind == "update":
            table.update({"x": number}, where("n") == number)
        elif kind == "change":
            table.update(lambda row: row["list"].append(1), where("n") == number)
        elif kind == "remove":
            table.remove(where("n") == number)
        elif kind == "truncate":
            table.truncate()
        elif kind == "drop":
            db.drop_table(name)


def _without_numbers(tables: dict[str, dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: list(rows.values()) for name, rows in tables.items()}


def test_the_disk_is_reached_only_through_atomic(tmp_path: Path) -> None:
    """Saved through `atomic`, a file is never half written: the temporary one is gone, the real one whole."""
    path = tmp_path / "now"
    storage = ActStorage(None, lambda data: atomic.replace_file(path, data))
    Tables(storage=lambda: storage).table("steps").insert({"n": 1})
    assert [one.name for one in tmp_path.iterdir()] == ["now"]
