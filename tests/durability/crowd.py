"""A crowd before a deadline: Kommunen with forms that are ready, signed in, about to hand in.

Run as a process of its own before the storm; writes what each client has to know. People and
drafts are put in place directly: it is the storm that goes through the platform's pages.
"""

import json
import random
import sys
import uuid
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import django

WINDOW_OPENS_BEFORE = timedelta(days=30)


def main(target: Path, *, clients: int, uploads: int, megabytes: float, seed: int) -> None:
    from bleibe.config.serving import set_up

    set_up()
    calls = _calls()
    chance = random.Random(seed)  # noqa: S311 - a storm, no secrets
    crowd = [
        _client(number, calls, uploads=number < uploads, chance=chance) for number in range(clients)
    ]
    target.write_text(json.dumps({"megabytes": megabytes, "clients": crowd}))


def _calls() -> dict[str, object]:
    """Open two calls: one runs through the storm, one closes before it."""
    from django.utils import timezone
    from handing_in import FORM, settle_in

    from bleibe.applications.calls.models import Call
    from bleibe.forms.actions import keep_revision
    from bleibe.kernel.permissions import Role
    from bleibe.parties.models import Mandate, Organisation, Person
    from bleibe.programmes.models import PackageVersion, Programme
    from bleibe.programmes.package import (
        PACKAGES,
        PortfolioRules,
        as_content,
        digest_of,
        read_package,
    )

    settle_in()
    section = FORM.sections[0]
    fields = tuple(replace(each, required=each.kind != "file") for each in section.fields)
    form = replace(FORM, sections=(replace(section, fields=fields),))
    package = replace(
        read_package(PACKAGES / "werkstatt-morgen"), form=form, conditions=(),
        portfolio=PortfolioRules(),
    )  # fmt: skip
    now = timezone.now()
    unit = Organisation.objects.create(key="min", name="Ministerium", kind="ministry_unit")
    mira = Person.objects.create_user("mira@example.org", "Mira")
    Mandate.objects.create(
        person=mira, organisation=unit, role=Role.MINISTRY_UNIT, valid_from=now.date()
    )
    programme = Programme.objects.create(
        key=package.key, version="1", title=package.title, content={},
        runs_from=package.runs_from, runs_to=package.runs_to,
    )  # fmt: skip
    content = as_content(package)
    version = PackageVersion.objects.create(
        programme=programme, number=1, version="1", content=content, digest=digest_of(content),
        published_at=now, published_by=mira,
    )  # fmt: skip
    revision = keep_revision(form, by=mira)
    calls = {
        key: Call.objects.create(
            programme=programme, package=version, key=rules.key, title=rules.title,
            opens_at=now - WINDOW_OPENS_BEFORE, closes_at=closes_at, state=Call.State.OPEN,
        )
        for (key, closes_at), rules in zip(
            {"open": now + timedelta(hours=1), "over": now - timedelta(seconds=1)}.items(),
            package.calls, strict=True,
        )
    }  # fmt: skip
    return calls | {"revision": revision}


def _client(number: int, calls, *, uploads: bool, chance: random.Random) -> dict[str, object]:
    from django.urls import reverse
    from django.utils import timezone

    from bleibe.applications.applying.models import Application
    from bleibe.forms.models import Answer, Draft
    from bleibe.kernel.permissions import Role
    from bleibe.parties.models import Mandate, Organisation, Person

    now = timezone.now()
    town = Organisation.objects.create(
        key=f"ort-{number}", name=f"Ort {number}", kind=Organisation.Kind.MUNICIPALITY
    )
    lead, head = (
        Person.objects.create_user(f"{name}{number}@example.org", f"{name} {number}")
        for name in ("lead", "head")
    )
    for person, role in ((lead, Role.PROJECT_LEAD), (head, Role.HEAD_OF_ADMINISTRATION)):
        Mandate.objects.create(
            person=person, organisation=town, role=role, valid_from=now.date() - timedelta(days=9)
        )
    ready = {} if uploads else {"state": "released", "released_at": now, "released_by": head}
    draft = Draft.objects.create(
        revision=calls["revision"], organisation=town, opened_by=lead, edited_by=lead,
        edited_at=now, **ready,
    )  # fmt: skip
    Answer.objects.bulk_create(
        Answer(draft=draft, field=field, value=value, written_at=now, written_by=lead)
        for field, value in (("vorhaben", f"Ort {number}"), ("einwohner", 1000 + number))
    )
    late = not uploads and number % 50 == 49
    application = Application.objects.create(
        call=calls["over" if late else "open"], organisation=town, draft=draft, started_by=lead,
        state="draft" if uploads else "released",
    )  # fmt: skip
    return {
        "number": number, "uploads": uploads, "late": late,
        "double": chance.random() < 0.05, "drops": chance.random() < 0.10,
        "wrong": uploads and number % 50 == 5,
        "id": str(uuid.uuid4()), "draft": draft.pk,
        "lead": _session(lead) if uploads else "", "head": _session(head),
        "begin": reverse("forms:upload_begin", args=[draft.uuid]),
        "upload": reverse("forms:upload", args=[uuid.UUID(int=number)]),
        "release": reverse("applying:release", args=[application.uuid]),
        "submit": reverse("applying:submission", args=[application.uuid]),
    }  # fmt: skip


def _session(person) -> str:
    """Return the key of a session in which the person is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    given = json.loads(sys.argv[2])
    main(Path(sys.argv[1]), **given)
