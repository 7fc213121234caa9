"""The files of an organisation's key: other programs read them; whatever else stands in one is told with its line."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, x448, x25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from strengthtui.errors import BadInputError, ExitCode, LockedError, StrengthError, UsageError
from strengthtui.vault import key_files
from strengthtui.vault.key_pair import SPKI, OrganisationKey, PublicKey

PASSPHRASE = "a brown loaf on a slow river"
KEY = OrganisationKey(bytes(range(1, 33)))
LOCKED = key_files.private_pem(KEY, PASSPHRASE)
PUBLIC = key_files.public_pem(KEY.public)
OPEN = KEY.for_hpke().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_there_and_back() -> None:
    """Both files read as they were written; the private one only with its passphrase, and never says it is damaged."""
    assert key_files.read_public(PUBLIC, "f") == KEY.public
    assert key_files.read_private(LOCKED, "f", PASSPHRASE) == KEY
    assert key_files.wants_passphrase(LOCKED, "f")
    for wrong in (None, "", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(LockedError) as caught:
            key_files.read_private(LOCKED, "f", wrong)
        assert caught.value.exit_code == ExitCode.LOCKED


def test_salt_and_nonce_are_new_each_time() -> None:
    """The same key locked twice has two files; an empty passphrase locks nothing."""
    assert key_files.private_pem(KEY, PASSPHRASE) != LOCKED
    with pytest.raises(UsageError):
        key_files.private_pem(KEY, "")


def test_a_passphrase_is_the_same_however_its_letters_are_put_together() -> None:
    """Letters with marks are one sign on one machine and two on another."""
    locked = key_files.private_pem(KEY, unicodedata.normalize("NFD", "Büchse über Öl"))
    assert key_files.read_private(locked, "f", unicodedata.normalize("NFC", "Büchse über Öl")) == KEY


def test_the_library_reads_what_we_write() -> None:
    """Put together by hand, it is what the library takes for PKCS #8 and for a public key."""
    private = load_pem_private_key(LOCKED, PASSPHRASE.encode())
    assert isinstance(private, x25519.X25519PrivateKey)
    assert private.private_bytes_raw() == KEY.raw
    public = load_pem_public_key(PUBLIC)
    assert isinstance(public, x25519.X25519PublicKey)
    assert PublicKey(public.public_bytes_raw()) == KEY.public
    ours = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    assert ours == PUBLIC


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_reads_what_we_write(tmp_path: Path) -> None:
    """The private file opens with its passphrase, and the fingerprint can be made without us."""
    (tmp_path / "key").write_bytes(LOCKED)
    command = ["openssl", "pkey", "-in", str(tmp_path / "key"), "-passin", f"pass:{PASSPHRASE}", "-pubout"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == PUBLIC
    command = ["openssl", "pkey", "-in", str(tmp_path / "key"), "-passin", "pass:another", "-pubout"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    command = ["openssl", "pkey", "-pubin", "-in", str(tmp_path / "key.pub"), "-outform", "DER", "-out", "der"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    command = ["openssl", "dgst", "-sha256", "-r", "der"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True).stdout
    assert told[:32] == KEY.public.fingerprint


def test_it_costs_as_much_to_guess_as_it_says() -> None:
    """Scrypt with 2^14, 8 and 5 stands in the file: who reads it needs 16 MiB a guess."""
    cost = bytes.fromhex("02024000") + bytes.fromhex("020108") + bytes.fromhex("020105")
    assert cost in key_files._block(LOCKED, "f").der


def test_what_another_program_made_is_read() -> None:
    """A key without a passphrase, and one that the library locked; lines of another system, words round about."""
    theirs = KEY.for_hpke().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(PASSPHRASE.encode())
    )
    assert key_files.read_private(theirs, "f", PASSPHRASE) == KEY
    assert not key_files.wants_passphrase(OPEN, "f")
    assert key_files.read_private(OPEN, "f", None) == key_files.read_private(OPEN, "f", "not asked for") == KEY
    around = b"\xef\xbb\xbfThe key of the house\r\n\r\n" + PUBLIC.replace(b"\n", b"\r\n") + b"thanks!\r\n"
    assert key_files.read_public(around, "f") == KEY.public


def _public(key: object) -> bytes:
    data: bytes = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]  # each has it
    return data


def _private(key: object) -> bytes:
    data: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())  # type: ignore[attr-defined]  # each has it
    return data


ED25519 = ed25519.Ed25519PrivateKey.generate()
RSA = rsa.generate_private_key(65537, 2048)
OTHERS = {
    "RSA": RSA,
    "EC": ec.generate_private_key(ec.SECP256R1()),
    "Ed25519": ED25519,
    "X448": x448.X448PrivateKey.generate(),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_key_of_another_kind_is_named(name: str) -> None:
    """Public or private, it is bad input, and the command that makes a right one is said."""
    for read in (
        lambda: key_files.read_public(_public(OTHERS[name]), "f"),
        lambda: key_files.read_private(_private(OTHERS[name]), "f", None),
    ):
        with pytest.raises(BadInputError) as caught:
            read()
        assert f"({name})" in caught.value.title
        assert "organisation-key new" in caught.value.hint
        assert caught.value.exit_code == ExitCode.BAD_INPUT


@pytest.mark.parametrize(
    "data",
    [
        RSA.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(b"x")),
        RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1),
        ED25519.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()),
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME!\n=AAAA\n-----END PGP PUBLIC KEY BLOCK-----\n",
    ],
    ids=["old RSA", "old public RSA", "OpenSSH", "certificate", "PGP"],
)
def test_another_kind_of_file_is_named(data: bytes) -> None:
    """By what its first line says."""
    for read in (lambda: key_files.read_public(data, "f"), lambda: key_files.read_private(data, "f", None)):
        with pytest.raises(BadInputError, match="another kind"):
            read()


def test_one_half_is_not_taken_for_the_other() -> None:
    """A private key on a worker's laptop is said to belong in a safe; a public one is said to open nothing."""
    for private in (LOCKED, OPEN):
        with pytest.raises(BadInputError) as caught:
            key_files.read_public(private, "f")
        assert "safe" in caught.value.hint
        assert "a private key" in caught.value.title
    for read in (lambda: key_files.read_private(PUBLIC, "f", None), lambda: key_files.wants_passphrase(PUBLIC, "f")):
        with pytest.raises(BadInputError, match="opens nothing"):
            read()


CUT = PUBLIC.splitlines(keepends=True)
BROKEN: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 1),
    "no key": (b"ssh-ed25519 AAAAC3Nz somebody@laptop\n", 1),
    "bytes": (bytes(range(256)), 1),
    "no end": (b"a note\n" + b"".join(CUT[:-1]), 3),
    "other end": (b"".join(CUT[:-1]) + b"-----END PRIVATE KEY-----\n", 3),
    "signs": (CUT[0] + b"MC!wBQYDK2VuAyEA\n" + CUT[2], 2),
    "half": (CUT[0] + CUT[1][:21] + b"\n" + CUT[2], 2),
    "not a key": (CUT[0] + b"AAAA\n" + CUT[2], 1),
    "a longer one": (key_files._pem("PUBLIC KEY", SPKI + bytes(range(33))), 1),
    "more after it": (key_files._pem("PUBLIC KEY", SPKI + bytes(range(32)) + b"more"), 1),
    "zeros": (key_files._pem("PUBLIC KEY", SPKI + bytes(32)), 1),
    "one": (key_files._pem("PUBLIC KEY", SPKI + b"\x01" + bytes(31)), 1),
    "a film": (bytes(1 << 20), 1),
}
"""What is wrong, and the line that is named."""


@pytest.mark.parametrize("broken", BROKEN)
def test_a_malformed_file_is_told_with_its_line(broken: str) -> None:
    """What and where, in our own words; points with which everybody comes to the same secret are no keys."""
    data, line = BROKEN[broken]
    with pytest.raises(BadInputError) as caught:
        key_files.read_public(data, "org.pub")
    assert caught.value.message == f"org.pub:{line}"
    assert caught.value.exit_code == ExitCode.BAD_INPUT


@pytest.mark.parametrize("broken", ["cut", "flipped"])
def test_a_malformed_private_file_is_told_with_its_line(broken: str) -> None:
    """Before any passphrase is asked for, as far as that can be told."""
    lines = LOCKED.splitlines(keepends=True)
    data = b"".join((lines[0], *lines[2:])) if broken == "cut" else LOCKED.replace(b"MIG", b"AAG", 1)
    for read in (
        lambda: key_files.wants_passphrase(data, "org"),
        lambda: key_files.read_private(data, "org", PASSPHRASE),
    ):
        with pytest.raises(BadInputError) as caught:
            read()
        assert caught.value.message == "org:1"


def test_a_cost_that_cannot_be_is_refused() -> None:
    """Scrypt knows powers of two only; the library falls over, and we do not."""
    der = key_files._block(LOCKED, "f").der
    odd = der.replace(bytes.fromhex("02024000"), bytes.fromhex("02027000"))
    assert odd != der
    with pytest.raises(StrengthError):
        key_files.read_private(key_files._pem("ENCRYPTED PRIVATE KEY", odd), "f", PASSPHRASE)
