"""The two files an organisation's key comes in: the public one for laptops, the private one for a safe.

The public file is PEM `PUBLIC KEY`; the private one is PEM `ENCRYPTED PRIVATE KEY` (PKCS #8, PBES2
with scrypt and AES-256-CBC), so that other programs read both. The library would stretch the passphrase with 2,048
rounds of PBKDF2 only, too little for a key that opens every vault it was added to: that is why the few bytes of PBES2
are put together here. Whatever else stands in a file is refused, with the line where it stands.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from typing import Final, NamedTuple, NoReturn

from strengthtui.errors import BadInputError, LockedError, UsageError
from strengthtui.i18n import _
from strengthtui.vault.key_pair import KEY_BYTES, SPKI, OrganisationKey, PublicKey

PUBLIC, PRIVATE, ENCRYPTED = "PUBLIC KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY"
_PKCS8: Final = bytes.fromhex("302e020100300506032b656e04220420")
"""What stands before a private key in DER (RFC 8410)."""
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 1 << 14, 8, 5
"""16 MiB and a sixth of a second a guess (OWASP's set for this memory): more memory is not taken by OpenSSL."""
_PBES2: Final = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT: Final = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC: Final = bytes.fromhex("060960864801650304012a")
_SEQUENCE, _OCTETS, _INTEGER = 0x30, 0x04, 0x02
_SHORT: Final = 128
"""From this length on DER spends a byte on how long the length is."""
_BLOCK: Final = 16
_LINE: Final = 64
_LONGEST: Final = 1 << 16
"""Bytes; no key is longer, and a wrong path may be a film."""
_BEGIN: Final = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----\s*")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}\s*")


class _Block(NamedTuple):
    """What stands between the lines BEGIN and END of a file."""

    label: str
    der: bytes
    where: str
    """File and line of its beginning."""


def public_pem(key: PublicKey) -> bytes:
    """Write the public file."""
    return _pem(PUBLIC, SPKI + key.raw)


def private_pem(key: OrganisationKey, passphrase: str) -> bytes:
    """Write the private file, locked with a passphrase. Raises `UsageError` where that is none."""
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256
    from cryptography.hazmat.primitives.ciphers.modes import CBC
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if not passphrase:
        raise UsageError(_("This cannot keep a key shut."), "", _("Give a passphrase."))
    salt, nonce = os.urandom(_BLOCK), os.urandom(_BLOCK)
    derived = Scrypt(salt=salt, length=KEY_BYTES, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P).derive(_said(passphrase))
    plain = _PKCS8 + key.raw
    filling = _BLOCK - len(plain) % _BLOCK
    cipher = Cipher(AES256(derived), CBC(nonce)).encryptor()
    locked = cipher.update(plain + bytes([filling]) * filling) + cipher.finalize()
    cost = b"".join(_integer(one) for one in (_SCRYPT_N, _SCRYPT_R, _SCRYPT_P))
    stretched = _der(_SEQUENCE, _SCRYPT + _der(_SEQUENCE, _der(_OCTETS, salt) + cost))
    enciphered = _der(_SEQUENCE, _AES_256_CBC + _der(_OCTETS, nonce))
    how = _der(_SEQUENCE, _PBES2 + _der(_SEQUENCE, stretched + enciphered))
    return _pem(ENCRYPTED, _der(_SEQUENCE, how + _der(_OCTETS, locked)))


def read_public(data: bytes, where: str) -> PublicKey:
    """Read a public key. Raises `BadInputError` for anything else, a private key first of all."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    block = _block(data, where)
    if block.label in (PRIVATE, ENCRYPTED):
        hint = _("It belongs in a safe, not on this laptop. Give the public one; its name ends in .pub.")
        raise BadInputError(_("This is a private key."), block.where, hint)
    if block.label != PUBLIC:
        raise _of_another_kind(block.label, block.where)
    try:
        key = load_der_public_key(block.der)
    except UnsupportedAlgorithm:
        raise _of_another_kind(block.label, block.where) from None
    except ValueError:
        raise _no_key(block.where) from None
    if not isinstance(key, X25519PublicKey):
        raise _of_another_kind(_name_of(key), block.where)
    try:
        X25519PrivateKey.generate().exchange(key)
    except ValueError:  # one of the few points with which everybody comes to the same secret
        raise _no_key(block.where) from None
    return PublicKey(key.public_bytes_raw())


def wants_passphrase(data: bytes, where: str) -> bool:
    """Tell whether a private key is locked with a passphrase. Raises `BadInputError`."""
    return _loaded(_private_block(data, where), None) is None


def read_private(data: bytes, where: str, passphrase: str | None) -> OrganisationKey:
    """Read a private key. Raises `BadInputError`, and `LockedError` without its passphrase."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    block = _private_block(data, where)
    key = _loaded(block, None) or _loaded(block, passphrase or "")
    if not isinstance(key, X25519PrivateKey):
        raise _of_another_kind(_name_of(key), block.where)
    return OrganisationKey(key.private_bytes_raw())


def _private_block(data: bytes, where: str) -> _Block:
    block = _block(data, where)
    if block.label == PUBLIC:
        hint = _("Give the private one; it has the same name without .pub.")
        raise BadInputError(_("This is a public key: it opens nothing."), block.where, hint)
    if block.label not in (PRIVATE, ENCRYPTED):
        raise _of_another_kind(block.label, block.where)
    return block


def _loaded(block: _Block, passphrase: str | None) -> object:
    """Read what is in a block; `None` for what is locked, where no passphrase is tried."""
    from cryptography.exceptions import InternalError, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        return load_der_private_key(block.der, None if passphrase is None else _said(passphrase))
    except UnsupportedAlgorithm:
        raise _of_another_kind(block.label, block.where) from None
    except (InternalError, MemoryError):  # a cost of scrypt that cannot be
        raise _no_key(block.where) from None
    except (TypeError, ValueError) as error:
        if passphrase is not None:
            title = _("That is not the passphrase of the organisation's key.")
            hint = _("Try it again. If it is right, the file is damaged: use another copy of it.")
            raise LockedError(title, block.where, hint) from None
        if isinstance(error, TypeError):
            return None
        raise _no_key(block.where) from None


def _block(data: bytes, where: str) -> _Block:
    """Find the first key in a file, and read it out of its lines."""
    if len(data) > _LONGEST:
        _refuse(where, 1, _("This file is too large for a key."))
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    begins = [(number, found.group(1)) for number, line in enumerate(lines) if (found := _BEGIN.fullmatch(line))]
    if not begins:
        _refuse(where, 1, _("There is no key in this file: a line that says BEGIN is missing."))
    begin, label = begins[0]
    ends = [number for number, line in enumerate(lines) if number > begin and line.strip() == f"-----END {label}-----"]
    if not ends:
        _refuse(where, len(lines), _("The key breaks off: a line that says END is missing."))
    inside = lines[begin + 1 : ends[0]]
    if label in (PUBLIC, PRIVATE, ENCRYPTED):
        for number, line in enumerate(inside, begin + 2):
            if not _BASE64.fullmatch(line):
                _refuse(where, number, _("This line holds signs that no key has."))
    try:
        der = b64decode("".join(line.strip() for line in inside), validate=True)
    except ValueError:
        if label in (PUBLIC, PRIVATE, ENCRYPTED):
            _refuse(where, begin + 2, _("The key is not whole: signs are missing from it."))
        der = b""
    return _Block(label, der, f"{where}:{begin + 1}")


def _refuse(where: str, line: int, title: str) -> NoReturn:
    raise BadInputError(title, f"{where}:{max(line, 1)}", _("Get it once more from whoever gave it to you."))


def _no_key(where: str) -> BadInputError:
    hint = _("Get it once more from whoever gave it to you.")
    return BadInputError(_("What stands in this file is no key, or not all of one."), where, hint)


def _of_another_kind(name: str, where: str) -> BadInputError:
    title = _("This is a key of another kind ({name}).").format(name=name)
    return BadInputError(title, where, _("strengthtui vault organisation-key new  makes one of the right kind."))


def _name_of(key: object) -> str:
    return type(key).__name__.removesuffix("PublicKey").removesuffix("PrivateKey")


def _said(passphrase: str) -> bytes:
    from unicodedata import normalize

    return normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _pem(label: str, der: bytes) -> bytes:
    text = b64encode(der).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join((f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", "")).encode()


def _der(tag: int, data: bytes) -> bytes:
    """Wrap at most 255 bytes; nothing here is longer."""
    return bytes([tag, len(data)] if len(data) < _SHORT else [tag, 0x81, len(data)]) + data


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))
