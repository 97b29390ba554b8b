"""Making documents."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from bleibe.kernel import events, files
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Person
from bleibe.profiles.models import Dataset
from bleibe.reports import builds, queries
from bleibe.reports.exports.formats import IN_BACKGROUND
from bleibe.reports.models import ProfileDocument
from bleibe.reports.permissions import READ_PROFILES

Progress = Callable[[int, int], None]
STEPS = 3
"""Read the figures and write the chapters, set the document, keep it."""
PDF = ProfileDocument.Format.PDF


def make_profile_document(
    area: Area,
    *,
    datasets: QuerySet[Dataset],
    today: date,
    by: Person,
    file_format: str = PDF,
    progress: Progress = lambda _done, _total: None,
) -> ProfileDocument:
    """Make the Kommunalprofil as a file for the present figures (Profildokument erstellen).

    Side effects: the file, then in one transaction its row and the event; nothing if the
    document for these figures is there already. Raises `Refused` with ``not_allowed``.
    """
    require(by, READ_PROFILES)
    key = builds.state_key(area, datasets=datasets, today=today)
    known = queries.document_of(area, state_key=key, file_format=file_format)
    if known is not None:
        return known
    progress(0, STEPS)
    profile = builds.build_of(area, datasets=datasets, key=key, today=today).profile
    progress(1, STEPS)
    export = IN_BACKGROUND[file_format]
    content = export.make(profile)
    progress(2, STEPS)
    file = files.store([content], name=f"{area.key}.{file_format}", allowed=[export.media_type])
    with transaction.atomic():
        document, made = ProfileDocument.objects.get_or_create(
            area=area,
            state_key=key,
            format=file_format,
            defaults={"file": file, "made_by": by},
        )
        if made:
            events.record(
                "profile.document_made", by=by, about=document, area=area.key, file=file.sha256
            )
    return document
