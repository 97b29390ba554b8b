"""The documents of a released version."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel import files as store
from bleibe.kernel.filetypes import PDF
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person
from bleibe.reports.profile.one_page import one_page_pdf
from bleibe.reports.profile.pdf import pdf_of
from bleibe.reports.writing import drafts
from bleibe.reports.writing.models import ProfileVersion
from bleibe.reports.writing.permissions import MAKE_FILES

Progress = Callable[[int, int], None]
STEPS = 3
"""Read the version, set the profile, set its one page."""


def make_files(
    version: ProfileVersion,
    *,
    today: date,
    by: Person,
    progress: Progress = lambda _done, _total: None,
) -> ProfileVersion:
    """Make profile and Steckbrief of a released version as PDF (Dokumente erstellen).

    Side effects: two files, then in one transaction their places and the event. Raises `Refused`
    with ``not_allowed`` or ``not_in_this_state``.
    """
    require(by, MAKE_FILES, version)
    profile = drafts.content_of(version, today=today)
    progress(1, STEPS)
    name = f"{version.profile.area.key}-{version.number}"
    whole = store.store([pdf_of(profile)], name=f"{name}.pdf", allowed=[PDF])
    progress(2, STEPS)
    one_page = store.store([one_page_pdf(profile)], name=f"{name}-s.pdf", allowed=[PDF])
    with transaction.atomic():
        held = ProfileVersion.objects.select_for_update().get(pk=version.pk)
        require(by, MAKE_FILES, held)
        if drafts.content_of(held, today=today) == profile:
            held.file, held.one_page_file = whole, one_page
            held.save(update_fields=["file", "one_page_file"])
            events.record(
                "profile.files_made", by=by, about=held,
                file=whole.sha256, one_page=one_page.sha256,
            )  # fmt: skip
    return held
