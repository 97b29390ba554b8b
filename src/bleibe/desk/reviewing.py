"""What waits for who reviews: bias to declare, reviews to hand in."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.applications.reviewing.permissions import REVIEW
from bleibe.applications.reviewing.queries.readings import readings_of
from bleibe.desk.board import Task
from bleibe.kernel.permissions import may
from bleibe.parties.models import Person


def review_tasks(person: Person) -> Iterator[Task]:
    """Return one task for each call; the numbers are those of the own pile."""
    if not may(person, REVIEW):
        return
    for readings in readings_of(person):
        if not readings.has_declared:
            yield Task(
                _("Befangenheit erklären: {title}").format(title=readings.call.title),
                reverse("reviewing:declaration", args=[readings.call.key]),
                _("Erst danach können Sie Bewerbungen bekommen."),
                _("offen"),
                "warning",
            )
        elif readings.open and readings.sight.may_review:
            said = ngettext("{count} Gutachten ist offen", "{count} Gutachten sind offen",
                            readings.open)  # fmt: skip
            yield Task(
                said.format(count=readings.open), reverse("reviewing:mine"),
                readings.call.title, _("offen"), "info",
            )  # fmt: skip
