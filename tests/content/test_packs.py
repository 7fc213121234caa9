"""What the packs of questions promise: each is its table, and all of them hold the specification's five promises.

A pack that ships has a table in `tables/` (`tables.py`); what is said aloud is held to in `test_content.py`.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.content import reading
from tests.content.reading import CONTENT, AskingPack, Question
from tests.content.tables import row, table, table_ids

SHORT_KINDS = {"yes-no", "choice", "number", "date"}
SHORT_TEXT = 40
RAIL = 14
"""Signs of a section's title beside the question."""
BRACES = re.compile(r"\{([^}]*)\}")
LICENSED = re.compile(r"\b(Outcomes Star|Recovery Star|REC-CAP|ARC|BARC(-10)?|WRAP|VIA|CANS|SURE)\b")
CLAIMS = re.compile(r"\b(proven|effective|evidence[- ]based|confidential|secret)\b", re.IGNORECASE)

PACKS = reading.asking_pack_ids()
each_pack = pytest.mark.parametrize("pack", [pytest.param(reading.asking_pack(one), id=one) for one in PACKS])


def at(*, route: str, pack: AskingPack) -> dict[str, Question]:
    """Give the questions whose smallest route this is."""
    return {address: question for address, question in pack.questions().items() if question.route == route}


def is_workers_own(pack: AskingPack) -> bool:
    """Whether all of it is asked of the worker."""
    return all(question.for_whom == "worker" for question in pack.questions().values())


# --- each pack by itself ----------------------------------------------------------------------------


def test_every_pack_has_its_table() -> None:
    """A pack of questions ships with a table, and no table stands for a pack that does not."""
    assert table_ids() == PACKS


@each_pack
def test_a_pack_is_its_table(pack: AskingPack) -> None:
    """A pack asks exactly these questions, in this order: marks, kinds, times, topics, recalls, routes, offers."""
    wanted = table(pack.id)
    assert [row(address, question) for address, question in pack.questions().items()] == wanted.rows


@each_pack
def test_the_sources_are_all_used_and_named(pack: AskingPack) -> None:
    """C1: every mark of the source occurs and no other; originators are credited; whose the wording is, is said."""
    wanted = table(pack.id)
    assert {question.seed for question in pack.questions().values()} == set(wanted.words("marks"))
    told = " ".join(pack.sources)
    assert [name for name in ", ".join(wanted.told["credits"]).split(", ") if name not in told] == []
    assert re.search(r"\bwording (is|are) ours\b", told)


@each_pack
def test_routes_hold_each_other(pack: AskingPack) -> None:
    """C3: each route asks as many as it should, within the next; a doorstep's own order names just its own."""
    wanted = table(pack.id)
    smallest = Counter(question.route for question in pack.questions().values())
    short = smallest["doorstep"] + smallest["short"]
    assert [str(one) for one in (smallest["doorstep"], short, smallest.total())] == wanted.words("counts")
    assert set(pack.order) <= {"doorstep"}
    if pack.order:
        assert sorted(pack.order["doorstep"]) == sorted(at(route="doorstep", pack=pack))


@each_pack
def test_the_doorstep_is_light(pack: AskingPack) -> None:
    """C3: a doorstep asks four to six things, none past but the easier times, none hard, none opened from elsewhere.

    It asks the worker nothing, but in a pack that is the worker's own.
    """
    doorstep, waits = at(route="doorstep", pack=pack), table(pack.id).waits()
    assert 4 <= len(doorstep) <= 6
    assert {a for a, q in doorstep.items() if q.focus == "past"} <= {"exceptions/quieter-times"}
    assert [a for a, q in doorstep.items() if q.about == "now-hard"] == []
    assert [a for a, q in doorstep.items() if q.when and waits.get(a) not in doorstep] == []
    assert is_workers_own(pack) or [a for a, q in doorstep.items() if q.for_whom == "worker"] == []


@each_pack
def test_recall_leads_somewhere(pack: AskingPack) -> None:
    """C2: what a question recalls exists, is not the question itself, and is not asked after it."""
    known, areas_of_life = reading.known_addresses(), {area.id for area in reading.domains()}
    order = list(pack.questions())
    for address, question in pack.questions().items():
        full = [f"{pack.id}/{one}" if one.count("/") == 1 else one for one in question.recalled_words()]
        assert [one for one in full if one not in known] == [], address
        inside = [one.removeprefix(f"{pack.id}/") for one in full if one.startswith(f"{pack.id}/")]
        assert all(order.index(one) < order.index(address) for one in inside), address
        assert set(question.recalled_areas()) <= areas_of_life, address


@each_pack
def test_topics_and_areas_of_life_exist(pack: AskingPack) -> None:
    """C2: every `about` is a topic; areas of life are named only where they differ from the topic's."""
    known = {topic.id: topic.domains for topic in reading.topics().topics}
    areas_of_life = {area.id for area in reading.domains()}
    for address, question in pack.questions().items():
        assert question.about is None or question.about in known, address
        if question.domains is not None:
            assert set(question.domains) <= areas_of_life, address
            assert question.about is None or set(question.domains) != set(known[question.about]), address


@each_pack
def test_a_topic_that_stands_twice_is_asked_once(pack: AskingPack) -> None:
    """Two questions share a topic only where the table says so, and then the time too: the second shows the first."""
    wanted = table(pack.id)
    topics = [question.about for question in pack.questions().values() if question.about is not None]
    assert {one for one, times in Counter(topics).items() if times > 1} == set(wanted.words("twice"))
    for topic in wanted.words("twice"):
        assert len({q.focus for q in pack.questions().values() if q.about == topic}) == 1, topic


@each_pack
def test_what_has_to_be_opened(pack: AskingPack) -> None:
    """Gated sections wait, whole, for an option of a question of a short way; some questions wait for an answer."""
    wanted = table(pack.id)
    gates, waits = wanted.gates(), wanted.waits()
    for address, question in pack.questions().items():
        gate = gates.get(address.split("/")[0])
        told = {"question": gate[0], "includes": gate[1]} if gate else None
        if address in waits:
            told = {"question": waits[address], "is": "answered"}
        assert question.when == told, address
    for question_address, option in gates.values():
        gate_question = pack.questions()[question_address]
        assert gate_question.kind == "choices"
        assert gate_question.route == "short"
        assert option in {one.id for one in gate_question.options}


@each_pack
def test_the_workers_own_questions(pack: AskingPack) -> None:
    """Only the questions named in the table are the worker's to answer."""
    wanted = table(pack.id)
    theirs = [address for address, question in pack.questions().items() if question.for_whom == "worker"]
    assert theirs == wanted.words("worker")


@each_pack
def test_what_stays_closer_and_what_is_private(pack: AskingPack) -> None:
    """Answers that can be used against someone stay in a smaller circle; only what the table names is private."""
    wanted = table(pack.id)
    questions = pack.questions()
    assert {address: one.share for address, one in questions.items() if one.share} == wanted.closer()
    assert [address for address, one in questions.items() if one.private] == wanted.words("private")


@each_pack
def test_every_answer_has_a_home_on_paper(pack: AskingPack) -> None:
    """A question of no topic says where its answers stand, or has an area of life; none says twice where."""
    homes = {topic.id for topic in reading.topics().topics} | {petal.id for petal in reading.topics().petals}
    for address, question in pack.questions().items():
        asked = question.for_whom == "person" and question.kind != "goals"
        assert not asked or question.about or question.under or question.domains, address
        assert question.under is None or (question.under in homes and question.under != question.about), address


@each_pack
def test_braces_recall_only_short_answers_given_before(pack: AskingPack) -> None:
    """Braces name an earlier question whose answer is short, and there is another form without it."""
    questions = pack.questions()
    order = list(questions)
    for address, question in questions.items():
        named = BRACES.findall(question.ask)
        assert bool(named) == bool(question.ask_without), address
        assert not BRACES.search(question.ask_without or ""), address
        for one in named:
            assert order.index(one) < order.index(address), address
            assert _is_short(questions[one]), address
        aloud = [question.plainer, *question.also_ask, *question.listen_for, question.care or ""]
        assert [words for words in aloud if "{" in words] == [], address


def _is_short(question: Question) -> bool:
    """Whether an answer is short enough to stand inside another question."""
    capped = question.limits is not None and question.limits.length <= SHORT_TEXT
    return question.kind in SHORT_KINDS or (question.kind == "text" and capped)


@each_pack
def test_titles_fit_the_rail(pack: AskingPack) -> None:
    """A section's title is read whole beside the question: at most 14 signs, and no two are alike."""
    titles = [section.title for section in pack.sections]
    assert [title for title in titles if len(title) > RAIL] == []
    assert len(set(titles)) == len(titles)


@each_pack
def test_what_can_hurt_carries_a_word_for_the_worker(pack: AskingPack) -> None:
    """A question that can hurt says so to the worker, and whatever is said to the worker is one line."""
    wanted = table(pack.id)
    questions = pack.questions()
    assert wanted.words("hurts") or is_workers_own(pack)
    assert [one for one in wanted.words("hurts") if not questions[one].care] == []
    cares = {address: question.care.strip() for address, question in questions.items() if question.care}
    assert [address for address, care in cares.items() if "\n" in care or len(care) > 120] == []


# --- all of them together ---------------------------------------------------------------------------


def test_every_petal_is_heard_again() -> None:
    """C2: what was said on each petal stands beside a ROPES question at least."""
    recalled = {each for question in reading.ropes().questions().values() for each in question.recalled_words()}
    assert {petal.id for petal in reading.topics().petals} - recalled == set()


def test_a_name_for_it_is_used() -> None:
    """What the person calls it is put into later questions of ROPES."""
    asks = [question.ask for question in reading.ropes().questions().values()]
    assert [ask for ask in asks if "{exceptions/name-for-it}" in ask]


def test_no_two_questions_are_worded_alike() -> None:
    """Nothing is asked in the same words twice, in whatever pack, and neither is the plainer wording."""
    asked = [question for pack in PACKS for question in reading.asking_pack(pack).questions().values()]
    for told in ([question.ask for question in asked], [question.plainer for question in asked]):
        assert [words for words, times in Counter(map(str.casefold, told)).items() if times > 1] == []


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_is_borrowed_and_nothing_promised(pack: str) -> None:
    """No pack names a licensed instrument, claims to work, or promises secrecy."""
    told = reading.text(f"packs/{pack}.yaml")
    assert LICENSED.search(told) is None
    assert CLAIMS.search(told) is None


def test_what_is_not_to_ship_would_be_found() -> None:
    """The two searches see what they are for, and leave words that only look like it alone."""
    assert LICENSED.search("after the REC-CAP")
    assert CLAIMS.search("Proven to work")
    assert LICENSED.search("are you sure, via the arc") is None


def test_a_pack_lies_under_its_own_name() -> None:
    """A pack's id is its file's name, and its title is in no other pack."""
    titles = [reading.asking_pack(one).title for one in PACKS]
    assert [one for one in PACKS if reading.asking_pack(one).id != one] == []
    assert len(set(titles)) == len(titles)
    assert (CONTENT / "packs" / "blossoming.yaml").is_file()


@each_pack
def test_no_hint_is_cut_in_two(pack: AskingPack) -> None:
    """A comma inside quotation marks splits nothing: each hint has as many marks that open as that close."""
    for address, question in pack.questions().items():
        for told in (*question.listen_for, *question.also_ask):
            assert told.count('"') % 2 == 0, (address, told)
