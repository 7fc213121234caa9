"""A checked sheet on its way into one act: the sitting it tells of, and everything that was said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk import answering, guests, looking_again, marking, planning, whereabouts
from strengthtui.desk.sheet_ties import put_on_map
from strengthtui.interview.kinds import KINDS
from strengthtui.model.conversation import Jotting
from strengthtui.model.person import About, Agreement, Limits, Next, Sitting
from strengthtui.model.plan import Goal, Step, Who
from strengthtui.model.strength import Evidence, Source, Strength
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sheet_checks import CheckedAnswer, CheckedConversation
    from strengthtui.desk.sheet_parts import Sheet, SheetGoal, SheetJotting, SheetStep, SheetStrength
    from strengthtui.model.conversation import Answer, Conversation
    from strengthtui.vault.acts import Act


class SheetAct:
    """One sheet on its way into one act."""

    def __init__(self, act: Act, person: OpenPerson, sheet: Sheet, sitting: str, happened: str | None) -> None:
        """Take the open act; `sitting` is the id the sheet's own sitting will have."""
        self._act = act
        self._person = person
        self._sheet = sheet
        self._sitting = sitting
        self._happened = happened
        self._said: list[tuple[str, Source]] = []
        self._strengths = {fold(one.name): one for one in person.records.strengths}
        self._shown = {(one.strength, one.words.text) for one in person.records.evidence}
        self._steps = planning.next_order(person.records.steps)

    def all(self, checked: tuple[CheckedConversation, ...]) -> None:
        """Store everything."""
        answers = [answer for one in checked for answer in one.answers]
        self._begin(looking_again.last_day((one.question, one.value) for one in answers))
        self._agreements()
        for conversation in checked:
            self._conversation(conversation)
        for jotting in self._sheet.jottings:
            self._jotting(jotting)
        for strength in self._sheet.strengths:
            self._strength(strength)
        put_on_map(self._act, self._person, self._sheet.ties, self._said)
        said = sum(
            len(answer.value)
            for answer in answers
            if answer.question.kind == "goals" and isinstance(answer.value, list)
        )
        for order, goal in enumerate(self._sheet.goals, start=planning.next_order(self._person.records.goals) + said):
            self._goal(goal, order)
        for step in self._sheet.promises:
            self._step(step, None)

    def _begin(self, look_again: str | None) -> None:
        sheet, now = self._sheet, self._act.at
        own = fold(self._person.records.person.name)
        others = [one for one in map(guests.guest, sheet.present or ()) if fold(one.name) != own]
        limits, following = None, Next(on=sheet.next_on, words=sheet.next_words)
        if not (sheet.next_on or sheet.next_words):
            following = Next(on=look_again)
        if sheet.limits_said is not None:
            limits = Limits(said=sheet.limits_said, by=sheet.worker, at=self._happened)
        self._act.insert(
            Sitting(
                **{**self._act.stamp(), "id": self._sitting},
                happened=self._happened,
                typed=now,
                ended=now,
                worker=sheet.worker,
                present=(guests.presence(now, others),) if sheet.present is not None else (),
                through=sheet.through,
                limits=limits,
                copy=sheet.copy,
                next=following if following.on or following.words else None,
                sheet=sheet.digest,
            )
        )

    def _agreements(self) -> None:
        for one in (*self._sheet.consented, *(shaped.made for shaped in self._sheet.agreements)):
            if one.what is not None and one.state is not None:
                about = About(what=one.what, name=one.name)
                at = self._happened or self._act.at
                self._act.insert(Agreement(**self._act.stamp(), about=about, state=one.state, how=one.how, at=at))

    def _conversation(self, checked: CheckedConversation) -> None:
        conversation = checked.conversation
        if conversation is None:
            conversation = whereabouts.new_conversation(self._act, checked.pack, checked.route)
            self._act.insert(conversation)
        stored = [self._answer(conversation, answer) for answer in checked.answers]
        first = whereabouts.first_open(self._person, conversation, checked.pack, tuple(stored))
        if first != conversation.position:
            self._act.update(msgspec.structs.replace(conversation, position=first))

    def _answer(self, conversation: Conversation, answer: CheckedAnswer) -> Answer:
        stored = answering.store_answer(
            self._act,
            self._person,
            conversation,
            answer.address,
            question=answer.question,
            value=answer.value,
            state=answer.state,
            voice=answer.voice,
            other=answer.other,
            share=answer.share,
            asked=whereabouts.asked_to_store(self._person, conversation, answer.question, ()),
            reason=answer.reason,
        )
        for line in (
            KINDS[answer.question.kind].lines(answer.value, answer.question) if answer.value is not None else ()
        ):
            source = Source(table="answers", id=stored.id, line=line.index, rev=self._act.generation)
            self._said.append((line.text, source))
        return stored

    def _jotting(self, typed: SheetJotting) -> None:
        if typed.words is None:
            return
        topics = tuple(dict.fromkeys(topic.value for topic in typed.topics))
        jotting = Jotting(**self._act.stamp(), words=typed.words, topics=topics)
        self._act.insert(jotting)
        self._said.append((typed.words.text, Source(table="jottings", id=jotting.id, rev=self._act.generation)))

    def _source(self, quote: str) -> Source | None:
        """Find where evidence was said: in this sheet first, then in what was heard before."""
        for text, source in self._said:
            start = text.find(quote)
            if start >= 0:
                return msgspec.structs.replace(source, start=start, end=start + len(quote))
        return marking.find_quote(self._person, quote, None)[1]

    def _strength(self, typed: SheetStrength) -> None:
        area = marking.area_of(self._person, typed.name, typed.area.value if typed.area else None)
        strength = self._strengths.get(fold(typed.name))
        if strength is None:
            strength = Strength(
                **self._act.stamp(),
                name=typed.name,
                area=area.id if area else None,
                sphere=typed.sphere or (area.sphere if area else "individual"),
                domains=area.domains if area else (),
                possible_through=typed.possible_through,
            )
            self._act.insert(strength)
        elif typed.possible_through and typed.possible_through != strength.possible_through:
            strength = msgspec.structs.replace(strength, possible_through=typed.possible_through)
            self._act.update(strength)
        self._strengths[fold(typed.name)] = strength
        for words in typed.evidence:
            if (strength.id, words.text) not in self._shown:
                source = self._source(words.text)
                self._act.insert(Evidence(**self._act.stamp(), strength=strength.id, words=words, source=source))
                self._shown.add((strength.id, words.text))

    def _goal(self, typed: SheetGoal, order: int) -> None:
        if typed.words is None:
            return
        draws_on = tuple(dict.fromkeys(self._strengths[fold(name.value)].id for name in typed.draws_on))
        goal = Goal(
            **self._act.stamp(), words=typed.words, why=typed.why, vision=typed.vision, draws_on=draws_on, order=order
        )
        self._act.insert(goal)
        for step in typed.steps:
            self._step(step, goal.id)

    def _step(self, typed: SheetStep, goal: str | None) -> None:
        name = self._person.records.person.name
        own = typed.who.kind == "named" and fold(typed.who.name or "") == fold(name)
        self._act.insert(
            Step(
                **self._act.stamp(),
                goal=goal,
                what=typed.what,
                who=Who(kind="person") if own else typed.who,
                by=typed.by,
                hurdle=typed.hurdle,
                then=typed.then,
                order=self._steps,
            )
        )
        self._steps += 1
