"""HPKE (RFC 9180, base mode; DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM), step by step as the RFC has it.

Beside the library's: what one locks the other has to open. And here chances can be handed in, for vectors that are the
same each time they are made.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEM = b"KEM" + (0x0020).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(one.to_bytes(2, "big") for one in (0x0020, 0x0001, 0x0002))
KEY, NONCE, ENC = 32, 12, 32


def seal(plain: bytes, public: bytes, info: bytes, once: bytes) -> bytes:
    """Lock for a public key; `once` is the private key of this one time."""
    ephemeral = X25519PrivateKey.from_private_bytes(once)
    enc = ephemeral.public_key().public_bytes_raw()
    shared = _shared(ephemeral.exchange(X25519PublicKey.from_public_bytes(public)), enc + public)
    key, nonce = _scheduled(shared, info)
    return enc + AESGCM(key).encrypt(nonce, plain, b"")


def unseal(box: bytes, private: bytes, info: bytes) -> bytes:
    """Open with a private key. Raises `InvalidTag`."""
    own = X25519PrivateKey.from_private_bytes(private)
    enc, public = box[:ENC], own.public_key().public_bytes_raw()
    shared = _shared(own.exchange(X25519PublicKey.from_public_bytes(enc)), enc + public)
    key, nonce = _scheduled(shared, info)
    return AESGCM(key).decrypt(nonce, box[ENC:], b"")


def _shared(dh: bytes, context: bytes) -> bytes:
    return _expanded(_extracted(b"", b"eae_prk", dh, KEM), b"shared_secret", context, KEY, KEM)


def _scheduled(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    context = b"\x00" + _extracted(b"", b"psk_id_hash", b"", SUITE) + _extracted(b"", b"info_hash", info, SUITE)
    secret = _extracted(shared, b"secret", b"", SUITE)
    return _expanded(secret, b"key", context, KEY, SUITE), _expanded(secret, b"base_nonce", context, NONCE, SUITE)


def _extracted(salt: bytes, label: bytes, given: bytes, suite: bytes) -> bytes:
    return hmac.new(salt, b"HPKE-v1" + suite + label + given, hashlib.sha256).digest()


def _expanded(prk: bytes, label: bytes, info: bytes, size: int, suite: bytes) -> bytes:
    labelled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(algorithm=SHA256(), length=size, info=labelled).derive(prk)
