"""The steps as calls of the desk, in the order in which the front ends make them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from strengthtui.desk import into_plan, meeting, plan_forms, ties
from strengthtui.desk.ecomap_views import ecomap_view
from strengthtui.desk.exporting import export_sitting, page_documents
from strengthtui.desk.plan_forms import GoalForm, StepForm
from strengthtui.desk.ties import TieForm
from strengthtui.errors import Refusal
from strengthtui.line.conversations import FIRST_PACK, MAIN_PACK
from tests.desk.desk_builders import saved
from tests.parity import steps
from tests.parity.desk_plan import Planner

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.terms import AgreementAbout, Route
    from tests.parity.houses import Home

AGREED: Final[tuple[AgreementAbout, ...]] = ("talk", "type", "keep")


def visit(home: Home, one: steps.Visit) -> None:
    """Take the steps of one visit."""
    Visitor(home, one).go_through()


class Visitor(Planner):
    """Somebody who calls the desk."""

    def __init__(self, home: Home, one: steps.Visit) -> None:
        """Sit down, with somebody new or somebody met."""
        self.home, self.one, self.out = home, one, home.out
        self.keeps = one.door != "quick"
        self.gone = False
        self.desk: Desk = home.desk if self.keeps else home.throwaway()
        desk, new = self.desk, one.door != "resume"
        person = desk.add_person("Ada") if new else desk.write(desk.people.one("Ada").id)
        self.sitting = desk.sit_down(person)
        self.packs: tuple[str, ...] = ()
        self.route: Route = one.route

    def go_through(self) -> None:
        """Take every step."""
        for step in self.one.steps:
            self.do(step)

    def do(self, step: steps.Doing) -> None:
        """Take one step; a conversation that is gone through gives way to the next."""
        getattr(self, f"do_{type(step).__name__.lower()}")(step)
        if not (isinstance(step, steps.Close | steps.Leave) or self.gone):
            self._next_conversation()

    # before and after

    def do_meet(self, step: steps.Meet) -> None:
        """Say the limits, agree, say who is here."""
        if "no" in step.agreed:
            self._not_kept(step)
            return
        sitting = self.sitting
        saved(
            sitting.change(lambda act, who: meeting.say_limits(act, who, sitting.id, said=step.said, by=sitting.worker))
        )
        if not step.again and not step.quick:
            for what, state in zip(AGREED, step.agreed, strict=False):
                if state:
                    saved(sitting.agree(what, "ask-again" if state == "later" else state))
            for name, may in step.shared:
                saved(sitting.agree("share", may, name))
        if not step.quick:
            saved(sitting.present(step.here))
        if step.through:
            saved(sitting.note(through=step.through))
        told: list[dict[str, Any]] = [
            {"talking": {"pace": step.talking}} if step.talking else {},
            {"reach": {"ways": step.reach}} if step.reach else {},
            {"alongside": meeting.alongside_of(step.alongside)} if step.alongside else {},
            {"not_again": (step.not_again,)} if step.not_again else {},
        ]
        for fields in filter(None, told):
            saved(sitting.change(lambda act, who, fields=fields: meeting.change_person(act, who, fields)))  # type: ignore[misc]  # a default holds it
        if step.today:
            saved(sitting.jot(step.today, ("now-matters-most",)))
        self._sit()

    def _not_kept(self, step: steps.Meet) -> None:
        """They did not want it typed, or not kept: then nothing stands, and nothing or only a page comes of it."""
        person_id = self.sitting.person.records.person.id
        self.sitting.close(ended=False)
        self.desk.vault.forget_person(person_id)
        if step.agreed[-1] == "no" and len(step.agreed) == len(AGREED):
            self.desk = self.home.throwaway()
            self.sitting = self.desk.sit_down(self.desk.add_person("Ada"))
            self.keeps = False
            self._sit()
        else:
            self.gone = True

    def do_goon(self, _step: steps.GoOn) -> None:
        """Go on."""
        self._sit()

    def do_close(self, step: steps.Close) -> None:
        """Close kindly."""
        sitting = self.sitting
        if step.waiting:
            saved(sitting.jot(step.waiting, ("now-cannot-wait",)))
        if step.strike:
            saved(sitting.strike(sitting.to_strike(step.strike)[0].ref))
        if step.leave_out:
            saved(sitting.verdict(sitting.to_strike(step.leave_out)[0].ref, "left-out"))
        for promise in step.promises:
            self.promise(promise)
        if step.copy is not None:
            saved(sitting.note(copy=step.copy))
        if step.next:
            saved(sitting.meet_next(None, step.next))
            if step.on:
                saved(sitting.meet_next(step.on, step.next))
        if step.leaving:
            saved(sitting.note(leaving=step.leaving))
        saved(sitting.enough())
        if not self.keeps:
            export_sitting(sitting, page_documents(sitting.person), self.out)
        sitting.close()

    def do_leave(self, _step: steps.Leave) -> None:
        """Leave."""
        self.sitting.close(ended=False)

    def _sit(self) -> None:
        begun = {one.pack for one in self.sitting.person.records.conversations}
        if self.one.door == "resume":
            self.sitting.resume()
            if FIRST_PACK in begun and MAIN_PACK not in begun:
                self.packs = (MAIN_PACK,)
            left = [one.pack for one in self.sitting.person.records.conversations if one.state == "open"]
            here = self.sitting.conversation
            self.packs = (*(one for one in left if here is not None and one != here.pack), *self.packs)
        elif self.one.door == "quick":
            self.packs, self.route = (MAIN_PACK,), "doorstep"
        else:
            self.packs = (self.one.pack,) if self.one.pack else (FIRST_PACK, MAIN_PACK)
        self.sitting.ahead(self.packs, self.route, self.desk.keep_pack)

    def _next_conversation(self) -> None:
        view = self.sitting.view()
        while self.packs and (view is None or view.place is None):
            view = saved(self.sitting.begin(self.packs[0], self.route, self.desk.keep_pack)).view
            if view is None or view.place is None:
                self.packs = self.packs[1:]

    # words

    def do_jot(self, step: steps.Jot) -> None:
        """Jot."""
        view = self.sitting.view()
        saved(self.sitting.jot(step.text, None if view is not None and view.place is not None else ()))

    def do_jotaside(self, step: steps.JotAside) -> None:
        """Jot to be sorted."""
        saved(self.sitting.jot(step.text, ()))

    def do_answer(self, step: steps.Answer) -> None:
        """Answer."""
        saved(self.sitting.answer("\n".join(step.lines)))

    def do_go(self, step: steps.Go) -> None:
        """Go on, or back."""
        for _time in range(step.times):
            saved(self.sitting.next() if step.way == "next" else self.sitting.back())
            self._next_conversation()

    def do_goto(self, step: steps.GoTo) -> None:
        """Go there."""
        saved(self.sitting.jump(step.address))

    def do_choose(self, step: steps.Choose) -> None:
        """Begin it."""
        saved(self.sitting.begin(step.pack, step.route, self.desk.keep_pack))

    def do_skip(self, step: steps.Skip) -> None:
        """Skip."""
        saved(self.sitting.skip(step.state, over=step.over))

    def do_stillso(self, step: steps.StillSo) -> None:
        """Keep, change, add."""
        if step.way == "add":
            saved(self.sitting.answer("\n".join(step.lines), add=True))
        else:
            saved(self.sitting.keep(step.lines[0] if step.lines else None))

    def do_strength(self, step: steps.Strength) -> None:
        """Name it; then where it lives, then what makes it possible."""
        ref, quote = self._line(step.line), step.quote or step.line
        saved(self.sitting.mark(quote, step.name, ref=ref))
        if step.sphere is not None:
            saved(self.sitting.mark(quote, step.name, step.sphere, ref=ref))
        if step.through:
            saved(self.sitting.mark(quote, step.name, ref=ref, possible_through=step.through))

    def do_intoplan(self, step: steps.IntoPlan) -> None:
        """Make a step or a goal of a line."""
        ref = self._line(step.line)
        found = into_plan.becoming(self.sitting.person, ref)
        assert not isinstance(found, Refusal)
        goals = self.sitting.plan().goals
        under = goals[0].ref if goals else None
        if step.way == "goal":
            saved(self.sitting.change(lambda act, who: plan_forms.add_goal(act, who, GoalForm(found.text), ref)))
        else:
            form = StepForm(what=found.text)
            saved(self.sitting.change(lambda act, who: plan_forms.add_step(act, who, under, form, ref)))

    def do_sort(self, step: steps.Sort) -> None:
        """Sort."""
        saved(self.sitting.sort(self._line(step.line), step.petals))

    def do_whose(self, step: steps.Whose) -> None:
        """Say whose."""
        saved(self.sitting.set_voice(self._line(step.line), step.voice, step.other or None))

    def do_strike(self, step: steps.Strike) -> None:
        """Strike."""
        [found] = self.sitting.to_strike(step.words)
        saved(self.sitting.strike(found.ref))

    def do_undo(self, step: steps.Undo) -> None:
        """Take back."""
        for _time in range(step.times):
            saved(self.sitting.undo())

    def do_redo(self, _step: steps.Redo) -> None:
        """Bring back."""
        saved(self.sitting.redo())

    def _line(self, text: str) -> str:
        return next(line.ref for line in self.sitting.lines() if line.text == text)

    # people, agreements, papers

    def do_here(self, step: steps.Here) -> None:
        """Say who is here."""
        saved(self.sitting.present(step.names))

    def do_agree(self, step: steps.Agree) -> None:
        """Agree."""
        saved(self.sitting.agree(step.what, step.state, step.name or None))

    def do_ecomap(self, step: steps.Ecomap) -> None:
        """Put them there, change them, take them off."""
        for one in step.acts:
            saved(self.sitting.change(lambda act, person, one=one: self._mapped(act, person, one)))  # type: ignore[misc]

    def _mapped(self, act: Any, person: OpenPerson, one: steps.Put | steps.PutKnown | steps.OffMap) -> Any:  # noqa: ANN401
        match one:
            case steps.Put():
                return ties.add_tie(act, person, one.form)
            case steps.PutKnown():
                offer = next(offer for offer in ecomap_view(person, ()).offers if offer.text == one.text)
                stood = ties.offer_form(person, offer.ref)
                assert isinstance(stood, TieForm)
                return ties.put_on_map(act, person, offer.ref, replace(stood, closeness=one.closeness))
            case steps.OffMap():
                [tie] = [tie for tie in ecomap_view(person, ()).ties if tie.name == one.name]
                return ties.take_off(act, person, tie.ref)

    def do_concern(self, step: steps.Concern) -> None:
        """Write it down apart."""
        for line, words in zip((one.id for one in self.desk.frame("concern").lines), step.lines, strict=False):
            if words:
                self.sitting.concern(line, words)

    def do_export(self, step: steps.Export) -> None:
        """Write it."""
        export_sitting(self.sitting, (step.document,), self.out)
