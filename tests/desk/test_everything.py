"""Everything out and back: the same person, or a clean no that says nothing of what stood in the file (done when 9)."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strengthtui.desk.demo import add_demo_person
from strengthtui.desk.desk import Desk
from strengthtui.desk.everything import everything_json, import_everything
from strengthtui.errors import BadInputError, StrengthError, UsageError
from tests.desk.desk_builders import GATED_PACK, a_desk, ref_of, sat_down, saved

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.open_person import OpenPerson

SECRET = "zanzibar"


def exported() -> dict[str, Any]:
    """Give a person with something in every table, and fields and a table of a later version."""
    desk = a_desk()
    with desk.write(add_demo_person(desk)) as person:
        sitting = desk.sit_down(person)
        saved(sitting.begin("ropes", "short", desk.keep_pack))
        saved(sitting.strike(ref_of(sitting.jot("to be struck"))))
        saved(sitting.jot("to be undone"))
        saved(sitting.undo())
        raw: dict[str, Any] = json.loads(everything_json(person))
    raw["person"]["later"] = {"mood": [1, None, "x"]}
    raw["jottings"][0]["weather"] = 7
    raw["jottings"][0]["words"]["tone"] = "soft"
    raw["omens"] = [{"id": "01OMEN", "bird": "heron"}]
    return raw


EXPORTED = exported()


def imported(desk: Desk, data: object, folder: Path, *, text: str | None = None) -> str:
    """Write it to a file and import that."""
    path = folder / "person.json"
    path.write_text(text if text is not None else json.dumps(data), encoding="utf-8", errors="surrogatepass")
    return import_everything(desk, path).person_id


def looked_at(person: OpenPerson, desk: Desk) -> int:
    """Look at a person in every way there is; gives how many lines were heard."""
    sitting = desk.sit_down(person)
    views = [sitting.lines(), sitting.strengths(), sitting.plan(), sitting.to_read_back(again=True), sitting.view()]
    sitting.resume()
    views += [sitting.view(), sitting.places(), sitting.to_read_back(), sitting.next()]
    sitting.present(("Mum",))
    views += [sitting.lines(), sitting.strengths(), sitting.plan(), sitting.places(), sitting.jot("a line more")]
    sitting.undo()
    assert len(views) > 10
    return len(person.heard)


def test_the_same_person_comes_back(tmp_path: Path) -> None:
    """Ids, times, history and what a later version wrote are as they were; only the vault is another."""
    desk = a_desk(path=tmp_path / "vault")
    person_id = imported(desk, EXPORTED, tmp_path)
    assert person_id == EXPORTED["meta"]["person"]
    with desk.read(person_id) as person:
        back = json.loads(everything_json(person))
    for one in (back, expected := copy.deepcopy(EXPORTED)):
        one["meta"] = {key: part for key, part in one["meta"].items() if key not in {"vault", "written_by"}}
    assert back == expected
    with desk.write(person_id) as person:
        assert looked_at(person, desk) > 40


def test_a_change_keeps_what_a_later_version_wrote(tmp_path: Path) -> None:
    """A line that is changed, undone and struck beside leaves unknown fields where they are."""
    desk = a_desk()
    imported(desk, EXPORTED, tmp_path)
    with desk.write(EXPORTED["meta"]["person"]) as person:
        sitting = desk.sit_down(person)
        ref = f"jottings/{EXPORTED['jottings'][0]['id']}"
        saved(sitting.verdict(ref, "changed", "in other words"))
        saved(sitting.undo())
        saved(sitting.set_voice(ref, "worker"))
        raw = person.file.raw()
    assert (raw["jottings"][0]["weather"], raw["jottings"][0]["words"]["tone"]) == (7, "soft")
    assert raw["person"]["later"] == {"mood": [1, None, "x"]}
    assert raw["omens"] == [{"id": "01OMEN", "bird": "heron"}]


def test_what_no_keyboard_types_is_taken_out(tmp_path: Path) -> None:
    """Control characters are taken out of names and texts and counted; a name of several lines becomes one."""
    desk = a_desk()
    raw = copy.deepcopy(EXPORTED)
    raw["person"] |= {"name": "Sa\x1b[2Jm\nLee", "also": ["S\x07", "Sam"]}
    raw["jottings"][0]["words"]["text"] = "by the\x00 weir\r\nand\x9b the\ttrees \u202e"
    path = tmp_path / "person.json"
    path.write_text(json.dumps(raw))
    done = import_everything(desk, path)
    assert done.notes == ("4 control characters were taken out.",)
    with desk.read(done.person_id) as person:
        records = person.records
    assert (records.person.name, records.person.also) == ("Sa[2Jm Lee", ("S", "Sam"))
    assert records.jottings[0].words.text == "by the weir\nand the\ttrees \u202e"
    path.write_text(
        json.dumps(
            {**EXPORTED, "meta": {**EXPORTED["meta"], "person": "01B"}}
            | {"person": {**EXPORTED["person"], "id": "01B"}}
        )
    )
    assert import_everything(desk, path).notes == ()


def test_ids_that_become_one_are_refused(tmp_path: Path) -> None:
    """Two ids that differ only in what is taken out are the same id twice, and nobody is imported."""
    desk = a_desk()
    rows = [EXPORTED["jottings"][0], {**EXPORTED["jottings"][0], "id": EXPORTED["jottings"][0]["id"] + "\x07"}]
    with pytest.raises(BadInputError):
        imported(desk, {**EXPORTED, "jottings": rows}, tmp_path)
    assert desk.people.list() == ()


def test_somebody_who_is_here_is_not_written_over(tmp_path: Path) -> None:
    """An id that is there already is refused as usage (2), and nothing changes."""
    desk = a_desk()
    imported(desk, EXPORTED, tmp_path)
    with pytest.raises(UsageError):
        imported(desk, {**EXPORTED, "jottings": []}, tmp_path)
    with desk.read(EXPORTED["meta"]["person"]) as person:
        assert len(person.records.jottings) == len(EXPORTED["jottings"])


def test_questions_that_are_not_here_are_told(tmp_path: Path) -> None:
    """Without the very pack a conversation was asked by, nobody is imported."""
    there = a_desk(GATED_PACK)
    with sat_down(there, pack="gated").person as person:
        raw = json.loads(everything_json(person))
    desk = a_desk(path=tmp_path / "vault")
    with pytest.raises(BadInputError):
        imported(desk, raw, tmp_path)
    assert desk.people.list() == ()


HOSTILE = {
    "no object": "[1, 2]",
    "a word": '"zanzibar"',
    "nothing": "",
    "not json": '{"schema": zanzibar}',
    "cut off": json.dumps(EXPORTED)[:2000],
    "deep": "[" * 30_000,
    "deep objects": '{"a":' * 5000,
    "twice": '{"schema": "strengthtui/show/1", "zanzibar": 1, "zanzibar": 2}',
    "nan": json.dumps({**EXPORTED, "meta": {**EXPORTED["meta"], "generation": float("nan")}}),
    "infinity": json.dumps({**EXPORTED, "zanzibar": [{"x": float("inf")}]}),
    "too large a number": json.dumps({**EXPORTED, "omens": [{"id": "x", "n": 0}]}).replace(
        '"n": 0', '"n": 1' + "0" * 5000
    ),
    "large float": json.dumps({**EXPORTED, "omens": [{"id": "x", "n": 0}]}).replace('"n": 0', '"n": 1e999'),
    "half a character": '{"schema": "strengthtui/show/1", "meta": {"x": "\\ud800"}}',
    "another schema": json.dumps({**EXPORTED, "schema": SECRET}),
    "no schema": json.dumps({key: part for key, part in EXPORTED.items() if key != "schema"}),
    "no meta": json.dumps({key: part for key, part in EXPORTED.items() if key != "meta"}),
    "no person": json.dumps({key: part for key, part in EXPORTED.items() if key != "person"}),
    "two people": json.dumps({**EXPORTED, "person": [EXPORTED["person"], EXPORTED["person"]]}),
    "no rows": json.dumps({**EXPORTED, "jottings": SECRET}),
    "rows that are words": json.dumps({**EXPORTED, "jottings": [SECRET]}),
    "an unknown table of words": json.dumps({**EXPORTED, SECRET: SECRET}),
    "the same id twice": json.dumps({**EXPORTED, "jottings": [EXPORTED["jottings"][0]] * 2}),
    "an id that is a path": json.dumps(
        {
            **EXPORTED,
            "person": {**EXPORTED["person"], "id": "../../x"},
            "meta": {**EXPORTED["meta"], "person": "../../x"},
        }
    ),
    "a digest that is a path": json.dumps(
        {**EXPORTED, "conversations": [{**EXPORTED["conversations"][0], "digest": f"../{SECRET}"}]}
    ),
    "a pack that is a path": json.dumps(
        {**EXPORTED, "conversations": [{**EXPORTED["conversations"][0], "pack": f"../{SECRET}"}]}
    ),
    "of a later format": json.dumps({**EXPORTED, "meta": {**EXPORTED["meta"], "format": 99}}),
    "a wrong type": json.dumps({**EXPORTED, "jottings": [{**EXPORTED["jottings"][0], "words": SECRET}]}),
    "a wrong state": json.dumps({**EXPORTED, "steps": [{**EXPORTED["steps"][0], "state": SECRET}]}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_is_refused_whole(name: str, tmp_path: Path) -> None:
    """Whatever stands in the file, the answer is bad input (3) without a word of it, and the vault is as it was."""
    desk = a_desk(path=tmp_path / "vault")
    before = sorted(one.name for one in (tmp_path / "vault").rglob("*"))
    with pytest.raises(BadInputError) as caught:
        imported(desk, None, tmp_path, text=HOSTILE[name])
    told = " ".join((caught.value.title, caught.value.message, caught.value.hint, *caught.value.findings))
    assert SECRET not in told.replace(str(tmp_path), "")
    assert sorted(one.name for one in (tmp_path / "vault").rglob("*")) == before


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A picture, UTF-16 and a file of nothing are bad input."""
    desk = a_desk()
    for data in (b"\x89PNG\r\n\x1a\n\0\0", json.dumps(EXPORTED).encode("utf-16"), b"\xff\xfe\xff"):
        (tmp_path / "x.json").write_bytes(data)
        with pytest.raises(BadInputError):
            import_everything(desk, tmp_path / "x.json")


def places_in(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Give the way to every part."""
    found: list[tuple[str | int, ...]] = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [place for key, part in parts for place in places_in(part, (*path, key))]


SMALL = {key: part[:3] if isinstance(part, list) else part for key, part in EXPORTED.items()}
PLACES = places_in(SMALL)
JUNK: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=6),
    st.sampled_from(["", "T", "9999-99-99T99:99:99Z", "0001-01-01T00:00:00+14:00", "2026-11-22", "x" * 30_000]),
    st.lists(st.one_of(st.none(), st.text(max_size=3), st.dictionaries(st.text(max_size=3), st.integers()))),
    st.dictionaries(st.sampled_from(["text", "voice", "at", "chosen", "name", "id"]), st.none() | st.text(max_size=3)),
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), JUNK, st.booleans()), min_size=1, max_size=3))
def test_any_change_gives_a_no_or_a_readable_person(
    changes: list[tuple[tuple[str | int, ...], object, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever part is lost or another: one of our errors and nobody there, or a person who can be read and written."""
    raw: Any = copy.deepcopy(SMALL)
    for place, junk, lost in changes:
        holder = raw
        for step in place[:-1]:
            holder = holder[step] if _has(holder, step) else None
        if _has(holder, place[-1]):
            if lost:
                del holder[place[-1]]
            else:
                holder[place[-1]] = junk
    desk = a_desk()
    try:
        person_id = imported(desk, raw, tmp_path_factory.mktemp("import"))
    except StrengthError:
        assert desk.people.list() == ()
        return
    desk.people.due()
    desk.people.find("the")
    with desk.write(person_id) as person:
        looked_at(person, desk)


def _has(holder: object, step: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and step < len(holder)
    return isinstance(holder, dict) and step in holder
