"""The doorstep page: what cannot wait first and whole, and never more than 25 lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strengthtui.documents.document import Run
from strengthtui.documents.fitting import Entry, fitted
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.text import clean
from tests.documents.paper_builders import a_talk, page
from tests.documents.reading_back import read_back
from tests.record_builders import a_jotting, a_step

MOST = 25
TOPICS = [petal.id for petal in shipped_vocabulary().petals] + [topic.id for topic in shipped_vocabulary().topics]


def test_nothing_said_is_a_title_and_one_line() -> None:
    """An empty visit leaves a name and one line."""
    assert page("doorstep", a_talk()) == "# Sam\n\nNothing is written here yet.\n"


def test_the_page_goes_from_what_cannot_wait_to_when_next() -> None:
    """The ten subjects in their order; a label with one line behind it stands on that line."""
    rows = (
        a_talk(next_words="Friday, here"),
        a_step(None, "ring housing", who="worker", by="2026-11-24"),
        a_step(None, "walk to the market", by="2026-11-25"),
        a_jotting("a pitch at the market", "places-open-now"),
        a_jotting("I slept last summer.", "past-quieter-times", voice="person"),
        a_jotting("stall up by nine", "hopes-sorted"),
        a_jotting("the dog", "me-coping"),
        a_jotting("the bike", "me-coping"),
        a_jotting("an answer to the letter", "now-matters-most"),
        a_jotting("a bed for tonight", "now-cannot-wait"),
    )
    assert page("doorstep", *rows) == (
        "# Sam\n\n"
        "- **What can't wait:** a bed for tonight\n"
        "- **What would make it worth it:** an answer to the letter\n"
        "- **What keeps me going:**\n  - the bike\n  - the dog\n"
        "- **A day I wish for:** stall up by nine\n"
        "- **Better times:** “I slept last summer.”\n"
        "- **Within reach:** a pitch at the market\n"
        "- **One small thing:** walk to the market (by 25 Nov 2026)\n"
        "- **What RB will do:** ring housing (by 24 Nov 2026)\n"
        "- **When we meet next:** Friday, here\n\n"
        "Talked on 20 Nov 2026. Written down by RB.\n"
    )


def test_what_cannot_wait_is_never_left_away_or_shortened() -> None:
    """Forty urgent lines of three hundred signs are all there, word for word, on 25 lines."""
    urgent = [f"{number:02d} " + "tonight " * 40 for number in range(40)]
    others = [a_jotting(f"x{number} " + "word " * 100, topic) for topic in TOPICS for number in range(3)]
    text = page("doorstep", a_talk(), *(a_jotting(one, "now-cannot-wait") for one in urgent), *others)
    assert len(text.splitlines()) <= MOST
    for one in urgent:
        assert one.strip() in text


def test_long_words_are_cut_at_a_word_and_only_on_a_full_page() -> None:
    """A long answer stands whole where there is room, and ends with an ellipsis after a word where there is none."""
    long = "word " * 100 + "end"
    assert long in page("doorstep", a_jotting(long, "hopes"))
    topics = [topic for topic in TOPICS if topic != "now-cannot-wait"]
    full = page("doorstep", *(a_jotting(long, topic, voice="person") for topic in topics))
    assert long not in full
    assert "word…”" in full
    assert "end" not in full


def test_the_page_says_that_there_was_more() -> None:
    """Nothing is left away without a word; what is all there says nothing."""
    lines = [a_jotting(f"thing {number}", "people") for number in range(20)]
    assert "  - thing 17 (and more)\n" in page("doorstep", *lines)
    assert "more" not in page("doorstep", *lines[:3])


def test_a_cut_ends_after_a_sentence_where_there_is_one() -> None:
    """Words that do not fit end where the person ended a sentence, when that is not too early."""
    said = "I go out by eight. " * 10 + "And then the whole day holds until the evening comes"
    texts = [a_jotting(said, topic) for topic in TOPICS if topic != "now-cannot-wait"]
    assert "I go out by eight. …\n" in page("doorstep", *texts)


def test_urgent_words_of_an_earlier_visit_say_their_day() -> None:
    """Nobody takes last month's bed for tonight's."""
    then, now = a_talk("2026-10-01"), a_talk("2026-11-20")
    rows = (
        then,
        now,
        a_jotting("a bed", "now-cannot-wait", sitting=then.id),
        a_jotting("food", "now-cannot-wait", sitting=now.id),
    )
    assert "- a bed (said on 1 Oct 2026)\n  - food\n" in page("doorstep", *rows)


def test_hard_things_stand_only_where_there_is_room_for_them() -> None:
    """What is hard is not printed under what keeps someone going."""
    assert "the letters" not in page(
        "doorstep", a_jotting("the letters", "now-hard", "good-at"), a_jotting("x", "good-at")
    )


TYPED = st.text(max_size=300).map(lambda text: clean(text).text).filter(str.strip)


@given(
    jotted=st.lists(st.tuples(TYPED, st.sampled_from([*TOPICS, "x-own"])), max_size=40),
    promised=st.lists(TYPED, max_size=30),
    planned=st.lists(TYPED, max_size=30),
    next_words=st.none() | TYPED,
)
def test_no_more_than_25_lines_whatever_was_said(
    jotted: list[tuple[str, str]], promised: list[str], planned: list[str], next_words: str | None
) -> None:
    """The page is one page, and a reader can read it."""
    rows = (
        *(a_jotting(text, topic) for text, topic in jotted),
        *(a_step(None, text, who="worker") for text in promised),
        *(a_step(None, text) for text in planned),
    )
    text = page("doorstep", a_talk(next_words=next_words), *rows)
    assert len(text.splitlines()) <= MOST
    assert read_back(text)


def test_more_labels_than_lines_keep_what_must_stay() -> None:
    """An outline of somebody's own with too many labels loses the last ones that may go."""
    entries = [Entry(f"label {number}", ((Run("words"),),), keep=number > 7) for number in range(10)]
    kept = fitted(entries, 4, 80)
    assert [entry.label for entry in kept] == ["label 0", "label 1", "label 8", "label 9"]
