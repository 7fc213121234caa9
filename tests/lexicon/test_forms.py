"""A form is plain words with five marks: each of them fits what it says, and nothing else."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.lexicon import codes
from strengthtui.lexicon.forms import (
    MOST_SPELLINGS,
    context,
    levelled,
    read_contexts,
    read_form,
    triggers,
    whole_words,
    words_in,
    words_of,
)
from strengthtui.packs.shipped import shipped_lexicon
from strengthtui.sources.findings import FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterable


def fits(form: str, text: str) -> bool:
    """Whether a form stands in a text, found by one of its words, as the matcher finds it."""
    spellings = read_form(form)
    assert isinstance(spellings, tuple), form
    stands = re.search(whole_words([form]), levelled(text)) is not None
    assert not stands or not triggers(spellings).isdisjoint(words_of(text))
    return stands


FITS = [
    ("addict(s)", "An addict. Two ADDICTS.", "Addiction and addictive."),
    ("junk(ie|ies)", "a junkie, some junkies", "junk food"),
    ("(|ex-) user", "user", "a misuser"),
    ("(ex-|) user", "an ex-user", "users"),
    ("drug (user|taker)(s)", "drug takers", "drug dealers"),
    ("(is|was) clean", "it was  clean", "as clean"),
    ("clean (for|since) ... (day|week)(s)", "clean since the last few days", "clean since one and two and three weeks"),
    ("refused ... help", "refused help", "refused, help"),
    ("refused ... help", "refused all our help", "refused to take any kind of help"),
    ("(missed|misses) ... (session|sessions)", "misses most sessions", "misses sessioning"),
    ("drug abuser", "drug-abuser", "drug. Abuser"),
    ("drug abuser", "the drug\n  abuser", "a drug\n\nabuser"),
    ("non-compliant", "noncompliant, non compliant, non‑compliant", "compliant"),
    ("can't cope", "she can’t cope", "she cant cope"),
    ("9 days clean", "12 days clean", "9.5.clean days"),
    ("9 days clean", "eleven days clean", "some days clean"),
    ("(he|she) (is|was) (very|) clean", "he is clean", "he is not clean"),
    ("(really|) (very|) clean", "clean, very clean, really very clean", "unclean"),
    ("clean (again|)", "clean", "cleaner"),
    ("clean (again|) (today|)", "clean today", "cleaner"),
    ("café user", f"a {unicodedata.normalize('NFD', 'café')} user", "a cafe user"),
    ("addict", "_addict_ and **addict**", "addict\u0301"),
    ("addict", "the addict's flat", "addict2"),
    ("(he|she) is *clean", "she is clean", "it is clean"),
]


@pytest.mark.parametrize(("form", "text", "other"), FITS)
def test_what_a_form_fits(form: str, text: str, other: str) -> None:
    """Each mark, with a text that it fits and one that it does not."""
    assert fits(form, text)
    assert not fits(form, other)


REFUSED = [
    ("addict(s", codes.FORM_MARKS),
    ("addict)s(", codes.FORM_MARKS),
    ("(a (b))ddict", codes.FORM_MARKS),
    ("addict|user", codes.FORM_MARKS),
    ("(user |addict) there", codes.FORM_MARKS),
    ("... help", codes.FORM_MARKS),
    ("refuses ...", codes.FORM_MARKS),
    ("refuses (all|) ... help", codes.FORM_MARKS),
    ("one ... two ... three ... four", codes.FORM_MARKS),
    ("~ details", codes.FORM_MARKS),
    ("(a|b)", codes.FORM_SHORT),
    ("(|addict)", codes.FORM_SHORT),
    ("the", codes.FORM_SHORT),
    ("9", codes.FORM_SHORT),
    ("?!", codes.FORM_SHORT),
    ("(one|two|three|four|five)" * 5, codes.FORM_MANY),
]


@pytest.mark.parametrize(("form", "code"), REFUSED)
def test_a_form_that_is_refused(form: str, code: FindingCode) -> None:
    """What cannot be read, or would be found everywhere, is told."""
    assert read_form(form) is code


ELSEWHERE = [
    ("~ details", "the contact details", True),
    ("~ details", "the contact, details", False),
    ("in ~ with", "in contact with", True),
    ("in ~ with", "in contact", False),
    ("(eye|) ~ lens(es)", "a contact lens", True),
    ("with (a|the) ~", "with the contact", True),
    ("without (any|) ~", "without contact", True),
    ("council ... ~", "the council has no contact", True),
    ("~ ... rules", "contact by the house rules", True),
    ("~'s rights", "a contact’s rights", True),
    ("non-~", "a non-contact sport", True),
    ("non-~", "non contact", True),
]


@pytest.mark.parametrize(("written", "text", "silent"), ELSEWHERE)
def test_where_a_term_means_something_else(written: str, text: str, silent: bool) -> None:
    """What stands before and after it decides, and it is looked at only where one of its words stands."""
    start = text.index("contact")
    before, after = context(written)
    fits = re.search(rf"(?:{before})\Z", text[:start]) if before else True
    fits = fits and (re.match(after, levelled(text)[start + len("contact") :]) if after else True)
    assert bool(fits) is silent
    assert not silent or not words_in(written).isdisjoint(words_of(text))


@pytest.mark.parametrize("written", ["details", "~ and ~", "~", "9 ~", "~ ..."])
def test_a_context_that_is_refused(written: str) -> None:
    """The term stands in it once, and a word beside it."""
    assert isinstance(read_contexts(written), FindingCode)


WORDS = st.sampled_from(["he", "is", "clean", "user", "non-verbal", "can't", "café"])
OPTIONS = st.lists(WORDS, min_size=1, max_size=3).map("|".join)
GROUPS = st.builds("({}{})".format, OPTIONS, st.sampled_from(["", "|"]))
FORMS = st.lists(WORDS | GROUPS | st.just("...") | st.builds("{}{}".format, WORDS, GROUPS), min_size=1, max_size=5)


@given(FORMS.map(" ".join))
def test_every_spelling_is_found(form: str) -> None:
    """However a form is put together: each way of writing that it stands for is fitted whole, and by its words."""
    spellings = read_form(form)
    if not isinstance(spellings, tuple):
        return
    _every_spelling_is_found(form, spellings)


def test_every_spelling_of_our_own_is_found() -> None:
    """The same for all forms of the lists that come with the program."""
    for term in shipped_lexicon().terms:
        for form in term.forms:
            spellings = read_form(form)
            assert isinstance(spellings, tuple)
            _every_spelling_is_found(form, spellings)


def _every_spelling_is_found(form: str, spellings: Iterable[str]) -> None:
    pattern = re.compile(whole_words([form]))
    for spelling in spellings:
        between = ["", " xx "] if "..." in spelling else [""]
        for words in itertools.islice(between, 2):
            text = re.sub(r" ?\.\.\. ?", words or " ", spelling)
            assert pattern.fullmatch(levelled(text)), (form, text)
            assert not triggers([spelling]).isdisjoint(words_of(text))


def test_no_form_of_ours_is_near_the_limit() -> None:
    """So that a team that adds an ending to one of ours is not refused."""
    spelt = [read_form(form) for term in shipped_lexicon().terms for form in term.forms]
    counts = [len(one) for one in spelt if isinstance(one, tuple)]
    assert max(counts) <= MOST_SPELLINGS / 2


@given(st.text())
def test_levelling_moves_nothing(text: str) -> None:
    """Every character keeps its place."""
    assert len(levelled(text)) == len(text)


@given(st.text(alphabet="(|) .9~*-'ab "))
def test_any_text_is_a_form_or_told(written: str) -> None:
    """Never a failure of ours, and a pattern for whatever is taken."""
    spellings = read_form(written)
    if isinstance(spellings, tuple):
        assert re.compile(whole_words([written])).search("") is None
    contexts = read_contexts(written)
    if isinstance(contexts, tuple):
        assert [re.compile(side) for side in context(written)]
