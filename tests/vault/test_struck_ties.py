"""Who is struck from the map, or from the line they were put there from, is gone byte by byte (DESIGN 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from strengthtui.model.conversation import Target
from strengthtui.model.strength import Source
from strengthtui.model.tie import Tie
from strengthtui.model.words import Ref
from tests.vault.seen_through import plain_under
from tests.vault.vault_builders import Counting, a_jotting, a_vault, a_verdict, an_answer, jot, reopened, sam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.vault.acts import Act
    from strengthtui.vault.person_file import PersonFile
    from strengthtui.vault.vault import Vault

SECRET = "xylophone lessons behind the bakery"
EARLIER = "quokka photographs in the cellar"
PEOPLE = [{"name": "Zebedee Quill", "who_to_me": "my uncle"}, {"name": "Pat", "who_to_me": None}]


@pytest.fixture
def vault(tmp_path: Path, sealed: bool) -> Vault:
    """A vault with nobody in it."""
    return a_vault(tmp_path / "vault", Counting(), sealed=sealed)


@pytest.fixture
def file(vault: Vault) -> Iterator[PersonFile]:
    """Sam's file, open for writing."""
    with sam(vault) as opened:
        yield opened


def found(vault: Vault, words: str) -> list[str]:
    """Name every file under the vault that holds these words."""
    assert vault.path is not None
    return [name for name, data in plain_under(vault.path, vault).items() if words.encode() in data]


def a_tie(act: Act, name: str, **fields: Any) -> Tie:  # noqa: ANN401 - any field of a tie
    """Put somebody on the map."""
    tie = Tie(**act.stamp(), name=name, **fields)
    act.insert(tie)
    return tie


def test_no_byte_of_somebody_struck_is_left(vault: Vault, file: PersonFile) -> None:
    """Name, earlier wordings and what was said at read back are nowhere under the vault; kept states still open."""
    with file.act() as act:
        tie = a_tie(act, "Zebedee Quill", does=EARLIER, may_know=SECRET)
        kept = a_tie(act, "Pat")
    with file.act() as act:
        act.update(replace(tie, does=SECRET))
        a_verdict(act, Target(table="ties", id=tie.id, rev=act.generation))
    jot(file, "another act")
    assert found(vault, SECRET)
    assert found(vault, EARLIER)
    with file.act() as act:
        act.strike([Ref(table="ties", id=tie.id)])
    assert [found(vault, words) for words in (SECRET, EARLIER, "Zebedee")] == [[], [], []]
    assert (file.records.ties, file.records.verdicts) == ((kept,), ())
    with reopened(vault).person(file.records.person.id, write=False) as reader:
        assert reader.records.ties == (kept,)


@pytest.mark.parametrize("part", ["who_to_me", "does", "may_know"])
def test_one_part_goes_and_the_rest_stays(vault: Vault, file: PersonFile, part: str) -> None:
    """Struck alone, a part is empty, its earlier wordings are gone, and what was said at read back goes on to stand."""
    with file.act() as act:
        tie = a_tie(act, "Pat", **{part: EARLIER})
    with file.act() as act:
        act.update(replace(tie, **{part: SECRET}))
        a_verdict(act, Target(table="ties", id=tie.id, rev=act.generation))
    with file.act() as act:
        act.strike([Ref(table="ties", id=tie.id, field=part)])
    assert found(vault, SECRET) == found(vault, EARLIER) == []
    [left] = file.records.ties
    assert (left.name, getattr(left, part)) == ("Pat", None)
    assert file.records.verdicts[0].target.rev == left.rev


def test_a_struck_line_takes_along_who_was_put_there_from_it(vault: Vault, file: PersonFile) -> None:
    """Also what was said of them since, on the map only; those of other lines go on to point at theirs."""
    with file.act() as act:
        answer = an_answer(act, PEOPLE)
    with file.act() as act:
        sources = [Source(table="answers", id=answer.id, line=line, rev=answer.rev) for line in (0, 1)]
        gone = a_tie(act, "Zebedee Quill", who_to_me="my uncle", source=sources[0])
        a_tie(act, "Pat", source=sources[1])
        a_tie(act, "Renamed", source=sources[0])
    with file.act() as act:
        act.update(replace(gone, does=SECRET))
    with file.act() as act:
        act.strike([Ref(table="answers", id=answer.id, line=0)])
    assert [found(vault, words) for words in (SECRET, "Zebedee", "my uncle")] == [[], [], []]
    assert [(one.name, one.source.line if one.source else None) for one in file.records.ties] == [
        ("Pat", 0),
        ("Renamed", None),
    ]


def test_a_struck_jotting_takes_along_who_was_put_there_from_it(vault: Vault, file: PersonFile) -> None:
    """Taken off the map before, they are in history only; that goes too."""
    with file.act() as act:
        jotting = a_jotting(act, SECRET)
    with file.act() as act:
        tie = a_tie(act, "Zebedee Quill", does=SECRET, source=Source(table="jottings", id=jotting.id))
    with file.act() as act:
        act.remove("ties", tie.id)
    with file.act() as act:
        act.strike([Ref(table="jottings", id=jotting.id)])
    assert found(vault, SECRET) == found(vault, "Zebedee") == []


def test_what_a_later_version_wrote_in_it_stays(tmp_path: Path) -> None:
    """A field nobody here knows survives a change of the row."""
    vault = a_vault(tmp_path / "vault")
    with sam(vault) as file:
        with file.act() as act:
            act.adopt("ties", {**_row(act), "weather": 7})
        [tie] = file.records.ties
        with file.act() as act:
            act.update(replace(tie, closeness="far"))
        [row] = file.raw()["ties"]
    assert (row["weather"], row["closeness"]) == (7, "far")


def _row(act: Act) -> dict[str, Any]:
    return {**act.stamp(), "name": "Pat"}
