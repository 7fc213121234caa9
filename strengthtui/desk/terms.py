"""The words front ends may use: states, voices and routes by their names, so that they need not open the model."""

from __future__ import annotations

from strengthtui.interview.sharing import Audience
from strengthtui.model.conversation import AnswerState, Route, VerdictKind
from strengthtui.model.person import AgreementAbout, AgreementState, Copy, EndingKind
from strengthtui.model.plan import Asked, GoalState, StepState
from strengthtui.model.vocabulary import Frame, FrameLine
from strengthtui.model.words import Sphere, Voice

__all__ = [
    "AgreementAbout",
    "AgreementState",
    "AnswerState",
    "Asked",
    "Audience",
    "Copy",
    "EndingKind",
    "Frame",
    "FrameLine",
    "GoalState",
    "Route",
    "Sphere",
    "StepState",
    "VerdictKind",
    "Voice",
]
