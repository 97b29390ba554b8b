"""A Kommune that applies, one that registers, a mail, a question: before anything is reviewed."""

from django.utils import timezone

from bleibe.applications.applying.actions import enter_mail, start_application
from bleibe.applications.applying.models import MailedApplication, Registration
from bleibe.applications.calls.actions import ask_question
from bleibe.applications.calls.models import Call
from bleibe.parties.models import Area, Organisation, Person

MAIL = b"From: rathaus@example.org\r\nSubject: Bewerbung %d\r\n\r\nAnbei.\r\n"


def everything(
    call: Call, ours: Organisation, *, elsewhere: Area, lead: Person, office: Person
) -> dict[str, object]:
    """Begin an application of ours, register a Kommune that is there, enter a mail, ask."""
    return {
        "application": start_application(call, organisation=ours, by=lead),
        "mailed": _mailed(call, 0, office=office),
        "registration": _registration(0, elsewhere),
        "question": ask_question(call, asked="Darf ein Kreis mitmachen?"),
    }


def one_more(call: Call, number: int, *, area: Area, things, lead: Person, office: Person) -> None:
    """Add an application of ours, one of others, a registration, a mail, a question."""
    quarter = Area.objects.create(
        level="quarter", key=f"{things.area.key}-2{number}", name=f"Viertel {number}",
        parent=things.area,
    )  # fmt: skip
    start_application(call, organisation=things.organisation, area=quarter, by=lead)
    _mailed(call, number + 1, office=office)
    _registration(number + 1, area)
    ask_question(call, asked=f"Frage {number}")


def _mailed(call: Call, number: int, *, office: Person) -> MailedApplication:
    kommune = Organisation.objects.create(
        key=f"per-mail-{number}", name=f"Per Mail {number}", kind="town"
    )
    return enter_mail(
        call, raw=MAIL % number, name="bewerbung.eml", organisation=kommune, by=office
    )


def _registration(number: int, area: Area) -> Registration:
    made = Registration.objects.create(
        state=Registration.State.CONFIRMED, name=f"Neu {number}", kind="town",
        person_name="Gerda Gans", function="Leitung", email=f"neu{number}@example.org",
        token_digest="0" * 64, confirmed_at=timezone.now(),
    )  # fmt: skip
    made.areas.add(area)
    return made
