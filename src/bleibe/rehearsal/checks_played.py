"""The office checks what was handed in: two look, they differ now and then, a third settles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bleibe.applications.applying.models import Application
from bleibe.applications.checking import actions as checking
from bleibe.applications.checking.judging import Standing
from bleibe.applications.checking.models.finding import Verdict
from bleibe.applications.checking.queries import check_of
from bleibe.parties.models import Person
from bleibe.rehearsal.answering import lacks_something
from bleibe.rehearsal.clock import Clock
from bleibe.rehearsal.kommunen import Kommune

ASKED_EVERY, DIFFERENT_EVERY = 15, 11
REASONS = {
    Verdict.MET: "Dargelegt und belegt; die Angaben passen zueinander.",
    Verdict.NOT_MET: "Genannt wird eine Absicht, belegt ist sie nicht.",
}


@dataclass(frozen=True)
class Checkers:
    """Two of the office who look, and who settles what they see differently."""

    first: Person
    second: Person
    third: Person


def check_all(
    applications: Iterable[tuple[Application, Kommune]], *, checkers: Checkers, clock: Clock
) -> None:
    """Check everything formally and by its conditions, and hand over what passes."""
    for application, kommune in applications:
        clock.pass_by(minutes=20)
        checking.begin_check(application, by=checkers.first)
        application.refresh_from_db()
        if kommune.applicant.number % ASKED_EVERY == 4:
            _ask_for_more(application, kommune, by=checkers.first, clock=clock)
        checking.check_formally(application, complete=True, by=checkers.second)
        _judge(application, kommune, checkers=checkers)
        if check_of(application).passes_gates:
            checking.finish_check(application, by=checkers.first)


def _ask_for_more(application: Application, kommune: Kommune, *, by: Person, clock: Clock) -> None:
    due = clock.moment.date() + timedelta(days=14)
    request = checking.ask_completion(
        application, text="Bitte reichen Sie den Beschluss mit Datum nach.", due=due, by=by
    )
    clock.pass_by(minutes=5)
    checking.answer_completion(
        request, answer="Der Beschluss ist vom 15. März; er liegt als Anlage bei.", by=kommune.lead
    )
    application.refresh_from_db()


def _judge(application: Application, kommune: Kommune, *, checkers: Checkers) -> None:
    number = kommune.applicant.number
    for turn, gate in enumerate(check_of(application).gates):
        if gate.standing is not Standing.OPEN:
            continue
        verdict = Verdict.NOT_MET if lacks_something(kommune.applicant) else Verdict.MET
        differs = (number + turn) % DIFFERENT_EVERY == 3
        other = Verdict.NOT_MET if differs and verdict is Verdict.MET else verdict
        key = gate.condition.key
        for by, found in ((checkers.first, verdict), (checkers.second, other)):
            checking.find(application, condition=key, verdict=found, reason=REASONS[found], by=by)
        if other is not verdict:
            checking.settle(
                application, condition=key, verdict=verdict,
                reason="Der Nachweis steht in der Anlage auf Seite 1.", by=checkers.third,
            )  # fmt: skip
