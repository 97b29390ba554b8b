"""What waits for a person (Was wartet auf mich): things that stand still until they act."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.desk.board import Task
from bleibe.desk.sight import Sight
from bleibe.kernel.labels import job_label
from bleibe.kernel.models import Job
from bleibe.kernel.permissions import may
from bleibe.kernel.queries import jobs_of
from bleibe.parties.models import Organisation
from bleibe.parties.permissions import MANAGE_MANDATES
from bleibe.parties.queries import mandates_seen_by, organisations_seen_by, with_people
from bleibe.profiles.models import Upload
from bleibe.profiles.queries import open_uploads
from bleibe.reports.models import ProfileVersion
from bleibe.reports.writing.permissions import RELEASE_PROFILE
from bleibe.reports.writing.queries import versions_for

AHEAD = timedelta(days=30)
MOST_SHOWN = 5


def waiting_for(sight: Sight) -> list[Task]:
    """Return what waits for a person, the most pressing first."""
    return [task for source in SOURCES for task in source(sight)]


def without_lead(sight: Sight) -> Iterator[Task]:
    """Kommunen without a Projektleitung, for those who can name one."""
    kommunen = organisations_seen_by(sight.person, MANAGE_MANDATES).filter(
        kind__in=Organisation.KOMMUNEN
    )
    for kommune in with_people(kommunen).filter(has_lead=False)[:MOST_SHOWN]:
        yield Task(
            _("{name} hat keine Projektleitung").format(name=kommune.name),
            reverse("parties:organisation", args=[kommune.key]),
            status=_("fehlt"),
            kind="warning",
        )


def profiles_to_release(sight: Sight) -> Iterator[Task]:
    """Kommunalprofile that somebody gave into coordination, for those who can release them."""
    if not may(sight.person, RELEASE_PROFILE):
        return
    waiting = versions_for(sight.person, action=RELEASE_PROFILE).filter(
        state=ProfileVersion.State.IN_COORDINATION
    )
    for version in waiting.defer("content")[:MOST_SHOWN]:
        yield Task(
            _("Kommunalprofil {version}").format(version=version),
            reverse("reports:version", args=[version.profile_id, version.number]),
            _("Lesen, dann freigeben oder zurückgeben."),
            status=version.get_state_display(),
            kind="info",
        )


def uploads(sight: Sight) -> Iterator[Task]:
    """Files that were sent and not taken over yet."""
    for upload in open_uploads(sight.person)[:MOST_SHOWN]:
        broken = upload.state == Upload.State.UNREADABLE
        yield Task(
            _("Datei „{name}“").format(name=upload.file_name),
            reverse("profiles:upload", args=[upload.pk]),
            status=upload.get_state_display(),
            kind="warning" if broken else "info",
        )


def running_jobs(sight: Sight) -> Iterator[Task]:
    """Work in the background that is not over."""
    over = [state for state, following in Job.NEXT.items() if not following]
    for job in jobs_of(sight.person).exclude(state__in=over)[:MOST_SHOWN]:
        yield Task(
            job_label(job.kind), reverse("kernel:job", args=[job.pk]),
            status=job.get_state_display(), kind="info",
        )  # fmt: skip


def ending_mandates(sight: Sight) -> Iterator[Task]:
    """Roles that end within a month, for those who could give them again."""
    today = timezone.localdate()
    ending = mandates_seen_by(sight.person, MANAGE_MANDATES).filter(
        ended_at=None, valid_to__gte=today, valid_to__lte=today + AHEAD
    )
    for mandate in ending.order_by("valid_to", "pk")[:MOST_SHOWN]:
        yield Task(
            _("Rolle von {name} endet am {day}").format(
                name=mandate.person.name, day=date_format(mandate.valid_to)
            ),
            reverse("parties:organisation", args=[mandate.organisation.key]),
            f"{mandate.get_role_display()}, {mandate.organisation.name}",
        )


def invited(sight: Sight) -> Iterator[Task]:
    """People who were invited and have not come yet."""
    count = (
        mandates_seen_by(sight.person, MANAGE_MANDATES)
        .filter(ended_at=None, person__last_login=None, person__is_active=True)
        .values("person")
        .distinct()
        .count()
    )
    if count:
        said = ngettext(
            "Eine eingeladene Person hat sich noch nicht angemeldet",
            "{count} eingeladene Personen haben sich noch nicht angemeldet",
            count,
        )
        yield Task(
            said.format(count=count), reverse("parties:organisations"),
            _("Sie können die Einladung noch einmal senden."),
        )  # fmt: skip


SOURCES = (without_lead, profiles_to_release, uploads, running_jobs, ending_mandates, invited)
