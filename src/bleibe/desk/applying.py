"""What waits around calls: applications to hand in, questions and registrations to answer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.applications.applying.models import Application, Registration
from bleibe.applications.applying.permissions import APPLY, READ_OWN_APPLICATIONS
from bleibe.applications.applying.queries import how_far, own_applications, registrations_for
from bleibe.applications.applying.shown import next_of
from bleibe.applications.calls.models import Call, CallQuestion
from bleibe.applications.calls.queries import deadlines_of, questions_to_answer
from bleibe.desk.board import Task
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person

MOST_SHOWN = 5


def own_tasks(person: Person) -> Iterator[Task]:
    """Return what a Kommune has to hand in, with the time that is left."""
    if not may(person, READ_OWN_APPLICATIONS):
        return
    running = list(
        own_applications(person).filter(state__in=Application.NOT_SENT, call__state=Call.State.OPEN)
    )
    deadlines = deadlines_of((each.call, each.organisation_id) for each in running)
    now, far = timezone.now(), how_far(running)
    found = [(deadlines[each.call_id, each.organisation_id], each) for each in running]
    found = [each for each in found if not each[0].is_over(now)]
    for deadline, application in sorted(found, key=lambda each: each[0].last_instant)[:MOST_SHOWN]:
        left = deadline.remaining(now).days
        yield Task(
            _("Bewerbung: {title}").format(title=application.call.title),
            reverse("applying:application", args=[application.uuid]),
            next_of(
                application, far=far[application.pk], deadline=deadline, now=now,
                may_send=may(person, APPLY, application),
            ).text,
            _("Frist {day}").format(
                day=date_format(timezone.localtime(deadline.closes_at), "j.n.Y, H:i")
            ),
            "warning" if left < 7 else "info",
        )  # fmt: skip


def office_tasks(person: Person) -> Iterator[Task]:
    """Return how many questions and registrations nobody has answered."""
    questions = questions_to_answer(person).filter(state=CallQuestion.State.ASKED).count()
    if questions:
        said = ngettext(
            "Eine Frage zu einem Aufruf ist offen", "{count} Fragen zu Aufrufen sind offen",
            questions,
        )  # fmt: skip
        yield Task(
            said.format(count=questions), reverse("calls:calls"), status=_("offen"), kind="warning"
        )
    registrations = registrations_for(person).filter(state=Registration.State.CONFIRMED).count()
    if registrations:
        said = ngettext(
            "Eine Kommune möchte sich registrieren",
            "{count} Kommunen möchten sich registrieren",
            registrations,
        )
        yield Task(
            said.format(count=registrations), reverse("applying:registrations"),
            status=_("zu prüfen"), kind="warning",
        )  # fmt: skip
