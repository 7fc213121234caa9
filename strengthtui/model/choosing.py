"""Which conversation could fit, as data: a few plain questions, and what is suggested for which answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from strengthtui.model.conversation import Route

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChooseOption(Struct, frozen=True, kw_only=True):
    """One answer."""

    id: str
    text: str
    together: str | None = None
    """How it reads when the person looks at it, too."""
    for_worker: bool = False
    """Whether it is only ever for the worker's eyes (`for: worker`)."""
    route: Route | None = None
    """How much of the conversation it leaves room for."""
    note: str | None = None
    """What to keep in mind then, for the worker."""


class ChooseQuestion(Struct, frozen=True, kw_only=True):
    """One question; it may always be passed over."""

    id: str
    ask: str
    """As asked of the worker."""
    together: str | None = None
    """As asked of the person."""
    options: tuple[ChooseOption, ...]


class SuggestedRow(Struct, frozen=True, kw_only=True):
    """One suggestion."""

    pack: str
    why: str
    also: tuple[str, ...] = ()
    """Packs that would fit, too."""
    at: str | None = None
    """The section it goes straight to."""
    when: Mapping[str, tuple[str, ...]] = {}
    """By question, the options of which one must have been chosen; without any it always fits."""

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Tell whether these answers (option by question) are among those it is for."""
        return all(answers.get(question) in options for question, options in self.when.items())


class Choosing(Struct, frozen=True, kw_only=True):
    """The questions, and the suggestions of which the first that fits counts."""

    id: str
    version: int
    language: str = "en"
    questions: tuple[ChooseQuestion, ...]
    suggestions: tuple[SuggestedRow, ...]
