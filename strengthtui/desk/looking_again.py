"""A day on which they look again is the day they meet next: on the plan, the photo page, and the list of people.

It is noted with the sitting in which it was said, in the same act as the answer. What the close says of the next time
comes later, and counts then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.meeting import change_sitting, sitting_of
from strengthtui.journey.thread import CHECK_IN
from strengthtui.model.person import Next

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.model.conversation import Answer, Value
    from strengthtui.model.pack import Question
    from strengthtui.vault.acts import Act


def meet_then(
    act: Act, person: OpenPerson, sitting: str, question: Question, answer: Answer, now: Value | None = None
) -> None:
    """Note the day, where the answer is one that is ahead; a day that stands already keeps what was said with it.

    `now` is what an earlier line, which the answer keeps, says from now on.
    """
    day = day_of(question, now if now is not None else _said(person, answer))
    noted = sitting_of(person, sitting).next
    if day is None or day < person.clock.today().isoformat()[: len(day)] or (noted is not None and noted.on == day):
        return
    change_sitting(act, person, sitting, next=Next(on=day))


def day_of(question: Question, value: Value | None) -> str | None:
    """Give the day on which they look again, if that is what was asked and answered."""
    is_one = question.about == CHECK_IN and question.kind == "date"
    return value if is_one and isinstance(value, str) else None


def last_day(answers: Iterable[tuple[Question, Value | None]]) -> str | None:
    """Give the day that was said last among these."""
    days = [day for question, value in answers if (day := day_of(question, value)) is not None]
    return days[-1] if days else None


def _said(person: OpenPerson, answer: Answer) -> Value | None:
    """Give what an answer says, also where it is kept from an earlier one."""
    kept = answer.same_as
    if answer.state != "answered" or answer.value is not None or kept is None or kept.table != "answers":
        return answer.value
    earlier = next((one for one in person.records.answers if one.id == kept.id), None)
    return earlier.value if earlier is not None else None
