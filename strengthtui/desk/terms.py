"""The words front ends may use: states, voices, routes and keys by their names, so that they need open no drawer."""

from __future__ import annotations

from strengthtui.interview.sharing import Audience
from strengthtui.journey.ecomap import NeighbourKind
from strengthtui.journey.lenses import LensId
from strengthtui.model.conversation import AnswerState, Route, VerdictKind
from strengthtui.model.person import AgreementAbout, AgreementState, Copy, EndingKind
from strengthtui.model.plan import Asked, GoalState, StepState
from strengthtui.model.tie import Closeness, GiveTake
from strengthtui.model.vocabulary import Frame, FrameLine
from strengthtui.model.words import Sphere, Voice
from strengthtui.vault.key_pair import OrganisationKey, PublicKey

__all__ = [
    "AgreementAbout",
    "AgreementState",
    "AnswerState",
    "Asked",
    "Audience",
    "Closeness",
    "Copy",
    "EndingKind",
    "Frame",
    "FrameLine",
    "GiveTake",
    "GoalState",
    "LensId",
    "NeighbourKind",
    "OrganisationKey",
    "PublicKey",
    "Route",
    "Sphere",
    "StepState",
    "VerdictKind",
    "Voice",
]
