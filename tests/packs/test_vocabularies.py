"""The shared vocabularies are read whole and hang together; a broken one is refused with every finding."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.errors import BadInputError
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.packs.vocabularies import read_vocabulary
from strengthtui.sources.scalars import ID


def test_the_shipped_vocabularies_are_complete() -> None:
    """Sixteen areas of life, thirteen petals, every topic under a petal and in known areas of life."""
    vocabulary = shipped_vocabulary()
    domains = {domain.id for domain in vocabulary.domains}
    petals = {petal.id for petal in vocabulary.petals}
    assert (len(domains), len(petals)) == (16, 13)
    assert all(topic.petal in petals and set(topic.domains) <= domains for topic in vocabulary.topics)
    assert all(set(area.domains) <= domains for area in vocabulary.areas)
    assert all(ID.fullmatch(one.id) for one in vocabulary.topics)
    assert all(ID.fullmatch(one.id) for one in vocabulary.areas)


def test_they_are_read_once() -> None:
    """Nobody pays twice."""
    assert shipped_vocabulary() is shipped_vocabulary()


def test_a_broken_vocabulary_is_refused_with_every_finding() -> None:
    """Unknown petals and areas of life, ids that stand twice, in all three files at once."""
    domains = b"id: domains\nversion: 1\ndomains:\n- {id: home, title: Home, sphere: individual}\n"
    topics = (
        b"id: topics\nversion: 1\npetals: [{id: people, title: People}]\ntopics:\n"
        b"- {id: a, petal: peple, title: A, domains: [homes]}\n- {id: a, petal: people, title: A}\n"
        b"- {id: people, petal: people, title: A}\n"
    )
    strengths = b"id: s\nversion: 1\nareas:\n- {id: b, title: B, from: us, sphere: individual, domains: [money]}\n"
    with pytest.raises(BadInputError) as raised:
        read_vocabulary(domains, topics, strengths)
    assert [" ".join(one.split()[:2]) for one in raised.value.findings] == [
        "strengths.yaml:4:27: not-a-choice",
        "strengths.yaml:4:61: domain-unknown",
        "topics.yaml:5:18: petal-unknown",
        "topics.yaml:5:45: domain-unknown",
        "topics.yaml:6:8: line-twice",
        "topics.yaml:7:8: line-twice",
    ]


@pytest.mark.parametrize("name", ["domains", "topics", "strengths"])
def test_a_file_that_cannot_be_read_at_all_is_refused(name: str) -> None:
    """Bytes that are no YAML are a finding of that file."""
    files = {one: content.read_bytes(f"vocabularies/{one}.yaml") for one in ("domains", "topics", "strengths")}
    files[name] = b"a: b: c"
    with pytest.raises(BadInputError) as raised:
        read_vocabulary(**files)
    assert raised.value.findings[0].startswith(f"{name}.yaml:1:5: yaml-colon")
