"""An organisation's key on the command line: made, compared, added, told of, opened with, taken away."""

from __future__ import annotations

import json
import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from strengthtui.desk import secrets
from tests.cli.sealed_vaults import OTHER, PASSPHRASE
from tests.line.children import ROOT
from tests.line.talking import House, Program, Told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.sealed_vaults import Sealed

NAME = "Brückenhaus e. V."
SAYS = f"The organisation's key of {NAME} opens this vault, too."


def new_key(sealed: Sealed, name: str = "org") -> str:
    """Make a key; gives its fingerprint as it is read out."""
    told = sealed.run("vault", "organisation-key", "new", at(sealed, name), *key_file(sealed), file=None)
    assert told.code == 0, told.err
    private, public, fingerprint = told.out.splitlines()
    assert (private, public) == (at(sealed, name), at(sealed, f"{name}.pub"))
    return fingerprint


def at(sealed: Sealed, name: str) -> str:
    """Name a file."""
    return str(sealed.folder / name)


def key_file(sealed: Sealed) -> tuple[str, str]:
    """Give the option that says the key's passphrase."""
    return ("--key-passphrase-file", str(sealed.file("keypass", OTHER)))


def add(sealed: Sealed, fingerprint: str, name: str = "org", **options: str | None) -> Told:
    """Add a key to the vault, as whoever was read the fingerprint by phone."""
    asked = ("--name", NAME, "--fingerprint", fingerprint)
    return sealed.run("vault", "organisation-key", "add", at(sealed, f"{name}.pub"), *asked, **options)


@pytest.fixture
def opened_by_it(sealed: Sealed) -> str:
    """A vault with somebody in it that the organisation's key opens, too; gives the recovery code."""
    code = sealed.create()
    fingerprint = new_key(sealed)
    assert add(sealed, fingerprint).code == 0
    return code


def recover(sealed: Sealed, name: str = "org") -> Told:
    """Choose a new passphrase with the organisation's key."""
    new = str(sealed.file("new", "a kettle on the narrow boat"))
    options = ("--organisation-key", at(sealed, name), *key_file(sealed), "--new-passphrase-file", new)
    return sealed.run("vault", "recover", *options, file=None)


def test_a_key_is_two_new_files_and_a_fingerprint(sealed: Sealed) -> None:
    """The private one is its owner's alone and locked; neither is written over; where it belongs is said."""
    fingerprint = new_key(sealed)
    assert re.fullmatch(r"(?:[0-9A-F]{4} ){7}[0-9A-F]{4}", fingerprint)
    private, public = sealed.folder / "org", sealed.folder / "org.pub"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text().startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    assert public.read_text().startswith("-----BEGIN PUBLIC KEY-----\n")
    before = private.read_bytes(), public.read_bytes()
    for there in (private, public):
        there.rename(sealed.folder / "elsewhere")
        assert sealed.run("vault", "organisation-key", "new", str(private), *key_file(sealed)).code == 2
        assert not there.exists()
        (sealed.folder / "elsewhere").rename(there)
    assert (private.read_bytes(), public.read_bytes()) == before
    told = sealed.run("vault", "organisation-key", "new", at(sealed, "two"), *key_file(sealed))
    assert "safe" in told.err
    assert told.out.splitlines()[2] != fingerprint
    assert not sealed.vault.exists()
    told = sealed.run("vault", "organisation-key", "show", str(public))
    assert (told.code, told.out) == (0, f"{fingerprint}\n")


def test_a_key_needs_a_passphrase_of_its_own(sealed: Sealed) -> None:
    """The vault's is not taken for it; none, and one that is guessed, are refused, and no file is made."""
    for options in ((), ("--key-passphrase-file", at(sealed, "weak"))):
        told = sealed.run("vault", "organisation-key", "new", at(sealed, "org"), *options)
        assert told.code == 2
    assert "--key-passphrase-file" in sealed.run("vault", "organisation-key", "new", at(sealed, "org")).err
    assert not list(sealed.folder.glob("org*"))
    nowhere = at(sealed, "weak") + "/org"  # below a file, where no folder can be
    assert sealed.run("vault", "organisation-key", "new", nowhere, *key_file(sealed)).code == 9


def test_a_key_in_a_folder_that_is_copied_elsewhere_is_warned_of(sealed: Sealed) -> None:
    """It would be in the cloud before anybody could put it into a safe."""
    (sealed.folder / "Dropbox").mkdir()
    told = sealed.run("vault", "organisation-key", "new", at(sealed, "Dropbox/org"), *key_file(sealed))
    assert (told.code, "Dropbox copies this folder" in told.err) == (0, True)


def test_it_is_added_with_the_passphrase_and_the_fingerprint(sealed: Sealed) -> None:
    """However the fingerprint is typed; another one, none, and a wrong passphrase change nothing."""
    sealed.create()
    fingerprint = new_key(sealed)
    before = (sealed.vault / "vault.head").read_bytes()
    assert add(sealed, fingerprint[:-1] + ("0" if fingerprint[-1] != "0" else "1")).code == 2
    assert add(sealed, "").code == 2
    assert add(sealed, fingerprint, file="other").code == 4
    assert add(sealed, fingerprint, file=None).code == 4
    told = sealed.run("vault", "organisation-key", "add", at(sealed, "org.pub"), "--name", NAME)
    assert (told.code, "--fingerprint" in told.err) == (2, True)
    for name in ((), ("--name", " \t "), ("--name", "x" * 81)):
        asked = ("vault", "organisation-key", "add", at(sealed, "org.pub"), "--fingerprint", fingerprint, *name)
        assert sealed.run(*asked).code == 2
    assert (sealed.vault / "vault.head").read_bytes() == before
    told = add(sealed, fingerprint.lower().replace(" ", "-"))
    assert told.code == 0, told.err
    assert NAME in told.err
    assert "those made before do not" in told.err
    told = add(sealed, fingerprint)
    assert (told.code, "already" in told.err) == (2, True)


def test_the_name_is_cleaned(sealed: Sealed) -> None:
    """No control character of it comes into the head, and nothing of it turns what is shown."""
    sealed.create()
    fingerprint = new_key(sealed)
    asked = ("--name", "The\x1b[2J\n House \u202e", "--fingerprint", fingerprint)
    assert sealed.run("vault", "organisation-key", "add", at(sealed, "org.pub"), *asked).code == 0
    told = sealed.run("info", "--json")
    assert json.loads(told.out)["organisation_keys"][0]["name"] == "The[2J House \u202e"
    assert "The[2J House [U+202E]" in sealed.run("info").out


def test_the_vault_says_so(sealed: Sealed, opened_by_it: str) -> None:
    """`info` and `show` without a passphrase, the doctor with one; a vault without such a key says nothing of it."""
    fingerprint = sealed.run("vault", "organisation-key", "show", at(sealed, "org.pub")).out.strip()
    line = f"{SAYS} Fingerprint: {fingerprint}"
    assert line in sealed.run("info", file=None).out.splitlines()
    assert sealed.run("vault", "organisation-key", "show", file=None).out == f"{line}\n"
    told = sealed.run("vault", "doctor")
    assert (told.code, told.out.splitlines()) == (0, ["Everything is as it was written.", line])
    for arguments in (("info", "--json"), ("vault", "doctor", "--json")):
        keys = json.loads(sealed.run(*arguments).out)["organisation_keys"]
        assert keys == [{"name": NAME, "fingerprint": fingerprint}]
    assert line in sealed.run("vault", "passphrase", "--new-passphrase-file", at(sealed, "other"), "--new-code").err
    sealed.vault = sealed.folder / "another"
    sealed.create()
    assert "organisation" not in sealed.run("info").out + sealed.run("vault", "doctor").out
    told = sealed.run("vault", "organisation-key", "show")
    assert (told.code, told.out) == (0, "No organisation's key opens this vault.\n")
    sealed.vault = sealed.folder / "nowhere"
    assert sealed.run("vault", "organisation-key", "show").code == 7
    assert sealed.run("info").code == 0


def test_who_lost_passphrase_and_code(sealed: Sealed, opened_by_it: str) -> None:
    """The key leads to another passphrase and a new code; the earlier ones open nothing, the key still does."""
    told = recover(sealed)
    assert told.code == 0, told.err
    code = told.out.strip()
    assert secrets.looks_like_code(code)
    assert SAYS in told.err
    for name, secret in (("old", opened_by_it), ("code", code)):
        sealed.file(name, secret)
    assert [sealed.run("people", file=one).code for one in ("pass", "old", "new", "code")] == [4, 4, 0, 0]
    assert recover(sealed).code == 0


def test_every_refusal_has_its_code(sealed: Sealed, opened_by_it: str) -> None:
    """Another organisation's key 4, its passphrase wrong or not given 4, malformed 3, none there 7, taken away 4."""
    new_key(sealed, "another")
    assert recover(sealed, "another").code == 4
    assert NAME in recover(sealed, "another").err
    opening = ("vault", "recover", "--organisation-key", at(sealed, "org"))
    told = sealed.run(*opening, "--key-passphrase-file", at(sealed, "pass"))
    assert (told.code, "passphrase of the organisation's key" in told.err) == (4, True)
    told = sealed.run(*opening)
    assert (told.code, "--key-passphrase-file" in told.err) == (4, True)
    sealed.file("note", "nothing of a key")
    told = recover(sealed, "note")
    assert (told.code, f"{at(sealed, 'note')}:1" in told.err) == (3, True)
    assert recover(sealed, "nothing").code == 7
    assert recover(sealed, "org.pub").code == 3
    for name, code in (("note", 3), ("org", 3), ("nothing", 7)):
        arguments = ("vault", "organisation-key", "add", at(sealed, name), "--name", NAME, "--fingerprint", "0")
        assert sealed.run(*arguments).code == code
    assert "safe" in sealed.run("vault", "organisation-key", "show", at(sealed, "org")).err
    assert sealed.run("vault", "organisation-key", "remove", file="other").code == 4
    told = sealed.run("vault", "organisation-key", "remove")
    assert (told.code, "Backups and copies" in told.err) == (0, True)
    assert recover(sealed).code == 4
    assert sealed.run("vault", "organisation-key", "remove").code == 7
    assert sealed.run("people").code == 0


def test_a_key_of_another_kind_is_refused_in_plain_words(sealed: Sealed) -> None:
    """An RSA key is bad input, and the command that makes a right one is named."""
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    sealed.create()
    public = rsa.generate_private_key(65537, 2048).public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (sealed.folder / "rsa.pub").write_bytes(pem)
    told = sealed.run("vault", "organisation-key", "add", at(sealed, "rsa.pub"), "--name", NAME, "--fingerprint", "0")
    assert told.code == 3
    assert "another kind (RSA)" in told.err
    assert "organisation-key new" in told.err


def test_a_damaged_slot_is_no_wrong_key(sealed: Sealed, opened_by_it: str) -> None:
    """Both copies of the head damaged in it are 5 for the key; one alone does no harm, and the doctor names it."""
    heads = [sealed.vault / name for name in ("vault.head", "vault.head.2")]
    whole = heads[0].read_bytes()
    at_slot = whole.index(b'"organisation"')
    heads[0].write_bytes(whole[:at_slot] + whole[at_slot:].replace(b'"box": "', b'"box": "A', 1))
    told = sealed.run("vault", "doctor")
    assert (told.code, "head-copy" in told.out) == (5, True)
    heads[1].write_bytes(heads[0].read_bytes())
    assert recover(sealed).code == sealed.run("people").code == 5


def test_a_backup_carries_the_key_of_its_day(sealed: Sealed, opened_by_it: str) -> None:
    """It says so; restored with the key, the next step is named; one made before it was added is refused as locked."""
    assert sealed.run("vault", "organisation-key", "remove").code == 0
    told = sealed.run("vault", "backup", at(sealed, "before"))
    assert "organisation" not in told.err
    fingerprint = sealed.run("vault", "organisation-key", "show", at(sealed, "org.pub")).out.strip()
    assert add(sealed, fingerprint).code == 0
    told = sealed.run("vault", "backup", at(sealed, "since"))
    assert f"The organisation's key of {NAME} opens it, too." in told.err
    by_key = ("--organisation-key", at(sealed, "org"), *key_file(sealed))
    told = sealed.run("vault", "restore", at(sealed, "before"), "--to", at(sealed, "one"), *by_key, file=None)
    assert told.code == 4
    told = sealed.run("vault", "restore", at(sealed, "since"), "--to", at(sealed, "one"), *by_key, file=None)
    assert told.code == 0, told.err
    assert SAYS in told.err
    assert "vault recover --organisation-key" in told.err
    sealed.vault = sealed.folder / "one"
    assert recover(sealed).code == 0
    assert sealed.run("people", file="new").code == 0


def test_it_goes_with_the_seal(sealed: Sealed, opened_by_it: str) -> None:
    """Unsealing says that the key went; an unsealed vault takes none, and sealing does not bring it back."""
    told = sealed.run("vault", "unseal", "--yes")
    assert (told.code, f"{NAME} went with the seal" in told.err) == (0, True)
    fingerprint = sealed.run("vault", "organisation-key", "show", at(sealed, "org.pub")).out.strip()
    assert add(sealed, fingerprint).code == 2
    assert sealed.run("vault", "organisation-key", "remove").code == 2
    assert recover(sealed).code == 2
    assert sealed.run("vault", "seal").code == 0
    assert recover(sealed).code == 4


def test_a_newer_way_in_is_told_of(sealed: Sealed) -> None:
    """What a newer version added opens the vault, too: the doctor says so, and that it is kept."""
    from msgspec.structs import replace

    from strengthtui.vault import head
    from strengthtui.vault.keys import KeyRing
    from strengthtui.vault.slot_kinds import NewerSlot
    from strengthtui.vault.unlocking import unlocked

    sealed.create()
    true, ring = unlocked(head.read_all(sealed.vault), PASSPHRASE)
    assert isinstance(ring, KeyRing)
    more = replace(true, slots=(*true.slots, NewerSlot({"kind": "chip\x1b", "box": "AAAA"})), mac=None)
    head.write(sealed.vault, replace(more, mac=ring.mac(head.checked_part(more))))
    told = sealed.run("vault", "doctor")
    assert told.code == 0
    assert "one more way into this vault (chip[U+001B])" in told.out
    assert sealed.run("vault", "passphrase", "--new-passphrase-file", at(sealed, "other")).code == 0
    assert "one more way" in sealed.run("vault", "doctor", file="other").out


@pytest.mark.slow
def test_commands_that_use_no_key_load_none(sealed: Sealed, opened_by_it: str) -> None:
    """`info` of a vault with such a slot loads no cryptography, and listing people nothing of HPKE."""
    import os
    import subprocess

    script = (
        "import sys\nfrom strengthtui.cli.edge import run\nassert run(sys.argv[1:]) == 0\n"
        "print([name for name in sys.modules if name.endswith(('hpke', 'x25519', 'strengthtui.vault.key_files'))])\n"
        "print('cryptography' in sys.modules)\n"
    )
    for arguments, any_key in ((("info",), "False"), (("people",), "True")):
        given = ("--vault", str(sealed.vault), "--passphrase-file", at(sealed, "pass"), *arguments)
        command = [sys.executable, "-c", script, *given]
        told = subprocess.run(
            command, capture_output=True, check=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert told.stdout.splitlines()[-2:] == ["[]", any_key]


@pytest.mark.pty
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal(sealed: Sealed, tmp_path: Path) -> None:
    """The name is asked for, the fingerprint shown, what it means said; anything but yes is no, and 8."""
    sealed.create()
    making = Program(tmp_path, "vault", "organisation-key", "new", "org")
    for prompt in ("A new passphrase:", "Once more:"):
        making.see(prompt)
        making.type(OTHER + "\r")
    assert making.leave() == 0
    fingerprint = sealed.run("vault", "organisation-key", "show", at(sealed, "org.pub")).out.strip()
    for typed, code in (("y", 8), ("yes", 0)):
        adding = Program(tmp_path, "vault", "organisation-key", "add", "org.pub")
        adding.see("recovery code:")
        adding.type(PASSPHRASE + "\r")
        adding.see("organisation's name:")
        adding.type(NAME + "\r")
        adding.see(fingerprint)
        adding.see("without you")
        adding.see("Type yes to add it:")
        adding.type(typed + "\r")
        assert adding.leave() == code
    opening = Program(tmp_path, "people")
    opening.see("haus e. V. opens it, too.")
    opening.see("recovery code:")
    opening.type(PASSPHRASE + "\r")
    assert opening.leave() == 0
    recovering = Program(tmp_path, "vault", "recover", "--organisation-key", "org")
    for prompt, typed in (
        ("passphrase of the organisation's key:", "a wrong one"),
        ("not the passphrase of the organisation's key", ""),
        ("passphrase of the organisation's key:", OTHER),
        ("A new passphrase:", "a kettle on the narrow boat"),
        ("Once more:", "a kettle on the narrow boat"),
        ("this code opens the vault", ""),
        ("opens this vault, too", ""),
        ("wrote it down:", ""),
    ):
        recovering.see(prompt)
        if typed:
            recovering.type(typed + "\r")
    shown = recovering.written.bytes.decode()
    [code] = set(re.findall(r"(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}", shown))
    assert "only this code" not in shown
    recovering.type(code + "\r")
    assert recovering.leave() == 0
    assert OTHER not in recovering.written.bytes.decode()


def test_an_unsealed_vault_says_nothing_of_keys(house: House) -> None:
    """Whoever opens the laptop reads it, with no key at all."""
    assert house.run("info").code == house.run("vault", "doctor").code == 0
    assert "organisation" not in house.run("info").out + house.run("vault", "doctor").out
