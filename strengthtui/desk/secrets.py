"""Passphrases and recovery codes, for whoever chooses, types or changes one; only the vault works with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.errors import DamagedError, NotFoundError, UsageError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk

SHORTEST: Final = 8
"""Characters under which no passphrase is taken, whatever it is made of."""
FREE_TRIES: Final = 3
"""So many wrong ones are slips of the finger; after them each waits twice as long."""
LONGEST_WAIT: Final = 30.0
"""Seconds."""
_LOOKED_AT: Final = 72
"""Characters that are judged: what is longer is strong enough, and would only take time."""
_GUESSED, _WEAK = 2, 3
"""Scores (zxcvbn's, 0 to 4) below which a passphrase is refused, and below which somebody is warned."""


class Judged(NamedTuple):
    """What there is to say of a passphrase."""

    score: int
    """0 (guessed at once) to 4 (not guessed)."""
    word: str
    why: str
    """What would make it better; empty where nothing needs to be."""

    @property
    def refused(self) -> bool:
        """Whether it protects nobody."""
        return self.score < _GUESSED

    @property
    def weak(self) -> bool:
        """Whether one should think again."""
        return self.score < _WEAK


def judge(passphrase: str, known: tuple[str, ...] = ()) -> Judged:
    """Say how easily a passphrase is guessed; `known` are words that a thief would try first.

    The score is zxcvbn's (Wheeler, USENIX Security 2016): how many guesses a thief needs who tries the likely first.
    """
    advice = _("Four or five words that have nothing to do with each other are hard to guess and easy to keep.")
    if len(passphrase) < SHORTEST:
        return Judged(0, _("too short"), advice)
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:_LOOKED_AT], user_inputs=["strengthtui", *known])
    score = min(int(found["score"]), 4)
    words = (_("guessed at once"), _("easy to guess"), _("weak"), _("good"), _("strong"))
    return Judged(score, words[score], "" if score >= _WEAK else advice)


def refuse_guessable(passphrase: str, known: tuple[str, ...] = ()) -> Judged:
    """Give what there is to say of it; raises `UsageError` where it would protect nobody."""
    judged = judge(passphrase, known)
    if judged.refused:
        raise UsageError(_("This passphrase is {word}.").format(word=judged.word), "", judged.why)
    return judged


def is_sealed(vault: Path) -> bool:
    """Whether the vault in this folder wants a passphrase. Raises `NotFoundError` when there is none."""
    from strengthtui.vault import head, places_changed

    places_changed.settle(vault)  # somebody may have been ended between two renames
    return head.read(vault).sealed


def seen_sealed(vault: Path) -> tuple[bool | None, str]:
    """Say whether a vault is sealed as far as its head tells, and in words; opens nothing and writes nothing."""
    from strengthtui.vault import head

    try:
        sealed = head.read(vault).sealed
        if not sealed:
            head.refuse_unsealed(vault)
    except NotFoundError:
        return None, _("there is no vault")
    except DamagedError:
        return None, _("not known: its head is damaged")
    return sealed, _("yes") if sealed else _("no: whoever opens this laptop can read it")


def new_code() -> str:
    """Make a recovery code: five groups of five characters."""
    from strengthtui.vault import slots

    return slots.new_code()


def same_code(code: str, typed: str) -> bool:
    """Tell whether what was typed is the code, however it was typed."""
    from strengthtui.vault import slots

    return slots.code_of(typed) == code


def looks_like_code(typed: str) -> bool:
    """Tell whether this may be a recovery code."""
    from strengthtui.vault import slots

    return slots.code_of(typed) is not None


def write_code(file: Path, code: str) -> None:
    """Write a recovery code into a new file that only its owner reads. Raises `NotWrittenError` where there is one."""
    from strengthtui import atomic

    atomic.create_exclusive(file, f"{code}\n".encode())


def set_passphrase(desk: Desk, passphrase: str) -> None:
    """Let another passphrase open the vault from now on. Backups made before still open with the earlier one."""
    desk.vault.set_secret(passphrase, "passphrase")


def set_code(desk: Desk, code: str) -> None:
    """Let another recovery code open the vault from now on."""
    desk.vault.set_secret(code, "recovery")


class Tries:
    """How long to wait after a wrong passphrase; the right one never waits."""

    def __init__(self) -> None:
        """Nothing was tried yet."""
        self._wrong = 0

    def wait(self) -> float:
        """Count one more wrong one; gives the seconds after which the next may be typed."""
        self._wrong += 1
        return min(2.0 ** max(self._wrong - FREE_TRIES, 0) - 1, LONGEST_WAIT)
