"""Released words that somebody took back: they go from released versions and their files."""

from django.db import transaction

from bleibe.appraisal.permissions import HOLD_INTERVIEWS
from bleibe.kernel import events, jobs
from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person
from bleibe.reports.profile.frozen import thawed
from bleibe.reports.tasks import make_version_files
from bleibe.reports.writing import drafts, queries


@transaction.atomic
def hide_retracted(organisation: Organisation, *, by: Person) -> None:
    """Have files without retracted words made anew (Zurückgezogene Aussagen ausblenden).

    Side effects: files that hold such words are not offered any more, an event for each
    version, a job that makes its files. Raises `Refused` with ``not_allowed``.
    """
    require(by, HOLD_INTERVIEWS, organisation)
    for version in queries.released_of(organisation).select_for_update(of=("self",)):
        if drafts.released_content(version) == thawed(version.content):
            continue
        version.file = version.one_page_file = None
        version.save(update_fields=["file", "one_page_file"])
        events.record(
            "profile.wording_hidden", by=by, about=version,
            version=version.number, sha256=version.digest,
        )  # fmt: skip
        jobs.start(
            make_version_files, kind="profile.version_files", by=by,
            version_id=version.pk, person_id=by.pk,
        )  # fmt: skip
