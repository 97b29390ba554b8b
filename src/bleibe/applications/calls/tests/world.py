"""A small programme with a call and a form of few fields, for tests of all rooms above."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bleibe.parties.models import Person
from bleibe.programmes.models import PackageVersion, Programme
from bleibe.programmes.package import (
    Aim,
    CallRules,
    Field,
    FormDefinition,
    Mailbox,
    Package,
    Part,
    Section,
    Step,
    as_content,
    digest_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
OPENS = datetime(2021, 6, 1, tzinfo=BERLIN)
CLOSES = datetime(2021, 7, 20, 23, 59, 59, tzinfo=BERLIN)
DURING = datetime(2021, 7, 1, 10, 0, tzinfo=UTC)
"""In the middle of the time to apply."""

FORM = FormDefinition(
    "bogen",
    (
        Section(
            "daten", "Datenblatt", "data_sheet",
            (
                Field("challenge", "long_text", "Ihre Aufgabe", required=True, max_length=400),
                Field("contact", "text", "Ansprechperson", required=True, personal=True),
            ),
        ),
        Section(
            "anlagen", "Anlagen", "attachments",
            (Field("proof", "file", "Nachweis", accept=("pdf", "txt")),),
        ),
    ),
)  # fmt: skip


def package(key: str = "dorf-und-stadt", **rules: object) -> Package:
    """Return an invented programme with one call; ``rules`` change the call."""
    call = {
        "key": f"{key}-1", "title": "Aufruf Dorf und Stadt", "opens_at": OPENS,
        "closes_at": CLOSES, "places": 4, "kinds": ("municipality", "town"),
        "parts": (Part("overview", "Überblick", ("Wer mitmachen will, bewirbt sich.",)),),
        "channels": ("online", "email"), "grace": timedelta(),
    }  # fmt: skip
    return Package(
        key=key, version="1", title="Dorf und Stadt", summary="Ein erfundenes Programm.",
        runs_from=date(2021, 6, 1), runs_to=date(2024, 12, 31),
        aims=(Aim("mut", "Mut machen"),), steps=(Step("anfang", "Anfang", "beginnen"),),
        mailboxes=(
            Mailbox("submission", "Bewerbungen", "bewerbung@example.org"),
            Mailbox("questions", "Inhaltliche Fragen", "fragen@example.org"),
        ),
        calls=(CallRules(**(call | rules)),), form=FORM,
    )  # fmt: skip


def version(made: Package, *, by: Person) -> PackageVersion:
    """Keep a package as a version, though it lacks what only later rooms need."""
    content = as_content(made)
    programme = Programme.objects.create(
        key=made.key, version=made.version, title=made.title, content={},
        runs_from=made.runs_from, runs_to=made.runs_to,
    )  # fmt: skip
    return PackageVersion.objects.create(
        programme=programme, number=1, version=made.version, content=content,
        digest=digest_of(content), published_at=OPENS, published_by=by,
    )  # fmt: skip
