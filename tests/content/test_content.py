"""What the shipped words promise. C1 to C5 are the five promises of the content specification."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.content import reading
from tests.content.reading import Question
from tests.content.sayable import NOT_SAID


def asked() -> Iterator[tuple[str, Question]]:
    """Give every question of every pack by its full address."""
    for pack in reading.asking_pack_ids():
        for address, question in reading.asking_pack(pack).questions().items():
            yield f"{pack}/{address}", question


def sayings() -> Iterator[tuple[str, str]]:
    """Give whatever opens a subject aloud: asks, their other form, openers, agreements."""
    for address, question in asked():
        yield address, question.ask
        if question.ask_without is not None:
            yield f"{address} without", question.ask_without
    for petal in reading.blossoming().sections:
        for opener in petal.openers:
            yield petal.petal, opener
    for name, frame in reading.frames().items():
        for line in frame.lines:
            yield f"{name}/{line.id}", line.ask
            for part in line.parts:
                yield f"{name}/{line.id}/{part.id}", part.ask


def gentler() -> Iterator[tuple[str, list[str], list[str], str]]:
    """Give address, what to listen for, follow-ups and plainer wording of all that can be said."""
    for address, question in asked():
        yield address, question.listen_for, question.also_ask, question.plainer
    for petal in reading.blossoming().sections:
        yield petal.petal, petal.listen_for, petal.also_ask, petal.plainer
    for name, frame in reading.frames().items():
        for line in frame.lines:
            yield f"{name}/{line.id}", line.listen_for, line.also_ask, line.plainer


# --- vocabularies -----------------------------------------------------------------------------------


def test_sixteen_areas_of_life() -> None:
    """There are sixteen areas of life, each with letters that the law has."""
    rows = reading.domains()
    assert len({row.id for row in rows}) == len(rows) == 16
    assert all(set(row.wellbeing) <= set("abcdefghi") and row.wellbeing for row in rows)
    assert all(set(row.outcomes) <= set("abcdefghij") for row in rows)


def test_eighty_five_topics_on_thirteen_petals() -> None:
    """Each of 85 topics sits on one of 13 petals and in areas of life that exist; no petal is bare."""
    vocabulary = reading.topics()
    petals = [petal.id for petal in vocabulary.petals]
    known = {row.id for row in reading.domains()}
    assert len({topic.id for topic in vocabulary.topics}) == len(vocabulary.topics) == 85
    assert len(set(petals)) == len(petals) == 13
    assert {topic.petal for topic in vocabulary.topics} == set(petals)
    assert all(topic.domains and set(topic.domains) <= known for topic in vocabulary.topics)


def test_titles_are_labels() -> None:
    """A topic's title fits a heading: one to five words, and no two are alike."""
    titles = [topic.title for topic in reading.topics().topics]
    assert [title for title in titles if not 1 <= len(title.split()) <= 5] == []
    assert len(set(titles)) == len(titles)


def test_ids_are_ids() -> None:
    """Every id can stand in an address, and none is both a petal and a topic."""
    vocabulary = reading.topics()
    shared = [*(petal.id for petal in vocabulary.petals), *(topic.id for topic in vocabulary.topics)]
    ids = [*shared, *(row.id for row in reading.domains()), *(area.id for area in reading.areas())]
    assert [each for each in ids if not re.fullmatch(r"[a-z][a-z0-9-]{0,47}", each)] == []
    assert len(set(shared)) == len(shared)


def test_areas_of_strength_are_the_seeds_and_ours() -> None:
    """C1: of 25 areas, the seed's are 7 of oneself, 6 of people close, 6 around; just-good serves nothing."""
    rows = reading.areas()
    assert len({row.id for row in rows}) == len(rows) == 25
    seed = Counter(row.sphere for row in rows if row.origin == "seed")
    assert seed == {"individual": 7, "family": 6, "environment": 6}
    assert [row.id for row in rows if not row.domains] == ["just-good"]
    known = {row.id for row in reading.domains()}
    assert all(set(row.domains) <= known for row in rows)


def test_each_area_offers_names() -> None:
    """An area offers six to ten different names, each beginning with a capital."""
    wrong = [
        row.id
        for row in reading.areas()
        if not 6 <= len(set(row.names)) == len(row.names) <= 10 or not all(name[0].isupper() for name in row.names)
    ]
    assert wrong == []


# --- blossoming -------------------------------------------------------------------------------------


def test_the_flower() -> None:
    """Eight inner petals, four outer and one leaf, in the vocabulary's order and under its titles."""
    sections = reading.blossoming().sections
    assert [(s.petal, s.title) for s in sections] == [(p.id, p.title) for p in reading.topics().petals]
    assert [s.ring for s in sections] == ["inner"] * 8 + ["outer"] * 4 + ["leaf"]


def test_the_flowers_routes() -> None:
    """C3: four petals on the doorstep, eight in a short talk, all thirteen in a full one."""
    sections = reading.blossoming().sections
    doorstep = {s.petal for s in sections if s.route == "doorstep"}
    assert doorstep == {"people", "good-day", "good-at", "hopes"}
    assert {s.ring for s in sections if s.route != "full"} == {"inner"}
    assert Counter(s.route for s in sections) == {"doorstep": 4, "short": 4, "full": 5}


def test_every_petal_belongs_to_its_topic() -> None:
    """A petal is about one of its own topics."""
    petal_of = {topic.id: topic.petal for topic in reading.topics().topics}
    assert [s.petal for s in reading.blossoming().sections if petal_of[s.about] != s.petal] == []


def test_hard_times_are_never_opened() -> None:
    """Hard times has no opener, only leave to speak; every other petal has three or four ways in."""
    *petals, leaf = reading.blossoming().sections
    assert (leaf.petal, leaf.openers, leaf.route) == ("hard-times", [], "full")
    assert "?" not in leaf.plainer
    assert [s.petal for s in petals if not 3 <= len(s.openers) <= 4] == []


def test_the_flower_says_that_it_is_ours() -> None:
    """The sources say that the petals are nobody else's."""
    assert "ours" in " ".join(reading.blossoming().sources)


def test_what_the_flower_and_the_frames_are_about_is_a_topic() -> None:
    """C2: every `about` of a petal and of a frame's line is in the vocabulary."""
    known = {topic.id for topic in reading.topics().topics}
    lines = [line for frame in reading.frames().values() for line in frame.lines]
    assert {line.about for line in lines if line.about} <= known
    assert {petal.about for petal in reading.blossoming().sections} <= known


# --- how it is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("saying", [pytest.param(words, id=where) for where, words in sayings()])
def test_it_can_be_said_in_one_breath(saying: str) -> None:
    """C5: at most 18 words, at most one question mark, and none of the words we do not say."""
    assert len(saying.split()) <= 18
    assert saying.count("?") <= 1
    assert NOT_SAID.search(saying) is None


@pytest.mark.parametrize(
    ("listen_for", "also_ask", "plainer"), [pytest.param(*rest, id=where) for where, *rest in gentler()]
)
def test_there_is_a_gentler_way(listen_for: list[str], also_ask: list[str], plainer: str) -> None:
    """C2: two to five things to listen for, two to four follow-ups, a plainer wording; all as open."""
    assert 2 <= len(set(listen_for)) == len(listen_for) <= 5
    assert 2 <= len(set(also_ask)) == len(also_ask) <= 4
    assert plainer.strip()
    assert [words for words in [*also_ask, plainer] if NOT_SAID.search(words)] == []
    assert [words for words in [*also_ask, plainer] if words.count("?") > 1] == []
    assert [words for words in listen_for if words.endswith((".", "?"))] == []


def test_the_words_we_do_not_say_are_found() -> None:
    """The check itself sees whole words whatever their case, and leaves longer words alone."""
    assert NOT_SAID.search("Why is that?")
    assert NOT_SAID.search("Is there ANY help?")
    assert NOT_SAID.search("your problems")
    assert NOT_SAID.search("Many companies, whyever.") is None


# --- frames -----------------------------------------------------------------------------------------


def test_frames_have_their_lines() -> None:
    """Meet, close and concern hold their lines in order."""
    lines = {name: " ".join(line.id for line in frame.lines) for name, frame in reading.frames().items()}
    assert lines == {
        "meet": "name now talking who-is-here in-a-breath agreements reach deciding alongside not-again today",
        "close": "cannot-wait heard take-out promises copy next leaving for-the-record",
        "concern": "exact-words when-where-who-present what-i-said-about-passing-on who-i-told-and-when"
        " what-happens-next",
    }


def test_frames_say_what_they_are_about() -> None:
    """Three lines are known to later questions; the rest are no topic."""
    abouts = {line.id: line.about for frame in reading.frames().values() for line in frame.lines if line.about}
    assert abouts == {
        "today": "now-matters-most",
        "cannot-wait": "now-cannot-wait",
        "alongside": "people-other-helpers",
    }


def test_agreements_and_copies_are_apart() -> None:
    """Four agreements are asked one by one, and a copy can be had in four ways, not having one included."""
    lines = {line.id: line for frame in reading.frames().values() for line in frame.lines}
    assert [part.id for part in lines["agreements"].parts] == ["talk", "type", "keep", "share"]
    assert [option.id for option in lines["copy"].options] == ["given", "owed", "elsewhere", "not-safe"]


def test_the_concern_record_is_the_workers() -> None:
    """Nothing of a concern is asked of the person; its title tells an onlooker nothing."""
    frame = reading.frames()["concern"]
    assert {line.for_whom for line in frame.lines} == {"worker"}
    assert frame.title == "Team page"
    assert [line.id for line in reading.frames()["close"].lines if line.for_whom == "worker"] == ["for-the-record"]
