"""Where the words of an outline's blocks come from: the table of sources.

| source | gives | takes |
|---|---|---|
| `words` | jottings and answers under these topics and petals, by time | topics, petals, first |
| `petals` | the same, a section for each petal, in the order named | petals, topics |
| `unsorted` | lines under no petal that no other block took | |
| `sections` | answers no other block took, a section for each part of a conversation, under its title | |
| `rest` | all lines that no other block took | |
| `strengths` | strengths with the words that show them and what makes them possible | spheres |
| `goals` | the words of goals of now and later | |
| `plan` | goals with why, strengths and steps | |
| `steps` | steps still to be done, not the worker's: the person's own first, then by day | |
| `other-steps` | steps of no goal, not the worker's | |
| `steps-only` | the same, where there is no goal | |
| `steps-beside` | the same, where there are goals | |
| `promises` | the worker's steps | |
| `next` | when worker and person meet again, or look at it again | |
| `called` | what the person is called, never an earlier name, and their pronouns | |
| `reach` | how to reach the person; never outside | |
| `talking` | how to talk with the person; never outside | |
| `not-again` | what they have told too many people already; never outside | |
| `alongside` | who else helps; never outside | |
| `ties` | who and what is round them: how close, who gives, what others may be told | |

And at the very end, only below something else (`closing:`):

| closing | gives |
|---|---|
| `agreement` | whether the plan as it stands was agreed |
| `happened` | when it happened, who wrote it down |
| `legend` | whose words stand in quotation marks |
| `signs` | what ✓ means, where it stands above |
| `read-back` | when lines were last read back to the person |

A line stands in one block only (`placing`). A source gives nothing where there is nothing: a heading goes with it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from strengthtui.documents import frame_lines, plan_lines, said_lines, strength_lines, tie_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from strengthtui.documents.document import Block
    from strengthtui.documents.outline import OutlineBlock
    from strengthtui.documents.telling import Telling

Source: TypeAlias = "Callable[[Telling, OutlineBlock], tuple[Block, ...]]"
Closing: TypeAlias = "Callable[[Telling, Sequence[Block]], tuple[Block, ...]]"

SOURCES: Final[Mapping[str, Source]] = MappingProxyType(
    {
        "words": said_lines.words,
        "petals": said_lines.petals,
        "unsorted": said_lines.words,
        "sections": said_lines.sections,
        "rest": said_lines.words,
        "strengths": strength_lines.strengths,
        "goals": plan_lines.goals,
        "plan": plan_lines.plan,
        "steps": plan_lines.steps,
        "other-steps": plan_lines.other_steps,
        "steps-only": plan_lines.steps_only,
        "steps-beside": plan_lines.steps_beside,
        "promises": plan_lines.promises,
        "next": frame_lines.meeting,
        "called": frame_lines.called,
        "reach": frame_lines.reach,
        "talking": frame_lines.talking,
        "not-again": frame_lines.not_again,
        "alongside": frame_lines.alongside,
        "ties": tie_lines.ties,
    }
)

CLOSINGS: Final[Mapping[str, Closing]] = MappingProxyType(
    {
        "agreement": frame_lines.agreement,
        "happened": frame_lines.happened,
        "legend": frame_lines.legend,
        "signs": frame_lines.signs,
        "read-back": frame_lines.read_back,
    }
)
