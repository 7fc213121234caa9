"""Every command: what it gives on stdout, what it says on stderr, and the exit code of DESIGN section 9."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.line.talking import House

JSON = {
    ("people", "--json"): ("strengthtui/people/1", {"people"}),
    ("due", "--json"): ("strengthtui/due/1", {"due"}),
    ("pack", "list", "--json"): ("strengthtui/packs/1", {"packs"}),
    ("pack", "show", "ropes", "--json"): ("strengthtui/pack/1", {"pack"}),
    ("wording", "--list", "--json"): ("strengthtui/words/1", {"words"}),
    ("vault", "doctor", "--json"): ("strengthtui/doctor/1", {"vault", "well", "ailments"}),
    ("info", "--json"): ("strengthtui/info/1", {"version", "vault", "settings", "team"}),
    ("show", "Sam", "--json"): ("strengthtui/show/1", {"meta", "person", "jottings", "history"}),
}


@pytest.mark.parametrize("arguments", list(JSON), ids=" ".join)
def test_json(house: House, arguments: tuple[str, ...]) -> None:
    """Every `--json` is one object with its schema on stdout, and nothing on stderr."""
    told = house.run(*arguments)
    assert (told.code, told.err) == (0, "")
    data = json.loads(told.out)
    schema, keys = JSON[arguments]
    assert data["schema"] == schema
    assert keys <= set(data)


def test_json_rows(house: House) -> None:
    """People carry id and name, packs id, version and title."""
    row = json.loads(house.run("people", "--json").out)["people"][0]
    assert (row["name"], row["damaged"], len(row["id"])) == ("Sam", False, 26)
    packs = json.loads(house.run("pack", "list", "--json").out)["packs"]
    assert {"id": "ropes", "version": 1, "title": "ROPES"} in packs
    due = json.loads(house.run("due", "--json").out)["due"][0]
    assert (due["kind"], due["what"], due["name"]) == ("promise", "ring housing", "Sam")


PLAIN = (
    ("people",),
    ("due",),
    ("find", "canal"),
    ("pack", "list"),
    ("pack", "show", "blossoming"),
    ("vault", "doctor"),
    ("info",),
    ("guide",),
    ("guide", "ropes"),
    ("safety",),
    ("show", "Sam"),
    ("--version",),
    ("--help",),
    ("person", "--help"),
    (),
)


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_the_product_is_on_stdout(house: House, arguments: tuple[str, ...]) -> None:
    """What was asked for is on stdout, and nothing but talk on stderr."""
    told = house.run(*arguments)
    assert (told.code, told.err) == (0, "")
    assert told.out.strip()


REFUSED = {
    ("peple",): (2, "people"),
    ("people", "--jsn"): (2, "--json"),
    ("start", "A", "B"): (2, "quotation marks"),
    ("start", "A", "--route", "shrt"): (2, "doorstep, short, full"),
    ("start", "Sam"): (2, "resume"),
    ("vault", "create"): (2, "already"),
    ("vault", "create", "--unsealed"): (2, ""),
    ("pack", "chek", "x"): (2, "check"),
    ("pack",): (2, "Usage"),
    ("find",): (2, ""),
    ("show",): (2, "PERSON"),
    ("person", "end", "Sam", "--how", "gone"): (2, "finished-together"),
    ("person", "merge", "Sam", "Sam"): (2, ""),
    ("person", "rename", "Sam", " \n "): (2, "name"),
    ("export", "Sam", "--format", "pdf"): (2, "md"),
    ("export", "Sam", "--audience", "all"): (2, "person"),
    ("fill", "Sam", "no.yaml", "--add", "--new"): (2, "--add"),
    ("show", "Nobody", "--json"): (7, "strengthtui people"),
    ("resume", "Nobody"): (7, ""),
    ("plan", "Nobody"): (7, ""),
    ("guide", "ropees"): (7, "ropes"),
    ("pack", "show", "rops"): (7, "ropes"),
    ("start", "A", "--pack", "rops"): (7, "ropes"),
    ("export", "Sam", "--document", "profil"): (7, "profile"),
    ("import", "not-there.json"): (7, "not-there.json"),
    ("wording",): (2, "wording FILE"),
    ("wording", "not-there.md"): (7, "not-there.md"),
    ("wording", "--voice", "us", "x.md"): (2, "worker"),
}


@pytest.mark.parametrize("arguments", list(REFUSED), ids=" ".join)
def test_refusals(house: House, arguments: tuple[str, ...]) -> None:
    """A refusal has its documented code, says what to do next on stderr, and leaves stdout empty and no one's words."""
    told = house.run(*arguments)
    code, hint = REFUSED[arguments]
    assert (told.code, told.out) == (code, ""), told.err
    assert hint in told.err
    assert told.err.endswith("\n")
    assert "Traceback" not in told.err
    assert "plantedword" not in told.err


def test_bad_input_is_three(house: House) -> None:
    """What is wrong inside a file is told with line and column, code 3."""
    for name, text in {"pack.yaml": "id: [", "person.json": '{"schema": "x"}'}.items():
        (house.folder / name).write_text(text)
    told = house.run("pack", "check", "pack.yaml")
    assert told.code == 3
    assert told.out.startswith("pack.yaml:1:")
    told = house.run("import", "person.json")
    assert (told.code, told.out) == (3, "")


def test_damage_is_five(house: House) -> None:
    """A torn file is told as damage without anyone's words, and others are still listed."""
    house.run("start", "Nia", lines="\n" * 10 + "wood\n")
    torn = next(now.parent for now in house.vault.glob("people/*/now") if b"plantedword" in now.read_bytes())
    for path in torn.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    ids = [row["id"] for row in json.loads(house.run("people", "--json").out)["people"]]
    assert len(ids) == 2
    doctor = house.run("vault", "doctor")
    assert doctor.code == 5
    codes = {house.run("show", person, "--json").code for person in ids}
    assert codes == {0, 5}
    assert "plantedword" not in doctor.out + doctor.err


def test_no_vault_is_seven(tmp_path: Path, house: House) -> None:
    """Without a terminal nobody is asked: the hint names `vault create`."""
    told = house.run("--vault", str(tmp_path / "none"), "people", "--json")
    assert (told.code, told.out) == (7, "")
    assert "vault create" in told.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("pack", "list"),
        ("pack", "choose"),
        ("wording", "--list"),
        ("guide",),
        ("info",),
        ("safety",),
        ("demo",),
        ("quick",),
    ],
)
def test_these_need_no_vault(tmp_path: Path, house: House, arguments: tuple[str, ...]) -> None:
    """Packs, guides, demo and quick work where there is no vault, and make none."""
    told = house.run("--vault", str(tmp_path / "none"), *arguments, lines="Kim\n:quit\n")
    assert told.code == 0
    assert not (tmp_path / "none").exists()


def test_merge_needs_a_yes(house: House) -> None:
    """Without a terminal a merge has to be confirmed by --yes; then the other is gone and the lines are there."""
    house.run("start", "Sami", lines="\n" * 10 + "wood\n")
    told = house.run("person", "merge", "Sami", "Sam")
    assert (told.code, told.out) == (2, "")
    assert "--yes" in told.err
    assert house.run("person", "merge", "Sami", "Sam", "--yes").code == 0
    assert len(json.loads(house.run("people", "--json").out)["people"]) == 1
    assert "wood" in house.run("find", "wood").out


def test_rename_and_end(house: House) -> None:
    """A new name is found; after an ending nothing is due."""
    assert house.run("person", "rename", "Sam", "Samira Lee").code == 0
    told = house.run("person", "end", "samira lee", "--how", "moved-on", "--words", "to the coast")
    assert told.code == 0
    assert json.loads(house.run("due", "--json").out)["due"] == []
    assert "moved on" in house.run("people").out


def test_two_of_one_name_are_refused_with_both_ids(house: House) -> None:
    """More than one of that name is 7, and both ids are told; the beginning of an id finds one."""
    house.run("start", "Kim", lines="\n" * 10)
    house.run("person", "rename", "Kim", "sam")
    told = house.run("show", "Sam", "--json")
    assert (told.code, told.out) == (7, "")
    ids = [row["id"] for row in json.loads(house.run("people", "--json").out)["people"]]
    assert all(one in told.err for one in ids)
    assert house.run("show", ids[0].lower(), "--json").code == 0


def test_names_with_signs(house: House) -> None:
    """Newlines and escape codes in a name are no danger to a list; JSON gives back what is stored."""
    house.run("start", "Al\n\x1b[31mex\u202e", lines="\n" * 10)
    plain = house.run("people").out
    assert plain.count("\n") == 2
    assert "Al [31mex[U+202E]" in plain
    told = house.run("people", "--json").out
    assert not {"\x1b", "\u202e"} & set(told)
    assert "Al [31mex\u202e" in {row["name"] for row in json.loads(told)["people"]}


def test_everything_comes_back(house: House) -> None:
    """What `show --json` gives, `import` reads back in another vault; the same id twice is 2."""
    (house.folder / "sam.json").write_text(house.run("show", "Sam", "--json").out)
    assert house.run("import", "sam.json").code == 2
    other = house.folder / "other"
    assert house.run("--vault", str(other), "vault", "create", "--unsealed").code == 0
    told = house.run("--vault", str(other), "import", "sam.json")
    assert (told.code, len(told.out.strip())) == (0, 26)
    again = json.loads(house.run("--vault", str(other), "show", "Sam", "--json").out)
    assert again["jottings"] == house.stored()["jottings"]


def test_export_writes_pages(house: House) -> None:
    """Profile and plan by default; taken names get -2; --out - gives the text; a folder that is a file is 9."""
    first = house.run("export", "Sam", "--out", "papers")
    assert first.code == 0
    assert [Path(line).name.split("-", 4)[4] for line in first.out.splitlines()] == ["profile.md", "plan.md"]
    second = house.run("export", "Sam", "--out", "papers", "--document", "profile")
    assert second.out.rstrip().endswith("-profile-2.md")
    assert "plantedword" in house.run("export", "Sam", "--document", "profile", "--out", "-").out
    (house.folder / "file").write_text("")
    told = house.run("export", "Sam", "--out", "file/papers")
    assert (told.code, told.out) == (9, "")


def test_the_vault_named_nearest_counts(house: House, monkeypatch: pytest.MonkeyPatch, made_up_home: Path) -> None:
    """--vault before STRENGTHTUI_VAULT before settings.toml before the usual place."""

    def vault_of(*arguments: str) -> str:
        from strengthtui.cli.edge import run

        house._capsys.readouterr()
        assert run([*arguments, "info", "--json"]) == 0
        return Path(json.loads(house._capsys.readouterr().out)["vault"]).name

    config = made_up_home / ".config" / "strengthtui"
    config.mkdir(parents=True)
    monkeypatch.delenv("STRENGTHTUI_VAULT")
    assert vault_of() == "vault"
    (config / "settings.toml").write_text(f'vault = "{(house.folder / "from-settings").as_posix()}"\n')
    assert vault_of() == "from-settings"
    monkeypatch.setenv("STRENGTHTUI_VAULT", str(house.folder / "from-environment"))
    assert vault_of() == "from-environment"
    assert vault_of("--vault", str(house.folder / "from-option")) == "from-option"
