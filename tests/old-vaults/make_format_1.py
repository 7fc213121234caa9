"""Makes `format-1`, a vault of the first format, out of made-up words. Run once; what it made is kept for ever.

    python tests/old-vaults/make_format_1.py FOLDER

Every later version has to open it. A new format gets a script and a folder of its own; nothing here is ever made anew.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec.structs import replace

from strengthtui.model.conversation import Conversation, Export, Jotting, SameAs, Target, Verdict
from strengthtui.model.person import About, Agreement, Alongside, Limits, Next, Presence, Reach, Sitting, Talking
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.model.words import Ref, Words
from strengthtui.vault.acts import newest_undoable
from strengthtui.vault.drafts import Draft
from strengthtui.vault.person_file import PersonFile
from strengthtui.vault.vault import Vault
from tests.vault.vault_builders import Counting, an_answer

PACK = b"id: ropes\nversion: 1\ntitle: ROPES\n"


def make(folder: Path) -> None:
    """Make the vault, with everything in it that the first format can hold."""
    given = Counting()
    vault = Vault.create(folder, clock=given, ids=given, device="an-old-laptop")
    vault.keep_pack(hashlib.sha256(PACK).hexdigest(), PACK)
    with vault.add_person("Sam", at=given.now()) as file:
        _meet(file)
        _talk(file)
        given.day = "2026-11-23"
        _plan(file)
        _change_our_minds(file)
        file.save_draft(
            Draft(question="solutions/first-step", text="on Monday I could", voice="person", at=given.now())
        )
    with vault.add_person("Aunty Sal", at=given.now()) as other, other.act() as act:
        act.insert(Jotting(**act.stamp(), words=Words(text="Bakes for the whole street, “every Sunday” 🚀")))
    for left in folder.rglob("lock*"):
        left.unlink()


def _meet(file: PersonFile) -> None:
    with file.act() as act:
        act.update(
            replace(
                file.records.person,
                also=("Samira",),
                pronouns="she",
                language="en-GB",
                talking=Talking(pace="slowly", reads="large print"),
                reach=Reach(ways="the boat, mornings", message="yes, say the library"),
                alongside=(Alongside(who="Pat from the library", does="forms", may_know="everything"),),
                not_again=("the story of the flood",),
                keep_until="2030-01-01",
            )
        )
        sitting = act.stamp()
        act.insert(
            Sitting(
                **sitting,
                happened="2026-11-22",
                typed=act.at,
                worker="K",
                place="on the boat",
                present=(Presence(since=act.at, names=("Jo",)),),
                limits=Limits(said=True, by="K", at="2026-11-22"),
                copy="owed",
                next=Next(on="2026-12-01", words="Tuesday at ten, by the lock"),
            )
        )
    with file.act(sitting=sitting["id"]) as act:
        act.insert(
            Agreement(**act.stamp(), about=About(what="share", name="Pat"), state="ask-each-time", at="2026-11-22")
        )


def _talk(file: PersonFile) -> None:
    sitting = file.records.sittings[0].id
    with file.act(sitting=sitting) as act:
        digest = hashlib.sha256(PACK).hexdigest()
        talk = Conversation(**act.stamp(), pack="ropes", version=1, digest=digest, route="short")
        act.insert(talk)
    with file.act(sitting=sitting) as act:
        said = Words(text="I walk the dog along the canal, whatever the weather", voice="person", share="team")
        jotting = Jotting(**act.stamp(), words=said, topics=("people-who-matters", "x-dog"))
        act.insert(jotting)
    with file.act(sitting=sitting) as act:
        answer = an_answer(act, conversation=talk.id, asked="What are you good at?", voice="person")
        an_answer(act, {"chosen": ["often"], "other": None}, conversation=talk.id, question="opportunities/how-often")
        an_answer(act, {"at": 6, "from": "low", "to": "high"}, conversation=talk.id, question="solutions/scale")
        same = SameAs(table="answers", id=answer.id)
        an_answer(act, conversation=talk.id, question="possibilities/skills", same_as=same, value="same")
        an_answer(act, "", conversation=talk.id, question="exceptions/when", state="declined", reason="not today")
    with file.act(sitting=sitting) as act:
        strength = Strength(
            **act.stamp(), name="Keeps going", area="perseverance", domains=("health",), possible_through="the dog"
        )
        act.insert(strength)
        source = Source(table="jottings", id=jotting.id, start=2, end=14, rev=jotting.rev)
        act.insert(Evidence(**act.stamp(), strength=strength.id, words=Words(text="walk the dog"), source=source))
        target = Target(table="answers", id=answer.id, rev=answer.rev, line=1)
        act.insert(Verdict(**act.stamp(), target=target, verdict="right"))
    with file.act(history=False) as act:
        act.update(replace(talk, position="solutions/scale", state="done"))


def _plan(file: PersonFile) -> None:
    with file.act() as act:
        goal = Goal(
            **act.stamp(),
            words=Words(text="Paint again", voice="person"),
            why="It is quiet then",
            draws_on=(file.records.strengths[0].id,),
            importance="9",
        )
        act.insert(goal)
        who = Who(kind="named", name="Jo", asked="yes")
        act.insert(
            Step(**act.stamp(), goal=goal.id, what="Fetch the easel", who=who, by="2026-12", hurdle="rain", then="tram")
        )
        act.insert(Step(**act.stamp(), what="Bring the bus map", who=Who(kind="worker"), by="2026-12-01", order=1))
        act.insert(Export(**act.stamp(), document="profile", format="md", audience="person", at=act.at))


def _change_our_minds(file: PersonFile) -> None:
    """Leave an act that was undone, one that was removed, and a strike behind."""
    with file.act() as act:
        act.update(replace(file.records.goals[0], state="let-go", state_why="a mistake"))
    undone = newest_undoable(file.records)
    assert undone is not None
    with file.act() as act:
        act.undo(undone)
    with file.act() as act:
        wrong = Jotting(**act.stamp(), words=Words(text="something that is taken out again"))
        act.insert(wrong)
    with file.act() as act:
        act.strike([Ref(table="jottings", id=wrong.id)])


if __name__ == "__main__":
    make(Path(sys.argv[1]))
