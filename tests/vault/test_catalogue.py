"""The list of people is derived: whatever is wrong with it, what is listed is what the files say (DESIGN 8)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from strengthtui.errors import NotWrittenError
from strengthtui.model.conversation import Conversation
from strengthtui.model.person import Ending, Next, Sitting
from strengthtui.model.plan import Who
from strengthtui.vault import catalogue
from strengthtui.vault.catalogue import ROW, CatalogueEntry, Due, Promised
from tests.vault.seen_through import plain, put, rows_of
from tests.vault.vault_builders import a_step, a_vault, bytes_under, folder_of, jot, reopened, sam, take_away

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", sealed=sealed)


def rebuilt(vault: Vault) -> tuple[CatalogueEntry, ...]:
    """List everybody without the catalogue."""
    assert vault.path is not None
    kept = vault.path / "catalogue"
    away = kept.with_name("kept")
    kept.rename(away)
    try:
        return reopened(vault).people()
    finally:
        away.rename(kept)


def test_it_says_what_the_list_of_people_needs(vault: Vault) -> None:
    """Name, last time together, conversations, promises, what is due, a copy owed, when next, how it ended."""
    with sam(vault) as file, file.act() as act:
        act.update(
            replace(
                file.records.person,
                name="Samira",
                also=("Sam",),
                keep_until="2030-01-01",
                ending=Ending(kind="moved-on", on="2026-11-30"),
            )
        )
        act.insert(Sitting(**act.stamp(), typed="2026-11-21", happened="2026-11-20", copy="given"))
        upcoming = Next(on="2026-12-01", words="Tuesday, by the boat")
        act.insert(Sitting(**act.stamp(), typed="2026-11-22", happened="2026-11-22", copy="owed", next=upcoming))
        pack: dict[str, Any] = {"pack": "ropes", "version": 1, "digest": "00", "route": "short"}
        for state in ("open", "done", "done"):
            act.insert(Conversation(**act.stamp(), **pack, state=state))
        promise = a_step(act, "bring the form", by="2026-12-01", order=2)
        first = a_step(act, "ring Jo", order=1, state="started")
        a_step(act, "done already", state="done")
        a_step(act, "walk on Fridays", who=Who(kind="person"), by="2026-12", order=3)
        a_step(act, "drive", who=Who(kind="named", name="Jo", asked="yes"), by="2026-12-02", order=4)
        a_step(act, "some day", who=Who(kind="person"))
    [entry] = reopened(vault).people()
    folder = folder_of(vault, file)
    stat = (folder / "now").stat()
    assert entry == CatalogueEntry(
        id=file.records.person.id,
        name="Samira",
        also=("Sam",),
        folder=folder.name,
        generation=2,
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
        made="2026-11-22T09:00:00.000Z",
        written=file.records.history[-1].at,
        last_happened="2026-11-22",
        conversations_open=1,
        conversations_done=2,
        promises=(Promised(first.id, "ring Jo", None), Promised(promise.id, "bring the form", "2026-12-01")),
        steps_due=(Due("walk on Fridays", None, "2026-12"), Due("drive", "Jo", "2026-12-02")),
        copy_owed=True,
        next_on="2026-12-01",
        next_words="Tuesday, by the boat",
        ending="moved-on",
        keep_until="2030-01-01",
    )
    assert rebuilt(vault) == (entry,)


@pytest.mark.parametrize(
    ("said", "later", "stands"),
    [
        (Next(on="2026-12-01", words="by the boat"), ("2026-11-22", "2026-11-30"), True),
        (Next(on="2026-12-01"), ("2026-12-01",), False),
        (Next(on="2026-12-01"), ("2026-12-03", "2026-11-25"), False),
        (Next(on="2026-12"), ("2026-11-30",), True),
        (Next(on="2026-12"), ("2026-12-20",), False),
        (Next(words="when the rain stops"), ("2026-11-22",), True),
        (Next(words="when the rain stops"), ("2026-11-22", "2026-11-30"), False),
    ],
)
def test_when_they_meet_again_stays_until_they_have_met(
    vault: Vault, said: Next, later: tuple[str, ...], *, stands: bool
) -> None:
    """Another sitting does not make the next meeting go; its day does, and without a day the end of a later one."""
    with sam(vault) as file, file.act() as act:
        act.insert(Sitting(**act.stamp(), typed="2026-11-22T09:00:00.000Z", happened="2026-11-22", next=said))
        for day in later:
            act.insert(Sitting(**act.stamp(), typed="2026-12-24", happened=day, ended="2026-12-24"))
    [entry] = reopened(vault).people()
    assert (entry.next_on, entry.next_words) == ((said.on, said.words) if stands else (None, None))
    with vault.person(entry.id, write=True) as file, file.act() as act:
        act.insert(Sitting(**act.stamp(), typed="2026-12-24", next=Next(on="2027-01-01")))
    assert [entry.next_on for entry in reopened(vault).people()] == ["2027-01-01"]


def test_what_has_no_day_stays_while_nothing_came_to_an_end(vault: Vault) -> None:
    """A file that was opened on a later day, and left again, is no meeting."""
    with sam(vault) as file, file.act() as act:
        act.insert(Sitting(**act.stamp(), typed="2026-11-22", next=Next(words="when the rain stops")))
        act.insert(Sitting(**act.stamp(), typed="2026-11-24T09:00:00.000Z"))
    assert [entry.next_words for entry in reopened(vault).people()] == ["when the rain stops"]


def test_reading_writes_nothing(vault: Vault) -> None:
    """Listing and opening to read leave every file of the vault as it was, with the catalogue gone or wrong too."""
    with sam(vault) as file:
        jot(file, "one")
    assert vault.path is not None
    for wrong in (b"", b"x" * ROW, b"torn"):
        (vault.path / "catalogue").write_bytes(wrong)
        before = {one: one.stat().st_mtime_ns for one in vault.path.rglob("*")}
        again = reopened(vault)
        assert [entry.name for entry in again.people()] == ["Sam"]
        again.person(file.records.person.id, write=False).close()
        assert before == {one: one.stat().st_mtime_ns for one in vault.path.rglob("*")}


def test_who_differs_is_read_again(vault: Vault) -> None:
    """A file of another size or time than the catalogue says is read; one that is as it says is not."""
    with sam(vault) as file:
        folder = folder_of(vault, file)
    now = plain(vault, folder / "now")
    stat = (folder / "now").stat()
    put(vault, folder / "now", now.replace(b'"Sam"', b'"Pam"'))
    os.utime(folder / "now", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert [entry.name for entry in reopened(vault).people()] == ["Sam"]
    os.utime(folder / "now", ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert [entry.name for entry in reopened(vault).people()] == ["Pam"]
    os.utime(folder / "now", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    put(vault, folder / "now", now.replace(b'"Sam"', b'"Sammy"'))
    os.utime(folder / "now", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert [entry.name for entry in reopened(vault).people()] == ["Sammy"]


def test_who_says_more_than_fits_is_read_from_the_file(vault: Vault) -> None:
    """An entry too long for a row leaves a mark, and the list is right all the same."""
    with sam(vault) as file:
        jot(file, "short")
        with file.act() as act:
            for number in range(60):
                a_step(act, f"promise {number}")
    assert vault.path is not None
    assert (vault.path / "catalogue").stat().st_size % rows_of(vault, "catalogue").size == 0
    [entry] = reopened(vault).people()
    assert len(entry.promises) == 60
    with reopened(vault).person(entry.id, write=True) as again, again.act() as act:
        for step in again.records.steps:
            act.update(replace(step, state="done"))
    assert [entry.promises for entry in reopened(vault).people()] == [()]


def test_a_bad_row_is_passed_over_and_the_next_writing_heals_it(vault: Vault) -> None:
    """A whole row that fails costs a reading, no person; the next act writes the catalogue anew."""
    with sam(vault) as file:
        jot(file, "one")
        vault.add_person("Aunty Sal", at="2026-11-22T10:00:00.000Z").close()
        assert vault.path is not None
        data = bytearray((vault.path / "catalogue").read_bytes())
        data[20] ^= 1
        data[20 - rows_of(vault, "catalogue").size] ^= 1
        (vault.path / "catalogue").write_bytes(data)
        assert reopened(vault).people() == rebuilt(vault)
        vault.people()
        jot(file, "two")
    fresh = catalogue.Catalogue(vault.path, reopened(vault).seals.vault)
    fresh.entries()
    assert fresh.bad == 0
    assert reopened(vault).people() == rebuilt(vault)


def test_it_stays_small(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many acts, the file holds a few rows a person; an open vault sees what another program wrote."""
    monkeypatch.setattr(catalogue, "_SLACK", 8)
    watching = reopened(vault)
    with sam(vault) as file:
        for number in range(100):
            jot(file, f"{number}")
            if number % 10 == 0:
                assert [entry.generation for entry in watching.people()] == [number + 2]
    assert vault.path is not None
    assert (vault.path / "catalogue").stat().st_size <= 12 * rows_of(vault, "catalogue").size
    assert watching.people() == rebuilt(vault)


def test_freshening_writes_what_was_read_again(vault: Vault) -> None:
    """After every file's time changed (a restored backup) one freshening is enough."""
    with sam(vault) as file:
        folder = folder_of(vault, file)
    os.utime(folder / "now", ns=(1, 1))
    other = reopened(vault)
    assert vault.path is not None
    before = bytes_under(vault.path)
    other.freshen()
    assert bytes_under(vault.path) != before
    freshened = bytes_under(vault.path)
    reopened(vault).freshen()
    assert bytes_under(vault.path) == freshened
    with_catalogue = reopened(vault).people()
    assert with_catalogue == rebuilt(vault)


def test_a_catalogue_that_cannot_be_written_costs_no_act(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """The act is durable before the derived list is: when only the list is refused, nobody is told of it."""

    def refusing(*_args: object, **_options: object) -> None:
        raise NotWrittenError("The disk is full.")

    with sam(vault) as file:
        monkeypatch.setattr(catalogue.Catalogue, "put", refusing)
        jot(file, "one")
    assert reopened(vault).people() == rebuilt(vault)
    assert [entry.generation for entry in reopened(vault).people()] == [2]


PEOPLE = st.lists(
    st.tuples(st.integers(0, 3), st.text(max_size=5), st.sampled_from(["jot", "promise", "close", "gone"])), max_size=12
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(PEOPLE, st.integers(0, 2000))
def test_rebuilt_it_equals_the_kept_one(
    tmp_path_factory: pytest.TempPathFactory, doings: list[tuple[int, str, str]], cut: int
) -> None:
    """Whatever was done, the list with the catalogue, with a cut one and with none is the same."""
    vault = a_vault(tmp_path_factory.mktemp("any") / "vault")
    assert vault.path is not None
    people: dict[int, str] = {}
    for number, text, doing in doings:
        if number not in people:
            with vault.add_person(text, at=f"2026-11-2{number}") as file:
                people[number] = file.records.person.id
        elif doing == "gone":
            take_away(vault, people.pop(number))
        else:
            with vault.person(people[number], write=True) as file, file.act() as act:
                a_step(act, text * (100 if doing == "promise" else 1))
                if doing == "close":
                    act.insert(Sitting(**act.stamp(), typed="2026", happened=f"2026-11-2{number}"))
    kept = vault.people()
    assert {entry.id for entry in kept} == set(people.values())
    assert reopened(vault).people() == kept
    if people:
        assert rebuilt(vault) == kept
        data = (vault.path / "catalogue").read_bytes()
        (vault.path / "catalogue").write_bytes(data[: max(len(data) - cut, 0)])
        assert reopened(vault).people() == kept
