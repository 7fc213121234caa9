"""--vault and --passphrase-file before the command or after it; what `info` says of a vault without opening it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from strengthtui.cli.app import build
from strengthtui.cli.edge import run
from tests.line.talking import House, Told

PASSPHRASE = "three geese over the allotment"


def go(house: House, *arguments: str) -> Told:
    """Run a command line just as it stands."""
    house._capsys.readouterr()
    code = run(list(arguments))
    out, err = house._capsys.readouterr()
    return Told(code, out, err)


@pytest.fixture
def sealed(house: House) -> House:
    """Beside Sam's vault a sealed one with nobody in it, and files with its passphrase and with another."""
    (house.folder / "right").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (house.folder / "wrong").write_text("two geese\n", encoding="utf-8")
    assert go(house, "--vault", "sealed", "--passphrase-file", "right", "vault", "create").code == 0
    return house


@pytest.mark.parametrize(
    "arguments",
    [
        ("people", "--vault", "vault"),
        ("people", "--vault=vault"),
        ("people", "--vault", "vault", "--json"),
        ("find", "plantedword", "--vault", "vault"),
        ("find", "--vault", "vault", "plantedword"),
        ("show", "Sam", "--vault", "vault"),
        ("vault", "--vault", "vault", "doctor"),
        ("vault", "doctor", "--vault", "vault"),
        ("person", "keep-until", "Sam", "never", "--vault", "vault"),
        ("export", "Sam", "--out", "-", "--vault", "vault"),
    ],
    ids=" ".join,
)
def test_the_vault_is_named_after_the_command(house: House, arguments: tuple[str, ...]) -> None:
    """Anywhere after the command or its group, it does what it does before."""
    told = go(house, *arguments)
    assert told.code == 0, told.err
    named = ("--vault", "vault", "--vault=vault")
    bare = [one for at, one in enumerate(arguments) if one not in named or (at == 0 and one == "vault")]
    assert go(house, *bare).code == 7


def test_the_passphrase_is_named_after_the_command(sealed: House) -> None:
    """It opens the vault from there too; a wrong one is 4, none at all is 4 and says what to give."""
    for arguments in (
        ("people", "--vault", "sealed", "--passphrase-file", "right"),
        ("--vault", "sealed", "people", "--passphrase-file=right"),
        ("vault", "doctor", "--passphrase-file", "right", "--vault", "sealed"),
    ):
        assert go(sealed, *arguments).code == 0
    assert go(sealed, "people", "--vault", "sealed", "--passphrase-file", "wrong").code == 4
    told = go(sealed, "people", "--vault", "sealed")
    assert told.code == 4
    assert "Give it with --passphrase-file FILE." in told.err


def test_the_nearest_counts(sealed: House) -> None:
    """After the command before its group, that before what stands in front, that before the environment."""

    def named(*arguments: str) -> str:
        return Path(json.loads(go(sealed, *arguments).out)["vault"]).name

    assert named("--vault", "a", "info", "--json") == "a"
    assert named("--vault", "a", "info", "--json", "--vault", "b") == "b"
    assert named("info", "--vault", "a", "--json", "--vault", "b") == "b"
    told = go(sealed, "--vault", "vault", "vault", "--vault", "nowhere", "doctor", "--vault", "sealed")
    assert (told.code, "sealed" in told.err) == (4, True)
    assert (
        go(sealed, "--passphrase-file", "wrong", "people", "--vault", "sealed", "--passphrase-file", "right").code == 0
    )
    assert (
        go(sealed, "--passphrase-file", "right", "people", "--vault", "sealed", "--passphrase-file", "wrong").code == 4
    )


@pytest.mark.parametrize("option", ["--vault", "--passphrase-file"])
def test_a_forgotten_value_is_told(sealed: House, option: str) -> None:
    """What looks like the next option is no folder and no file: 2, nothing is asked or made."""
    for arguments in (("people", option, "--json"), (option, "--json", "people"), ("people", f"{option}=--json")):
        told = go(sealed, *arguments)
        assert (told.code, told.out) == (2, "")
        assert option in told.err
        assert "./" in told.err
    assert go(sealed, "people", option).code == 2
    assert not (sealed.folder / "--json").exists()


def test_words_that_look_like_them_stay_words(house: House) -> None:
    """The value of another option, and what stands behind --, is never taken for them."""
    told = go(house, "--vault", "vault", "person", "end", "Sam", "--how", "moved-on", "--words", "--vault")
    assert told.code == 0, told.err
    assert house.stored()["person"]["ending"]["words"] == "--vault"
    assert go(house, "person", "rename", "--vault", "vault", "--", "Sam", "--vault").code == 0
    told = go(house, "show", "--json", "--vault", "vault", "--", "--vault")
    assert json.loads(told.out)["person"]["name"] == "--vault"
    assert house.run("find", "--", "--passphrase-file").err == "Nobody said that.\n"


def test_a_command_that_means_another_file_by_it_keeps_its_own(sealed: House) -> None:
    """The code of a hand-over is read from the file after the command, the vault's from the one before it."""
    shutil.copytree(sealed.vault, sealed.folder / "open")
    (sealed.folder / "code").write_text("a brown loaf on a slow river\n", encoding="utf-8")
    arguments = ("person", "hand-over", "Sam", "sam.sealed", "--agreed", "--vault", "open", "--passphrase-file", "code")
    assert go(sealed, *arguments).code == 0
    take = ("person", "take-over", "sam.sealed", "--vault", "sealed")
    assert go(sealed, *take, "--passphrase-file", "code").code == 4
    assert go(sealed, "--passphrase-file", "right", *take, "--passphrase-file", "code").code == 0


def test_every_command_takes_them() -> None:
    """No command is left out, and none lists them in its own help."""

    def of(command: object) -> list[object]:
        inner = getattr(command, "commands", {}).values()
        return [*inner, *(one for group in inner for one in of(group))]

    commands = of(build())
    assert len(commands) > 40
    for command in commands:
        options = {one: parameter for parameter in command.params for one in parameter.opts}  # type: ignore[attr-defined]  # click's
        assert {"--vault", "--passphrase-file"} <= options.keys()
        assert options["--vault"].hidden


def test_info_says_whether_it_is_sealed(sealed: House) -> None:
    """Sealed, not sealed, none, damaged: told without a passphrase, and nothing is written or made."""

    def facts(vault: str) -> tuple[object, str]:
        told = json.loads(go(sealed, "info", "--vault", vault, "--json").out)
        assert (Path(told["vault"]).name, told["vault_named_by"]) == (vault, "option")
        [line] = [
            one for one in go(sealed, "info", "--vault", vault).out.splitlines() if one.startswith("vault sealed")
        ]
        return told["vault_sealed"], line.removeprefix("vault sealed").strip()

    (sealed.folder / "sam.json").write_text(sealed.run("show", "Sam", "--json").out, encoding="utf-8")
    assert go(sealed, "import", "sam.json", "--vault", "sealed", "--passphrase-file", "right").code == 0
    before = sorted(sealed.folder.rglob("*"))
    assert facts("sealed") == (True, "yes")
    assert facts("vault") == (False, "no: whoever opens this laptop can read it")
    assert facts("nowhere") == (None, "there is no vault")
    for name in ("vault.head", "vault.head.2"):
        (sealed.folder / "sealed" / name).write_bytes(b"{")
    assert facts("sealed") == (None, "not known: its head is damaged")
    shutil.copy(sealed.vault / "vault.head", sealed.folder / "sealed" / "vault.head")
    assert facts("sealed") == (None, "not known: its head is damaged")  # a head made up, over what is sealed
    assert sorted(sealed.folder.rglob("*")) == before
    assert "as long as nothing is set" in go(sealed, "info").out or "STRENGTHTUI_VAULT" in go(sealed, "info").out
