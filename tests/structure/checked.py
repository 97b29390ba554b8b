"""An application of ours whose check has begun, with a finding, an attachment and a request."""

from datetime import timedelta

from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking.actions import ask_completion, begin_check, find
from bleibe.applications.checking.models import CompletionRequest
from bleibe.applications.reviewing.tests.handed_in import handed_in
from bleibe.forms.models import Attachment
from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Area, Organisation, Person

State = Application.State


def everything(
    call: Call, ours: Organisation, *, area: Area, file: StoredFile, office: Person
) -> dict[str, object]:
    """Check one of ours."""
    application = _checked(call, ours, area=area, office=office)
    attachment = Attachment.objects.create(
        draft=application.draft, field="paper", file=file, name="figuren.csv", title="Beschluss",
        added_by=office,
    )  # fmt: skip
    request = _asked(application, office=office)
    return {
        "checked": application, "checked_condition": _first(call), "checked_file": attachment,
        "completion": request,
    }  # fmt: skip


def one_more(call: Call, number: int, *, ours: Organisation, area: Area, office: Person) -> None:
    """Check another one of ours, for an area that is new."""
    quarter = Area.objects.create(
        level="quarter", key=f"{area.key}-3{number}", name=f"Hof {number}", parent=area
    )
    _asked(_checked(call, ours, area=quarter, office=office), office=office)


def _checked(call: Call, ours: Organisation, *, area: Area, office: Person) -> Application:
    application = handed_in(call, ours, area=area, by=office)
    Application.objects.filter(pk=application.pk).update(state=State.SUBMITTED)
    begin_check(application, by=office)
    find(application, condition=_first(call), verdict="met", reason="Ja.", by=office)
    application.refresh_from_db()
    return application


def _asked(application: Application, *, office: Person) -> CompletionRequest:
    due = timezone.localdate() + timedelta(days=14)
    return ask_completion(application, text="Was fehlt?", due=due, by=office)


def _first(call: Call) -> str:
    return package_of_call(call).conditions[0].key
